"""What a form doesn't ask for stays as it was in a profile that is there already.

For: `merged`, which goes along the table of a profile's keys, so that a key that is new to the format is kept until
the form asks for it. Must not: read answers, or know a key by its name except `skill`, by which entries are told apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from peerpact.domain.findings import Pointer
from peerpact.formats.codec import Codec, Record, Resolve

Data = Mapping[str, Any]


def merged(
    record: Record[Any],
    answers: Data,
    before: Data,
    asked_keys: Collection[Pointer],
    resolve: Resolve,
    at: Pointer = (),
) -> dict[str, Any]:
    """The values of a mapping in the order of its table: from the answers where the form asks, else as before.

    `asked_keys` holds the way to each key that the form asks for; keys inside of lists are listed without a number.
    Entries of a list are the same when their skills are, by `resolve`.
    """
    record_data: dict[str, Any] = {}
    for key, codec in record.table.items():
        way = (*at, key)
        inner = codec.record if isinstance(codec, Codec) else None
        new, old = answers.get(key), before.get(key)
        if inner is None or (isinstance(new or old, list) and way not in asked_keys):
            value = new if way in asked_keys else old
        elif isinstance(new, list):
            value = [merged(inner, item, _same(item, old or (), resolve), asked_keys, resolve, way) for item in new]
        elif isinstance(old, list):
            value = None
        else:
            value = merged(inner, new or {}, old or {}, asked_keys, resolve, way)
        if value not in (None, {}):
            record_data[key] = value
    return record_data


def _same(item: Data, entries: Iterable[Data], resolve: Resolve) -> Data:
    """The entry of the same skill, or an empty one."""
    return next((entry for entry in entries if entry.get("skill") == resolve(item.get("skill", ""))), {})

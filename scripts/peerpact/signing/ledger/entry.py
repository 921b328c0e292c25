"""What a file of the ledger can be: the record of a signed version, or a maintainer's word about a rewritten history.

For: `canonical` and `parse` for both. Must not: judge what an entry says.
"""

from __future__ import annotations

import json
from typing import Any

from peerpact.signing.ledger import record, rewriting
from peerpact.signing.ledger.record import Record
from peerpact.signing.ledger.rewriting import Rewriting

Entry = Record | Rewriting


def canonical(entry: Entry) -> bytes:
    """The only bytes that stand for an entry."""
    return record.canonical(entry) if isinstance(entry, Record) else rewriting.canonical(entry)


def parse(content: bytes) -> Entry:
    """The entry that these bytes are. Raises ValueError when they are none, or not in the canonical form."""
    if len(content) > rewriting.MOST_BYTES:
        raise ValueError("it is too large")
    try:
        data: Any = json.loads(content)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    rewritten = isinstance(data, dict) and data.get("kind") == rewriting.KIND
    if not rewritten and len(content) > record.MOST_BYTES:
        raise ValueError("it is too large")
    entry = rewriting.parse(data) if rewritten else record.parse(data)
    if canonical(entry) != content:
        raise ValueError("it isn't written in the canonical form")
    return entry

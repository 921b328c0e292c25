"""Strict YAML: one document of mappings, lists and text, read by libyaml's event parser.

For: the data of a file. A plain scalar becomes a number or a boolean only where `typing` asks
for it; everywhere else the text stays as it was written (`no`, `18:00`, `0123`). Must not:
explain (that is `explain.py`) or know what a profile is.

Refused, because people never mean them here and attackers do: anchors, aliases, tags, merge keys,
several documents, keys that are not text, duplicate keys, and nesting deeper than MAX_DEPTH.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml._yaml import CParser
from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, StreamEndEvent

from peerpact.formats.yaml.scalars import Typing, typed

MAX_DEPTH = 12


class Refused(Exception):  # noqa: N818 (it refuses a file, it is no program error)
    """A construct that strict YAML does not allow: which rule, where, and the text concerned."""

    def __init__(self, rule: str, mark: Any, text: str = "") -> None:
        super().__init__(rule)
        self.rule, self.mark, self.text = rule, mark, text


def parse(text: str, typing: Typing = None) -> Any:
    """The value of a document: dicts, lists, strings, and numbers and booleans where `typing` says.

    An empty document is None. Raises Refused, or yaml.YAMLError for broken syntax.
    """
    next_event: Callable[[], Any] = CParser(text).get_event
    next_event()  # the stream's start
    first = next_event()
    if first.__class__ is StreamEndEvent:
        return None
    value = _reader(next_event)(next_event(), typing, MAX_DEPTH)
    next_event()  # the document's end
    after = next_event()
    if after.__class__ is not StreamEndEvent:
        raise Refused("one-document", after.start_mark)
    return value


def _reader(next_event: Callable[[], Any]) -> Callable[[Any, Typing, int], Any]:
    def read(event: Any, typing: Typing, room: int) -> Any:
        kind = event.__class__
        if kind is ScalarEvent:
            if event.anchor or event.tag:
                raise _extra(event)
            # Quotes ask for text, whatever the schema would like.
            return typed(event.value, typing) if typing and event.implicit[0] else event.value
        if kind is AliasEvent or event.anchor or event.tag:
            raise _extra(event)
        if not room:
            raise Refused("too-deep", event.start_mark)
        if kind is MappingStartEvent:
            return mapping(typing if typing.__class__ is dict else {}, room - 1)
        item = typing[0] if typing.__class__ is list else None
        items = []
        while (event := next_event()).__class__ is not SequenceEndEvent:
            items.append(read(event, item, room - 1))
        return items

    def mapping(typing: dict[str, Typing], room: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        kind_of = typing.get
        while (event := next_event()).__class__ is ScalarEvent:
            key = event.value
            if key in data or key == "<<" or event.anchor or event.tag:
                raise _bad_key(event, key in data)
            data[key] = read(next_event(), kind_of(key), room)
        if hasattr(event, "anchor"):  # a start of something, or an alias, where a key should be
            raise Refused("text-key", event.start_mark)
        return data

    return read


def _extra(event: Any) -> Refused:
    if isinstance(event, AliasEvent):
        return Refused("no-anchor", event.start_mark, f"*{event.anchor}")
    if event.anchor:
        return Refused("no-anchor", event.start_mark, f"&{event.anchor}")
    return Refused("no-tag", event.start_mark, str(event.tag).replace("tag:yaml.org,2002:", "!!"))


def _bad_key(event: Any, duplicate: bool) -> Refused:
    if duplicate:
        return Refused("duplicate-key", event.start_mark, event.value)
    if event.anchor or event.tag:
        return _extra(event)
    return Refused("no-anchor", event.start_mark, "<<")

"""One file: from its bytes to data, or to the troubles that stop it.

For: decoding, parsing, and going on behind a line that can be mended, so that one mistake hides no other. Must not:
know what a profile is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from peerpact.checks.files import Trouble
from peerpact.disk import Entry, Oddity
from peerpact.syntax.locate import Locator
from peerpact.syntax.quick import quick
from peerpact.syntax.scalars import Typing
from peerpact.syntax.text import HIDDEN, MAX_BYTES, decode, describe, place

_MOST_MENDS = 20
_LOST = re.compile(r"^[^#\n\"']*[\w\])}:-] +(#[^\s#].*| *#)$", re.MULTILINE)


@dataclass(slots=True)
class Document:
    """A file's text and data. Troubles of error severity keep it out of the community; `data` may still be there."""

    text: str
    data: Any
    troubles: tuple[Trouble, ...] = ()


def read(entry: Entry, typing: Typing, limit: int = MAX_BYTES) -> Document:
    """Read one file. Never raises for anything that a file may hold."""
    if isinstance(entry, Oddity):
        return Document("", None, (Trouble("plain-file", 1, 1, entry.what),))
    text, blot = decode(entry, limit)
    if blot:
        return Document(text, None, (Trouble(blot.rule, *place(text, blot.offset), blot.thing),))
    data = quick(text, typing)
    if data is None:
        return _carefully(text, typing)
    return Document(text, data, tuple(_unseen(text, data)) if "#" in text else ())


def _carefully(text: str, typing: Typing) -> Document:
    # Most checks never come here: the import of PyYAML costs more than a profile.
    import yaml

    from peerpact.syntax.explain import explain
    from peerpact.syntax.parse import Refused, parse

    troubles: list[Trouble] = []
    reading = text
    for _ in range(_MOST_MENDS):
        try:
            data = parse(reading, typing)
            if isinstance(data, str):  # no colon anywhere: a file is never one text
                raise yaml.YAMLError
        except Refused as refusal:
            troubles.append(_refusal(reading, refusal))
            return Document(text, None, tuple(troubles))
        except yaml.YAMLError as error:
            told = explain(reading, error)
            troubles.append(Trouble("yaml-syntax", told.line, told.column, message=told.message, fix=told.fix))
            if told.mended is None:
                return Document(text, None, tuple(troubles))
            lines = reading.split("\n")
            lines[told.line - 1] = told.mended
            reading = "\n".join(lines)
        else:
            troubles += _unseen(reading, data)
            return Document(reading, data, tuple(troubles))
    return Document(text, None, tuple(troubles))


def _refusal(text: str, refusal: Any) -> Trouble:
    line, column = refusal.mark.line + 1, refusal.mark.column + 1
    seen = ""
    if refusal.rule == "duplicate-key":
        earlier = _earlier(text, refusal.text, line)
        seen = f" (the first time in line {earlier})" if earlier else ""
    return Trouble(refusal.rule, line, column, refusal.text, seen)


def _earlier(text: str, key: str, line: int) -> int | None:
    """The line where the same key stood before, at the same indentation."""
    lines = text.split("\n")[:line]
    margin = len(lines[-1]) - len(lines[-1].lstrip(" -"))
    starts = (f"{key}:", f'"{key}":', f"'{key}':")
    same = [
        n
        for n, text in enumerate(lines[:-1], 1)
        if text.lstrip(" -").startswith(starts) and len(text) - len(text.lstrip(" -")) == margin
    ]
    return same[-1] if same else None


def _unseen(text: str, data: Any) -> Iterator[Trouble]:
    """What parses but is not what it looks like: an empty file, a cut-off value, an escaped invisible sign."""
    if data is None:
        yield Trouble("empty-file", 1, 1)
    for match in _LOST.finditer(text):
        yield Trouble("lost-comment", *place(text, match.start(1)), match[1][:40])
    if "\\" in text:
        for pointer, value in _strings(data, ()):
            hidden = HIDDEN.search(value) or re.search("[\r\t]", value)
            if hidden:
                span = Locator(text).span(pointer)
                yield Trouble("hidden-character", span.line, span.column, describe(hidden[0][0]))


def _strings(data: Any, pointer: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield pointer, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(key, (*pointer, key))
            yield from _strings(value, (*pointer, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _strings(value, (*pointer, index))

"""What is safe to repair in a profile, done on its text, so that comments and order stay.

For: spellings with one meaning (letter case, aliases of skills, `Mon` for `Mo`, zone abbreviations, languages by name,
`yes` for `true`), spaces at line ends, CRLF. Must not: touch an agreement, whose bytes its partners have signed; guess;
or change anything else in the file, which is checked by reading the result again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from peerpact.domain.findings import Pointer
from peerpact.domain.vocabulary import Vocabulary
from peerpact.domain.weekly_hours import parse_window
from peerpact.formats.schema import keys_of, schema, typing
from peerpact.formats.yaml.decode import decode
from peerpact.formats.yaml.line_faults import LineFault, without_faults
from peerpact.formats.yaml.locate import Locator
from peerpact.formats.yaml.scalars import typed
from peerpact.formats.yaml.strict import Refused, parse
from peerpact.formats.yaml.write import scalar
from peerpact.text.broken_letters import broken
from peerpact.text.hidden import describe, hidden, without_hidden
from peerpact.text.language_names import certain_tag
from peerpact.text.time_zones import certain_zone, known_zones, present_zone
from peerpact.text.written_hours import read_hours

_MOST_SHOWN = 20  # of the hidden characters in one file
_TRUE, _FALSE = ("true", "yes", "on", "y"), ("false", "no", "off", "n")


@dataclass(frozen=True, slots=True)
class Repair:
    """One value that was rewritten: its line, the old text and the new one."""

    line: int
    before: str
    after: str


def readable(raw: bytes) -> bool:
    """Whether a profile can be read, as it is or with its certain line faults repaired."""
    return _read(raw)[1] is not None


def _read(raw: bytes) -> tuple[str, Any, list[LineFault]]:
    """The text with its certain line faults repaired, its data (None where it can't be read), and the faults."""
    text, blot = decode(raw)
    if blot and blot.rule == "hidden-character" and any(_unseen(text)) and not broken(text):
        text, blot = decode(without_hidden(text).encode("utf-8"))
    if blot:
        return text, None, []
    lines, faults = without_faults(text, keys_of("profile"))
    try:
        data = parse(lines, typing("profile"))
    except (Refused, yaml.YAMLError):  # `check` explains it; nothing is repaired blindly
        return text, None, []
    return (lines, data, faults) if isinstance(data, dict) else (text, None, [])


def repair(raw: bytes, vocabulary: Vocabulary) -> tuple[bytes, list[Repair]]:
    """The repaired bytes of a profile and what was repaired; the same bytes when it can't be read or needs nothing."""
    lines, data, faults = _read(raw)
    if data is None:
        return raw, []
    changes = list(_wanted(data, schema("profile"), (), vocabulary))
    repaired, repairs = _rewrite(lines, changes)
    written = decode(raw)[0]
    repairs = [*_unseen(written), *_line_repairs(written, faults), *repairs]
    expected = _replaced(data, changes)
    for candidate in (_trimmed(repaired), repaired):  # spaces at the end of a line may be part of a text block
        if parse(candidate, typing("profile")) == expected:
            return candidate.encode("utf-8"), repairs
    return raw, []


def _line_repairs(text: str, faults: list[LineFault]) -> Iterator[Repair]:
    """What became of whole lines, by their numbers in the file as it was."""
    written = text.split("\n")
    for fault in faults:
        for number, line in sorted(fault.lines.items()):
            yield Repair(number + 1, written[number], "(deleted)" if line is None else line)


def _unseen(text: str) -> Iterator[Repair]:
    """Each hidden character that can simply go; none where there is a control character, which stands for something."""
    marks = list(hidden(text))
    if not any(unicodedata.category(match[1]) == "Cc" for match in marks):
        for match in marks[:_MOST_SHOWN]:
            yield Repair(text.count("\n", 0, match.start(1)) + 1, describe(match[1]), "nothing")


def _wanted(data: Any, part: dict[str, Any], pointer: Pointer, vocabulary: Vocabulary) -> Iterator[tuple[Pointer, Any]]:
    """Where a value should be written in another way, and the value that is meant."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _wanted(value, part.get("properties", {}).get(key, {}), (*pointer, key), vocabulary)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _wanted(value, part.get("items", {}), (*pointer, index), vocabulary)
    elif isinstance(data, str):
        better = _better(data.strip(), part, vocabulary)
        if better is not None and better != data:
            yield pointer, better


def _better(text: str, part: dict[str, Any], vocabulary: Vocabulary) -> Any:
    kind = part.get("type")
    if kind == "boolean":
        plain = text.casefold()
        return plain in _TRUE if plain in (*_TRUE, *_FALSE) else None
    if kind in ("integer", "number"):
        value = typed(text, kind)
        return None if isinstance(value, str) else value
    if "enum" in part:
        return text.casefold() if text.casefold() in part["enum"] else None
    format_of: dict[str, Callable[[str], str | None]] = {
        "skill": vocabulary.find,
        "timezone": lambda zone: present_zone(zone) if zone in known_zones() else certain_zone(zone),
        "language": certain_tag,
        "opening-hours": lambda hours: None if parse_window(hours) else _only(read_hours(hours).windows),
    }
    return format_of[part["format"]](text) if part.get("format") in format_of else None


def _only(windows: tuple[str, ...]) -> str | None:
    return windows[0] if len(windows) == 1 else None


def _rewrite(text: str, changes: list[tuple[Pointer, Any]]) -> tuple[str, list[Repair]]:
    """Put each value in its place, from the end of the text to its beginning, so that places stay true."""
    locator = Locator(text)
    spans = sorted(((locator.span(pointer), value) for pointer, value in changes), key=lambda pair: -pair[0].start)
    repairs = []
    for span, value in spans:
        after = scalar(value)
        repairs.append(Repair(span.line, text[span.start : span.end], after))
        text = text[: span.start] + after + text[span.end :]
    return text, repairs[::-1]


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).rstrip("\n") + "\n"


def _replaced(data: Any, changes: list[tuple[Pointer, Any]]) -> Any:
    values = dict(changes)

    def walk(part: Any, pointer: Pointer) -> Any:
        if pointer in values:
            return values[pointer]
        if isinstance(part, dict):
            return {key: walk(value, (*pointer, key)) for key, value in part.items()}
        if isinstance(part, list):
            return [walk(value, (*pointer, index)) for index, value in enumerate(part)]
        return part

    return walk(data, ())

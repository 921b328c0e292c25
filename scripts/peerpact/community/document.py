"""One file: from its bytes to data, or to the troubles that stop it.

For: decoding, parsing, and continuing after a line that can be fixed, so that one mistake doesn't hide another. Must
not: know what a profile is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from peerpact.domain.entry import Entry, Oddity
from peerpact.domain.findings import Pointer
from peerpact.formats.trouble import Trouble
from peerpact.formats.yaml.decode import MAX_BYTES, decode, place
from peerpact.formats.yaml.fast_path import quick
from peerpact.formats.yaml.locate import Locator
from peerpact.formats.yaml.scalars import Typing
from peerpact.text.broken_letters import broken
from peerpact.text.hidden import describe, first_hidden, spelled_out

_MOST_MENDS = 20
_MOST_UNSEEN = 100  # a hostile file could hold thousands
_SHOWN = 40  # letters of something broken
_BLANKS = re.compile("[\r\t]")
_INSTRUCTION = re.compile(r"(?:[ ]*(?:#.*)?\n)*%")

Keys = Callable[[], Set[str]]


@dataclass(slots=True)
class Document:
    """A file's text and data. Troubles of error severity keep it out of the community; `data` may still be there.

    Where lines were fixed to read on, `text` has them, and `written` is the file as it was.
    """

    text: str
    data: Any
    troubles: tuple[Trouble, ...] = ()
    written: str = ""


def read(entry: Entry, typing: Typing, limit: int = MAX_BYTES, keys: Keys = frozenset) -> Document:
    """Read one file; `keys` gives the words that its format knows. Never raises for anything that a file may hold."""
    if isinstance(entry, Oddity):
        return Document("", None, (Trouble("plain-file", 1, 1, str(entry)),))
    text, blot = decode(entry, limit)
    if blot and blot.rule == "hidden-character" and (damaged := broken(text)) and damaged[0] <= blot.offset:
        return Document(text, None, (_damage(text, *damaged),))
    if blot:
        return Document(text, None, (Trouble(blot.rule, *place(text, blot.offset), blot.thing),))
    document = _parsed(text, typing, keys)
    damaged = broken(text)
    if damaged:
        document = replace(document, troubles=(*document.troubles, _damage(text, *damaged)))
    return document


def _damage(text: str, at: int, letters: str, meant: str) -> Trouble:
    return Trouble("broken-letters", *place(text, at), spelled_out(letters)[:_SHOWN], meant[:_SHOWN])


def _parsed(text: str, typing: Typing, keys: Keys) -> Document:
    data = quick(text, typing)
    if data is None:
        return _carefully(text, typing, keys)
    return Document(text, data, tuple(islice(_unseen(text, data), _MOST_UNSEEN)) if "#" in text else ())


def _carefully(text: str, typing: Typing, keys: Keys) -> Document:
    # Most checks never come here: the import of PyYAML costs more than a profile.
    import yaml

    from peerpact.formats.yaml.explain import explain, no_keys
    from peerpact.formats.yaml.line_faults import line_faults
    from peerpact.formats.yaml.strict import Refused, parse

    reading, faults = line_faults(text, keys())
    troubles = [Trouble("yaml-syntax", f.line, f.column, message=f.message, fix=f.fix) for f in faults]
    for _ in range(_MOST_MENDS):
        try:
            data = parse(reading, typing) or None
            if isinstance(data, str):  # no colon anywhere: a file is never one text
                explanation = no_keys(reading, keys())
            elif _INSTRUCTION.match(reading):  # harmless to the parser, and of no use to anybody here
                explanation = explain(reading, yaml.YAMLError(), keys())
            else:
                troubles += islice(_unseen(reading, data), _MOST_UNSEEN)
                return _as_written(text, Document(reading, data, tuple(troubles)))
        except Refused as refusal:
            troubles.append(_refusal(reading, refusal))
            rest = _without(reading, refusal)
            if rest is None:
                break
            reading = rest
            continue
        except yaml.YAMLError as error:
            explanation = explain(reading, error, keys())
        trouble = Trouble(
            "yaml-syntax", explanation.line, explanation.column, message=explanation.message, fix=explanation.fix
        )
        again = any((t.line, t.message) == (trouble.line, trouble.message) for t in troubles)
        troubles += () if again else (trouble,)
        if again or explanation.fixed is None:  # the same advice twice would lead nowhere
            break
        lines = reading.split("\n")
        lines[explanation.line - 1] = explanation.fixed
        reading = "\n".join(lines)
    return _as_written(text, Document(text, None, tuple(troubles)))


def _without(text: str, refusal: Any) -> str | None:
    """A text without what YAML may not have here, so that nothing behind it stays hidden; None where it's too much."""
    from peerpact.formats.yaml.lines import margin, quoted, split

    lines, number = text.split("\n"), refusal.mark.line
    if refusal.rule == "one-document":
        return "\n".join(lines[:number])
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    pair = split(lines[number])
    if not pair or pair[0].lstrip().startswith("-") or margin(below) > margin(lines[number]):
        return None  # more than one line belongs to it
    if refusal.rule == "duplicate-key":
        lines[number] = ""
    elif refusal.rule in ("no-tag", "no-anchor"):
        lines[number] = f"{pair[0]} {quoted(pair[1])}"
    else:
        return None
    return "\n".join(lines)


def _as_written(text: str, document: Document) -> Document:
    """A document whose troubles stand where the file was written, not where the fixed lines are."""
    written = text.split("\n")
    inside = tuple(replace(t, column=min(t.column, len(written[t.line - 1]) + 1)) for t in document.troubles)
    return replace(document, troubles=inside, written="" if document.text == text else text)


def _refusal(text: str, refusal: Any) -> Trouble:
    line, column = refusal.mark.line + 1, refusal.mark.column + 1
    first_time = ""
    if refusal.rule == "duplicate-key":
        earlier = _earlier(text, refusal.text, line)
        first_time = f" (the first time in line {earlier})" if earlier else ""
    return Trouble(refusal.rule, line, column, refusal.text, first_time)


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
    if "#" in text:
        from peerpact.formats.yaml.lost_comments import lost_comments

        kept = "\n".join(value for _, _, value in _strings(data, ()))
        for lost in lost_comments(text):
            if lost.comment not in kept:  # in a text of many lines, `#` is text
                yield Trouble("lost-comment", *place(text, lost.offset), lost.comment[:40], lost.line)
    if "\\" in text:
        locator = Locator(text)
        for pointer, at_key, value in _strings(data, ()):
            unseen = first_hidden(value) or next(((match.start(), match[0]) for match in _BLANKS.finditer(value)), None)
            if unseen:
                span = locator.span(pointer, at_key)
                yield Trouble("hidden-character", span.line, span.column, describe(unseen[1]))


def _strings(data: Any, pointer: Pointer) -> Iterator[tuple[Pointer, bool, str]]:
    """Every text in the data: where it stands, whether it is a key, and the text."""
    if isinstance(data, str):
        yield pointer, False, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield (*pointer, key), True, key
            yield from _strings(value, (*pointer, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _strings(value, (*pointer, index))

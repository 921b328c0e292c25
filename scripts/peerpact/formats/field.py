"""What an answer must look like, in the same sentences as in the schemas that editors and checks use.

For: judging single answers and a whole file's values. Must not: ask, or hold rules of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from peerpact.formats.schema import Fault, compiled, faults, schema
from peerpact.text.language_names import certain_tag, question
from peerpact.text.placeholders import is_no_name
from peerpact.text.time_zones import candidate_zones, certain_zone, known_zones
from peerpact.text.wording import join_words

_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")


def part(name: str, *keys: str) -> dict[str, Any]:
    """The schema of one value: `part("profile", "offers", "skill")`; lists are passed through to their entries."""
    inner = schema(name)
    for key in keys:
        inner = inner.get("items", inner)["properties"][key]
    return inner


def judge(name: str, *keys: str) -> Judge:
    """Judge text for one value of a file; a list's text is judged as one of its entries, digits as a number."""

    def reason(text: str) -> str:
        shape = part(name, *keys)
        shape = shape.get("items", shape)
        return "" if compiled(shape).is_valid(convert(shape["type"], text)) else str(shape["errorMessage"])

    return reason


def each(inner: Judge, separator: str, most: int | None = None) -> Judge:
    """Judge every one of several answers on one line, of which there may be `most`."""

    def reason(text: str) -> str:
        items = split(text, separator)
        if most is not None and len(items) > most:
            return f"That's {len(items)}, but only {most} are allowed."
        return next((reason for item in items if (reason := inner(item))), "")

    return reason


def split(text: str, separator: str) -> list[str]:
    """Several answers on one line, each once, without the blanks around them; the separator is a regular expression."""
    return list(dict.fromkeys(item.strip() for item in re.split(separator, text) if item.strip()))


def person_name(text: str) -> str:
    """Judge the name of a person: one line that is no placeholder."""
    return "Use any name; a pseudonym is fine." if is_no_name(text) else judge("profile", "name")(text)


def zone(text: str) -> str:
    """Judge a time zone: one that exists, or that the text can only mean."""
    if text in known_zones() or certain_zone(text):
        return ""
    guesses = join_words(candidate_zones(text), "or")
    return f"{part('profile', 'timezone')['errorMessage']}" + (f" Did you mean {guesses}?" if guesses else "")


def meant_zone(text: str) -> str:
    """The one zone that a text probably means; empty when there are several, or none."""
    guesses = candidate_zones(text)
    return guesses[0] if len(guesses) == 1 else ""


def language(text: str) -> str:
    """Judge a language: a code that exists, or the name of one language."""
    return "" if certain_tag(text) else question(text) or str(part("profile", "languages")["errorMessage"])


def convert(kind: str, text: str) -> str | float:
    """The number that a schema's type asks for; what is no plain decimal number stays text."""
    if kind not in ("integer", "number") or not _NUMBER.fullmatch(text):
        return text
    return float(text) if kind == "number" else int(text) if text.isdigit() else text


def yes_or_no(text: str) -> str:
    """Judge the answer to a question that has two."""
    return "" if text.casefold() in ("yes", "y", "no", "n") else "Answer yes or no."


def complaints(name: str, values: Mapping[str, object]) -> list[str]:
    """What is wrong with a whole file's values (dates as dates), each as the schema's sentence with its key."""
    plain = json.loads(json.dumps(values, default=_spell))
    return list(dict.fromkeys(map(_sentence, faults(name, "", plain))))


def _spell(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} can't be in a file")


def _sentence(fault: Fault) -> str:
    where, sentence = ".".join(map(str, fault.pointer)), str(fault.schema.get("errorMessage", fault.keyword))
    return f"{where}: {sentence}" if where else sentence


Judge = Callable[[str], str]
"""Why an answer will not do, as a sentence that says what to write; empty when it will."""
Guess = Callable[[str], str]
"""The one answer that was probably meant by one that will not do; empty when there are several, or none."""

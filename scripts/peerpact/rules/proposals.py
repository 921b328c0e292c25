"""What someone probably meant by a value that its schema refuses, written as it should be.

For: the `fix` of the rules about shapes. A proposal is a whole sentence, or None where nothing can be said beyond the
schema's own advice. Must not: judge, or be sure: people read it, and no program applies it.
"""

from __future__ import annotations

import re
from typing import Any

from peerpact.domain.findings import clip
from peerpact.formats.schema import Fault, compiled
from peerpact.rules.meant_link import meant_link
from peerpact.rules.spoken_values import spoken_hours, spoken_minutes, spoken_rhythm
from peerpact.text.date_parsing import name_dates
from peerpact.text.logins import mentioned
from peerpact.text.placeholders import is_no_name
from peerpact.text.spelling import nearest
from peerpact.text.written_hours import read_hours

_TRUE, _FALSE = ("yes", "on", "y", "true", "1"), ("no", "off", "n", "false", "0")
_BARE = re.compile(r"[^\W_][\w.+#/ -]*")  # an entry of a list in brackets that needs no quotes
_ACCOUNT = re.compile(
    r"(?:\W*(?:(?:user|github)?[ _-]?id)?\W*|https://(?:api\.github\.com/user|avatars\.githubusercontent\.com/u)/)"
    r"(\d{1,15}|\d{1,3}(?:[ ,._'’]\d{3}){1,3})(?:\.0|\?v=\d)?\W*",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\D*?(\d{1,15})\D*")
_SPOKEN_ONLY = ("minutes", "hours_per_month")  # a number alone says nothing: `30` of `30 min per week` is wrong
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOT_BARE = ("yes", "no", "on", "off", "true", "false", "null", "y", "n")
_CHOICES = {
    "junior": "beginner", "novice": "beginner", "débutant": "beginner", "débutante": "beginner", "anfänger": "beginner",
    "anfängerin": "beginner", "principiante": "beginner", "iniciante": "beginner", "fortgeschritten": "advanced",
    "mid-level": "intermediate", "mittel": "intermediate", "off": "paused", "inactive": "paused",
    "none": "beginner", "new": "beginner", "basic": "beginner",
    "mid": "intermediate", "medium": "intermediate", "middle": "intermediate",
    "senior": "advanced", "experienced": "advanced", "proficient": "advanced",
    "guru": "expert", "master": "expert", "lead": "expert", "principal": "expert",
    "closed": "paused", "busy": "paused", "away": "paused", "full": "paused", "active": "open", "available": "open",
    "call": "conversation", "chat": "conversation", "talk": "conversation", "review": "code-review",
    "pair programming": "pairing",
}  # fmt: skip


def proposal(fault: Fault) -> str | None:
    """A sentence like `Use 2021-09-24.` for a text, or None."""
    if not isinstance(fault.value, str) or not fault.value.strip():
        return None
    text, part = fault.value.strip()[:200], fault.schema
    key = str(fault.pointer[-1]) if fault.pointer else ""
    if not fault.required and is_no_name(fault.value):
        return "If there's nothing to say, remove the line."
    spoken = _spoken(text, key, part)
    if spoken or key in _SPOKEN_ONLY:
        return spoken
    kind = part.get("format") or part.get("type")
    if kind == "date":
        named = name_dates(text)
        return named if named and all(map(compiled(part).is_valid, _DAY.findall(named))) else None
    if kind == "boolean":
        low = text.casefold()
        return (
            "Use `true`, without quotes." if low in _TRUE else "Use `false`, without quotes." if low in _FALSE else None
        )
    if kind in ("integer", "number"):
        return _number(text, fault)
    if kind == "array":
        return _list(text, part.get("items", {}))
    if kind == "opening-hours":
        return _window(text)
    return _address(text, part)


def _spoken(text: str, key: str, part: dict[str, Any]) -> str | None:
    """What is meant by a duration or a rhythm in words; None where the key wants something else."""
    if key == "minutes":
        minutes = spoken_minutes(text)
        minutes = int(text) if text.isdecimal() else minutes
        unit = _alone(str(minutes), text) if text.isdecimal() else "the number of minutes, without a unit"
        return f"Use `{minutes}`: {unit}." if minutes and compiled(part).is_valid(minutes) else None
    if key == "hours_per_month":
        hours = spoken_hours(text)
        number = f"{hours:g}" if hours and compiled(part).is_valid(hours) else ""
        return f"Use `{number}`, {_alone(number, text)}." if number else None
    if key == "every":
        rhythm = spoken_rhythm(text)
        return f"Use `{rhythm}`." if rhythm and compiled(part).is_valid(rhythm) else None
    if key == "check_ins" and not re.search(r"\d", text):
        return "Write the days themselves, in brackets, such as `[2027-01-12, 2027-03-09]`."
    return None


def _number(text: str, fault: Fault) -> str | None:
    """The number among the words; for the number of an account only where nothing but `id` is beside it."""
    account = bool(fault.pointer) and fault.pointer[-1] == "github_id"
    match = (_ACCOUNT if account else _WHOLE).fullmatch(text)
    number = "".join(str(int(sign)) for sign in match[1] if sign.isdigit()).lstrip("0") if match else ""
    if not number or not compiled(fault.schema).is_valid(int(number)):
        return None
    return f"Use `{number}`, {_alone(number, text)}."


def _alone(number: str, text: str) -> str:
    return "without quotes" if number == text else "without anything else"


def _window(text: str) -> str | None:
    hours = read_hours(text)
    if len(hours.windows) > 1:
        return f"Use {len(hours.windows)} entries: `{', '.join(map(_quoted, hours.windows))}`."
    return f"Use `{_quoted(hours.windows[0])}`." if hours.windows else hours.question() or None


def _list(text: str, items: dict[str, Any]) -> str | None:
    """A list of texts in brackets for words with commas between them, where each of them is clear."""
    if items.get("type") != "string":
        return None
    hours, languages = items.get("format") == "opening-hours", items.get("format") == "language"
    parts = [part.strip() for part in re.split(r"[;\n]" if hours else r"[,;]", text) if part.strip()]
    entries = [entry for part in parts for entry in _entries(part, items)]
    sound = all(entries) and all(compiled(items).is_valid(entry) and _known(entry, languages) for entry in entries)
    shown = ", ".join(map(_quoted if hours else _in_list, entries))
    if entries and sound:
        return f"Use a list: `[{shown}]`."
    return _which(parts) if languages else None


def _which(parts: list[str]) -> str | None:
    """What to ask about languages that aren't clear."""
    from peerpact.text.language_names import certain_tag, question  # rarely needed

    follow_ups = [question(part) for part in parts if not certain_tag(part)]
    tags = ", ".join(filter(None, map(certain_tag, parts)))
    example = f", such as `[{tags}]`" if tags else " in brackets"
    return (
        f"Use a list of codes{example}. And for the rest: {' '.join(filter(None, follow_ups))}"
        if any(follow_ups)
        else None
    )


def _known(entry: str, language: bool) -> bool:
    from peerpact.text.languages import is_known_language  # rarely needed

    return not language or is_known_language(entry)


def _entries(text: str, items: dict[str, Any]) -> list[str]:
    """What one part of a list means; an empty text where that isn't clear."""
    if items.get("format") == "opening-hours":
        return list(read_hours(text).windows) or [""]
    if items.get("format") == "language":
        from peerpact.text.language_names import certain_tag, misspelt, several  # rarely needed

        return [certain_tag(part) or misspelt(part) or "" for part in several(text)]
    if "enum" in items:
        return [nearest_choice(text, items["enum"]) or ""]
    return [clip(text).replace("\\", "").replace('"', "")]


def _in_list(text: str) -> str:
    return text if _BARE.fullmatch(text) and text.casefold() not in _NOT_BARE else _quoted(text)


def _quoted(text: str) -> str:
    return f'"{text}"'


def _address(text: str, part: dict[str, Any]) -> str | None:
    """A login out of a link or a mention; a link with https."""
    pattern = part.get("pattern", "")
    if pattern.startswith("^[A-Za-z0-9]") and "/" not in pattern:
        login = mentioned(text)
        return f"Use `{login}`, without @ or a link." if login else None
    if pattern.startswith("^https://"):
        link = meant_link(text)
        return f"Use `{link}`." if link and compiled(part).is_valid(link) else None
    return None


def nearest_choice(text: str, choices: list[str]) -> str | None:
    """The one of some words that a text means, by what it says or how it is spelt."""
    plain = " ".join(text.casefold().split())
    meant = _CHOICES.get(plain)
    if meant in choices:
        return meant
    if sum(choice in re.split(r"[^a-z-]|-", plain) for choice in choices) > 1:
        return None  # `beginner-intermediate` names two
    return next(iter(nearest(plain.replace(" ", "-"), choices)), None)

"""What someone probably meant by a value that its schema refuses, written as it should be.

For: the `fix` of the rules about shapes. A proposal is a whole sentence, or None where nothing can be said beyond the
schema's own advice. Must not: judge, or be sure: people read it, and no program applies it.
"""

from __future__ import annotations

import re
from typing import Any

from peerpact.domain.findings import clip
from peerpact.domain.weekly_hours import tidy_window
from peerpact.formats.schema import Fault
from peerpact.rules.spoken_values import spoken_minutes, spoken_rhythm
from peerpact.text.date_parsing import name_dates
from peerpact.text.logins import mentioned
from peerpact.text.spelling import nearest

_TRUE, _FALSE = ("yes", "on", "y", "true", "1"), ("no", "off", "n", "false", "0")
_BARE = re.compile(r"[^\W_][\w.+#/ -]*")  # an entry of a list in brackets that needs no quotes
_NOT_BARE = ("yes", "no", "on", "off", "true", "false", "null", "y", "n")
_CHOICES = {
    "junior": "beginner", "novice": "beginner", "none": "beginner", "new": "beginner", "basic": "beginner",
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
    spoken = _spoken(text, str(fault.pointer[-1]) if fault.pointer else "")
    if spoken:
        return spoken
    kind = part.get("format") or part.get("type")
    if kind == "date":
        return name_dates(text)
    if kind == "boolean":
        low = text.casefold()
        return (
            "Use `true`, without quotes." if low in _TRUE else "Use `false`, without quotes." if low in _FALSE else None
        )
    if kind in ("integer", "number"):
        return _number(text, kind)
    if kind == "array":
        return _list(text, part.get("items", {}))
    if kind == "opening-hours":
        better = tidy_window(text)
        return f'Use `"{better}"`.' if better else None
    return _address(text, part)


def _spoken(text: str, key: str) -> str | None:
    """What is meant by a duration or a rhythm in words; None where the key wants something else."""
    if key == "minutes":
        minutes = spoken_minutes(text)
        return f"Write `{minutes}`: the number of minutes, without a unit." if minutes else None
    if key == "every":
        rhythm = spoken_rhythm(text)
        return f"Write `{rhythm}`." if rhythm else None
    if key == "check_ins" and not re.search(r"\d", text):
        return "Write the days themselves, in brackets, such as `[2027-01-12, 2027-03-09]`."
    return None


def _number(text: str, kind: str) -> str | None:
    pattern = r"\D*?(\d{1,15})\D*" if kind == "integer" else r"[^\d-]*?(\d{1,15}(?:\.\d{1,3})?)\D*"
    match = re.fullmatch(pattern, text)
    if not match or not match[1].strip("0."):
        return None
    number = match[1].lstrip("0") if kind == "integer" else match[1]
    return f"Use `{number}`, {'without quotes' if number == text else 'without anything else'}."


def _list(text: str, items: dict[str, Any]) -> str | None:
    """A list of texts in brackets for words with commas between them."""
    if items.get("type") != "string":
        return None
    parts = [part.strip() for part in re.split(r"(?<=[\dm])[,;] *" if _hours(items) else r"[,;]", text)]
    return f"Use a list: `[{', '.join(_entry(part, items) for part in parts if part)}]`."


def _hours(items: dict[str, Any]) -> bool:
    return items.get("format") == "opening-hours"


def _entry(text: str, items: dict[str, Any]) -> str:
    if _hours(items):
        return f'"{tidy_window(text) or clip(text)}"'
    if items.get("format") == "language":
        from peerpact.text.language_names import certain_tag, misspelt, several  # rarely needed

        text = ", ".join(certain_tag(part) or misspelt(part) or part for part in several(text))
    elif "enum" in items:
        text = nearest_choice(text, items["enum"]) or text
    return ", ".join(_in_list(part) for part in text.split(", "))


def _in_list(text: str) -> str:
    bare = _BARE.fullmatch(text) and text.casefold() not in _NOT_BARE
    return clip(text) if bare else '"' + clip(text).replace("\\", "").replace('"', "") + '"'


def _address(text: str, part: dict[str, Any]) -> str | None:
    """A login out of a link or a mention; a link with https."""
    pattern = part.get("pattern", "")
    if pattern.startswith("^[A-Za-z0-9]") and "/" not in pattern:
        login = mentioned(text)
        return f"Use `{login}`, without @ or a link." if login else None
    if pattern.startswith("^https://"):
        better = "https://" + re.sub(r"^(?:https?:)?/*", "", text, flags=re.IGNORECASE)
        return f"Use `{better}`." if re.search(pattern, better) and "@" not in text.split("/")[0] else None
    return None


def nearest_choice(text: str, choices: list[str]) -> str | None:
    """The one of some words that a text means, by what it says or how it is spelt."""
    plain = " ".join(text.casefold().split())
    meant = _CHOICES.get(plain)
    if meant in choices:
        return meant
    return next(iter(nearest(plain.replace(" ", "-"), choices)), None)

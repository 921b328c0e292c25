"""What pages call people, zones and ways of working, as plain text.

For: initials, a partner's name, a zone's offset, the words for formats. Must not: write HTML.
"""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from peerpact.domain.model import Partner
from peerpact.site.index import Site

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FORMAT_NAMES = {
    "conversation": "conversation",
    "pairing": "pairing",
    "code-review": "code review",
    "project": "a project together",
    "reading": "reading together",
}
"""What pages and forms call the formats of `peerpact.domain.model`."""


def short_day(day: date) -> str:
    """A date as pages write it, such as `1 Feb 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def initials(name: str) -> str:
    """One or two letters that stand for a name, with the marks that belong to them."""
    words = [word.lstrip("'\"([{<-_.*") for word in name.split()]
    words = [word for word in words if word and word[0].isalnum()]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words[:1]
    return "".join(_first_letter(word) for word in chosen).upper() or "?"


def _first_letter(word: str) -> str:
    end = 1
    while end < min(len(word), 4) and unicodedata.category(word[end]).startswith("M"):
        end += 1
    return word[:end]


@lru_cache(maxsize=1024)
def utc_offset(zone: str, now: date) -> str:
    """`UTC+01:00` at noon of the day; empty for a zone that nobody knows."""
    try:
        delta = datetime.combine(now, time(12), ZoneInfo(zone)).utcoffset() or timedelta()
    except (KeyError, ValueError, OSError):
        return ""
    minutes = int(delta.total_seconds() // 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def partner_name(site: Site, who: Partner) -> str:
    """A partner's name as plain text."""
    person = site.page_of(who.github_id)
    return person.name if person else who.github

"""Weekly hours: a small, strict subset of the OpenStreetMap `opening_hours` notation.

For: `Mo-Fr 18:00-21:00` as a value. Must not: know time zones (that is the matching's work).
Source of the notation: https://wiki.openstreetmap.org/wiki/Key:opening_hours
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY_MINUTES = 24 * 60
_DAY = "(Mo|Tu|We|Th|Fr|Sa|Su)"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
PATTERN = rf"^({_DAY}(-{_DAY})?)(,{_DAY}(-{_DAY})?)* {_CLOCK}-({_CLOCK}|24:00)$"
_WINDOW = re.compile(PATTERN)


@dataclass(frozen=True, slots=True)
class Window:
    """Some weekdays (0 is Monday) with minutes since local midnight; `end` <= `start` runs past midnight."""

    days: tuple[int, ...]
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """The length of one day's window in minutes."""
        return (self.end - self.start) % DAY_MINUTES or DAY_MINUTES

    def __str__(self) -> str:
        return f"{_spell_days(self.days)} {_spell_time(self.start)}-{_spell_time(self.end)}"


@lru_cache(maxsize=4096)
def parse_window(text: str) -> Window | None:
    """Read `Mo-Fr 18:00-21:00` or `Sa,Su 10:00-24:00`; None when it is not in the notation."""
    if not _WINDOW.fullmatch(text):
        return None
    days, _, times = text.partition(" ")
    start, _, end = times.partition("-")
    return Window(_days(days), _minute(start), _minute(end))


def _minute(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def _days(text: str) -> tuple[int, ...]:
    days: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        start = DAYS.index(first)
        length = (DAYS.index(last or first) - start) % 7 + 1
        days.update((start + step) % 7 for step in range(length))
    return tuple(sorted(days))


def _spell_days(days: tuple[int, ...]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(DAYS[r[0]] if len(r) == 1 else f"{DAYS[r[0]]}-{DAYS[r[-1]]}" for r in runs)


def _spell_time(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"

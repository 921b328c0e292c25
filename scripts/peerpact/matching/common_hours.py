"""The hours that people have in common, week by week, through every change of clocks.

For: weekly windows in local time as bits of UTC weeks, and the worst week of a term. Must not: know skills or people,
or ask the clock.

How: a UTC week has 672 quarter hours, and every zone's offset is a whole number of them, so a week in local time is
the same ring of bits turned by the offset. In a week in which the clocks change, the ring is cut at that moment.
Weeks in which every zone is as in an earlier week are looked at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from peerpact.domain.weekly_hours import DAY_MINUTES, Window

QUARTER = 15
"""Minutes; no zone of today has an offset that is not a multiple of it."""

WEEK = 7 * DAY_MINUTES // QUARTER
TERM = 26
"""Weeks that a partnership is looked at ahead: the six months of a proposed agreement."""

_FULL = (1 << WEEK) - 1
WeekOffset = tuple[int, int, int]
"""Of one zone in one week: quarters ahead of UTC before and after a change, and the quarter at which it happens."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """The different weeks of a term: for each zone one turn a week, in the order of the term."""

    offsets: dict[str, tuple[WeekOffset, ...]]
    count: int

    def free(self, zone: str, windows: tuple[Window, ...]) -> tuple[int, ...]:
        """The free quarter hours of someone in a zone; see `free_quarters`."""
        return free_quarters(windows, self.offsets[zone])


def weeks(zones: Iterable[str], now: date, term: int = TERM) -> Weeks:
    """The weeks of a term that begins on the first Monday from the day `now` on, each different one once."""
    every = every_week(zones, now, term)
    names = list(every)
    first: dict[tuple[WeekOffset, ...], int] = {}
    for number in range(term):
        first.setdefault(tuple(every[name][number] for name in names), number)
    return Weeks({name: tuple(every[name][number] for number in first.values()) for name in names}, len(first))


def every_week(zones: Iterable[str], now: date, term: int = TERM) -> dict[str, tuple[WeekOffset, ...]]:
    """By zone, in alphabetical order: a turn for each week of a term from the first Monday on or after `now`."""
    monday = now + timedelta(days=-now.weekday() % 7)
    starts = [monday + timedelta(weeks=number) for number in range(term)]
    return {name: tuple(_week_offset(name, start) for start in starts) for name in sorted(set(zones))}


def free_quarters(windows: tuple[Window, ...], offsets: tuple[WeekOffset, ...]) -> tuple[int, ...]:
    """The free quarter hours of someone, as the bits of one whole number for each week."""
    week_bits = _week_bits(windows)
    return tuple(_shifted(week_bits, offset) for offset in offsets)


def worst(people: Sequence[tuple[int, ...]]) -> int:
    """The common quarter hours of the worst week; 0 for nobody."""
    common = []
    for week in zip(*people, strict=True):
        bits = _FULL
        for each in week:
            bits &= each
        common.append(bits.bit_count())
    return min(common, default=0)


@lru_cache(maxsize=65536)
def _week_offset(zone: str, start: date) -> WeekOffset:
    """A zone's offsets from UTC in the week from Monday `start`, 00:00 UTC."""
    info, begin = ZoneInfo(zone), datetime.combine(start, time(), UTC)
    first, last = _ahead(info, begin, 0), _ahead(info, begin, WEEK - 1)
    if first == last:
        return first, first, 0
    low, high = 0, WEEK - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _ahead(info, begin, middle) == first else (low, middle)
    return first, last, high


def _ahead(info: ZoneInfo, begin: datetime, quarter: int) -> int:
    moment = begin + timedelta(minutes=QUARTER * quarter)
    offset = moment.astimezone(info).utcoffset() or timedelta()
    return offset // timedelta(minutes=QUARTER)


@lru_cache(maxsize=65536)
def _week_bits(windows: tuple[Window, ...]) -> int:
    """The quarter hours of a local week that a window covers wholly."""
    covered = 0
    for window in windows:
        for day in window.days:
            start = day * DAY_MINUTES + window.start
            first, end = -(-start // QUARTER), (start + window.minutes) // QUARTER
            bits = ((1 << max(0, end - first)) - 1) << first
            covered |= (bits | bits >> WEEK) & _FULL
    return covered


@lru_cache(maxsize=262144)
def _shifted(week_bits: int, offset: WeekOffset) -> int:
    """The local week as part of a UTC week: quarter `k` of UTC is quarter `k + ahead` there."""
    before, after, change = offset
    later = _rotated(week_bits, after)
    if before == after:
        return later
    early = (1 << change) - 1
    return _rotated(week_bits, before) & early | later & ~early


def _rotated(week_bits: int, by: int) -> int:
    by %= WEEK
    return (week_bits >> by | week_bits << (WEEK - by)) & _FULL

"""An hour for a session: where the partners' weekly windows meet on a day.

For: one proposal in everyone's own time. Must not: ask the clock, or hold a proposal for an appointment; the partners
fix the hour. Windows and clocks come from the profiles, offsets from the IANA zones of the very day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from peerpact.domain.model import Profile
from peerpact.domain.weekly_hours import DAY_MINUTES, Window

ON_THE_DAY, LATER, EXAMPLE = "on the day", "later", "example"
DAYS_LATER = 6
"""How many days after a session's day are looked at when the partners share no hours on the day itself."""
_STEP = timedelta(minutes=15)  # every offset in use today is a multiple of it
_MORNING, _NIGHT = 8 * 60, 21 * 60  # outside of these a session costs sleep or the evening
_Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Slot:
    """A proposal: `starts` holds each partner's own time, in the order of the profiles that were asked about.

    `kind` says what it rests on: common hours `on the day`, common hours on a day that comes `later`, or an `example`:
    the kindest hour on the day, where not everyone names hours or they do not meet.
    """

    kind: str
    starts: tuple[datetime, ...]
    minutes: int


def slot(people: Sequence[Profile], day: date, minutes: int, last: date) -> Slot | None:
    """A proposal for a session on a day, or on a later one up to `last`; None when a clock is not known."""
    zones = [_zone(person.timezone) for person in people]
    named = [zone for zone in zones if zone]
    if not named or len(named) < len(zones):
        return None
    length = timedelta(minutes=minutes)
    try:
        return _common(people, named, day, length, last) or _example(named, day, length)
    except OverflowError:  # at the very end of the calendar there is no next day to look at
        return None


def _common(people: Sequence[Profile], zones: list[ZoneInfo], day: date, length: timedelta, last: date) -> Slot | None:
    if not all(person.availability.windows for person in people):
        return None
    for ahead in range(DAYS_LATER + 1):
        day_ahead = day + timedelta(days=ahead)
        if day_ahead > last:
            return None
        spans = _meet([list(_spans(p.availability.windows, z, day_ahead)) for p, z in zip(people, zones, strict=True)])
        start = _kindest(spans, zones, day_ahead, length)
        if start:
            return _told(ON_THE_DAY if not ahead else LATER, start, zones, length)
    return None


def _example(zones: list[ZoneInfo], day: date, length: timedelta) -> Slot | None:
    around = datetime.combine(day, time(0), UTC)
    start = _kindest([(around - timedelta(days=1), around + timedelta(days=2))], zones, day, length)
    return _told(EXAMPLE, start, zones, length) if start else None


def _told(kind: str, start: datetime, zones: list[ZoneInfo], length: timedelta) -> Slot:
    return Slot(kind, tuple(start.astimezone(zone) for zone in zones), int(length.total_seconds()) // 60)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _spans(windows: Sequence[Window], zone: ZoneInfo, day: date) -> Iterator[_Span]:
    """The windows of the days around a day as spans of time, so that no edge of the day cuts one off."""
    for near in (day + timedelta(days=n) for n in range(-2, 3)):
        for window in windows:
            if near.weekday() in window.days:
                end = window.end if window.end > window.start else window.end + DAY_MINUTES
                midnight = datetime.combine(near, time(0))
                first, last = (midnight + timedelta(minutes=m) for m in (window.start, end))
                yield first.replace(tzinfo=zone).astimezone(UTC), last.replace(tzinfo=zone).astimezone(UTC)


def _meet(everybody: list[list[_Span]]) -> list[_Span]:
    """The spans that lie within everyone's, the earliest first."""
    shared, *others = [_joined(spans) for spans in everybody]
    for spans in others:
        both = ((max(a, c), min(b, d)) for a, b in shared for c, d in spans)
        shared = [(start, end) for start, end in both if start < end]
    return sorted(shared)


def _joined(spans: list[_Span]) -> list[_Span]:
    """Spans that touch or overlap as one."""
    joined: list[_Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _kindest(spans: list[_Span], zones: list[ZoneInfo], day: date, length: timedelta) -> datetime | None:
    """The start within the spans, on the day for at least one, that costs the least night; then the earliest."""
    rated = []
    for start, end in spans:
        while start + length <= end:
            local = [start.astimezone(zone) for zone in zones]
            away = sum(moment.date() != day for moment in local)
            if away < len(local):
                rated.append((_night(local, length), away, start))
            start += _STEP
    return min(rated)[2] if rated else None


def _night(local: list[datetime], length: timedelta) -> int:
    """How many minutes before the morning or after the evening a session begins or ends, for all together."""
    minutes = int(length.total_seconds()) // 60
    clocks = (moment.hour * 60 + moment.minute for moment in local)
    return sum(max(0, _MORNING - clock) + max(0, clock + minutes - _NIGHT) for clock in clocks)

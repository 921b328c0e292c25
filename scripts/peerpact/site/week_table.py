"""A participant's weekly hours as a small table that draws itself.

For: the same hours as text for everyone, as bars for the eye, and as numbers for the script that
draws them once more in the reader's own zone. Must not: convert zones (the script knows the reader's).
"""

from __future__ import annotations

from datetime import date

from peerpact.domain.model import Profile
from peerpact.domain.weekly_hours import DAY_MINUTES, Window
from peerpact.site.names import utc_offset

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK = 7 * DAY_MINUTES
Span = tuple[int, int]


def spans(windows: tuple[Window, ...]) -> list[Span]:
    """The hours as minutes since Monday 00:00, merged and in order; none reaches past the week's end."""
    pieces: list[Span] = []
    for window in windows:
        for number in window.days:
            start = number * DAY_MINUTES + window.start
            end = start + window.minutes
            pieces.append((start, min(end, WEEK)))
            if end > WEEK:
                pieces.append((0, end - WEEK))
    merged: list[Span] = []
    for start, end in sorted(pieces):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def week(person: Profile, now: date) -> dict[str, object]:
    """The week of a participant in their own zone, with what the script needs to draw the reader's: the values of the
    template `person/week.html`. Empty without hours."""
    windows = person.availability.windows
    if not windows:
        return {}
    hours, offset = spans(windows), utc_offset(person.timezone, now)
    return {
        "minutes": ",".join(f"{start}-{end}" for start, end in hours),
        "zone": person.timezone,
        "caption": f"{person.timezone.replace('_', ' ')}{f', {offset}' if offset else ''}",
        "login": person.github,
        "days": [_day(number, hours) for number in range(7)],
    }


def _day(number: int, spans: list[Span]) -> dict[str, object]:
    first, last = number * DAY_MINUTES, (number + 1) * DAY_MINUTES
    parts = [(max(s, first) - first, min(e, last) - first) for s, e in spans if s < last and e > first]
    return {
        "name": NAMES[number],
        "bars": [{"start": f"{s / 14.4:.1f}", "width": f"{(e - s) / 14.4:.1f}"} for s, e in parts],
        "hours": ", ".join(f"{_time(s)}–{_time(e)}" for s, e in parts),
    }


def _time(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"

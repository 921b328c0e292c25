"""A partnership's dates as a drawn line.

For: start, check-ins, amendments, today and the end, in order; it is a list, so it reads aloud well.
Must not: ask the clock.
"""

from __future__ import annotations

from datetime import date

from peerpact.domain.model import Agreement
from peerpact.site.html import day

_WIDE = 8


def timeline(agreement: Agreement, now: date) -> dict[str, object]:
    """The dates in order, for the template `partnership/timeline.html`: what has passed is drawn full."""
    moments = [(agreement.starts, 0, "Start")]
    moments += [(on, 1, f"Check-in {number}") for number, on in enumerate(sorted(agreement.check_ins), 1)]
    moments += [(a.on, 1, "Amendment") for a in agreement.amendments]
    moments.append((agreement.last_day, 3, "Ended early" if agreement.last_day < agreement.ends else "End"))
    if agreement.starts < now < agreement.last_day:
        moments.append((now, 2, "Today"))
    ordered = sorted(moments)
    until = [on for on, _, _ in ordered[1:]] + [ordered[-1][0]]
    points = [
        {"kind": _kind(on, label, now, agreement), "label": label, "day": day(on), "days": max(1, (then - on).days)}
        for (on, _, label), then in zip(ordered, until, strict=True)
    ]
    return {"points": points, "long": len(moments) > _WIDE}


def _kind(on: date, label: str, now: date, agreement: Agreement) -> str:
    """How a point is drawn; a check-in behind the last day isn't needed any more."""
    if label == "Today":
        return "now"
    if label.startswith("Check-in") and on > agreement.last_day:
        return "dropped"
    return "past" if on <= now else "future"

"""A partnership's dates as a drawn line.

For: start, check-ins, amendments, today and the end, in order; it is a list, so it reads aloud well.
Must not: ask the clock.
"""

from __future__ import annotations

from datetime import date

from peerpact.domain.model import Agreement
from peerpact.site.html import day

_WIDE = 8


def timeline(agreement: Agreement, now: date) -> str:
    """The dates in order; what has passed is drawn full, what is to come is drawn empty."""
    moments = [(agreement.starts, 0, "Start")]
    moments += [(on, 1, f"Check-in {number}") for number, on in enumerate(sorted(agreement.check_ins), 1)]
    moments += [(a.on, 1, "Amendment") for a in agreement.amendments]
    moments.append((agreement.last_day, 3, "Ended early" if agreement.last_day < agreement.ends else "End"))
    if agreement.starts < now < agreement.last_day:
        moments.append((now, 2, "Today"))
    ordered = sorted(moments)
    until = [on for on, _, _ in ordered[1:]] + [ordered[-1][0]]
    items = "".join(
        _moment(on, label, now, agreement, (then - on).days)
        for (on, _, label), then in zip(ordered, until, strict=True)
    )
    long = " pp-timeline--long" if len(moments) > _WIDE else ""
    return f'<ol class="pp-timeline{long}">{items}</ol>'


def _moment(on: date, label: str, now: date, agreement: Agreement, days: int) -> str:
    """One point; `days` to the next one decide how far away that is drawn."""
    far = f' style="--pp-days:{max(1, days)}"'
    if label == "Today":
        return f'<li class="pp-now"{far}><strong>Today</strong><span>{day(on)}</span></li>'
    dropped = label.startswith("Check-in") and on > agreement.last_day
    kind = "pp-dropped" if dropped else "pp-past" if on <= now else "pp-future"
    tail = " (not needed)" if dropped else ""
    return f'<li class="{kind}"{far}><strong>{label}</strong><span>{day(on)}{tail}</span></li>'

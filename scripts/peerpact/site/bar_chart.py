"""Bars drawn when the site is built: one SVG for each table of figures.

For: plots that need no script, take their colours from the style sheet and say in words what they show. Must not: know
what the figures mean.

Places are in per cent of its width and letters keep their size, so that it
can be read on a telephone as well.
"""

from __future__ import annotations

from itertools import count

from peerpact.domain.findings import clip
from peerpact.matching.health.wording import Row, Table

Values = dict[str, object]
_STEP, _BAR, _TEXT, _LONGEST, _AXIS = 40, 12, 14, 44, 26
_PARTS = 5  # the most parts of an axis
_LEAST = 4  # an axis is never shorter, so that one person alone does not fill it


def plot(table: Table) -> Values:
    """The rows as bars with their label above and their number at the end, for the template `health/plot.html`."""
    marks = ticks(max((row.number for row in table.rows), default=0))
    foot = _STEP * len(table.rows)
    return {
        "id": f"pp-plot-{table.id}",
        "title": table.title,
        "description": _said(table),
        "height": foot + _AXIS,
        "bars": [_bar(row, number, marks[-1]) for number, row in enumerate(table.rows)],
        "bar": _BAR,
        "marks": [_mark(mark, marks[-1]) for mark in marks],
        "foot": foot,
        "tick": foot + 5,
        "text": foot + 5 + _TEXT,
    }


def ticks(most: int) -> list[int]:
    """The marks of an axis that holds `most`: whole numbers from 0, in steps of 1, 2 or 5 times a power of ten.

    >>> ticks(1), ticks(13), ticks(240)
    ([0, 1, 2, 3, 4], [0, 5, 10, 15], [0, 50, 100, 150, 200, 250])
    """
    step = next(base * 10**power for power in count() for base in (1, 2, 5) if most <= _PARTS * base * 10**power)
    return list(range(0, -(-max(most, _LEAST) // step) * step + 1, step))


def _mark(mark: int, last: int) -> Values:
    """A mark of the axis: its place in per cent, and where its number begins there."""
    anchor = "start" if not mark else "end" if mark == last else "middle"
    return {"place": f"{100 * mark / last:.2f}", "anchor": anchor, "number": f"{mark:,}"}


def _bar(row: Row, number: int, most: int) -> Values:
    """A bar: the places of its text and of itself, and its width in per cent."""
    text = number * _STEP + _TEXT
    width = f"{100 * row.number / most:.2f}"
    label = clip(row.label, _LONGEST)
    return {"text": text, "top": text + 6, "label": label, "number": f"{row.number:,}", "width": width}


def _said(table: Table) -> str:
    """The plot in one sentence; the table below it says the same."""
    return f"Bars by {table.head[1]}: {'; '.join(f'{row.label} {row.number:,}' for row in table.rows)}."

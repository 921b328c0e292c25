"""Bars drawn when the site is built: one SVG for each table of figures.

For: plots that need no script, take their colours from the style sheet and say in words what they show. Must not: know
what the figures mean.

A plot is a raw block without an empty line. Places are in per cent of its width and letters keep their size, so that it
can be read on a telephone as well.
"""

from __future__ import annotations

from itertools import count

from peerpact.domain.findings import clip
from peerpact.matching.health.wording import Row, Table
from peerpact.site.markup import line

_STEP, _BAR, _TEXT, _LONGEST, _AXIS = 40, 12, 14, 44, 26
_PARTS = 5  # the most parts of an axis
_LEAST = 4  # an axis is never shorter, so that one person alone does not fill it


def plot(table: Table) -> str:
    """The rows as bars with their label above and their number at the end."""
    marks = ticks(max((row.number for row in table.rows), default=0))
    own, foot = f"pp-plot-{table.id}", _STEP * len(table.rows)
    bars = "".join(_bar(row, number, marks[-1]) for number, row in enumerate(table.rows))
    lines = "".join(_tick(mark, marks[-1], foot) for mark in marks)
    return (
        f'<svg class="pp-plot" role="img" aria-labelledby="{own}-title {own}-desc" width="100%" '
        f'height="{foot + _AXIS}" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{own}-title">{line(table.title)}</title><desc id="{own}-desc">{line(_said(table))}</desc>'
        f'<g aria-hidden="true">{bars}{lines}</g></svg>'
    )


def ticks(most: int) -> list[int]:
    """The marks of an axis that holds `most`: whole numbers from 0, in steps of 1, 2 or 5 times a power of ten.

    >>> ticks(1), ticks(13), ticks(240)
    ([0, 1, 2, 3, 4], [0, 5, 10, 15], [0, 50, 100, 150, 200, 250])
    """
    step = next(base * 10**power for power in count() for base in (1, 2, 5) if most <= _PARTS * base * 10**power)
    return list(range(0, -(-max(most, _LEAST) // step) * step + 1, step))


def _tick(mark: int, last: int, foot: int) -> str:
    place, anchor = f"{100 * mark / last:.2f}%", "start" if not mark else "end" if mark == last else "middle"
    return (
        f'<line class="pp-plot__tick" x1="{place}" x2="{place}" y1="{foot}" y2="{foot + 5}"/>'
        f'<text class="pp-plot__mark" text-anchor="{anchor}" x="{place}" y="{foot + 5 + _TEXT}">{mark:,}</text>'
    )


def _bar(row: Row, number: int, most: int) -> str:
    top = number * _STEP
    below = top + _TEXT + 6
    return (
        f'<text x="0" y="{top + _TEXT}">{line(clip(row.label, _LONGEST))}</text>'
        f'<text class="pp-plot__number" x="100%" y="{top + _TEXT}" text-anchor="end">{row.number:,}</text>'
        f'<rect class="pp-plot__track" x="0" y="{below}" width="100%" height="{_BAR}" rx="3"/>'
        f'<rect class="pp-plot__bar" x="0" y="{below}" width="{100 * row.number / most:.2f}%" height="{_BAR}" rx="3"/>'
    )


def _said(table: Table) -> str:
    """The plot in one sentence; the table below it says the same."""
    return f"Bars by {table.head[1]}: {'; '.join(f'{row.label} {row.number:,}' for row in table.rows)}."

"""Bars drawn when the site is built: one SVG for each table of figures.

For: plots that need no script, take their colours from the style sheet and say in words what they show. Must not: know
what the figures mean.

A plot is a raw block without an empty line. Places are in per cent of its width and letters keep their size, so that it
can be read on a telephone as well.
"""

from __future__ import annotations

from peerpact.findings import clip
from peerpact.health.words import Row, Table
from peerpact.pages.parts import line

_STEP, _BAR, _TEXT, _LONGEST = 40, 12, 14, 44


def plot(table: Table) -> str:
    """The rows as bars with their label above and their number at the end."""
    most = max((row.number for row in table.rows), default=0) or 1
    own = f"pp-plot-{table.id}"
    bars = "".join(_bar(row, number, most) for number, row in enumerate(table.rows))
    return (
        f'<svg class="pp-plot" role="img" aria-labelledby="{own}-title {own}-desc" width="100%" '
        f'height="{_STEP * len(table.rows)}" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{own}-title">{line(table.title)}</title><desc id="{own}-desc">{line(_said(table))}</desc>'
        f'<g aria-hidden="true">{bars}</g></svg>'
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

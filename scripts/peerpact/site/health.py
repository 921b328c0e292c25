"""How the community is doing, for its maintainers: `health.md`, and the same figures as data in `health.json`.

For: plots with their tables. Must not: compute a figure, or name a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from peerpact.matching import Suggestions
from peerpact.matching.health import Health, health
from peerpact.matching.health.render import as_json
from peerpact.matching.health.wording import Table, headlines, tables
from peerpact.site.asking import Asking
from peerpact.site.bar_chart import plot
from peerpact.site.front_matter import front
from peerpact.site.html import day
from peerpact.site.index import Site
from peerpact.site.markup import line

URI, DATA = "health.md", "health.json"
_GUIDE = "maintainers/health.md"


def pages(site: Site, suggestions: Mapping[str, Suggestions], asked: Asking) -> Iterator[tuple[str, str]]:
    """The page and its data; `suggestions` are everyone's suggestions by login."""
    figures = health(site.community, site.now, suggestions, site.known.changed, asked.questions.values())
    yield URI, _page(site, figures)
    yield DATA, f"{as_json(figures)}\n"


def _page(site: Site, figures: Health) -> str:
    guide = f" [How to read them]({_GUIDE})." if _GUIDE in site.known.guides else ""
    lead = (
        f"Figures for anyone who looks after this community, on {day(figures.on)}. They name nobody.{guide} "
        f'The same as data: <a href="../{DATA}">{DATA}</a>.'
    )
    facts = "".join(f"<dt>{line(what)}</dt><dd>{line(figure)}</dd>" for what, figure in headlines(figures))
    parts = [
        "# Community health",
        lead,
        f'<div class="pp-facts"><dl>{facts}</dl></div>',
        *map(_section, tables(figures)),
    ]
    return (
        f"{front('Community health', 'How the community is doing, in figures that name nobody.', search=False)}\n"
        + "\n\n".join(parts)
        + "\n"
    )


def _section(table: Table) -> str:
    head = f"## {table.title}\n\n{table.meaning}\n\n"
    if not table.rows:
        return f'{head}<p class="pp-muted">{line(table.empty)}</p>'
    return (
        f'{head}<div class="pp-plots">{plot(table)}'
        f'<details class="pp-details"><summary>The same as a table</summary>{_table(table)}</details></div>'
    )


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{line(title)}</th>' for title in table.head)
    rows = "".join(
        f'<tr><th scope="row"><bdi>{line(row.label)}</bdi></th>'
        + "".join(f"<td>{line(cell)}</td>" for cell in (f"{row.number:,}", *row.more))
        + "</tr>"
        for row in table.rows
    )
    return f'<table class="pp-table pp-table--numbers"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'

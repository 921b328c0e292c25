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
from peerpact.site.index import Site
from peerpact.site.markup import Markdown, Markup
from peerpact.site.names import short_day

URI, DATA = "health.md", "health.json"
_GUIDE = "maintainers/health.md"


def pages(site: Site, suggestions: Mapping[str, Suggestions], asked: Asking) -> Iterator[tuple[str, str]]:
    """The page and its data; `suggestions` are everyone's suggestions by login."""
    figures = health(site.community, site.now, suggestions, site.known.changed, asked.questions.values())
    yield URI, _page(site, figures)
    yield DATA, f"{as_json(figures)}\n"


def _page(site: Site, figures: Health) -> str:
    values = {
        "on": short_day(figures.on),
        "date": figures.on.isoformat(),
        "guide": _GUIDE in site.known.guides,
        "headlines": [{"what": what, "figure": figure} for what, figure in headlines(figures)],
        "tables": [
            {"title": table.title, "meaning": Markdown(table.meaning), "figures": _figures(site, table)}
            for table in tables(figures)
        ],
    }
    head = front("Community health", "How the community is doing, in figures that name nobody.", search=False)
    return site.templates.page("health.md", head, values)


def _figures(site: Site, table: Table) -> Markup:
    """Bars and the same as a table. The meaning above is Markdown of our own: it names commands as code."""
    rows = [{"label": row.label, "cells": [f"{row.number:,}", *row.more]} for row in table.rows]
    values = {"plot": plot(table), "head": table.head, "rows": rows, "empty": table.empty}
    return site.templates.part("health/table.html", values)

"""The way through the pages of a list.

For: `pager`, from the template `pager.html`. Must not: know what is listed.
"""

from __future__ import annotations

from peerpact.site.index import Site
from peerpact.site.markup import EMPTY, Markup

_NEAR = 2
"""How many pages on each side of the current one have a number."""


def pager(site: Site, label: str, links: list[str], current: int) -> Markup:
    """Previous, numbers and next as ordinary links; `links[i]` leads to page i + 1. Empty for one page."""
    if len(links) < 2:
        return EMPTY
    shown = [i for i in range(len(links)) if i in (0, len(links) - 1) or abs(i - current) <= _NEAR]
    pages = [
        {"number": i + 1, "link": links[i], "here": i == current, "gap": bool(place) and i != shown[place - 1] + 1}
        for place, i in enumerate(shown)
    ]
    values = {"label": label, "links": links, "current": current, "pages": pages}
    return site.templates.part("pager.html", values)

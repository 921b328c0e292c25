"""The overview of all partnerships, by stage.

For: `partnerships/index.md`, and further pages when there are many. Must not: judge a partnership.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.model import Agreement
from peerpact.site.cards import partnership_cards
from peerpact.site.front_matter import front
from peerpact.site.index import STAGES, Site
from peerpact.site.pager import pager
from peerpact.site.site_status import status
from peerpact.site.urls import address, to_root

PER_PAGE = 60


def uri(number: int) -> str:
    """The file of a page of the overview; numbers start at 0."""
    return f"partnerships/all/{number + 1}.md" if number else "partnerships/index.md"


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """Each page of the overview with its text: active first, then planned, then ended."""
    every = [agreement for stage_name in STAGES for agreement in site.at_stage(stage_name)]
    total = max(1, -(-len(every) // PER_PAGE))
    for number in range(total):
        yield uri(number), _page(site, every[number * PER_PAGE : (number + 1) * PER_PAGE], number, total)


def _page(site: Site, shown: list[Agreement], number: int, total: int) -> str:
    up = to_root(uri(number))
    title = "Partnerships" if not number else f"Partnerships, page {number + 1}"
    by_stage = {name: [agreement for agreement in shown if site.stage(agreement) == name] for name in STAGES}
    values = {
        "title": title,
        "examples": site.demo and bool(site.partnerships),
        "stages": [
            {"name": name.capitalize(), "cards": partnership_cards(site, up, agreements)}
            for name, agreements in by_stage.items()
            if agreements
        ],
        "first": not number,
        "pager": pager(site, "Pages of the partnerships", [up + address(uri(i)) for i in range(total)], number),
        "up": up,
        "status": status(site),
    }
    description = f"The partnerships of {site.community.settings.name}: planned, active and ended."
    return site.templates.page("partnerships.md", front(title, description, search=False), values)

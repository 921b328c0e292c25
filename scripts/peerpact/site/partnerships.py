"""The overview of all partnerships, by stage.

For: `partnerships/index.md`, and further pages when there are many. Must not: judge a partnership.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.model import Agreement
from peerpact.site.front_matter import front
from peerpact.site.html import empty, pager, partnership_cards
from peerpact.site.index import STAGES, Site
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
    parts = [f"# {title}", _lead(site)]
    for stage_name in STAGES:
        at_stage = [agreement for agreement in shown if site.stage(agreement) == stage_name]
        if at_stage:
            parts.append(f"## {stage_name.capitalize()}\n\n{partnership_cards(site, up, at_stage)}")
    if not number:
        parts.append("For maintainers: [how the community is doing](../health.md).")
    if not shown:
        link = (f"{up}write-an-agreement/", "Write an agreement")
        parts.append(empty("No partnership yet", "Two people who want to learn from each other start one.", link))
    parts.append(pager("Pages of the partnerships", [up + address(uri(i)) for i in range(total)], number))
    parts.append("" if number else status(site, up))
    description = f"The partnerships of {site.community.settings.name}: planned, active and ended."
    return front(title, description, search=False) + "\n" + "\n\n".join(part for part in parts if part) + "\n"


def _lead(site: Site) -> str:
    text = "Each partnership stands on a written agreement: who teaches what, how often, until when."
    return f"{text} Those shown here are examples." if site.demo and site.partnerships else text

"""The overview of all partnerships, by stage.

For: `partnerships/index.md`, and further pages when there are many. Must not: judge a partnership.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.model import Agreement
from peerpact.site.html import avatar, chips, day, empty, front, pager, partner, partner_name, stage
from peerpact.site.index import STAGES, Site
from peerpact.site.site_status import status
from peerpact.site.urls import address, to_root
from peerpact.text.wording import amount, join_words

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
            parts.append(f"## {stage_name.capitalize()}\n\n{cards(site, up, at_stage)}")
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


def cards(site: Site, up: str, agreements: list[Agreement]) -> str:
    """Partnerships as cards, in the order given."""
    items = "\n".join(_card(site, up, agreement) for agreement in agreements)
    return f'<ul class="pp-cards">\n{items}\n</ul>'


def _card(site: Site, up: str, agreement: Agreement) -> str:
    faces = "".join(avatar(partner_name(site, p), p.github) for p in agreement.partners)
    names = join_words(partner(site, up, p) for p in agreement.partners)
    learns = list(dict.fromkeys(goal.learn for p in agreement.partners for goal in p.goals))
    link = up + address(site.partnership_uri(agreement))
    checks = amount(len(agreement.check_ins), "check-in")
    return (
        f'<li class="pp-card"><div class="pp-card__top"><span class="pp-faces">{faces}</span>'
        f"<div>{stage(site, site.stage(agreement))}</div></div>"
        f'<p class="pp-names">{names}</p><p class="pp-label">They learn</p>{chips(site, up, learns, 6)}'
        f'<p class="pp-card__foot">{day(agreement.starts)} to {day(agreement.last_day)} · {checks}<br>'
        f'<a href="{link}">The agreement</a></p></li>'
    )

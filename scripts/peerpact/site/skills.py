"""The overview of all skills, by family, with what is scarce and what is on offer.

For: `skills/index.md`. Must not: show people (the pages of the skills do).
"""

from __future__ import annotations

from collections import defaultdict

from peerpact.site.cards import skill_row
from peerpact.site.front_matter import front
from peerpact.site.html import badge, chips
from peerpact.site.index import Site
from peerpact.site.markup import EMPTY, Markup, joined
from peerpact.site.urls import to_root
from peerpact.text.letters import fold

URI = "skills/index.md"
_OTHER = ""


def page(site: Site) -> tuple[str, str]:
    """The file and the text of the overview."""
    up = to_root(URI)
    used = [s for s in site.skills if s in site.offers or s in site.seeks]
    unused = [s for s in site.skills if s not in site.offers and s not in site.seeks]
    values = {
        "used": len(used),
        "families": _families(site, up, used),
        "unused": chips(site, up, unused),
        "unused_count": len(unused),
        "up": up,
    }
    head = front("Skills", "Every skill that someone offers or seeks here.")
    return URI, site.templates.page("skills.md", head, values)


def mark(site: Site, skill: str) -> Markup:
    """`scarce` when at least twice as many seek as offer, `on offer` when it is offered and nobody seeks it yet."""
    offered, sought = len(site.offers.get(skill, ())), len(site.seeks.get(skill, ()))
    if sought and sought >= 2 * offered:
        return badge("scarce", "scarce")
    if offered and not sought:
        return badge("off", "on offer")
    return EMPTY


def _families(site: Site, up: str, used: list[str]) -> list[dict[str, object]]:
    vocabulary = site.community.vocabulary
    tops: dict[str, str] = {}
    groups: dict[str, list[str]] = defaultdict(list)
    for skill in used:
        groups[_top(site, skill, tops)].append(skill)
    order = sorted(groups, key=lambda top: (top == _OTHER, fold(vocabulary.name(top))))
    return [
        {
            "name": vocabulary.name(top) if top else "Other skills",
            "rows": joined((skill_row(site, up, skill, mark(site, skill)) for skill in groups[top]), "\n"),
        }
        for top in order
    ]


def _top(site: Site, skill: str, tops: dict[str, str]) -> str:
    """The widest family of a skill, following the first `broader`; a circle of families ends where it closes."""
    vocabulary, way = site.community.vocabulary, [skill]
    while way[-1] not in tops:
        entry = vocabulary.skills.get(way[-1])
        wider = vocabulary.resolve(entry.broader[0]) if entry and entry.broader else ""
        if not wider or wider in way:
            break
        way.append(wider)
    top = tops.get(way[-1]) or (way[-1] if len(way) > 1 or way[-1] in site.narrower else _OTHER)
    for passed in way:
        tops[passed] = top
    return top

"""The page of one skill: who offers it, who seeks it, and the skills around it.

For: `skills/<name>.md`, and `skills/<name>/2.md` and so on when many people name it: the first page has cards and a
way into the directory, the others only names, so that pages stay small in a large community.
Must not: group skills (the overview does).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from peerpact.site.cards import skill_cards, skill_names
from peerpact.site.front_matter import front
from peerpact.site.html import chips
from peerpact.site.index import Site
from peerpact.site.pager import pager
from peerpact.site.skills import mark
from peerpact.site.urls import address, to_root
from peerpact.text.wording import amount

CARDS, NAMES = 30, 240
"""How many people of each kind stand on the first page, and on each other one."""
_RELATED = 12


def pages(site: Site, skill: str) -> Iterator[tuple[str, str]]:
    """Each page of a skill with its text; nearly always one."""
    offers, seeks = site.offers.get(skill, []), site.seeks.get(skill, [])
    total = 1 + max(0, -(-(max(len(offers), len(seeks)) - CARDS) // NAMES))
    first = site.skill_uri(skill)
    uris = [first, *(f"{first.removesuffix('.md')}/{number + 1}.md" for number in range(1, total))]
    for number, uri in enumerate(uris):
        yield uri, _page(site, skill, uris, number)


def _page(site: Site, skill: str, uris: list[str], number: int) -> str:
    up = to_root(uris[number])
    title = site.community.vocabulary.name(skill) + (f", page {number + 1}" if number else "")
    offers, seeks = site.offers.get(skill, []), site.seeks.get(skill, [])
    cut = slice(CARDS + (number - 1) * NAMES, CARDS + number * NAMES) if number else slice(CARDS)
    people = skill_names if number else skill_cards
    values = {
        "title": title,
        "many": _how_many(len(offers), len(seeks)),
        "mark": mark(site, skill),
        "first": not number,
        "around": _around(site, up, skill),
        "listed": skill in site.community.vocabulary.skills,
        "offers": people(site, up, [(person, offer.level, offer.note) for person, offer in offers[cut]]),
        "seeks": people(site, up, [(person, f"today: {seek.level}", seek.goal) for person, seek in seeks[cut]]),
        "filters": _filters(site, up, skill) if len(uris) > 1 else [],
        "pager": pager(site, "Pages of this skill", [up + address(uri) for uri in uris], number),
        "up": up,
    }
    head = front(title, f"Who teaches {title} here, and who wants to learn it.", search=not number)
    return site.templates.page("skill.md", head, values)


def _how_many(offers: int, seeks: int) -> str:
    """How many offer and seek it, and what follows from that."""
    if not offers and not seeks:
        return "Nobody has listed it in a profile yet."
    if not offers:
        who = amount(seeks, "person seeks", "people seek")
        return f"{who} it and nobody offers it: anyone who can teach a first step is needed."
    if not seeks:
        return f"{amount(offers, 'person offers', 'people offer')} it and nobody seeks it yet."
    counts = f"{amount(offers, 'person offers', 'people offer')} it, {amount(seeks, 'seeks', 'seek')} it."
    return (
        f"{counts} That is {-(-seeks // offers)} for each teacher: more teachers are needed."
        if seeks >= 2 * offers
        else counts
    )


def _around(site: Site, up: str, skill: str) -> list[dict[str, object]]:
    """The skills around one: what it is part of, what it includes, and what else that holds."""
    vocabulary = site.community.vocabulary
    entry = vocabulary.skills.get(skill)
    wider = list(dict.fromkeys(vocabulary.resolve(text) for text in entry.broader)) if entry else []
    narrower = [s for s in site.narrower.get(skill, []) if s != skill]
    shown = {skill, *wider, *narrower}
    siblings = dict.fromkeys(s for whole in wider for s in site.narrower.get(whole, [])[: 2 * _RELATED])
    related = [s for s in siblings if s not in shown][:_RELATED]
    rows = [("Part of", wider), ("Includes", narrower), ("Related", related)]
    return [{"label": label, "skills": chips(site, up, skills)} for label, skills in rows if skills]


def _filters(site: Site, up: str, skill: str) -> list[dict[str, str]]:
    """The ways into the directory with this skill chosen, for people who want to filter further."""
    kinds = (("offers", "offer", site.offers), ("seeks", "seek", site.seeks))
    asked = quote(skill, safe="")
    return [{"link": f"{up}directory/?{key}={asked}", "verb": verb} for key, verb, people in kinds if skill in people]

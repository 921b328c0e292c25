"""The page of one skill: who offers it, who seeks it, and the skills around it.

For: `skills/<name>.md`, and `skills/<name>/2.md` and so on when many people name it: the first page has cards and a
way into the directory, the others only names, so that pages stay small in a large community.
Must not: group skills (the overview does).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from peerpact.domain.model import Offer, Profile, Seek
from peerpact.site.front_matter import front
from peerpact.site.html import avatar, chips, empty, lang, pager, person_name, status, zone
from peerpact.site.index import Site
from peerpact.site.markup import line
from peerpact.site.skills import mark
from peerpact.site.urls import address, to_root
from peerpact.text.wording import amount, join_words

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
    many = _how_many(len(offers), len(seeks))
    parts = [
        f'<div class="pp-title"><h1><bdi>{line(title)}</bdi></h1><p>{many}{mark(site, skill)}</p></div>',
        "" if number else _around(site, up, skill),
        f"## Who offers it\n\n{_offering(site, up, offers[cut], number)}",
        f"## Who seeks it\n\n{_seeking(site, up, seeks[cut], number)}",
        _filtered(site, up, skill) if len(uris) > 1 else "",
        pager("Pages of this skill", [up + address(uri) for uri in uris], number),
    ]
    return (
        front(title, f"Who teaches {title} here, and who wants to learn it.", search=not number)
        + "\n"
        + "\n\n".join(part for part in parts if part)
        + "\n"
    )


def _how_many(offers: int, seeks: int) -> str:
    """How many offer and seek it, and what follows from that."""
    if not offers and not seeks:
        return "Nobody has named it in a profile yet."
    if not offers:
        who = amount(seeks, "person seeks", "people seek")
        return f"{who} it and nobody offers it: anyone who can teach a first step is needed. "
    if not seeks:
        return f"{amount(offers, 'person offers', 'people offer')} it and nobody seeks it yet. "
    counts = f"{amount(offers, 'person offers', 'people offer')} it, {amount(seeks, 'seeks', 'seek')} it. "
    return (
        f"{counts}That is {-(-seeks // offers)} for each teacher: more teachers are needed. "
        if seeks >= 2 * offers
        else counts
    )


def _around(site: Site, up: str, skill: str) -> str:
    vocabulary = site.community.vocabulary
    entry = vocabulary.skills.get(skill)
    wider = list(dict.fromkeys(vocabulary.resolve(text) for text in entry.broader)) if entry else []
    narrower = [s for s in site.narrower.get(skill, []) if s != skill]
    shown = {skill, *wider, *narrower}
    siblings = dict.fromkeys(s for family in wider for s in site.narrower.get(family, [])[: 2 * _RELATED])
    related = [s for s in siblings if s not in shown][:_RELATED]
    rows = [("Part of", wider), ("Includes", narrower), ("Related", related)]
    parts = [f'<p class="pp-label">{label}</p>{chips(site, up, skills)}' for label, skills in rows if skills]
    if not entry:
        parts.insert(0, '<p class="pp-muted">This skill is not in the community\'s list yet.</p>')
    return f'<div class="pp-around" data-search-exclude>{"".join(parts)}</div>' if parts else ""


def _offering(site: Site, up: str, offering: Sequence[tuple[Profile, Offer]], number: int) -> str:
    if offering:
        people = [(person, offer.level, offer.note) for person, offer in offering]
        return _names(site, up, people) if number else _people(site, up, people)
    if number:
        return "All of them stand on the pages before.\n"
    link = (f"{up}add-your-profile/", "Offer it")
    return empty("Nobody offers this yet", "Can you teach it? Beginners are glad of a first step.", link)


def _seeking(site: Site, up: str, seeking: Sequence[tuple[Profile, Seek]], number: int) -> str:
    if seeking:
        people = [(person, f"today: {seek.level}", seek.goal) for person, seek in seeking]
        return _names(site, up, people) if number else _people(site, up, people)
    if number:
        return "All of them stand on the pages before.\n"
    return empty("Nobody seeks this yet", "Who wants to learn it adds it to the profile's <em>seeks</em>.")


def _people(site: Site, up: str, rows: list[tuple[Profile, str, str]]) -> str:
    items = "\n".join(_person(site, up, person, level, text) for person, level, text in rows)
    return f'<ul class="pp-cards" data-search-exclude>\n{items}\n</ul>'


def _names(site: Site, up: str, rows: list[tuple[Profile, str, str]]) -> str:
    """The same people by name and level alone."""
    items = "\n".join(
        f'<li><a href="{up}{address(site.person_uri(person))}" dir="auto"{lang(person)}>{line(person.name)}</a> '
        f'<span class="pp-muted">{line(level)}</span></li>'
        for person, level, _ in rows
    )
    return f'<ul class="pp-groups" data-search-exclude>\n{items}\n</ul>'


def _filtered(site: Site, up: str, skill: str) -> str:
    """The directory with this skill chosen, for people who want to filter further."""
    kinds = (("offers", "offer", site.offers), ("seeks", "seek", site.seeks))
    links = join_words(
        (
            f'<a href="{up}directory/?{key}={quote(skill, safe="")}">those who {word} it</a>'
            for key, word, people in kinds
            if skill in people
        ),
        "or",
    )
    sentence = f"Choose among them by hours, language and zone: in the directory, {links}."
    return f'<div class="pp-filtered"><p>{sentence}</p></div>'


def _person(site: Site, up: str, person: Profile, level: str, text: str) -> str:
    note = f'<p dir="auto">{line(text)}</p>' if text.strip() else ""
    return (
        f'<li class="pp-card"><div class="pp-card__top">{avatar(person.name, person.github)}<div>'
        f'<a class="pp-name" href="{up}{address(site.person_uri(person))}">{person_name(person)}</a>'
        f"<br>{line(level)} · {zone(person.timezone, site.now)}</div></div>{note}"
        f'<p class="pp-card__foot">{status(site, person)}</p></li>'
    )

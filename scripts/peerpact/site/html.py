"""The pieces of HTML that stand on pages by the thousand: avatars, chips, cards, rows.

For: functions that return `Markup`; whatever stands on a page once is a template in `templates/`. Must not: decide who
stands on which page.

A piece never holds an empty line, so that every Markdown reader takes it as part of one raw block. Links are addresses
and not files, because no generator rewrites them there.
"""

from __future__ import annotations

import zlib
from datetime import date
from functools import lru_cache

from peerpact.domain.model import Agreement, Partner, Profile
from peerpact.site.index import Site
from peerpact.site.markup import EMPTY, Markup, joined, listed, markup
from peerpact.site.names import initials, partner_name, utc_offset
from peerpact.site.urls import address
from peerpact.text.name_language import name_language
from peerpact.text.wording import amount

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(maxsize=1024)
def day(value: date) -> Markup:
    """A date as people read it, and as machines do."""
    shown = f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return markup('<time datetime="{exact}">{shown}</time>', exact=value.isoformat(), shown=shown)


def hue(seed: str) -> int:
    """The colour that stands for someone, in degrees."""
    return zlib.crc32(seed.casefold().encode()) % 360


@lru_cache(maxsize=16384)
def avatar(name: str, seed: str) -> Markup:
    """A round with initials; the seed gives its colour. No picture, so nobody is tracked."""
    pattern = '<span class="pp-avatar" style="--pp-hue:{hue}" aria-hidden="true">{initials}</span>'
    return markup(pattern, hue=hue(seed), initials=initials(name))


@lru_cache(maxsize=1024)
def zone(name: str, now: date) -> Markup:
    """A zone's name and offset; the small script adds how far it is from the reader's."""
    offset = utc_offset(name, now)
    known = offset and offset != name
    tail = markup(' <span class="pp-muted">({offset})</span>', offset=offset) if known else EMPTY
    pattern = '<span class="pp-zone" data-pp-zone="{name}">{shown}{tail}</span>'
    return markup(pattern, name=name, shown=name.replace("_", " "), tail=tail)


def chip(site: Site, up: str, skill: str, level: str = "") -> Markup:
    """A skill as a small link to its page, with a level when there is one."""
    tail = markup(' <span class="pp-chip__level">{level}</span>', level=level) if level else EMPTY
    pattern = '<li><a class="pp-chip" href="{link}"><bdi>{name}</bdi>{tail}</a></li>'
    link = up + address(site.skill_uri(skill))
    return markup(pattern, link=link, name=site.community.vocabulary.name(skill), tail=tail)


def chips(site: Site, up: str, skills: list[str], most: int = 0) -> Markup:
    """Chips in a row; with `most`, the rest is counted."""
    shown = skills[:most] if most else skills
    rest = len(skills) - len(shown)
    more = markup('<li class="pp-muted">and {rest} more</li>', rest=rest) if rest else EMPTY
    items = joined(chip(site, up, skill) for skill in shown)
    return markup('<ul class="pp-chips">{items}{more}</ul>', items=items, more=more)


def status(site: Site, person: Profile) -> Markup:
    """Whether someone has room for a partnership, as a coloured word."""
    if person.status != "open":
        return _badge("off", "paused")
    free = site.free(person)
    if not free:
        return _badge("off", "no place free")
    return markup("{badge} {places} free", badge=_badge("on", "open"), places=amount(free, "place"))


def _badge(kind: str, word: str) -> Markup:
    return markup('<span class="pp-badge pp-badge--{kind}">{word}</span>', kind=kind, word=word)


def partner(site: Site, up: str, who: Partner) -> Markup:
    """A partner's name, linked; a partner who has left is a login without a link."""
    person = site.page_of(who.github_id)
    if person is None:
        return markup('<bdi>{login}</bdi> <span class="pp-muted">(has left)</span>', login=who.github)
    return person_link(site, up, person)


def person_link(site: Site, up: str, person: Profile) -> Markup:
    """A participant's name, linked to their page."""
    link = up + address(site.person_uri(person))
    return markup('<a href="{link}">{name}</a>', link=link, name=person_name(person))


def person_name(person: Profile) -> Markup:
    """Someone's name in its own direction and language."""
    return markup("<bdi{lang}>{name}</bdi>", lang=lang(person), name=person.name)


def lang(person: Profile) -> Markup:
    """The attribute `lang` for someone's name, with a space before it; empty where the page's own language will do."""
    tag = name_language(person.name, person.languages)
    return EMPTY if tag is None else markup(' lang="{tag}"', tag=tag)


def partner_label(site: Site, who: Partner) -> Markup:
    """A partner's name without a link; the login of one who has left."""
    person = site.page_of(who.github_id)
    return person_name(person) if person else markup("<bdi>{login}</bdi>", login=who.github)


def stage(site: Site, word: str) -> Markup:
    """A partnership's stage as a coloured word; in a demo it says that it is an example."""
    return _badge(word, f"{'example, ' if site.demo else ''}{word}")


def empty(title: str, text: str, link: tuple[str, str] | None = None) -> str:
    """What stands where nothing is yet: why it is empty, and what to do about it. Our own words only."""
    action = f'<p><a class="md-button" href="{link[0]}">{link[1]}</a></p>' if link else ""
    return f'<div class="pp-empty"><p class="pp-empty__title">{title}</p><p>{text}</p>{action}</div>'


def pager(label: str, links: list[str], current: int) -> Markup:
    """Previous, numbers and next as ordinary links; `links[i]` leads to page i + 1. Empty for one page."""
    if len(links) < 2:
        return EMPTY
    step = '<li><a rel="{rel}" href="{link}">{word}</a></li>'
    items = [markup(step, rel="prev", link=links[current - 1], word="Previous")] if current else []
    shown = [i for i in range(len(links)) if i in (0, len(links) - 1) or abs(i - current) <= 2]
    for place, i in enumerate(shown):
        if place and i != shown[place - 1] + 1:
            items.append(markup('<li aria-hidden="true">…</li>'))
        here = markup(' aria-current="page"') if i == current else EMPTY
        items.append(markup('<li><a{here} href="{link}">{number}</a></li>', here=here, link=links[i], number=i + 1))
    if current + 1 < len(links):
        items.append(markup(step, rel="next", link=links[current + 1], word="Next"))
    pattern = '<div class="pp-pager"><nav aria-label="{label}"><ul class="pp-pages">{items}</ul></nav></div>'
    return markup(pattern, label=label, items=joined(items))


def partnership_cards(site: Site, up: str, agreements: list[Agreement]) -> Markup:
    """Partnerships as cards, in the order given; empty without any."""
    items = joined((_partnership(site, up, agreement) for agreement in agreements), "\n")
    if not agreements:
        return EMPTY
    return markup('<ul class="pp-cards">\n{items}\n</ul>', items=items)


def _partnership(site: Site, up: str, agreement: Agreement) -> Markup:
    learns = list(dict.fromkeys(goal.learn for p in agreement.partners for goal in p.goals))
    return markup(
        '<li class="pp-card"><div class="pp-card__top"><span class="pp-faces">{faces}</span><div>{stage}</div></div>'
        '<p class="pp-names">{names}</p><p class="pp-label">They learn</p>{chips}'
        '<p class="pp-card__foot">{starts} to {ends} · {checks}<br><a href="{link}">The agreement</a></p></li>',
        faces=joined(avatar(partner_name(site, p), p.github) for p in agreement.partners),
        stage=stage(site, site.stage(agreement)),
        names=listed(partner(site, up, p) for p in agreement.partners),
        chips=chips(site, up, learns, 6),
        starts=day(agreement.starts),
        ends=day(agreement.last_day),
        checks=amount(len(agreement.check_ins), "check-in"),
        link=up + address(site.partnership_uri(agreement)),
    )

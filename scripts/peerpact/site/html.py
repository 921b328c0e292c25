"""The small pieces of HTML that stand on pages by the thousand: avatars, names, chips, badges.

For: functions that return `Markup`; cards and rows are made of them (`cards.py`), and whatever stands on a page once is
a template. Must not: decide who stands on which page.

A piece never holds an empty line, so that every Markdown reader takes it as part of one raw block. Links are addresses
and not files, because no generator rewrites them there.
"""

from __future__ import annotations

import zlib
from datetime import date
from functools import lru_cache

from peerpact.domain.model import Partner, Profile
from peerpact.site.index import Site
from peerpact.site.markup import EMPTY, Markup, joined, markup
from peerpact.site.names import initials, short_day, utc_offset
from peerpact.site.urls import address
from peerpact.text.name_language import name_language
from peerpact.text.wording import amount


@lru_cache(maxsize=1024)
def day(value: date) -> Markup:
    """A date as people read it, and as machines do."""
    return markup('<time datetime="{exact}">{shown}</time>', exact=value.isoformat(), shown=short_day(value))


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
    """Whether someone has capacity for a partnership, as a coloured word."""
    if person.status != "open":
        return badge("off", "paused")
    free = site.free(person)
    if not free:
        return badge("off", "at capacity")
    return markup("{badge} for {partnerships}", badge=badge("on", "open"), partnerships=amount(free, "partnership"))


def badge(kind: str, word: str) -> Markup:
    """A word on a coloured ground."""
    return markup('<span class="pp-badge pp-badge--{kind}">{word}</span>', kind=kind, word=word)


def partner(site: Site, up: str, who: Partner) -> Markup:
    """A partner's name, linked; a partner who has left is a login without a link."""
    person = site.page_of(who.github_id)
    if person is None:
        return markup('<bdi>{login}</bdi> <span class="pp-muted">(has left)</span>', login=who.github)
    return person_link(site, up, person)


def person_link(site: Site, up: str, person: Profile) -> Markup:
    """A participant's name, linked to their page."""
    return markup('<a href="{link}">{name}</a>', link=person_address(site, up, person), name=person_name(person))


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
    return person_name(person) if person else plain_name(who.github)


def plain_name(name: str) -> Markup:
    """The name of someone who has no page."""
    return markup("<bdi>{name}</bdi>", name=name)


def stage(site: Site, word: str) -> Markup:
    """A partnership's stage as a coloured word; in a demo it says that it is an example."""
    return badge(word, f"{'example, ' if site.demo else ''}{word}")


def person_address(site: Site, up: str, person: Profile) -> str:
    """The address of a participant's page."""
    return up + address(site.person_uri(person))


def card_name(site: Site, up: str, person: Profile) -> Markup:
    """A participant's name as it stands on a card, linked to their page."""
    pattern = '<a class="pp-name" href="{link}">{name}</a>'
    return markup(pattern, link=person_address(site, up, person), name=person_name(person))


def paragraph(text: str) -> Markup:
    """What someone wrote as a paragraph in its own direction; empty without any."""
    return markup('<p dir="auto">{text}</p>', text=text) if text.strip() else EMPTY


def text_link(link: str, text: str) -> Markup:
    """What someone wrote as a link."""
    return markup('<a href="{link}"><bdi>{text}</bdi></a>', link=link, text=text)

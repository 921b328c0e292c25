"""The pieces that several pages share: front matter, avatars, chips, cards, empty states.

For: HTML that stands in Markdown as raw blocks; every text from a file passes through `peerpact.text.escape`.
Must not: decide who stands on which page.

A raw block never holds an empty line, so that every Markdown reader takes it as one block. Links in raw
blocks are addresses and not files, because no generator rewrites them.
"""

from __future__ import annotations

import json
import unicodedata
import zlib
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import yaml

from peerpact.domain.model import Partner, Profile
from peerpact.site.index import Site
from peerpact.site.urls import address
from peerpact.text.escape import html
from peerpact.text.name_language import name_language
from peerpact.text.wording import amount

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FORMAT_NAMES = {
    "conversation": "conversation",
    "pairing": "pairing",
    "code-review": "code review",
    "project": "a project together",
    "reading": "reading together",
}
"""What pages and forms call the formats of `peerpact.domain.model`."""


def front(title: str, description: str, *, search: bool = True) -> str:
    """The front matter of a page; search engines show the description. Themes print both raw: they are escaped here."""
    heading = f"title: {_scalar(line(title))}\n" if title else ""
    words = f"description: {_scalar(line(description))}\n"
    hidden = "" if search else "search: {exclude: true}\n"
    return f"---\n{heading}hide: [navigation, toc]\n{words}{hidden}---\n"


def _scalar(text: str) -> str:
    """A text as a value of YAML. JSON's form is YAML as long as every character can be printed."""
    if text.isprintable():
        return json.dumps(text, ensure_ascii=False)
    return yaml.dump(text, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1_000_000).removesuffix("\n...\n").strip()


@lru_cache(maxsize=16384)
def line(text: str) -> str:
    """A text from a file as HTML on one line. The same names and skills stand on many pages, so it remembers some."""
    return html(" ".join(text.split()))


def day(value: date) -> str:
    """A date as people read it, and as machines do."""
    return f'<time datetime="{value.isoformat()}">{value.day} {_MONTHS[value.month - 1]} {value.year}</time>'


def initials(name: str) -> str:
    """One or two letters that stand for a name, with the marks that belong to them."""
    words = [word.lstrip("'\"([{<-_.*") for word in name.split()]
    words = [word for word in words if word and word[0].isalnum()]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words[:1]
    return "".join(_first_letter(word) for word in chosen).upper() or "?"


def _first_letter(word: str) -> str:
    end = 1
    while end < min(len(word), 4) and unicodedata.category(word[end]).startswith("M"):
        end += 1
    return word[:end]


@lru_cache(maxsize=16384)
def avatar(name: str, seed: str) -> str:
    """A round with initials; the seed gives its colour. No picture, so nobody is tracked."""
    hue = zlib.crc32(seed.casefold().encode()) % 360
    return f'<span class="pp-avatar" style="--pp-hue:{hue}" aria-hidden="true">{line(initials(name))}</span>'


@lru_cache(maxsize=1024)
def utc_offset(zone: str, now: date) -> str:
    """`UTC+01:00` at noon of the day; empty for a zone that nobody knows."""
    try:
        delta = datetime.combine(now, time(12), ZoneInfo(zone)).utcoffset() or timedelta()
    except (KeyError, ValueError, OSError):
        return ""
    minutes = int(delta.total_seconds() // 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def zone(name: str, now: date) -> str:
    """A zone's name and offset; the small script adds how far it is from the reader's."""
    shown = line(name.replace("_", " "))
    offset = utc_offset(name, now)
    tail = f' <span class="pp-muted">({offset})</span>' if offset and offset != name else ""
    return f'<span class="pp-zone" data-pp-zone="{line(name)}">{shown}{tail}</span>'


def chip(site: Site, up: str, skill: str, level: str = "") -> str:
    """A skill as a small link to its page, with a level when there is one."""
    tail = f' <span class="pp-chip__level">{line(level)}</span>' if level else ""
    name = line(site.community.vocabulary.name(skill))
    return f'<li><a class="pp-chip" href="{up}{address(site.skill_uri(skill))}"><bdi>{name}</bdi>{tail}</a></li>'


def chips(site: Site, up: str, skills: list[str], most: int = 0) -> str:
    """Chips in a row; with `most`, the rest is counted."""
    shown = skills[:most] if most else skills
    rest = len(skills) - len(shown)
    more = f'<li class="pp-muted">and {rest} more</li>' if rest else ""
    return f'<ul class="pp-chips">{"".join(chip(site, up, skill) for skill in shown)}{more}</ul>'


def status(site: Site, person: Profile) -> str:
    """Whether somebody has room for a partnership, as a coloured word."""
    if person.status != "open":
        return '<span class="pp-badge pp-badge--off">paused</span>'
    free = site.free(person)
    if not free:
        return '<span class="pp-badge pp-badge--off">no place free</span>'
    return f'<span class="pp-badge pp-badge--on">open</span> {amount(free, "place")} free'


def lang(person: Profile) -> str:
    """The attribute `lang` for somebody's name, with a space before it; empty where the page's own language will do."""
    tag = name_language(person.name, person.languages)
    return "" if tag is None else f' lang="{line(tag)}"'


def person_name(person: Profile) -> str:
    """Somebody's name in its own direction and language."""
    return f"<bdi{lang(person)}>{line(person.name)}</bdi>"


def partner(site: Site, up: str, who: Partner) -> str:
    """A partner's name, linked; a partner who has left is a login without a link."""
    person = site.page_of(who.github_id)
    if person is None:
        return f'<bdi>{line(who.github)}</bdi> <span class="pp-muted">(has left)</span>'
    return f'<a href="{up}{address(site.person_uri(person))}">{person_name(person)}</a>'


def partner_name(site: Site, who: Partner) -> str:
    """A partner's name as plain text, not escaped."""
    person = site.page_of(who.github_id)
    return person.name if person else who.github


def partner_label(site: Site, who: Partner) -> str:
    """A partner's name without a link; the login of one who has left."""
    person = site.page_of(who.github_id)
    return person_name(person) if person else f"<bdi>{line(who.github)}</bdi>"


def stage(site: Site, word: str) -> str:
    """A partnership's stage as a coloured word; in a demo it says that it is an example."""
    return f'<span class="pp-badge pp-badge--{word}">{"example, " if site.demo else ""}{word}</span>'


def empty(title: str, text: str, link: tuple[str, str] | None = None) -> str:
    """What stands where nothing is yet: why it is empty, and what to do about it. Our own words only."""
    action = f'<p><a class="md-button" href="{link[0]}">{link[1]}</a></p>' if link else ""
    return f'<div class="pp-empty"><p class="pp-empty__title">{title}</p><p>{text}</p>{action}</div>'


def pager(label: str, links: list[str], current: int) -> str:
    """Previous, numbers and next as ordinary links; `links[i]` leads to page i + 1. Empty for one page."""
    if len(links) < 2:
        return ""
    shown = [i for i in range(len(links)) if i in (0, len(links) - 1) or abs(i - current) <= 2]
    items = [f'<li><a rel="prev" href="{links[current - 1]}">Previous</a></li>'] if current else []
    for place, i in enumerate(shown):
        if place and i != shown[place - 1] + 1:
            items.append('<li aria-hidden="true">…</li>')
        here = ' aria-current="page"' if i == current else ""
        items.append(f'<li><a{here} href="{links[i]}">{i + 1}</a></li>')
    if current + 1 < len(links):
        items.append(f'<li><a rel="next" href="{links[current + 1]}">Next</a></li>')
    return f'<div class="pp-pager"><nav aria-label="{label}"><ul class="pp-pages">{"".join(items)}</ul></nav></div>'

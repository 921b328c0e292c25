"""One participant as a card of the directory.

For: few elements for each person, because sixty stand on a page. The script draws the same cards from its data
(`assets/directory-cards.js`), and a test compares the two. Must not: decide who is shown.
"""

from __future__ import annotations

import zlib

from peerpact.domain.model import Profile
from peerpact.site.html import lang
from peerpact.site.index import Site
from peerpact.site.markup import line
from peerpact.site.names import initials, utc_offset
from peerpact.site.urls import address
from peerpact.text.languages import display_name
from peerpact.text.wording import amount

MOST = 3
"""Skills shown of each kind; the rest is counted."""


def cards(site: Site, up: str, people: list[Profile]) -> str:
    """The cards of some people in a list."""
    return '<ul class="pp-cards pp-people">\n' + "\n".join(_card(site, up, person) for person in people) + "\n</ul>"


def _card(site: Site, up: str, person: Profile) -> str:
    hue = zlib.crc32(person.github.casefold().encode()) % 360
    return (
        f'<li class="pp-card pp-person" data-pp-face="{line(initials(person.name))}" style="--pp-hue:{hue}">'
        f'<a class="pp-name" dir="auto"{lang(person)} href="{up}{address(site.person_uri(person))}">'
        f"{line(person.name)}</a>"
        f'<p class="pp-where" data-pp-clock="{line(person.timezone)}">{_where(site, person)}</p>'
        f"{_skills(site, 'Offers', [offer.skill for offer in person.offers])}"
        f"{_skills(site, 'Seeks', [seek.skill for seek in person.seeks])}{_foot(site, person)}</li>"
    )


def _where(site: Site, person: Profile) -> str:
    offset = utc_offset(person.timezone, site.now)
    tail = f" ({offset})" if offset and offset != person.timezone else ""
    facts = [person.pronouns, person.timezone.replace("_", " ") + tail]
    return line(" · ".join(part for part in facts if part.strip()))


def _skills(site: Site, label: str, skills: list[str]) -> str:
    if not skills:
        return ""
    name = site.community.vocabulary.name
    tags = " ".join(f'<span class="pp-tag" dir="auto">{line(name(skill))}</span>' for skill in skills[:MOST])
    rest = f" and {len(skills) - MOST} more" if len(skills) > MOST else ""
    return f'<p class="pp-skills">{label} {tags}{rest}</p>'


def _foot(site: Site, person: Profile) -> str:
    free = site.free(person)
    state = "paused" if person.status != "open" else f"open, {amount(free, 'place')} free" if free else "no place free"
    languages = ", ".join(line(display_name(tag)) for tag in person.languages)
    return f'<p class="pp-card__foot{" pp-open" if free else ""}">{state} · {languages}</p>'

"""The cards and rows of people, partnerships and skills, which stand on pages by the thousand.

For: functions that return `Markup`. A card of the directory has few elements, because sixty stand on a page; the script
draws the same ones from its data (`assets/directory-cards.js`), and a test compares the two. Must not: decide who is
shown.
"""

from __future__ import annotations

from peerpact.domain.model import Agreement, Profile
from peerpact.site.html import (
    avatar,
    card_name,
    chips,
    day,
    hue,
    lang,
    paragraph,
    partner,
    person_address,
    stage,
    status,
    zone,
)
from peerpact.site.index import Site
from peerpact.site.markup import EMPTY, Markup, joined, listed, markup
from peerpact.site.names import initials, partner_name, utc_offset
from peerpact.site.urls import address
from peerpact.text.languages import display_name
from peerpact.text.wording import amount

MOST = 3
"""Skills shown of each kind on a card of the directory; the rest is counted."""


def people_cards(site: Site, up: str, people: list[Profile]) -> Markup:
    """The cards of the directory, in the order given; empty without people."""
    items = joined((_of_directory(site, up, person) for person in people), "\n")
    return markup('<ul class="pp-cards pp-people">\n{items}\n</ul>', items=items) if people else EMPTY


def _of_directory(site: Site, up: str, person: Profile) -> Markup:
    free = site.free(person)
    state = (
        "paused" if person.status != "open" else f"open for {amount(free, 'partnership')}" if free else "at capacity"
    )
    return markup(
        '<li class="pp-card pp-person" data-pp-face="{face}" style="--pp-hue:{hue}">'
        '<a class="pp-name" dir="auto"{lang} href="{link}">{name}</a>'
        '<p class="pp-where" data-pp-clock="{zone}">{where}</p>{offers}{seeks}'
        '<p class="pp-card__foot{open}">{state} · {languages}</p></li>',
        face=initials(person.name),
        hue=hue(person.github),
        lang=lang(person),
        link=person_address(site, up, person),
        name=person.name,
        zone=person.timezone,
        where=_where(site, person),
        offers=_tags(site, "Offers", [offer.skill for offer in person.offers]),
        seeks=_tags(site, "Seeks", [seek.skill for seek in person.seeks]),
        open=Markup(" pp-open") if free else EMPTY,
        state=state,
        languages=", ".join(display_name(tag) for tag in person.languages),
    )


def _where(site: Site, person: Profile) -> str:
    offset = utc_offset(person.timezone, site.now)
    tail = f" ({offset})" if offset and offset != person.timezone else ""
    facts = [person.pronouns, person.timezone.replace("_", " ") + tail]
    return " · ".join(part for part in facts if part.strip())


def _tags(site: Site, label: str, skills: list[str]) -> Markup:
    if not skills:
        return EMPTY
    name = site.community.vocabulary.name
    pattern = '<span class="pp-tag" dir="auto">{name}</span>'
    tags = joined((markup(pattern, name=name(skill)) for skill in skills[:MOST]), " ")
    rest = Markup(f" and {len(skills) - MOST} more") if len(skills) > MOST else EMPTY
    return markup('<p class="pp-skills">{label} {tags}{rest}</p>', label=label, tags=tags, rest=rest)


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


def skill_row(site: Site, up: str, skill: str, mark: Markup) -> Markup:
    """A skill in a table: how many offer and seek it, and a badge."""
    return markup(
        '<tr><th scope="row"><a href="{link}"><bdi>{name}</bdi></a></th><td>{offers}</td><td>{seeks}</td>'
        "<td>{mark}</td></tr>",
        link=up + address(site.skill_uri(skill)),
        name=site.community.vocabulary.name(skill),
        offers=len(site.offers.get(skill, ())),
        seeks=len(site.seeks.get(skill, ())),
        mark=mark,
    )


def skill_cards(site: Site, up: str, rows: list[tuple[Profile, str, str]]) -> Markup:
    """People on the page of a skill, each with a level and a note; empty without any."""
    items = joined((_of_skill(site, up, person, level, note) for person, level, note in rows), "\n")
    return markup('<ul class="pp-cards" data-search-exclude>\n{items}\n</ul>', items=items) if rows else EMPTY


def _of_skill(site: Site, up: str, person: Profile, level: str, note: str) -> Markup:
    return markup(
        '<li class="pp-card"><div class="pp-card__top">{avatar}<div>{name}<br>{level} · {zone}</div></div>{note}'
        '<p class="pp-card__foot">{status}</p></li>',
        avatar=avatar(person.name, person.github),
        name=card_name(site, up, person),
        level=level,
        zone=zone(person.timezone, site.now),
        note=paragraph(note),
        status=status(site, person),
    )


def skill_names(site: Site, up: str, rows: list[tuple[Profile, str, str]]) -> Markup:
    """The same people by name and level alone."""
    pattern = '<li><a href="{link}" dir="auto"{lang}>{name}</a> <span class="pp-muted">{level}</span></li>'
    items = joined(
        (
            markup(pattern, link=person_address(site, up, person), lang=lang(person), name=person.name, level=level)
            for person, level, _ in rows
        ),
        "\n",
    )
    return markup('<ul class="pp-groups" data-search-exclude>\n{items}\n</ul>', items=items) if rows else EMPTY

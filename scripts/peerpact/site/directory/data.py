"""The people as columns for the script of the directory.

For: `directory/people.json`: what the cards show and what the filters, the common hours and the score need, and
nothing else. Columns of numbers that point into short tables stay below thirty bytes a person when they are
compressed. Must not: hold free text of profiles beyond names and pronouns, or anything that is not on the pages.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Any, TypeVar

from peerpact.domain.model import FORMATS, LEVELS, Profile
from peerpact.domain.weekly_hours import Window
from peerpact.matching.common_hours import TERM, Weeks, every_week, weeks
from peerpact.matching.gates import primary_languages
from peerpact.site.index import Site
from peerpact.site.names import utc_offset
from peerpact.site.urls import login_name, safe_name
from peerpact.text.languages import display_name
from peerpact.text.name_language import name_language

URI = "directory/people.json"
VERSION = 1
Key = TypeVar("Key", bound=Hashable)


def columns(site: Site) -> str:
    """The whole file: tables first, then one list for each thing known about a person, in the order of the cards."""
    people, utc = site.people, weeks(["UTC"], site.now, 1)
    skills = _table(skill for p in people for skill in _named(p))
    tags = _table(tag for p in people for tag in p.languages)
    hours = _table(p.availability.windows for p in people)
    zones = _table(p.timezone for p in people)
    pronouns = _table(p.pronouns for p in people)
    table = {
        "version": VERSION,
        "week": str(site.now + timedelta(days=-site.now.weekday() % 7)),
        "weeks": TERM,
        "minimumMinutes": site.community.settings.suggestions.minimum_minutes,
        "skills": [_skill(site, skill) for skill in skills],
        "families": _families(site, skills),
        "languages": _languages(tags),
        "zones": _zones(site, zones),
        "hours": [_quarters(utc, windows) for windows in hours],
        "pronouns": list(pronouns),
        "apart": _apart(site),
        "name": [p.name for p in people],
        "nameLanguage": _name_languages(people),
        "login": [_short_login(p) for p in people],
        "page": {n: login_name(p.github) for n, p in enumerate(people) if login_name(p.github) != p.github},
        "pronoun": [pronouns[p.pronouns] for p in people],
        "zone": [zones[p.timezone] for p in people],
        "offers": [[_levelled(skills[o.skill], o.level) for o in p.offers] for p in people],
        "seeks": [[_levelled(skills[s.skill], s.level) for s in p.seeks] for p in people],
        "language": [[tags[tag] for tag in p.languages] for p in people],
        "hour": [hours[p.availability.windows] for p in people],
        "format": [sum(1 << FORMATS.index(name) for name in set(p.formats)) for p in people],
        "asynchronous": [int(p.availability.asynchronous) for p in people],
        "free": [site.free(p) if p.status == "open" else -1 for p in people],
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"


def _table(values: Iterable[Key]) -> dict[Key, int]:
    """Each value with its number, the most frequent first: small numbers compress best."""
    counted = Counter(values)
    order = sorted(counted, key=lambda value: (-counted[value], str(value)))
    return {value: number for number, value in enumerate(order)}


def _named(person: Profile) -> list[str]:
    return [*(offer.skill for offer in person.offers), *(seek.skill for seek in person.seeks)]


def _short_login(person: Profile) -> str:
    """The login with `~`, which no login holds, in the place of the name, where it is made of the name."""
    name = "-".join(person.name.lower().split())
    return person.github.replace(name, "~", 1) if name.isascii() and len(name) > 1 else person.github


def _name_languages(people: Sequence[Profile]) -> dict[int, str]:
    """The language of each name that isn't in that of the page, by the place of its owner."""
    tags = ((n, name_language(person.name, person.languages)) for n, person in enumerate(people))
    return {n: tag for n, tag in tags if tag is not None}


def _levelled(skill: int, level: str) -> int:
    """A skill and a level as one number."""
    return skill * len(LEVELS) + LEVELS.index(level)


def _skill(site: Site, skill: str) -> list[str]:
    """The id, the name, and the name of the page where that is not the id."""
    page = safe_name(skill)
    return [skill, site.community.vocabulary.name(skill), *([page] if page != skill else [])]


def _families(site: Site, skills: dict[str, int]) -> list[tuple[int, int]]:
    """Each pair of a skill and a broader one, where both are in use."""
    broader = site.community.vocabulary.broader
    return [
        (number, skills[wide]) for skill, number in skills.items() for wide in sorted(broader(skill) & skills.keys())
    ]


def _languages(tags: dict[str, int]) -> list[list[Any]]:
    """The tag, its name, and the language without region and script, by which people meet and are filtered."""
    own = [next(iter(primary_languages((tag,)))) for tag in tags]
    return [[tag, display_name(tag), short, display_name(short)] for tag, short in zip(tags, own, strict=True)]


def _zones(site: Site, zones: dict[str, int]) -> list[list[Any]]:
    """The zone, its offset as a text, and how it stands to UTC in each week of the term."""
    offsets = {name: utc_offset(name, site.now) for name in zones}
    shifted = (name for name, offset in offsets.items() if offset)
    term = every_week(shifted, site.now)
    return [[name, offset, [_turn(*turn) for turn in term.get(name, ())]] for name, offset in offsets.items()]


def _turn(before: int, after: int, change: int) -> int | list[int]:
    return [before, after, change] if before != after else before


def _quarters(utc: Weeks, windows: tuple[Window, ...]) -> list[int]:
    """The free quarter hours of a week, as starts and ends in turn; in UTC every local week lies as it is."""
    ring = utc.free("UTC", windows)[0]
    bits, edges = ring ^ (ring << 1), []  # a one wherever a quarter differs from the one before it
    while bits:
        edges.append((bits & -bits).bit_length() - 1)
        bits &= bits - 1
    return edges


def _apart(site: Site) -> list[tuple[int, int]]:
    """Pairs that are not offered to each other: partners of a live agreement, and those who parted early."""
    place = {person.github_id: number for number, person in enumerate(site.people)}
    pairs: set[tuple[int, int]] = set()
    for agreement in site.partnerships.values():
        if agreement.ended_early(site.now) or site.stage(agreement) != "ended":
            numbers = sorted(place[github_id] for github_id in agreement.ids if github_id in place)
            pairs.update(combinations(numbers, 2))
    return sorted(pairs)

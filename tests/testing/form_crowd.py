"""A seeded community of a few hundred invented people, for the preview of partners.

For: data of the tests of the forms. Must not: compute a score.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from peerpact.domain.model import (
    FORMATS,
    LEVELS,
    Agreement,
    Availability,
    Community,
    Goal,
    Offer,
    Partner,
    Profile,
    Seek,
    Sessions,
)
from peerpact.domain.settings import Settings, SuggestionRules
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.domain.weekly_hours import parse_window

# Zones whose rules no edition of the tables has changed for long: the browser's edition may be another one than ours.
ZONES = (
    "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham",
    "Africa/Johannesburg", "America/Santiago", "UTC", "Asia/Kathmandu", "Pacific/Auckland", "America/St_Johns",
)  # fmt: skip
WINDOWS = (
    "Mo-Fr 18:00-21:00", "Sa,Su 10:00-24:00", "Fr 22:00-01:00", "Tu 07:15-08:45", "Mo-Su 00:00-24:00", "Su 23:30-02:10",
    "We 12:07-13:59",
)  # fmt: skip


def crowd(count: int, seed: int, skills: int = 12) -> Community:
    """So many people, some of them paused, full, in partnerships, or parted, who list up to three of so many skills."""
    rng = random.Random(seed)  # noqa: S311
    listed = tuple(
        Skill(f"skill-{n}", f"Skill {n}", broader=(f"skill-{n // 3}",) if n > 2 else ()) for n in range(skills)
    )
    people = tuple(_person(rng, number, skills) for number in range(count))
    settings = Settings(demo=False, suggestions=SuggestionRules(minimum_minutes=90))
    agreements = tuple(_agreement(rng, people, number) for number in range(count // 5))
    return Community.of(settings, Vocabulary.of(listed), people, agreements)


def _person(rng: random.Random, number: int, skills: int) -> Profile:
    def some(count: int) -> list[tuple[str, str]]:
        return [(f"skill-{n}", rng.choice(LEVELS)) for n in rng.sample(range(skills), count)]

    windows = tuple(filter(None, map(parse_window, rng.sample(WINDOWS, rng.randint(0, 3)))))
    return Profile(
        f"profiles/demo-{number}.yml", f"demo-{number}", 1000 + number, f"Person {number}", rng.choice(ZONES),
        tuple(rng.sample(("en", "pt-BR", "de", "EN-gb"), rng.randint(1, 2))),
        tuple(Offer(*each) for each in some(rng.randint(0, 3))), tuple(Seek(*each) for each in some(rng.randint(0, 3))),
        availability=Availability(None, windows, rng.random() < 0.4),
        formats=tuple(rng.sample(FORMATS, rng.choice((0, 1, 2, 3)))), capacity=rng.randint(1, 2),
        status="paused" if rng.random() < 0.1 else "open",
    )  # fmt: skip


def _agreement(rng: random.Random, people: tuple[Profile, ...], number: int) -> Agreement:
    one, other = rng.sample(people, 2)
    partners = tuple(Partner(p.github, p.github_id, ("skill-1",), (Goal("skill-1", "x", "x"),)) for p in (one, other))
    found = Agreement(
        f"agreements/{number}.yml", partners, date(2026, 6, 1), date(2027, 5, 31), Sessions(2, "week", 60, one.github),
        (date(2026, 9, 1),), 1,
    )  # fmt: skip
    return replace(found, ended=date(2026, 8, 1)) if rng.random() < 0.5 else found

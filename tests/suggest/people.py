"""Invented people for the tests of the suggestions, written in one line each."""

from __future__ import annotations

from datetime import date
from random import Random

from peerpact.model import LEVELS, Agreement, Community, Offer, Partner, Profile, Seek, Sessions, community
from peerpact.settings import Settings
from peerpact.vocabulary import Skill, vocabulary

NOW = date(2026, 11, 21)
SKILLS = vocabulary((Skill("kubernetes", "Kubernetes"), Skill("git", "Git"), Skill("python", "Python")))


def person(
    login: str,
    github_id: int,
    offers: str = "",
    seeks: str = "",
    languages: tuple[str, ...] = ("en",),
    capacity: int = 1,
    status: str = "open",
) -> Profile:
    """A profile; offers and seeks are written as `skill:level skill:level`."""
    return Profile(
        f"profiles/{login}.yml",
        login,
        github_id,
        login.title(),
        "Europe/Berlin",
        languages,
        tuple(Offer(*pair.split(":")) for pair in offers.split()),
        tuple(Seek(*pair.split(":")) for pair in seeks.split()),
        capacity=capacity,
        status=status,
    )


def agreement(*people: Profile, starts: date = date(2026, 9, 1), ends: date = date(2027, 2, 28)) -> Agreement:
    """An agreement between people; alive on NOW unless the dates say otherwise."""
    partners = tuple(Partner(p.github, p.github_id, (), ()) for p in people)
    sessions = Sessions(2, "week", 60, people[0].github)
    return Agreement("agreements/" + "--".join(p.github for p in people), partners, starts, ends, sessions, (), 1)


def gathered(*people: Profile, agreements: tuple[Agreement, ...] = ()) -> Community:
    """A community of these people."""
    return community(Settings(), SKILLS, people, agreements)


def crowd(seed: int, size: int, skills: int, languages: int = 3) -> Community:
    """Random people who know some of `skills` skills; some are paused, taken, or speak another language."""
    dice = Random(seed)  # noqa: S311
    tongues = [("en",), ("en", "pt-BR"), ("PT",), ("de", "en-GB"), ("de",)][: languages + 1]
    people = [
        person(
            f"demo-{number}",
            dice.randrange(1, 10**9) * 50 + number,
            _list(dice, skills),
            _list(dice, skills),
            languages=dice.choice(tongues),
            capacity=dice.choice((1, 1, 2)),
            status=dice.choice(("open",) * 9 + ("paused",)),
        )
        for number in range(size)
    ]
    meetings = [dice.sample(people, dice.choice((2, 3))) for _ in range(size // 5) if size >= 3]
    ends = (date(2026, 11, 20), NOW, date(2027, 1, 1))
    return gathered(*people, agreements=tuple(agreement(*m, ends=dice.choice(ends)) for m in meetings))


def _list(dice: Random, skills: int) -> str:
    return " ".join(f"s{dice.randrange(skills)}:{dice.choice(LEVELS)}" for _ in range(dice.randrange(4)))

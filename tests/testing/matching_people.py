"""Invented people for the tests of the suggestions, written in one line each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from peerpact.domain.model import (
    FORMATS,
    LEVELS,
    Agreement,
    Availability,
    Community,
    Offer,
    Partner,
    Profile,
    Seek,
    Sessions,
)
from peerpact.domain.settings import Settings, SuggestionRules
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.domain.weekly_hours import Window, parse_window

NOW = date(2026, 11, 21)
SKILLS = Vocabulary.of(
    (
        Skill("kubernetes", "Kubernetes"),
        Skill("git", "Git"),
        Skill("python", "Python"),
        Skill("data-analysis", "Data analysis"),
        Skill("pandas", "pandas", broader=("data-analysis",)),
        *(Skill(f"s{n}", f"s{n}", broader=("s0",) if n in (1, 2) else ("s4",) if n == 3 else ()) for n in range(9)),
    )
)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")


def person(
    login: str,
    github_id: int,
    offers: str = "",
    seeks: str = "",
    languages: tuple[str, ...] = ("en",),
    capacity: int = 1,
    status: str = "open",
    zone: str = "Europe/Berlin",
    windows: str = "",
    asynchronous: bool = False,
    formats: str = "",
) -> Profile:
    """A profile; offers and seeks are written as `skill:level skill:level`, windows with `;` between them."""
    hours = tuple(filter(None, (parse_window(text.strip()) for text in windows.split(";"))))
    return Profile(
        f"profiles/{login}.yml",
        login,
        github_id,
        login.title(),
        zone,
        languages,
        tuple(Offer(*pair.split(":")) for pair in offers.split()),
        tuple(Seek(*pair.split(":")) for pair in seeks.split()),
        availability=Availability(windows=hours, asynchronous=asynchronous),
        formats=tuple(formats.split()),
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
    return Community.of(Settings(), SKILLS, people, agreements)


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
            zone=dice.choice(ZONES),
            windows=_windows(dice),
            asynchronous=dice.random() < 0.3,
            formats=" ".join(dice.sample(FORMATS, dice.randrange(4))),
        )
        for number in range(size)
    ]
    meetings = [dice.sample(people, dice.choice((2, 3))) for _ in range(size // 5) if size >= 3]
    ends = (date(2026, 11, 20), NOW, date(2027, 1, 1))
    agreements = [agreement(*m, ends=dice.choice(ends)) for m in meetings]
    early = (None, None, None, date(2026, 10, 1))
    return gathered(*people, agreements=tuple(replace(a, ended=dice.choice(early)) for a in agreements))


def wanting(gathering: Community, count: int) -> Community:
    """The same people, when the community wants so many suggestions for each."""
    settings = replace(gathering.settings, suggestions=SuggestionRules(count=count))
    return Community.of(settings, gathering.vocabulary, gathering.profiles, gathering.agreements)


def _windows(dice: Random) -> str:
    """None, or some windows, long ones mostly, a few of them past midnight or off the quarter hours."""
    made = []
    for _ in range(dice.choice((0, 1, 2, 3))):
        start = dice.randrange(0, 1440, 5)
        days = tuple(sorted(dice.sample(range(7), dice.randrange(1, 7))))
        made.append(str(Window(days, start, (start + dice.choice((45, 120, 300, 700))) % 1440)))
    return ";".join(made)


def _list(dice: Random, skills: int) -> str:
    return " ".join(f"s{dice.randrange(skills)}:{dice.choice(LEVELS)}" for _ in range(dice.randrange(4)))

"""Small communities made by hand, for the tests of the pages.

For: values that differ from a sound default in one place. Must not: read files.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from peerpact.model import Agreement, Community, Goal, Offer, Partner, Profile, Seek, Sessions, community
from peerpact.settings import Settings
from peerpact.vocabulary import Skill, vocabulary

NOW = date(2026, 11, 21)
SKILLS = (
    Skill("frontend", "Front end"),
    Skill("css", "CSS", broader=("frontend",)),
    Skill("html", "HTML", broader=("frontend",)),
    Skill("c++", "C++"),
    Skill("c#", "C#"),
    Skill("public-speaking", "Public speaking"),
)


def person(number: int, **changes: object) -> Profile:
    """A participant who offers CSS and seeks public speaking, with changes."""
    sound = Profile(
        path=f"profiles/demo-{number}.yml",
        github=f"demo-{number}",
        github_id=990_000_000_000 + number,
        name=f"Person {number}",
        timezone="Europe/Berlin",
        languages=("en",),
        offers=(Offer("css", "advanced"),),
        seeks=(Seek("public-speaking", "beginner"),),
    )
    return replace(sound, **changes)


def agreement(first: Profile, second: Profile, **changes: object) -> Agreement:
    """A partnership of two that is active on NOW, with changes."""
    partners = (
        Partner(first.github, first.github_id, ("css",), (Goal("public-speaking", "Give a talk", "The slides"),)),
        Partner(second.github, second.github_id, ("public-speaking",), (Goal("css", "Lay out a page", "The page"),)),
    )
    sound = Agreement(
        path=f"agreements/2026-{first.github}--{second.github}.yml",
        partners=partners,
        starts=date(2026, 10, 1),
        ends=date(2027, 3, 31),
        sessions=Sessions(2, "week", 60, second.github),
        check_ins=(date(2026, 11, 2), date(2027, 1, 4)),
        terms=1,
    )
    return replace(sound, **changes)


def together(*profiles: Profile, agreements: tuple[Agreement, ...] = (), settings: Settings | None = None) -> Community:
    """The community of these people; a demonstration unless settings say otherwise."""
    return community(settings or Settings(name="Test mentors", demo=True), vocabulary(SKILLS), profiles, agreements)

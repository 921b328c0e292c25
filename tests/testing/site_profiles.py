"""Small communities made by hand, for the tests of the pages.

For: values that differ from a sound default in one place. Must not: read files.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from peerpact.domain.model import Agreement, Community, Goal, Offer, Partner, Profile, Seek, Sessions
from peerpact.domain.settings import Settings
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.signing.ledger.report import SIGNED
from peerpact.site.context import Consent, Known, Proof

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


def consent(kind: str, on: date, *signers: Profile, pull_request: int = 7) -> Consent:
    """A recorded step that these people have signed."""
    return Consent(kind, on, tuple((each.github_id, each.github) for each in signers), pull_request)


def knowing(*agreements: Agreement, state: str = SIGNED, steps: tuple[Consent, ...] = (), **more: object) -> Known:
    """Everything known about a community, and the same proof for each of these agreements."""
    sound = Known(
        proofs={terms.path: Proof(state, steps) for terms in agreements},
        tip="ab" * 20,
        records=3,
        born={"profiles/demo-1.yml": date(2026, 9, 1), **{terms.path: date(2026, 10, 1) for terms in agreements}},
        reminders_ran=date(2026, 11, 20),
        guides=frozenset({"agree.md", "training/foundation.md", "for-machines.md"}),
        address="https://owner.github.io/name/",
    )
    return replace(sound, **more)


def together(*profiles: Profile, agreements: tuple[Agreement, ...] = (), settings: Settings | None = None) -> Community:
    """The community of these people; a demonstration unless settings say otherwise."""
    return Community.of(
        settings or Settings(name="Test mentors", demo=True), Vocabulary.of(SKILLS), profiles, agreements
    )

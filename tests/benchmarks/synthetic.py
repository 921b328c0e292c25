"""A synthetic community of any size, for measuring how well and how fast everyone finds a partner.

For: 400 skills of which a few are wanted by many (Zipf's law, exponent 1), 3-6 offers and 3-6 seeks with levels, 20
IANA zones, a few evening and weekend windows; the same people for the same seed. Of 50, 100, 200 and 1,000 people a
share of about .36, .53, .68 and .91 has a partner with exact skills, a language and an hour in common. Must not: hold
real people, or know how people are matched.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from peerpact.domain.model import FORMATS, LEVELS, Availability, Community, Offer, Profile, Seek
from peerpact.domain.settings import Settings
from peerpact.domain.vocabulary import Skill, Vocabulary
from peerpact.domain.weekly_hours import Window

SKILLS, FAMILIES = 400, 25
ZONES = (
    "Europe/Berlin Europe/London Europe/Warsaw Europe/Lisbon Africa/Lagos Africa/Nairobi America/New_York "
    "America/Chicago America/Los_Angeles America/Sao_Paulo America/Bogota Asia/Kolkata Asia/Kathmandu Asia/Tehran "
    "Asia/Tokyo Asia/Manila Asia/Jakarta Australia/Sydney Pacific/Auckland UTC"
).split()
_CLUSTERS = (14, 8, 6, 4, 2, 2, 10, 6, 6, 3, 2, 8, 1, 1, 2, 2, 1, 1, 1, 1)  # how many live where, when zones cluster
_OTHERS = "de fr es pt hi ja pl sw".split()
_ALSO, _ONLY = 0.25, 0.1  # who also speaks another language, and who speaks no English
_OFFER_WEIGHTS, _SEEK_WEIGHTS = (0, 3, 4, 3), (6, 3, 1, 0)
_WIDER = 0.25  # how much further in front the families stand: people name wide skills more often than narrow ones
_CAPACITY = ((1, 2, 3), (75, 20, 5))
_FIRST_ID = 770_000_000_000


def synthetic(people: int, seed: int = 1, *, clustered: bool = True, asynchronous: float = 0.0) -> Community:
    """So many people who are all open; `clustered` zones or all zones alike; a share works asynchronously, too."""
    chance = random.Random(f"{seed} {people}")  # noqa: S311 (people to measure with, no secrets)
    skills = _skills()
    ids = sorted(skills.skills, key=lambda skill: chance.random() * (1 if skills.skills[skill].broader else _WIDER))
    sums = tuple(accumulate(1 / rank for rank in range(1, len(ids) + 1)))
    zones = tuple(accumulate(_CLUSTERS if clustered else [1] * len(ZONES)))
    profiles = (_profile(chance, number, ids, sums, zones, asynchronous) for number in range(people))
    settings = Settings(name="The synthetic community", repository="example/synthetic")
    return Community.of(settings, skills, tuple(sorted(profiles, key=lambda p: p.path)), ())


def _skills() -> Vocabulary:
    """Every sixteenth skill is a family of the fifteen that follow it."""
    size = SKILLS // FAMILIES
    return Vocabulary.of(
        tuple(
            Skill(_skill_id(n), f"Skill {n}", broader=(_skill_id(n - n % size),) if n % size else ())
            for n in range(SKILLS)
        )
    )


def _skill_id(number: int) -> str:
    return f"skill-{number:03d}"


def _profile(
    chance: random.Random, number: int, ids: Sequence[str], sums: Sequence[float], zones: Sequence[int], share: float
) -> Profile:
    login = f"demo-{chance.randrange(36**4):06x}-{number}"  # so that the order of paths says nothing
    offers, seeks = chance.randint(3, 6), chance.randint(3, 6)
    skills = _draw(chance, ids, sums, offers + seeks)
    return Profile(
        path=f"profiles/{login[5:7]}/{login}.yml",
        github=login,
        github_id=_FIRST_ID + number,
        name=f"Person {number}",
        timezone=chance.choices(ZONES, cum_weights=zones)[0],
        languages=_languages(chance),
        offers=tuple(Offer(skill, chance.choices(LEVELS, _OFFER_WEIGHTS)[0]) for skill in skills[:offers]),
        seeks=tuple(Seek(skill, chance.choices(LEVELS, _SEEK_WEIGHTS)[0]) for skill in skills[offers:]),
        availability=Availability(chance.randint(2, 8), tuple(_windows(chance)), asynchronous=chance.random() < share),
        formats=tuple(sorted(chance.sample(FORMATS, chance.randint(0, 3)))),
        capacity=chance.choices(*_CAPACITY)[0],
    )


def _draw(chance: random.Random, ids: Sequence[str], sums: Sequence[float], count: int) -> list[str]:
    """Different skills, the first ones likelier."""
    found: dict[str, None] = {}
    while len(found) < count:
        found.update(dict.fromkeys(chance.choices(ids, cum_weights=sums, k=count - len(found))))
    return list(found)


def _languages(chance: random.Random) -> tuple[str, ...]:
    dice = chance.random()
    if dice < _ONLY:
        return (chance.choice(_OTHERS),)
    return ("en", chance.choice(_OTHERS)) if dice < _ONLY + _ALSO else ("en",)


def _windows(chance: random.Random) -> Iterator[Window]:
    """Two to four evenings, and often a part of the weekend; each on days of its own."""
    for day in sorted(chance.sample(range(5), chance.randint(2, 4))):
        start = chance.choice((17, 18, 19, 20)) * 60 + chance.choice((0, 30))
        yield Window((day,), start, start + chance.choice((60, 90, 120)))
    if chance.random() < 0.5:
        start = chance.randint(8, 17) * 60
        yield Window((chance.choice((5, 6)),), start, start + chance.choice((120, 180)))


def write(whole: Community, folder: Path) -> None:
    """The community as files in an empty folder."""
    for path, text in texts(whole):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def texts(whole: Community) -> Iterator[tuple[str, str]]:
    """Path and text of every file, in the order of the community's own values."""
    yield "community.yml", f"name: {whole.settings.name}\nrepository: {whole.settings.repository}\n"
    yield "skills.yml", "built_in: false\nskills:\n" + "".join(map(_skill_text, whole.vocabulary.entries))
    for person in whole.profiles:
        yield person.path, _profile_text(person)


def _skill_text(skill: Skill) -> str:
    broader = f"    broader: [{', '.join(skill.broader)}]\n" if skill.broader else ""
    return f"  - id: {skill.id}\n    name: {skill.name}\n{broader}"


def _profile_text(person: Profile) -> str:
    times = person.availability
    windows = ", ".join(f'"{window}"' for window in times.windows)
    lines = [f"github: {person.github}", f"github_id: {person.github_id}", f"name: {person.name}"]
    lines += [f"timezone: {person.timezone}", f"languages: [{', '.join(person.languages)}]", "offers:"]
    lines += [f"  - {{skill: {offer.skill}, level: {offer.level}}}" for offer in person.offers]
    lines += ["seeks:", *(f"  - {{skill: {seek.skill}, level: {seek.level}}}" for seek in person.seeks)]
    lines += ["availability:", f"  hours_per_month: {times.hours_per_month}", f"  windows: [{windows}]"]
    lines += [f"  asynchronous: {'true' if times.asynchronous else 'false'}"]
    lines += [f"formats: [{', '.join(person.formats)}]"] if person.formats else []
    return "\n".join([*lines, f"capacity: {person.capacity}"]) + "\n"

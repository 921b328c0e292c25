"""People who know far more than they list: a synthetic community, and one that `make_community.py` lays out.

For: communities of short lists, with what each person truly knows and wants to learn. Must not: know how questions are
chosen. The synthetic people are invented: skills form areas, a few of them are known to many (Zipf's law), and a
person knows much of one or two areas and a little of the others.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from peerpact.community.loader import read_community
from peerpact.domain.model import Community, Offer, Profile, Seek
from peerpact.domain.settings import Settings
from peerpact.domain.vocabulary import Skill, Vocabulary

_AREAS, _IN_AREA = 12, 15
_OWN, _OTHER = (4, 9), (1, 4)
_WANTED = (2, 7)
_LISTED_OFFERS, _LISTED_SEEKS = (2, 4), (1, 3)
_FIRST_ID = 780_000_000_000


@dataclass(frozen=True)
class Truth:
    """What one person truly `knows` and `wants` to learn, as ids of skills."""

    knows: frozenset[str]
    wants: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """A community of short lists and, by numeric id, the truth about each person."""

    community: Community
    truth: Mapping[int, Truth]


def invented(people: int, seed: int) -> Asked:
    """The same people for the same numbers."""
    dice = random.Random(f"{people} {seed}")  # noqa: S311 (people to measure with, no secrets)
    skills = [f"skill-{area}-{number}" for area in range(_AREAS) for number in range(_IN_AREA)]
    truths = {_FIRST_ID + number: _truth(dice) for number in range(people)}
    profiles = tuple(_profile(dice, github_id, truth) for github_id, truth in truths.items())
    return Asked(Community.of(Settings(), _vocabulary(skills), profiles, ()), truths)


def _vocabulary(skills: Sequence[str]) -> Vocabulary:
    """The first skill of an area is the whole of every third one."""
    return Vocabulary.of(
        tuple(
            Skill(skill, skill, broader=(skill.rsplit("-", 1)[0] + "-0",) if number % _IN_AREA % 3 == 1 else ())
            for number, skill in enumerate(skills)
        )
    )


def _truth(dice: random.Random) -> Truth:
    areas = dice.sample(range(_AREAS), 2)
    knows: set[str] = set()
    for area in range(_AREAS):
        low, high = _OWN if area in areas else _OTHER if dice.random() < 0.3 else (0, 0)
        knows |= _some(dice, area, dice.randint(low, high))
    wants: set[str] = set()
    for _ in range(dice.randint(*_WANTED)):
        wants |= _some(dice, dice.choice([*areas, dice.randrange(_AREAS)]), 1) - knows
    return Truth(frozenset(knows), frozenset(wants))


def _some(dice: random.Random, area: int, count: int) -> set[str]:
    """Different skills of an area, the first ones likelier."""
    weights = list(accumulate(1 / rank for rank in range(1, _IN_AREA + 1)))
    found: set[str] = set()
    while len(found) < count:
        found.add(f"skill-{area}-{dice.choices(range(_IN_AREA), cum_weights=weights)[0]}")
    return found


def _profile(dice: random.Random, github_id: int, truth: Truth) -> Profile:
    login = f"demo-{github_id}"
    offers = dice.sample(sorted(truth.knows), min(len(truth.knows), dice.randint(*_LISTED_OFFERS)))
    seeks = dice.sample(sorted(truth.wants), min(len(truth.wants), dice.randint(*_LISTED_SEEKS)))
    return Profile(
        path=f"profiles/{login}.yml",
        github=login,
        github_id=github_id,
        name=login,
        timezone="UTC",
        languages=("en",),
        offers=tuple(Offer(skill, "advanced") for skill in offers),
        seeks=tuple(Seek(skill, "beginner") for skill in seeks),
        capacity=9,
    )


def laid_out(
    maker: Path, people: int, seed: int, skills: Path, answers: Mapping[str, tuple[list[str], list[str]]]
) -> Asked:
    """What a script such as make_community.py lays out, with the `answers` of the people behind it, by login."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["--people", str(people), "--seed", str(seed), "--asynchronous", "0.6", "--skills", str(skills)]
        command = [sys.executable, str(maker), f"{folder}/it", *options, "--agreements", "0"]
        subprocess.run(command, check=True, capture_output=True)
        found = read_community(Path(folder) / "it").community
    resolve = found.vocabulary.resolve
    truth = {}
    for profile in found.profiles:
        knows, wants = answers[profile.github]
        truth[profile.github_id] = Truth(frozenset(map(resolve, knows)), frozenset(map(resolve, wants)))
    return Asked(found, truth)


def read_answers(file: Path) -> dict[str, tuple[list[str], list[str]]]:
    """From lines of JSON with `login`, `knows` and `seeks`: by login, what someone knows and wants to learn."""
    with file.open(encoding="utf-8") as lines:
        return {row["login"]: (row["knows"], row["seeks"]) for row in map(json.loads, lines)}

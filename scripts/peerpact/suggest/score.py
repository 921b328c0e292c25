"""How much one participant can learn from another, and how well two or three fit together.

For: the score and everything that it is made of, small enough to follow by hand (docs/matching.md).
Must not: know who may meet whom (gates.py) or how it is said (words.py).

Source of the harmonic mean: RECON, a reciprocal recommender (Pizzato et al. 2010).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from peerpact.model import LEVELS, Profile

GAP_WEIGHTS = {1: 0.7, 2: 1.0, 3: 0.9}
"""What a skill counts by how many levels the teacher is ahead; not ahead counts nothing."""

SHARES = (0.8, 0.2)
"""How much the best skill and the next best count. They add up to 1, so a direction stays within [0, 1].

Two shares: seats.py counts who has one matching skill and who has two.
"""

DIGITS = 4
_RANK = {level: rank for rank, level in enumerate(LEVELS)}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A skill that one participant can teach another; `gap` in levels, `weight` in [0, 1]."""

    skill: str
    teacher_level: str
    learner_level: str
    gap: int
    weight: float


def level_gap(teacher_level: str, learner_level: str) -> int:
    """How many levels the teacher is ahead; negative when behind."""
    return _RANK[teacher_level] - _RANK[learner_level]


def ahead(learner_level: str) -> tuple[tuple[str, float], ...]:
    """The levels that can teach a learner, each with its weight, the lightest first."""
    return _steps(learner_level, 1)


def behind(teacher_level: str) -> tuple[tuple[str, float], ...]:
    """The levels that can learn from a teacher, each with its weight, the lightest first."""
    return _steps(teacher_level, -1)


@lru_cache(maxsize=2 * len(LEVELS))
def _steps(level: str, sign: int) -> tuple[tuple[str, float], ...]:
    found = [(weight, _RANK[level] + sign * gap) for gap, weight in GAP_WEIGHTS.items()]
    return tuple((LEVELS[rank], weight) for weight, rank in sorted(found) if 0 <= rank < len(LEVELS))


def combine(weights: Iterable[float]) -> float:
    """One direction: .8 of the best weight and .2 of the next. More skills never lower it."""
    best = sorted(weights, reverse=True)[: len(SHARES)]
    return round(fsum(share * weight for share, weight in zip(SHARES, best, strict=False)), DIGITS)


@lru_cache(maxsize=65536)
def harmonic_mean(*directions: float) -> float:
    """The harmonic mean, rounded to four places: 0 as soon as one direction is 0."""
    if not all(directions):
        return 0.0
    return round(len(directions) / fsum(1 / value for value in directions), DIGITS)


def lessons(teacher: Profile, learner: Profile) -> tuple[Lesson, ...]:
    """What the learner can learn from the teacher, one lesson a skill, those that count most first."""
    best: dict[str, Lesson] = {}
    for seek in learner.seeks:
        for offer in teacher.offers:
            weight = GAP_WEIGHTS.get(level_gap(offer.level, seek.level), 0.0)
            if offer.skill != seek.skill or not weight:
                continue
            lesson = Lesson(offer.skill, offer.level, seek.level, level_gap(offer.level, seek.level), weight)
            if offer.skill not in best or _order(lesson) < _order(best[offer.skill]):
                best[offer.skill] = lesson
    return tuple(sorted(best.values(), key=_order))


def direction(taught: Iterable[Lesson]) -> float:
    """What one direction is worth, from its lessons."""
    return combine(lesson.weight for lesson in taught)


def _order(lesson: Lesson) -> tuple[float, str, int]:
    return -lesson.weight, lesson.skill, -_RANK[lesson.teacher_level]

"""How much one participant can learn from another, and how well two or three fit together.

For: the score and everything that it is made of, in whole numbers of a ten-thousandth, so that every machine and every
language comes to the same result and a person can follow it by hand (guides/matching.md). Must not: know who may meet
whom (gates.py), how it is said (wording.py), or look at thousands of people at once (score_tables.py has these numbers
for that).

Source of the harmonic mean: RECON, a reciprocal recommender (Pizzato et al. 2010).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from peerpact.domain.model import FORMATS, LEVELS, Profile
from peerpact.domain.vocabulary import Vocabulary

ONE = 10_000
"""What stands for 1 in all whole numbers of this room."""

GAP_WEIGHTS = {1: 7_000, 2: 10_000, 3: 9_000}
"""What a skill counts by how many levels the teacher is ahead; not ahead counts nothing."""

RELATED_TENTHS = 6
"""What a part of the skill that is sought counts, in tenths of the very skill."""

SHARES = (8, 2)
"""How much the best skill and the next best count, in tenths. They add up to 1, so a direction stays within [0, 1]."""

BASE, HOURS_SHARE, FORMATS_SHARE = 60, 25, 15
"""In hundredths: what the skills count alone, with enough common hours, and with formats in common."""

MOST_QUARTERS, MOST_FORMATS = 16, 2
"""Common quarter hours a week (four hours), and formats in common, beyond which more does not count more."""

RANK = {level: rank for rank, level in enumerate(LEVELS)}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A skill that one participant seeks and another can teach; `gap` in levels, `weight` in ten-thousandths.

    `offered` is the skill that the teacher lists: `skill` itself, or a part of it.
    """

    skill: str
    offered: str
    teacher_level: str
    learner_level: str
    gap: int
    weight: int

    @property
    def exact(self) -> bool:
        """Whether the teacher lists the very skill that is sought."""
        return self.skill == self.offered


def weight(teacher_level: str, learner_level: str, exact: bool = True) -> int:
    """What one skill counts, in ten-thousandths; 0 when the teacher is not ahead."""
    full = GAP_WEIGHTS.get(RANK[teacher_level] - RANK[learner_level], 0)
    return full if exact else full * RELATED_TENTHS // 10


def lessons(teacher: Profile, learner: Profile, skills: Vocabulary) -> tuple[Lesson, ...]:
    """What the learner can learn from the teacher, one lesson for each skill sought, those that count most first.

    A lesson is in the very skill that is sought, or in a part of it: who lists only the whole may not know a part. It
    is in nothing that the learner teaches at the teacher's level or above.
    """
    best: dict[str, Lesson] = {}
    own = teaches_at(learner)
    for seek in learner.seeks:
        parts = skills.parts(seek.skill)
        for offer in teacher.offers:
            exact = offer.skill == seek.skill
            counts = weight(offer.level, seek.level, exact) if exact or offer.skill in parts else 0
            if counts and RANK[offer.level] > max(own.get(offer.skill, -1), own.get(seek.skill, -1)):
                gap = RANK[offer.level] - RANK[seek.level]
                lesson = Lesson(seek.skill, offer.skill, offer.level, seek.level, gap, counts)
                if seek.skill not in best or _order(lesson) < _order(best[seek.skill]):
                    best[seek.skill] = lesson
    return tuple(sorted(best.values(), key=_order))


def only_the_whole(teacher: Profile, learner: Profile, skills: Vocabulary) -> tuple[tuple[str, str], ...]:
    """What the learner seeks and the teacher may know without listing it: each skill with the whole that is listed.

    That is no lesson: the teacher has to be asked. Left out is what the teacher lists or could teach a part of, what
    they are not ahead in, and what the learner teaches at their level or above.
    """
    listed = {lesson.skill for lesson in lessons(teacher, learner, skills)} | teaches_at(teacher).keys()
    own = teaches_at(learner)
    return tuple(
        dict.fromkeys(
            (seek.skill, offer.skill)
            for seek in learner.seeks
            if seek.skill not in listed
            for offer in teacher.offers
            if offer.skill in skills.broader(seek.skill)
            and RANK[offer.level] > max(RANK[seek.level], own.get(seek.skill, -1))
        )
    )


def teaches_at(person: Profile) -> dict[str, int]:
    """The highest place in LEVELS at which someone teaches each skill that they offer."""
    levels: dict[str, int] = {}
    for offer in person.offers:
        levels[offer.skill] = max(RANK[offer.level], levels.get(offer.skill, -1))
    return levels


def _order(lesson: Lesson) -> tuple[int, str, str, int]:
    return -lesson.weight, lesson.skill, lesson.offered, -RANK[lesson.teacher_level]


def direction(weights: Iterable[int]) -> int:
    """One direction: .8 of the best weight and .2 of the next. More skills never lower it."""
    best = sorted(weights, reverse=True)
    return sum(share * each for share, each in zip(SHARES, best, strict=False)) // 10


def harmonic_mean(*directions: int) -> int:
    """The harmonic mean of two or three directions, rounded half up: 0 as soon as one of them is 0."""
    if not all(directions):
        return 0
    product = 1
    for each in directions:
        product *= each
    below = sum(product // each for each in directions)
    return (2 * len(directions) * product + below) // (2 * below)


def formats_in_common(*people: Profile) -> int:
    """How many formats everyone likes; who names none is open to all."""
    common = set(FORMATS)
    for person in people:
        common &= set(person.formats) or common
    return len(common)


def factor(quarters: int, formats: int) -> int:
    """What common hours and formats make of the skills, in millionths: between .60 and 1.

    `quarters` are the common quarter hours of the worst week, `formats` the formats in common.
    """
    hours = HOURS_SHARE * ONE // MOST_QUARTERS * min(quarters, MOST_QUARTERS)
    return BASE * ONE + hours + FORMATS_SHARE * ONE // MOST_FORMATS * min(formats, MOST_FORMATS)


def score(mean: int, quarters: int, formats: int) -> int:
    """The score of a suggestion in ten-thousandths, from the mean of its directions."""
    return (mean * factor(quarters, formats) + 500_000) // 1_000_000

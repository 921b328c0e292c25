"""Everybody who can be suggested, as arrays: who teaches what, who seeks what, who speaks what, who is free when.

For: one index of a community on one day, made once and asked for one participant or for everybody. Must not: rank, or
change after it was made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peerpact.domain.model import FORMATS
from peerpact.domain.vocabulary import Vocabulary
from peerpact.matching import score
from peerpact.matching.gates import Person, available
from peerpact.matching.hours_index import Clocks, clocks
from peerpact.matching.score_tables import BY_LEVELS, SIZE, Codes

Places = NDArray[np.intp]
"""Places of people in a crowd."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody who passes the personal gates. Whoever seeks more skills comes first, then the lower numeric id.

    `wishes` names for each person the rows of `worth` that belong to the skills that they seek (row 0 is nobody's), and
    `worth` the weight's code that each person as a teacher has for it. `tongue` leads to a row of `understand`, which
    says whether two sets of languages meet, and of `spoken`, which has a column for each of the `languages`. `apart`
    leads to those who are partners of somebody or have parted from them.
    """

    people: tuple[Person, ...]
    places: dict[int, int]
    ids: NDArray[np.uint64]
    wishes: NDArray[np.int32]
    counts: NDArray[np.int32]
    worth: Codes
    tongue: NDArray[np.intp]
    spoken: NDArray[np.bool_]
    languages: tuple[str, ...]
    understand: NDArray[np.bool_]
    formats: Codes
    asynchronous: NDArray[np.bool_]
    free: NDArray[np.int64]
    clocks: Clocks
    apart: dict[int, list[int]]

    def learns(self, learners: slice | Places, teachers: slice | Places) -> Codes:
        """What each learner (a row) can learn from each teacher (a column), as codes of directions.

        The rows must come in the order of the crowd.
        """
        worth, wishes = self.worth[:, teachers], self.wishes[learners]
        first = worth[wishes[:, 0]]
        second = np.zeros_like(first)
        for number in range(1, wishes.shape[1]):
            rows = int(np.searchsorted(-self.counts[learners], -number))  # who seeks more than `number` skills
            if not rows:
                break
            here = worth[wishes[:rows, number]]
            np.maximum(second[:rows], np.minimum(first[:rows], here), out=second[:rows])
            np.maximum(first[:rows], here, out=first[:rows])
        first *= SIZE
        first += second
        return first

    def understands(self, people: slice | Places, others: slice | Places) -> NDArray[np.bool_]:
        """Who of `people` (rows) shares a language with whom of `others` (columns)."""
        return self.understand[self.tongue[people]][:, self.tongue[others]]


def crowd(everybody: Sequence[Person], vocabulary: Vocabulary, minimum_minutes: int) -> Crowd:
    """Index everybody who passes the personal gates; `minimum_minutes` is what a week must have in common."""
    sought = {id(person): len({seek.skill for seek in person.profile.seeks}) for person in everybody}
    people = tuple(sorted((p for p in everybody if available(p)), key=lambda p: (-sought[id(p)], p.profile.github_id)))
    places = {person.profile.github_id: place for place, person in enumerate(people)}
    wishes, rows = _wishes(people, vocabulary)
    tongues = dict.fromkeys(person.languages for person in people)
    numbers = {languages: number for number, languages in enumerate(tongues)}
    languages = tuple(sorted(frozenset().union(*tongues)))
    spoken = _spoken(tuple(tongues), languages)
    return Crowd(
        people,
        places,
        np.array([p.profile.github_id for p in people], np.uint64),
        wishes,
        np.array([sought[id(p)] for p in people], np.int32),
        _worth(people, rows, vocabulary),
        np.array([numbers[p.languages] for p in people], np.intp),
        spoken,
        languages,
        spoken.astype(np.float32) @ spoken.T.astype(np.float32) > 0,
        np.array([_format_bits(p.profile.formats) for p in people], np.uint8),
        np.array([p.profile.availability.asynchronous for p in people], np.bool_),
        np.array([p.profile.capacity - p.taken for p in people], np.int64),
        clocks(people, minimum_minutes),
        _apart(people, places),
    )


Wish = tuple[str, int, tuple[tuple[str, int], ...]]
"""A skill, the levels at which somebody seeks it, as bits (listed twice, it counts once with its best weight), and at
which place in LEVELS they teach it or a part of it themselves, if they do.
"""


def _wishes(people: Sequence[Person], vocabulary: Vocabulary) -> tuple[NDArray[np.int32], dict[Wish, int]]:
    rows: dict[Wish, int] = {}
    found: list[list[int]] = []
    for person in people:
        levels: dict[str, int] = {}
        for seek in person.profile.seeks:
            levels[seek.skill] = levels.get(seek.skill, 0) | 1 << score.RANK[seek.level]
        own = score.teaches_at(person.profile)
        wished = [(skill, bits, _own(skill, own, vocabulary)) for skill, bits in levels.items()]
        found.append([rows.setdefault(wish, len(rows) + 1) for wish in wished])
    wishes = np.zeros((len(people), max(map(len, found), default=1) or 1), np.int32)
    for place, row in enumerate(found):
        wishes[place, : len(row)] = row
    return wishes, rows


def _own(skill: str, own: dict[str, int], vocabulary: Vocabulary) -> tuple[tuple[str, int], ...]:
    """What somebody teaches of a skill and its parts, with the place in LEVELS; most people teach none of it."""
    mine = own.keys() & {skill, *vocabulary.parts(skill)}
    return tuple(sorted((name, own[name]) for name in mine))


def _worth(people: Sequence[Person], rows: dict[Wish, int], vocabulary: Vocabulary) -> Codes:
    """For each wish and each person the code of the best weight of all their offers."""
    teachers, levels = _offers(people)
    worth = np.zeros((len(rows) + 1, len(people)), np.uint8)
    every: list[tuple[NDArray[np.int64], NDArray[np.int64], Codes]] = []
    for (skill, sought, mine), row in rows.items():
        own = dict(mine)
        for offered in (skill, *vocabulary.parts(skill)):
            if offered in teachers:
                weights = BY_LEVELS[int(offered == skill), sought][levels[offered]]
                if own:
                    weights = weights * (levels[offered] > max(own.get(skill, -1), own.get(offered, -1)))
                every.append((np.full(len(weights), row), teachers[offered], weights))
    if every:
        row_of, teacher_of, weight_of = (np.concatenate(parts) for parts in zip(*every, strict=True))
        order = np.argsort(weight_of, kind="stable")  # the heaviest is written last and stays
        worth[row_of[order], teacher_of[order]] = weight_of[order]
    return worth


def _offers(people: Sequence[Person]) -> tuple[dict[str, NDArray[np.int64]], dict[str, NDArray[np.int64]]]:
    """By skill: the places of those who offer it, and their levels."""
    found: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, person in enumerate(people):
        for offer in person.profile.offers:
            teachers, levels = found[offer.skill]
            teachers.append(place)
            levels.append(score.RANK[offer.level])
    return (
        {skill: np.array(teachers) for skill, (teachers, _) in found.items()},
        {skill: np.array(levels) for skill, (_, levels) in found.items()},
    )


def _spoken(tongues: Sequence[frozenset[str]], languages: Sequence[str]) -> NDArray[np.bool_]:
    names = {name: number for number, name in enumerate(languages)}
    spoken = np.zeros((len(tongues), len(names)), np.bool_)
    for row, tongue in enumerate(tongues):
        spoken[row, [names[name] for name in tongue]] = True
    return spoken


def _format_bits(formats: tuple[str, ...]) -> int:
    every = sum(1 << FORMATS.index(name) for name in set(formats))
    return every or (1 << len(FORMATS)) - 1  # who names none is open to all


def _apart(people: Sequence[Person], places: dict[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place, person in enumerate(people):
        others = sorted(places[i] for i in person.partners | person.parted if i in places)
        if others:
            found[place] = others
    return found

"""Everyone who can be suggested, as arrays: who teaches what, who seeks what, who speaks what, who is free when.

For: one index of a community on one day, made once and asked for one participant or for everyone. Must not: rank, or
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
from peerpact.matching.hours_index import HoursIndex
from peerpact.matching.score_tables import BY_LEVELS, SIZE, Codes

Places = NDArray[np.intp]
"""Places of people in a population."""


@dataclass(frozen=True, slots=True)
class Population:
    """Everyone who passes the personal gates, those who seek most skills first, then by numeric id, ascending.

    `people`        [people]; a place is a position in it, and `places` leads there from a numeric id
    `ids`           uint64[people], the numeric ids
    `wishes`        int32[people, most wishes]: rows of `worth` for the skills that each person seeks; 0 pads
    `counts`        int32[people]: how many skills each person seeks, never rising
    `worth`         uint8[wishes + 1, people]: code of the weight (a place in WEIGHTS) that each person as a teacher has
                    for a wish; row 0 is nobody's and all 0
    `language_set`  intp[people]: a row of `set_speaks` and of `sets_overlap`
    `set_speaks`    bool[language sets, languages]: which set holds which of `languages`
    `sets_overlap`  bool[language sets, language sets]: which two sets have a language in common
    `formats`       uint8[people]: one bit for each of FORMATS, all of them for those who name none
    `asynchronous`  bool[people]; `free` int64[people]: room for so many more partners, at least 1
    `hours`         everyone's hours; `apart`: place -> places of their partners and of those they parted from
    """

    people: tuple[Person, ...]
    places: dict[int, int]
    ids: NDArray[np.uint64]
    wishes: NDArray[np.int32]
    counts: NDArray[np.int32]
    worth: Codes
    language_set: NDArray[np.intp]
    set_speaks: NDArray[np.bool_]
    languages: tuple[str, ...]
    sets_overlap: NDArray[np.bool_]
    formats: Codes
    asynchronous: NDArray[np.bool_]
    free: NDArray[np.int64]
    hours: HoursIndex
    apart: dict[int, list[int]]

    def learns(self, learners: slice | Places, teachers: slice | Places) -> Codes:
        """Codes of directions, uint8[learners, teachers]: SIZE * code of the best weight + code of the next best.

        `learners` must ascend: people are sorted by number of wishes, falling, so that each further wish concerns only
        the first rows.
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
        return self.sets_overlap[self.language_set[people]][:, self.language_set[others]]

    @classmethod
    def of(cls, everybody: Sequence[Person], vocabulary: Vocabulary, minimum_minutes: int) -> Population:
        """Index everyone who passes the personal gates; `minimum_minutes` is what a week must have in common."""
        sought = {id(person): len({seek.skill for seek in person.profile.seeks}) for person in everybody}
        people = tuple(
            sorted((p for p in everybody if available(p)), key=lambda p: (-sought[id(p)], p.profile.github_id))
        )
        places = {person.profile.github_id: place for place, person in enumerate(people)}
        wishes, rows = _wishes(people, vocabulary)
        language_sets = dict.fromkeys(person.languages for person in people)
        numbers = {languages: number for number, languages in enumerate(language_sets)}
        languages = tuple(sorted(frozenset().union(*language_sets)))
        spoken = _spoken(tuple(language_sets), languages)
        return cls(
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
            HoursIndex.of([p.free for p in people], [p.offsets for p in people], minimum_minutes),
            _apart(people, places),
        )


Wish = tuple[str, int, tuple[tuple[str, int], ...]]
"""A skill, the levels at which someone seeks it, as bits (listed twice, it counts once with its best weight), and at
which place in LEVELS they teach it or a part of it themselves, if they do.
"""


def _wishes(people: Sequence[Person], vocabulary: Vocabulary) -> tuple[NDArray[np.int32], dict[Wish, int]]:
    rows: dict[Wish, int] = {}
    wish_rows: list[list[int]] = []
    for person in people:
        levels: dict[str, int] = {}
        for seek in person.profile.seeks:
            levels[seek.skill] = levels.get(seek.skill, 0) | 1 << score.RANK[seek.level]
        own = score.teaches_at(person.profile)
        wished = [(skill, bits, _own(skill, own, vocabulary)) for skill, bits in levels.items()]
        wish_rows.append([rows.setdefault(wish, len(rows) + 1) for wish in wished])
    wishes = np.zeros((len(people), max(map(len, wish_rows), default=1) or 1), np.int32)
    for place, row in enumerate(wish_rows):
        wishes[place, : len(row)] = row
    return wishes, rows


def _own(skill: str, own: dict[str, int], vocabulary: Vocabulary) -> tuple[tuple[str, int], ...]:
    """What someone teaches of a skill and its parts, with the place in LEVELS; most people teach none of it."""
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
    by_skill: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, person in enumerate(people):
        for offer in person.profile.offers:
            teachers, levels = by_skill[offer.skill]
            teachers.append(place)
            levels.append(score.RANK[offer.level])
    return (
        {skill: np.array(teachers) for skill, (teachers, _) in by_skill.items()},
        {skill: np.array(levels) for skill, (_, levels) in by_skill.items()},
    )


def _spoken(language_sets: Sequence[frozenset[str]], languages: Sequence[str]) -> NDArray[np.bool_]:
    names = {name: number for number, name in enumerate(languages)}
    spoken = np.zeros((len(language_sets), len(names)), np.bool_)
    for row, language_set in enumerate(language_sets):
        spoken[row, [names[name] for name in language_set]] = True
    return spoken


def _format_bits(formats: tuple[str, ...]) -> int:
    every = sum(1 << FORMATS.index(name) for name in set(formats))
    return every or (1 << len(FORMATS)) - 1  # who names none is open to all


def _apart(people: Sequence[Person], places: dict[int, int]) -> dict[int, list[int]]:
    apart: dict[int, list[int]] = {}
    for place, person in enumerate(people):
        others = sorted(places[i] for i in person.partners | person.parted if i in places)
        if others:
            apart[place] = others
    return apart

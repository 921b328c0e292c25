"""The skills that would open most for one person of the columns, times how likely the answer is yes.

For: counting and ordering, which `questions` explains. Must not: know profiles or days; the index of a community is
asked through this module alone, so that it answers at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import floor

from peerpact.matching.questions.columns import Columns
from peerpact.matching.questions.index import (
    QuestionIndex,
    before_in_circle,
    neighbours,
    next_in_circle,
    open_to_learn,
)
from peerpact.matching.questions.likelihood import Likelihood, knows, wants
from peerpact.matching.questions.question import Question, Questions

COUNT = 12
"""How many skills are shown at once on each side: of 24, people tick two or three."""

_PAIR = 20
"""How many people who only seek a skill count as much as one who could teach the participant in return."""

_MICRO = 1_000_000


def asked(index: QuestionIndex, me: int, participant: str, count: int = COUNT) -> Questions:
    """What the person at a place of the columns is asked; `participant` is how the answer names them."""
    columns, here = index.columns, neighbours(index, me)
    teachers, learners = here.teachers - here.learners, here.learners - here.teachers
    to_teach = (index.to_teach(place) for place in {*teachers, *next_in_circle(index, here)})
    to_learn = (open_to_learn(index, me, place) for place in {*learners, *before_in_circle(index, here)})
    could_learn, could_teach = columns.could_learn, columns.could_teach
    teaching = _Counts(_times(could_learn, here.near), _times(could_learn, teachers), _all(to_teach))
    learning = _Counts(_times(could_teach, here.near), _times(could_teach, learners), _all(to_learn))
    return Questions(
        participant,
        _best(columns, me, knows(index.listings, me), teaching, count),
        _best(columns, me, wants(index.listings, me), learning, count),
    )


@dataclass(frozen=True, slots=True)
class _Counts:
    """By skill: how many `people` it concerns, how many of these would become `pairs`, and how many `partners` it opens
    in pairs and circles, related skills included.
    """

    people: Counter[int]
    pairs: Counter[int]
    partners: Counter[int]


def _best(columns: Columns, me: int, likelihood: Likelihood, counts: _Counts, count: int) -> tuple[Question, ...]:
    """The skills that open most, of those that the participant doesn't list."""
    people, pairs, partners = counts.people, counts.pairs, counts.partners
    listed = {code >> 2 for code in (*columns.offers[me], *columns.seeks[me])}

    def key(skill: int) -> tuple[int, int, str]:
        worth = (_PAIR * pairs[skill] + people[skill]) * likelihood.of(skill)
        return -floor(worth * _MICRO + 0.5), -partners[skill], columns.skills[skill]

    first = sorted((skill for skill in people if skill not in listed), key=key)[:count]
    return tuple(Question(columns.skills[s], columns.names[s], people[s], partners[s]) for s in first)


def _times(lists: Sequence[Sequence[int]], places: Iterable[int]) -> Counter[int]:
    """How many of some people have each skill in their list."""
    return _all(lists[place] for place in places)


def _all(skills: Iterable[Iterable[int]]) -> Counter[int]:
    return Counter(chain.from_iterable(skills))

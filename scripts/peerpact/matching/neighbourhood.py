"""Everyone around one person: who could teach them and whom they could teach, in one direction or in both.

For: one-way matches, the people of whom circles and advice are made, and how many could see each of them, which keeps
one-way matches and circles from piling up on a few. Must not: order two-way pairs (ranking.py; fair_exposure.py shares
those).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.population import Crowd, Places
from peerpact.matching.score import MOST_QUARTERS
from peerpact.matching.score_tables import DIRECTIONS, FORMATS_IN_COMMON, Codes, Numbers, Ties, scores, ties


@dataclass(frozen=True, slots=True)
class Sought:
    """By place: `answers` counts the skills that others seek and this person could teach, `answered` the people who
    could teach what this person seeks, added up over the skills. Both are at least 1.
    """

    answers: Numbers
    answered: Numbers

    def of_one(self, scores: Numbers, others: Places, teach: NDArray[np.bool_]) -> Numbers:
        """What one-way matches rank by, int64[others]: `10 * score**2 / popularity`, so in thousand-millionths.

        `scores` int64[others] in ten-thousandths, `others` their places; `teach[i]`: the other `i` would teach, and
        counts with `answers`, else with `answered`.
        """
        return _evened(scores, np.where(teach, self.answers[others], self.answered[others]))

    def of_two(self, scores: Numbers, learners: Places, teachers: Places) -> Numbers:
        """What circles rank by: the same over the geometric mean of both others' numbers."""
        return _evened(scores, np.sqrt(self.answered[learners] * self.answers[teachers]))


def _evened(scores: Numbers, popularity: NDArray[np.int64] | NDArray[np.float64]) -> Numbers:
    return np.rint(10 * scores * scores / popularity).astype(np.int64)


def sought(crowd: Crowd) -> Sought:
    """Count everyone of a crowd."""
    could = crowd.worth > 0
    wished = np.bincount(crowd.wishes.ravel(), minlength=len(could))
    wished[0] = 0  # row 0 is nobody's wish
    answered = np.count_nonzero(could, axis=1)[crowd.wishes].sum(1)
    return Sought(np.maximum(wished @ could, 1), np.maximum(answered, 1))


@dataclass(frozen=True, slots=True)
class Around:
    """One person (`place`) against everyone of the crowd; each array has the shape [people].

    `learned`, `taught`  uint8: codes of directions, what the person could learn from each and teach each; 0 for nothing
    `speaks`             bool: a language in common; false for the person, their partners, and those they parted from
    `quarters`           uint8: common quarter hours of the worst week, at most MOST_QUARTERS
    `works`              bool: whether they could meet, or both work without meeting. `quarters` and `works` are valid
                         only where `speaks & ((learned > 0) | (taught > 0))`, and 0 elsewhere
    """

    crowd: Crowd
    place: int
    learned: Codes
    taught: Codes
    speaks: NDArray[np.bool_]
    quarters: Codes
    works: NDArray[np.bool_]

    def ties(self, others: Places) -> Ties:
        """What decides between others of equal worth."""
        return ties(self.crowd.ids[self.place], self.crowd.ids[others])


@dataclass(frozen=True, slots=True)
class Match:
    """A one-way match: with whom, whether the person teaches, the direction's code, and what the score is made of."""

    other: int
    teaches: bool
    code: int
    quarters: int
    formats: int
    score: int


def around(crowd: Crowd, place: int) -> Around:
    """Look around a person of the crowd."""
    everybody, me = slice(None), slice(place, place + 1)
    speaks = crowd.understands(me, everybody)[0]
    speaks[[place, *crowd.apart.get(place, ())]] = False
    learned, taught = crowd.learns(me, everybody)[0], crowd.learns(everybody, me)[:, 0]
    quarters, works = np.zeros(len(speaks), np.uint8), np.zeros(len(speaks), np.bool_)
    others = np.flatnonzero(speaks & ((learned > 0) | (taught > 0)))
    quarters[others], works[others] = meeting(crowd, place, others)
    return Around(crowd, place, learned, taught, speaks, quarters, works)


def meeting(crowd: Crowd, place: int, others: Places) -> tuple[Codes, NDArray[np.bool_]]:
    """The common quarter hours with others, at most those that count, and with whom someone can work at all."""
    quarters, live = crowd.clocks.common(np.full(len(others), place), others)
    both = crowd.asynchronous[place] & crowd.asynchronous[others]
    return np.minimum(quarters, MOST_QUARTERS).astype(np.uint8), live | both


def one_way(here: Around, sought: Sought, count: int) -> list[Match]:
    """The best matches in one direction only: where something comes back it is a pair."""
    others = np.flatnonzero(here.works & ((here.learned > 0) != (here.taught > 0)))
    codes, quarters = np.maximum(here.learned, here.taught)[others], here.quarters[others]
    formats = FORMATS_IN_COMMON[here.crowd.formats[here.place], here.crowd.formats[others]]
    worth = scores(DIRECTIONS[codes], quarters, formats)
    teaches = here.taught[others] > 0
    first = np.lexsort((here.ties(others), -sought.of_one(worth, others, ~teaches)))[:count]
    columns = (others, teaches, codes, quarters, formats, worth)
    return [Match(*row) for row in zip(*(column[first].tolist() for column in columns), strict=True)]

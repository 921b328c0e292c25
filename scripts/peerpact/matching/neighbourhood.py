"""Everyone around one person: who could teach them and whom they could teach, in one direction or in both.

For: one-way matches, the people of whom circles and advice are made, and how many could see each of them, which keeps
one-way matches and circles from piling up on a few. Must not: order two-way pairs (ranking.py; fair_exposure.py shares
those).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.population import Places, Population
from peerpact.matching.score import MOST_QUARTERS
from peerpact.matching.score_tables import DIRECTIONS, FORMATS_IN_COMMON, Codes, Numbers, TieBreaks, scores, tie_breaks


@dataclass(frozen=True, slots=True)
class Popularity:
    """By place: `answers` counts the skills that others seek and this person could teach, `answered` the people who
    could teach what this person seeks, added up over the skills. Both are at least 1.
    """

    answers: Numbers
    answered: Numbers

    def damp_matches(self, scores: Numbers, others: Places, teach: NDArray[np.bool_]) -> Numbers:
        """What one-way matches rank by, int64[others]: `10 * score**2 / popularity`, so in thousand-millionths.

        `scores` int64[others] in ten-thousandths, `others` their places; `teach[i]`: the other `i` would teach, and
        counts with `answers`, else with `answered`.
        """
        return _evened(scores, np.where(teach, self.answers[others], self.answered[others]))

    def damp_circles(self, scores: Numbers, learners: Places, teachers: Places) -> Numbers:
        """What circles rank by: the same over the geometric mean of both others' numbers."""
        return _evened(scores, np.sqrt(self.answered[learners] * self.answers[teachers]))

    @classmethod
    def of(cls, population: Population) -> Popularity:
        """Count everyone of a population."""
        could = population.worth > 0
        wished = np.bincount(population.wishes.ravel(), minlength=len(could))
        wished[0] = 0  # row 0 is nobody's wish
        answered = np.count_nonzero(could, axis=1)[population.wishes].sum(1)
        return cls(np.maximum(wished @ could, 1), np.maximum(answered, 1))


def _evened(scores: Numbers, popularity: NDArray[np.int64] | NDArray[np.float64]) -> Numbers:
    return np.rint(10 * scores * scores / popularity).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """One person (`place`) against everyone of the population; each array has the shape [people].

    `learned`, `taught`  uint8: codes of directions, what the person could learn from each and teach each; 0 for nothing
    `speaks`             bool: a language in common; false for the person, their partners, and those they parted from
    `quarters`           uint8: common quarter hours of the worst week, at most MOST_QUARTERS
    `works`              bool: whether they could meet, or both work without meeting. `quarters` and `works` are valid
                         only where `speaks & ((learned > 0) | (taught > 0))`, and 0 elsewhere
    """

    population: Population
    place: int
    learned: Codes
    taught: Codes
    speaks: NDArray[np.bool_]
    quarters: Codes
    works: NDArray[np.bool_]

    def tie_breaks(self, others: Places) -> TieBreaks:
        """What decides between others of equal worth."""
        return tie_breaks(self.population.ids[self.place], self.population.ids[others])

    @classmethod
    def of(cls, population: Population, place: int) -> Neighbourhood:
        """Look at everyone around a person of the population."""
        everybody, me = slice(None), slice(place, place + 1)
        speaks = population.understands(me, everybody)[0]
        speaks[[place, *population.apart.get(place, ())]] = False
        learned, taught = population.learns(me, everybody)[0], population.learns(everybody, me)[:, 0]
        quarters, works = np.zeros(len(speaks), np.uint8), np.zeros(len(speaks), np.bool_)
        others = np.flatnonzero(speaks & ((learned > 0) | (taught > 0)))
        quarters[others], works[others] = meeting(population, place, others)
        return cls(population, place, learned, taught, speaks, quarters, works)


@dataclass(frozen=True, slots=True)
class Match:
    """A one-way match: with whom, whether the person teaches, the direction's code, and what the score is made of."""

    other: int
    teaches: bool
    code: int
    quarters: int
    formats: int
    score: int


def meeting(population: Population, place: int, others: Places) -> tuple[Codes, NDArray[np.bool_]]:
    """The common quarter hours with others, at most those that count, and with whom someone can work at all."""
    quarters, live = population.hours.common(np.full(len(others), place), others)
    both = population.asynchronous[place] & population.asynchronous[others]
    return np.minimum(quarters, MOST_QUARTERS).astype(np.uint8), live | both


def one_way(here: Neighbourhood, popularity: Popularity, count: int) -> list[Match]:
    """The best matches in one direction only: where something comes back it is a pair."""
    others = np.flatnonzero(here.works & ((here.learned > 0) != (here.taught > 0)))
    codes, quarters = np.maximum(here.learned, here.taught)[others], here.quarters[others]
    formats = FORMATS_IN_COMMON[here.population.formats[here.place], here.population.formats[others]]
    worth = scores(DIRECTIONS[codes], quarters, formats)
    teaches = here.taught[others] > 0
    first = np.lexsort((here.tie_breaks(others), -popularity.damp_matches(worth, others, ~teaches)))[:count]
    columns = (others, teaches, codes, quarters, formats, worth)
    return [Match(*row) for row in zip(*(column[first].tolist() for column in columns), strict=True)]

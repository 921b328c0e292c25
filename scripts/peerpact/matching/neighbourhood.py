"""Everybody around one person: who could teach them and whom they could teach, in one direction or in both.

For: one-way matches, and the people of whom circles and advice are made. Must not: order two-way pairs (lists.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.popularity import Sought
from peerpact.matching.population import Crowd, Places
from peerpact.matching.score import MOST_QUARTERS
from peerpact.matching.score_tables import DIRECTIONS, FORMATS_IN_COMMON, Codes, scores
from peerpact.matching.tie_break import Ties, ties


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
    """The common quarter hours with others, at most those that count, and with whom somebody can work at all."""
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

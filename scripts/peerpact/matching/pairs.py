"""Everyone with whom someone could teach and learn, for a whole community at once.

For: all two-way pairs of a population that pass the gates, with all that their score is made of. Must not: order them.

How: the population is walked in blocks of people. For a block, what it learns from everyone and what everyone learns
from it are two tables of small codes; if both say something and the languages meet, the hours are looked at. Memory
grows with people and pairs, never with their square.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.population import Places, Population
from peerpact.matching.score import MOST_QUARTERS
from peerpact.matching.score_tables import (
    EXACT,
    FORMATS_IN_COMMON,
    MEANS,
    Codes,
    Numbers,
    TieBreaks,
    scores,
    tie_breaks,
)
from peerpact.matching.suggestion import ASYNC_PAIR, KINDS, PAIR, RELATED_PAIR

_CELLS = 1 << 19
"""People in a block times people in the population: so that its tables stay in a processor's cache."""

_KIND = {name: KINDS.index(name) for name in (PAIR, RELATED_PAIR, ASYNC_PAIR)}


@dataclass(frozen=True)
class Pairs:
    """Pairs of places, `ones` before `others`; each pair occurs once.

    `learned` is the code of what the first learns from the second, `taught` of what the second learns from the first,
    `quarters` the common quarter hours (at most those that count), `formats` those in common, `kinds` places in KINDS,
    `scores` ten-thousandths.
    """

    people: int
    ones: NDArray[np.int32]
    others: NDArray[np.int32]
    learned: Codes
    taught: Codes
    quarters: Codes
    formats: Codes
    kinds: Codes

    @cached_property
    def scores(self) -> Numbers:
        """The score of each pair in ten-thousandths."""
        return scores(MEANS[self.learned, self.taught], self.quarters, self.formats)

    @cached_property
    def both_ways(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Where each person's pairs begin, and the pairs by person: a pair below `len(ones)` is seen from its first
        person, one above from its second.
        """
        ends = np.concatenate((self.ones, self.others))
        small = ends.astype(np.uint16) if self.people < 1 << 16 else ends  # two bytes are sorted by their digits
        begins = np.concatenate(([0], np.cumsum(np.bincount(ends, minlength=self.people))))
        return begins, np.argsort(small, kind="stable")

    @property
    def across(self) -> NDArray[np.int32]:
        """Who the other one is, of each pair seen from its first person and then of each seen from its second."""
        return np.concatenate((self.others, self.ones))

    def tie_breaks(self, population: Population) -> TieBreaks:
        """What decides between pairs of equal worth."""
        return tie_breaks(population.ids[self.ones], population.ids[self.others])

    def of_person(self, place: int) -> tuple[NDArray[np.intp], NDArray[np.bool_], Places]:
        """A person's pairs: their numbers, whether the person is the second one there, and who the other is."""
        begins, order = self.both_ways
        mine = order[begins[place] : begins[place + 1]]
        second = mine >= len(self.ones)
        numbers = np.where(second, mine - len(self.ones), mine)
        return numbers, second, np.where(second, self.ones[numbers], self.others[numbers]).astype(np.intp)

    @classmethod
    def of(cls, population: Population) -> Pairs:
        """Every pair of a population that passes the gates and can teach each other something."""
        count = len(population.people)
        size = max(8, _CELLS // max(1, count))
        blocks = [_block(population, start, min(start + size, count)) for start in range(0, count, size)]
        nobody = tuple(np.zeros(0, kind) for kind in (np.int32, np.int32, *[np.uint8] * 5))
        return cls(count, *map(np.concatenate, zip(*(blocks or [nobody]), strict=True)))


@dataclass(frozen=True, slots=True)
class Row:
    """One pair in a person's list: its number in the pairs, who the other is, and what each learns from the other.

    `moved` is by how many places it's further up among its kind than by its plain score. `guaranteed` says that it
    has its place so that the other is not left out.
    """

    pair: int
    other: int
    kind: int
    learned: int
    taught: int
    moved: int
    guaranteed: bool


def _block(population: Population, start: int, end: int) -> tuple[NDArray[np.generic], ...]:
    """The pairs of the people from `start` to `end` with each other and with everyone after them."""
    mine, rest = slice(start, end), slice(start, len(population.people))
    learned = population.learns(mine, rest)
    taught = np.ascontiguousarray(population.learns(rest, mine).T)
    fits = (np.minimum(learned, taught) > 0) & population.understands(mine, rest)
    for row in range(end - start):
        fits[row, : row + 1] = False
        for other in population.apart.get(start + row, ()):
            if other >= start:
                fits[row, other - start] = False
    cells = np.flatnonzero(fits)
    ones, others = np.divmod(cells, fits.shape[1])
    return _open(population, ones + start, others + start, learned.ravel()[cells], taught.ravel()[cells])


def _open(
    population: Population, ones: Places, others: Places, learned: Codes, taught: Codes
) -> tuple[NDArray[np.generic], ...]:
    """Those of some pairs who have hours in common or are both asynchronous."""
    quarters, live = population.hours.common(ones, others)
    kept = np.flatnonzero(live | (population.asynchronous[ones] & population.asynchronous[others]))
    ones, others, learned, taught, live = ones[kept], others[kept], learned[kept], taught[kept], live[kept]
    exact = np.minimum(learned, taught) >= EXACT
    kinds = np.where(live, np.where(exact, _KIND[PAIR], _KIND[RELATED_PAIR]), _KIND[ASYNC_PAIR])
    return (
        ones.astype(np.int32),
        others.astype(np.int32),
        learned,
        taught,
        np.minimum(quarters[kept], MOST_QUARTERS).astype(np.uint8),
        FORMATS_IN_COMMON[population.formats[ones], population.formats[others]],
        kinds.astype(np.uint8),
    )

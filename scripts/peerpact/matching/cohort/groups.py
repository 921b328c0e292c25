"""Every pair and every circle of three that could begin, as arrays.

For: `Groups`, the one input of the packing, and `possible_groups`, which makes it from an index. Must not: choose
groups, or know skills and words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from peerpact.matching import MatchingIndex
from peerpact.matching.cohort.circle_search import Circles, search_circles
from peerpact.matching.cohort.graph import NOBODY, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Groups of the people 0, 1, … `people` - 1.

    `members` is int64[groups, 3]: a pair has NOBODY as its third member, and in a circle each member teaches the next
    and the last teaches the first. `score` is int64[groups], in ten-thousandths and above 0. `complete` is False if
    there were too many circles to list them all; `reachable` then limits how many people can have a place.
    """

    people: int
    members: Ints
    score: Ints
    complete: bool
    reachable: int

    @property
    def size(self) -> Ints:
        """int64[groups]: 2 for a pair, 3 for a circle."""
        return np.asarray(2 + (self.members[:, 2] != NOBODY), np.int64)

    def only(self, numbers: Ints) -> Groups:
        """The groups with these numbers, in this order. Groups without circles are complete."""
        members = self.members[numbers]
        complete = self.complete or bool((members[:, 2] == NOBODY).all())
        return Groups(self.people, members, self.score[numbers], complete, self.reachable)

    def incidence(self) -> csr_matrix:
        """float[people, groups]: 1 where a person is a member of a group."""
        groups, places = np.nonzero(self.members != NOBODY)
        cells = (np.ones(len(groups)), (self.members[groups, places], groups))
        return csr_matrix(cells, shape=(self.people, len(self.members)))

    def best_of_each(self, value: np.ndarray, most: int) -> Ints:
        """The sorted numbers of all groups that are among the `most` of highest `value` for one of their members."""
        groups, places = np.nonzero(self.members != NOBODY)
        person = self.members[groups, places]
        order = np.lexsort((groups, -value[groups], person))
        person, groups = person[order], groups[order]
        rank = np.arange(len(person)) - np.searchsorted(person, person)
        return np.unique(groups[rank < most])


def possible_groups(index: MatchingIndex, order: Ints) -> Groups:
    """All groups of an index that pass the gates; the person `order[k]` of the population is called `k`."""
    pairs, circles = index.pairs, search_circles(index.population)
    worthwhile = np.flatnonzero(pairs.scores > 0)
    name = np.empty(len(order) + 1, np.int64)
    name[order], name[NOBODY] = np.arange(len(order)), NOBODY
    nobody = np.full(len(worthwhile), NOBODY)
    twos = name[np.stack([pairs.ones[worthwhile], pairs.others[worthwhile], nobody], axis=1)]
    twos[:, :2].sort(axis=1)
    threes = _from_the_lowest(name[circles.members])
    members = np.concatenate([twos, threes])
    score = np.concatenate([pairs.scores[worthwhile], circles.score])
    rows = np.lexsort((members[:, 2], members[:, 1], members[:, 0]))
    return Groups(len(order), members[rows], score[rows], circles.complete, _reachable(index, circles))


def _from_the_lowest(threes: Ints) -> Ints:
    """The same circles, each told from its lowest member on."""
    start = np.argmin(threes, axis=1)[:, None] if len(threes) else np.zeros((0, 1), np.int64)
    return np.asarray(np.take_along_axis(threes, (start + np.arange(3)) % 3, axis=1), np.int64)


def _reachable(index: MatchingIndex, circles: Circles) -> int:
    """How many people are in a pair, or both teach and learn in some match: nobody else can have a place."""
    reachable = circles.in_and_out.copy()
    reachable[index.pairs.ones] = True
    reachable[index.pairs.others] = True
    return int(reachable.sum())

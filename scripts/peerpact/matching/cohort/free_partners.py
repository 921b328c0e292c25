"""Who could still begin with someone who is left, without taking a place away from anyone.

For: `FreePartners`, which makes "this answer would give you a place" true. Must not: change a packing, or know people.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.cohort.graph import NOBODY, Ints
from peerpact.matching.cohort.groups import Groups

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class FreePartners:
    """`always` is bool[people]: who is left, and who is in a circle of which the two others can stay as a pair.

    `instead` says of each partner in a pair how many other groups they could begin with people who are left, and
    `with_person` how many of those groups need a certain person who is left.
    """

    always: Flags
    partner: Ints
    instead: dict[int, int]
    with_person: dict[int, Counter[int]]

    @staticmethod
    def of(groups: Groups, taken: Ints) -> FreePartners:
        """Look at a packing: `taken` is int64[chosen groups, 3], its members; `groups` are those that may be chosen."""
        left = np.ones(groups.people, np.bool_)
        left[taken[taken != NOBODY]] = False
        always = left.copy()
        twos = taken[:, 2] == NOBODY
        always[_spared_by_circles(groups, taken[~twos])] = True
        partner = np.full(groups.people, NOBODY, np.int64)
        partner[taken[twos, 0]], partner[taken[twos, 1]] = taken[twos, 1], taken[twos, 0]
        return FreePartners(always, partner, *_instead(groups, left))

    def for_person(self, person: int) -> Flags:
        """bool[people]: with whom a person who is left could begin, if they fitted."""
        free = self.always.copy()
        for other, groups in self.instead.items():
            mate = self.partner[other]
            if mate != NOBODY and groups > self.with_person[other][person]:
                free[mate] = True
        free[person] = False
        return free


def _spared_by_circles(groups: Groups, circles: Ints) -> Ints:
    """The members of circles (int64[circles, 3]) whose two others are a possible pair."""
    pairs = groups.members[groups.size == 2]
    pair_keys = pairs[:, 0] * groups.people + pairs[:, 1]
    spared = []
    for place in range(3):
        others = np.sort(np.delete(circles, place, axis=1), axis=1)
        possible = np.isin(others[:, 0] * groups.people + others[:, 1], pair_keys)
        spared.append(circles[possible, place])
    return np.concatenate(spared)


def _instead(groups: Groups, left: Flags) -> tuple[dict[int, int], dict[int, Counter[int]]]:
    """The groups in which all but one member are left: how many for that one, and how many with each of the left."""
    is_left = np.append(left, True)[groups.members]
    instead: Counter[int] = Counter()
    with_person: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for members in groups.members[is_left.sum(axis=1) == 2].tolist():
        (other,) = [member for member in members if member != NOBODY and not left[member]]
        instead[other] += 1
        with_person[other].update(member for member in members if member not in (other, NOBODY))
    return dict(instead), with_person

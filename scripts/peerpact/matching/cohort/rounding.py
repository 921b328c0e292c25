"""Whole groups from a fractional packing.

For: `round_down`, a good packing in little time. Must not: promise the best (exact_packing.py does).

How: diving. The groups that the fractional packing takes nearly as a whole are taken, and a few of those that it takes
most of. For the people who are left the linear program is solved again, and so on.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.cohort.graph import Budget, Ints
from peerpact.matching.cohort.groups import Groups
from peerpact.matching.cohort.linear_program import Floats, solve
from peerpact.matching.cohort.relaxation import Relaxation

_NEARLY_WHOLE = 0.9
_STEPS = 100
"""A step takes at least this part of the groups, so that there are few hundred steps at most."""

Flags = NDArray[np.bool_]


def by_weight(weight: Ints) -> Ints:
    """The numbers of all groups, the highest weight first."""
    return np.asarray(np.lexsort((np.arange(len(weight)), -weight)), np.int64)


def round_down(groups: Groups, weight: Ints, relaxed: Relaxation, time: Budget) -> Ints:
    """The sorted numbers of groups that share nobody; the best come first when the time runs out."""
    free = np.ones(groups.people + 1, np.bool_)
    taken: list[Ints] = [np.zeros(0, np.int64)]
    left, share = relaxed.columns, relaxed.share
    while len(left):
        taken.append(_nearly_whole(groups, left, share, free))
        left = left[free[groups.members[left]].all(axis=1)]
        solution = solve(groups.only(left), weight[left] / max(1, weight.max()), time)
        if solution is None:
            break
        share = solution.share
    rest = by_weight(weight)
    taken.append(_take(groups, rest[free[groups.members[rest]].all(axis=1)], free, len(rest)))
    return np.sort(np.concatenate(taken))


def _nearly_whole(groups: Groups, left: Ints, share: Floats, free: Flags) -> Ints:
    """The groups that are nearly whole, or at least one part in _STEPS of all."""
    order = np.lexsort((left, -share))
    count = int((share >= _NEARLY_WHOLE).sum())
    first = _take(groups, left[order[:count]], free, count)
    few = max(1, len(left) // _STEPS)
    return np.concatenate([first, _take(groups, left[order[count:]], free, few - min(few - 1, len(first)))])


def _take(groups: Groups, order: Ints, free: Flags, most: int) -> Ints:
    """Up to `most` groups in an order whose members are all free; they aren't afterwards."""
    taken: list[int] = []
    for number, members in zip(order.tolist(), groups.members[order].tolist(), strict=True):
        if len(taken) == most:
            break
        if free[members].all():
            free[members] = False
            free[-1] = True  # the last place is NOBODY
            taken.append(number)
    return np.array(taken, np.int64)

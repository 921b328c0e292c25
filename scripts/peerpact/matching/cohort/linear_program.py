"""The packing as a linear program, in which groups can be taken in part.

For: `solve`. Must not: know which groups were left out of the program (relaxation.py does).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_matrix, vstack

from peerpact.matching.cohort.graph import Budget, Ints
from peerpact.matching.cohort.groups import Groups

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Floor:
    """A total of an earlier objective that a packing must reach: `weight` is int64[groups], what each adds to it."""

    weight: Ints
    total: int

    def only(self, numbers: Ints) -> Floor:
        """The same for some of the groups."""
        return Floor(self.weight[numbers], self.total)


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """`share` is float[groups], how much of each is taken; `price` float[people] and `floor_price` the dual values."""

    value: float
    share: Floats
    price: Floats
    floor_price: float


def rows_of(groups: Groups, floor: Floor | None) -> tuple[csr_matrix, Floats]:
    """The matrix and the upper limits: each person at most once, and the floor (turned round) as the last row."""
    rows, limits = groups.incidence(), np.ones(groups.people)
    if floor is None:
        return rows, limits
    return vstack([rows, csr_matrix(-floor.weight.astype(float))], "csr"), np.append(limits, -float(floor.total))


def solve(groups: Groups, weight: Floats, time: Budget, floor: Floor | None = None) -> Solution | None:
    """The fractional packing of the highest total weight (float[groups]); None if HiGHS finds none in the time."""
    if not time.left or not len(weight):
        return None
    rows, limits = rows_of(groups, floor)
    # The interior point method is several times faster here: many packings have the same value, and the simplex
    # method walks from one to the next.
    options = {"time_limit": time.left}
    solved = linprog(-weight, A_ub=rows, b_ub=limits, bounds=(0, None), method="highs-ipm", options=options)
    if solved.status != 0:
        return None
    prices = np.maximum(-solved.ineqlin.marginals, 0.0)
    return Solution(-float(solved.fun), solved.x, prices[: groups.people], float(prices[groups.people :].sum()))

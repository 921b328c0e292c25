"""The best pairing, and the proof that it is: whole numbers over the few pairs that can still matter.

For: the last hundredth of a per cent. Must not: be asked before there is a good pairing to begin with.

How: a pairing's total is the bound minus half of its pairs' slacks and of the dual values of those it leaves alone.
With a good pairing at hand, a better one can hold no pair whose slack is above what is missing to the bound, and must
pair everyone whose dual value is above it. What remains is small, and HiGHS (in scipy) solves it with cuts of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from peerpact.matching.cohort.assignment import slack
from peerpact.matching.cohort.graph import NOBODY, Graph, Ints

_MOST = 20_000
"""With more pairs than this that can still matter, the program isn't tried, because it would take minutes."""


@dataclass(frozen=True, slots=True, eq=False)
class Finish:
    """Everyone's partner (int64[people], or NOBODY), the new bound in ten-thousandths, and whether the search ended."""

    partner_of: Ints
    bound: int
    done: bool


def finish(graph: Graph, dual: Ints, partner_of: Ints, missing: int, seconds: float) -> Finish:
    """The best pairing if `seconds` are enough.

    `missing` is by how much the total of `partner_of` is below the bound, in doubled ten-thousandths.
    """
    total, most = (int(dual.sum()) - missing) // 2, int(dual.sum()) // 2
    near = np.flatnonzero(slack(graph, dual) <= missing)
    if seconds <= 0 or len(near) > _MOST:
        return Finish(partner_of, most, False)
    solution = milp(
        -graph.score[near].astype(np.float64),
        integrality=np.ones(len(near)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(_degrees(graph, near), (dual > missing).astype(float), 1),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if solution.status == 0:
        best = _partners_of(graph, near[solution.x > 0.5])
        return Finish(best, max(total, round(-solution.fun)), True)
    bound = most if solution.mip_dual_bound is None else min(most, max(total, floor(-solution.mip_dual_bound + 1e-6)))
    if solution.x is not None and round(-solution.fun) > total:
        return Finish(_partners_of(graph, near[solution.x > 0.5]), bound, False)
    return Finish(partner_of, bound, False)


def _degrees(graph: Graph, near: Ints) -> csr_matrix:
    """One row for each person, with a one for each of their pairs."""
    people, count = np.concatenate([graph.first[near], graph.second[near]]), len(near)
    return csr_matrix((np.ones(2 * count), (people, np.tile(np.arange(count), 2))), shape=(graph.people, count))


def _partners_of(graph: Graph, chosen: Ints) -> Ints:
    partner_of = np.full(graph.people, NOBODY, np.int64)
    partner_of[graph.first[chosen]], partner_of[graph.second[chosen]] = graph.second[chosen], graph.first[chosen]
    return partner_of

"""The best pairing, and the proof that it is: whole numbers over the few pairs that can still matter.

For: the last hundredth of a per cent. Must not: be asked before there is a good pairing to begin with.

How: a pairing's total is the bound less half of all slacks of its pairs and prices of whom it leaves alone. With a good
pairing at hand, a better one can hold no pair whose slack is above what is missing to the bound, and must pair
everybody whose price is above it. What remains is small, and HiGHS (in scipy) solves it with cuts of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from peerpact.matching.cohort.assignment import slack
from peerpact.matching.cohort.graph import NOBODY, Graph, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Finish:
    """Everybody's mate, the new bound, and whether the work came to its end."""

    mate: Ints
    bound: int
    done: bool


def finish(graph: Graph, price: Ints, mate: Ints, missing: int, seconds: float) -> Finish:
    """The best pairing, when `seconds` are enough. `missing` is what `mate` lacks to the bound, doubled."""
    total, most = (int(price.sum()) - missing) // 2, int(price.sum()) // 2
    near = np.flatnonzero(slack(graph, price) <= missing)
    if seconds <= 0:
        return Finish(mate, most, False)
    found = milp(
        -graph.score[near].astype(np.float64),
        integrality=np.ones(len(near)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(_degrees(graph, near), (price > missing).astype(float), 1),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if found.status == 0:
        best = _mates(graph, near[found.x > 0.5])
        return Finish(best, max(total, round(-found.fun)), True)
    bound = most if found.mip_dual_bound is None else min(most, max(total, floor(-found.mip_dual_bound + 1e-6)))
    if found.x is not None and round(-found.fun) > total:
        return Finish(_mates(graph, near[found.x > 0.5]), bound, False)
    return Finish(mate, bound, False)


def _degrees(graph: Graph, near: Ints) -> csr_matrix:
    """One row for each person, with a one for each of their pairs."""
    people, count = np.concatenate([graph.first[near], graph.second[near]]), len(near)
    return csr_matrix((np.ones(2 * count), (people, np.tile(np.arange(count), 2))), shape=(graph.people, count))


def _mates(graph: Graph, chosen: Ints) -> Ints:
    mate = np.full(graph.people, NOBODY, np.int64)
    mate[graph.first[chosen]], mate[graph.second[chosen]] = graph.second[chosen], graph.first[chosen]
    return mate

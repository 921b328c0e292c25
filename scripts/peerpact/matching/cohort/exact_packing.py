"""The best packing of some groups, in whole groups.

For: `solve_whole`, the integer program, and `finish`, the proof that a packing is the best one or a better one. Must
not: be asked before there is a good packing.

How: a packing that is better than the one at hand holds no group whose slack is above what is missing to the bound
(reduced cost fixing). Few groups remain, and HiGHS solves them with cuts of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor as whole
from math import isfinite

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from peerpact.matching.cohort.graph import Budget, Ints
from peerpact.matching.cohort.groups import Groups
from peerpact.matching.cohort.linear_program import Floor, rows_of

_MOST = 30_000
"""With more groups than this the integer program isn't tried: it wouldn't end in any time that people wait."""

_LARGEST = 1e6
"""The highest weight in the integer program: its tolerances suit numbers up to this size."""


@dataclass(frozen=True, slots=True, eq=False)
class Packing:
    """The sorted numbers of groups that share nobody, and a bound for the total of every packing."""

    chosen: Ints
    bound: int


def finish(
    groups: Groups,
    weight: Ints,
    near: Ints,
    best: Packing,
    time: Budget,
    floor: Floor | None = None,
    gap: float = 0.0,
) -> Packing:
    """The best packing, or `best` and the lowest bound that is known if there are too many groups or too little time.

    `near` are the numbers of the groups of which every better packing consists. A share of `gap` below the bound is
    close enough to it.
    """
    total = int(weight[best.chosen].sum())
    if total >= best.bound or not time.left or len(near) > _MOST:
        return Packing(best.chosen, max(best.bound, total))
    row = floor.only(near) if floor else None
    chosen, bound = solve_whole(groups.only(near), weight[near], time.left, row, gap)
    limit = best.bound if bound is None else min(best.bound, max(bound, total))
    if chosen is None or int(weight[near[chosen]].sum()) <= total:
        return Packing(best.chosen, limit)
    return Packing(near[chosen], limit)


def solve_whole(
    groups: Groups,
    weight: Ints,
    seconds: float,
    floor: Floor | None = None,
    gap: float = 0.0,
    most_nodes: int | None = None,
) -> tuple[Ints | None, int | None]:
    """The sorted numbers of the best groups that were found, and a bound; None where there is none.

    Without a gap, the total of the groups is the bound when it ends in time; a bound of 0 means that no packing reaches
    the floor. `most_nodes` limits the search in a way that is the same on every machine; None doesn't limit it.
    """
    unit = max(1.0, float(weight.max(initial=0)) / _LARGEST)
    rows, limits = rows_of(groups, floor)
    solved = milp(
        -weight / unit,
        integrality=np.ones(len(weight)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(rows, -np.inf, limits),
        options={"time_limit": max(seconds, 0.01), "mip_rel_gap": gap, "node_limit": most_nodes},
    )
    chosen = None if solved.x is None else np.flatnonzero(solved.x > 0.5)
    if solved.status == 2:
        return None, 0
    if solved.status == 0 and not gap:
        return chosen, int(weight[chosen].sum())
    has_bound = solved.mip_dual_bound is not None and isfinite(solved.mip_dual_bound)
    return chosen, whole(-solved.mip_dual_bound * unit + 1e-6) if has_bound else None

"""The pairing of a graph at the highest total, with an upper bound that anybody can check.

For: `pairing`, from arrays to arrays. Must not: know people, or read a clock of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from peerpact.matching.cohort.assignment import Assignment, assign
from peerpact.matching.cohort.augmenting_paths import join
from peerpact.matching.cohort.cycles import rounded
from peerpact.matching.cohort.graph import NOBODY, Budget, Graph, Ints
from peerpact.matching.cohort.subprocess_timeout import OutOfTimeError, run_with_timeout

ENOUGH = 0.9999
"""The share of the bound at which no better pairing is looked for."""

_ALONE = 10_000
"""Above so many people the assignment gets a process of its own, because nothing else can stop it."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairing:
    """Everyone's partner (`partner_of`, int64[people], or NOBODY), the total score, and what no pairing can exceed.

    Totals are in ten-thousandths.

    `finished` is false when the time ran out before `total` came to ENOUGH of `bound`.
    """

    partner_of: Ints
    total: int
    bound: int
    finished: bool


def pairing(graph: Graph, time: Budget, alone: int = _ALONE) -> Pairing:
    """The best pairing, or one that is close to it, within a time; above `alone` people in a process of its own."""
    try:
        assigned = assign_in_time(graph, time, alone)
    except OutOfTimeError:
        return greedy(graph)
    partner_of = join(graph, assigned.dual, *rounded(assigned.to))
    total, bound, done = worth(graph, partner_of), assigned.bound, True
    if total < ENOUGH * bound:
        from peerpact.matching.cohort.milp import finish  # scipy's optimisation takes longer to import than to be asked

        better = finish(graph, assigned.dual, partner_of, int(assigned.dual.sum()) - 2 * total, time.left)
        partner_of, bound, done = better.partner_of, better.bound, better.done
        total = worth(graph, partner_of)
    return Pairing(partner_of, total, bound, done or total >= ENOUGH * bound)


def assign_in_time(graph: Graph, time: Budget, alone: int = _ALONE) -> Assignment:
    """The assignment of a graph; OutOfTimeError if there are more than `alone` people and it takes too long."""
    assigned: Assignment = assign(graph) if graph.people <= alone else run_with_timeout(time.left, assign, graph)
    return assigned


def greedy(graph: Graph) -> Pairing:
    """Pairs taken best first, and the bound that everyone's best score gives: half of their sum."""
    partner_of = np.full(graph.people, NOBODY, np.int64)
    highest = np.zeros(graph.people, np.int64)
    for side in (graph.first, graph.second):
        np.maximum.at(highest, side, graph.score)
    order = np.lexsort((graph.second, graph.first, -graph.score))
    for first, second in zip(graph.first[order].tolist(), graph.second[order].tolist(), strict=True):
        if partner_of[first] == NOBODY and partner_of[second] == NOBODY:
            partner_of[first], partner_of[second] = second, first
    total, bound = worth(graph, partner_of), int(highest.sum()) // 2
    return Pairing(partner_of, total, bound, total >= ENOUGH * bound)


def worth(graph: Graph, partner_of: Ints) -> int:
    """The total score of a pairing."""
    return int(graph.score[partner_of[graph.first] == graph.second].sum())

"""The pairing of a graph at the highest total, with an upper bound that anybody can check.

For: `pairing`, from arrays to arrays. Must not: know people, or read a clock of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from peerpact.matching.cohort.assignment import Cover, cover
from peerpact.matching.cohort.augmenting_paths import join
from peerpact.matching.cohort.cycles import rounded
from peerpact.matching.cohort.graph import NOBODY, Budget, Graph, Ints
from peerpact.matching.cohort.subprocess_timeout import OutOfTimeError, within

ENOUGH = 0.9999
"""The share of the bound at which no better pairing is looked for."""

_ALONE = 10_000
"""Above so many people the assignment gets a process of its own, because nothing else can stop it."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairing:
    """Who is paired with whom (`mate`, NOBODY for who is not), the total score, and what no pairing can be above.

    `finished` is false when the time ran out before `total` came to ENOUGH of `bound`.
    """

    mate: Ints
    total: int
    bound: int
    finished: bool


def pairing(graph: Graph, time: Budget, alone: int = _ALONE, to_the_end: bool = True) -> Pairing:
    """The best pairing, or one that is close enough to it, within a time.

    Without `to_the_end` no integer program is tried: the answer comes at once, and its bound says how good it is.
    """
    try:
        found: Cover = cover(graph) if graph.people <= alone else within(time.left, cover, graph)
    except OutOfTimeError:
        return greedy(graph)
    mate = join(graph, found.price, *rounded(found.to))
    total, bound, done = worth(graph, mate), found.bound, True
    if to_the_end and total < ENOUGH * bound:
        from peerpact.matching.cohort.milp import finish  # scipy's optimisation takes longer to import than to be asked

        better = finish(graph, found.price, mate, int(found.price.sum()) - 2 * total, time.left)
        mate, bound, done = better.mate, better.bound, better.done
        total = worth(graph, mate)
    return Pairing(mate, total, bound, done or total >= ENOUGH * bound)


def greedy(graph: Graph) -> Pairing:
    """Pairs taken best first, and the bound that everybody's best score gives: half of their sum."""
    mate = np.full(graph.people, NOBODY, np.int64)
    highest = np.zeros(graph.people, np.int64)
    for side in (graph.first, graph.second):
        np.maximum.at(highest, side, graph.score)
    order = np.lexsort((graph.second, graph.first, -graph.score))
    for one, other in zip(graph.first[order].tolist(), graph.second[order].tolist(), strict=True):
        if mate[one] == NOBODY and mate[other] == NOBODY:
            mate[one], mate[other] = other, one
    total, bound = worth(graph, mate), int(highest.sum()) // 2
    return Pairing(mate, total, bound, total >= ENOUGH * bound)


def worth(graph: Graph, mate: Ints) -> int:
    """The total score of a pairing."""
    return int(graph.score[mate[graph.first] == graph.second].sum())

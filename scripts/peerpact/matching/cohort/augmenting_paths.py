"""Who is left out of each odd cycle, moved along the cheapest path to the person whom it costs least.

For: pairs for the members of odd cycles, close to the bound. Must not: promise the best (milp.py does).

How: one member of an odd cycle is left over. They take someone's partner, who takes another person's, and so on, until
the path reaches someone who is alone, or left over from another odd cycle, or whom it costs little to leave alone. What
a step costs follows from the dual values, so the cheapest path is a shortest path (Dijkstra).

Source: augmenting paths in weighted matching, Edmonds 1965 and Galil 1986; paths that meet a person twice (blossoms)
are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from peerpact.matching.cohort.assignment import slack
from peerpact.matching.cohort.cycles import Cycle, pair_up, without
from peerpact.matching.cohort.graph import NOBODY, Graph, Ints

Flags = NDArray[np.bool_]
_TRIES = 100
_FIRST_LIMIT = 256


@dataclass(frozen=True, slots=True)
class _Path:
    """An augmenting path: people in the order of the new pairs, and its cost in doubled ten-thousandths.

    `odd` is the other odd cycle in which the path ends; None if it ends elsewhere.
    """

    cost: int
    steps: tuple[int, ...]
    odd: Cycle | None


class _State:
    """What each step costs (int64[pairs], doubled ten-thousandths), and who is whose partner so far."""

    def __init__(self, graph: Graph, dual: Ints, partner_of: Ints, odd: list[Cycle]) -> None:
        self.graph, self.cost = graph, slack(graph, dual)
        self.dual, self.partner_of, self.odd = dual, partner_of, list(odd)
        self._within: dict[int, tuple[Ints, Ints, Ints]] = {}

    def steps(self, limit: int) -> tuple[Ints, Ints, Ints]:
        """int64[steps] each, for all steps up to a cost, in both directions: who starts, whom they meet, the cost."""
        if limit not in self._within:
            cheap = np.flatnonzero(self.cost <= limit)
            first, second = self.graph.first[cheap], self.graph.second[cheap]
            both = np.concatenate([first, second]), np.concatenate([second, first]), np.tile(self.cost[cheap], 2)
            self._within[limit] = both
        return self._within[limit]


def join(graph: Graph, dual: Ints, partner_of: Ints, odd: list[Cycle]) -> Ints:
    """int64[people]: everyone's partner, with the odd cycles paired as well; NOBODY for people who stay alone."""
    state = _State(graph, dual, partner_of.copy(), odd)
    while state.odd:
        paths = [(path.cost, number, path) for number, cycle in enumerate(state.odd) for path in [_path(state, cycle)]]
        _, number, path = min(paths, key=lambda candidate: candidate[:2])
        _take(state, state.odd[number], path)
    return state.partner_of


def _take(state: _State, cycle: Cycle, path: _Path) -> None:
    """Pair along the path, and the rest of the odd cycles at its ends."""
    pair_up(without(cycle, path.steps[0]), state.partner_of)
    state.odd.remove(cycle)
    if path.odd is not None:
        pair_up(without(path.odd, path.steps[-1]), state.partner_of)
        state.odd.remove(path.odd)
    if len(path.steps) % 2:
        state.partner_of[path.steps[-1]] = NOBODY
    pair_up(path.steps[: len(path.steps) // 2 * 2], state.partner_of)


def _path(state: _State, cycle: Cycle) -> _Path:
    """The cheapest path from an odd cycle; cheap steps are searched first, then more expensive ones."""
    cheapest = min(cycle, key=lambda member: (state.dual[member], member))
    best = _Path(int(state.dual[cheapest]), (cheapest,), None)
    limit = _FIRST_LIMIT
    while True:
        path = next(_paths(state, cycle, limit), best)
        best = min(best, path, key=lambda candidate: candidate.cost)
        if best.cost <= limit:
            return best
        limit *= 4


def _paths(state: _State, cycle: Cycle, limit: int) -> Iterator[_Path]:
    """Shortest alternating paths from an odd cycle to another one or to a person outside, the cheapest first.

    None costs more than `limit`.
    """
    inside = np.zeros(len(state.partner_of), bool)
    inside[list(cycle)] = True
    others = {member: other for other in state.odd if other is not cycle for member in other}
    is_other = np.zeros(len(state.partner_of), bool)
    is_other[list(others)] = True
    start, met, cost = state.steps(limit)
    use = np.flatnonzero(~is_other[start] & (state.partner_of[start] != met))
    start, met, cost = start[use], met[use], cost[use]
    ends = state.partner_of[met]
    # A little more than the cost: of two paths that cost the same the shorter one wins, and a zero would be no entry.
    values = (cost + 2.0**-20, (start, np.where(ends == NOBODY, met, ends)))
    arcs = csr_matrix(values, shape=(len(inside), len(inside)))
    far, before, _ = dijkstra(arcs, indices=list(cycle), limit=limit + 0.5, return_predecessors=True, min_only=True)
    reached = np.flatnonzero(np.isfinite(far) & ~inside)
    costs = np.floor(far[reached]).astype(np.int64)
    # A person who gets a partner again no longer costs their dual value; a person who loses theirs does.
    costs += np.where(
        state.partner_of[reached] == NOBODY, -state.dual[reached] * ~is_other[reached], state.dual[reached]
    )
    order = np.lexsort((reached, costs))[:_TRIES]
    for node, cost in zip(reached[order].tolist(), costs[order].tolist(), strict=True):
        if cost <= limit and (steps := _steps(state, before, node, inside)):
            yield _Path(cost, steps, others.get(node))


def _steps(state: _State, before: Ints, node: int, inside: Flags) -> tuple[int, ...]:
    """The people from the odd cycle to the end of the path; empty if someone would be met twice."""
    people: list[int] = []
    while not inside[node]:
        people.append(node)
        if state.partner_of[node] != NOBODY:
            people.append(int(state.partner_of[node]))
        node = int(before[node])
    people.append(node)
    return tuple(reversed(people)) if len(set(people)) == len(people) else ()

"""Who is left out of each odd cycle, moved along the cheapest way to somebody whom it costs least.

For: pairs for the members of odd cycles, close to the bound. Must not: promise the best (exact.py does).

How: one member of an odd cycle stays over. They take somebody's mate, who takes another one's, and so on, until
somebody who is alone, or left over from another odd cycle, is found, or somebody whom it costs little to leave alone.
What a step costs follows from the prices, so that the cheapest way is a shortest path (Dijkstra).
Source: augmenting paths in weighted matching, Edmonds 1965 and Galil 1986; the blossoms met on the way are avoided.
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
class _Way:
    """Vertices in the order of the new pairs; `odd` is the other odd cycle where the way ends, if it does there."""

    cost: int
    steps: tuple[int, ...]
    odd: Cycle | None


class _Market:
    """What each step costs, and how things stand."""

    def __init__(self, graph: Graph, price: Ints, mate: Ints, odd: list[Cycle]) -> None:
        self.graph, self.cost = graph, slack(graph, price)
        self.price, self.mate, self.odd = price, mate, list(odd)
        self._within: dict[int, tuple[Ints, Ints, Ints]] = {}

    def steps(self, limit: int) -> tuple[Ints, Ints, Ints]:
        """Who starts, whom they meet and what it costs, for all steps in both directions up to a cost."""
        if limit not in self._within:
            cheap = np.flatnonzero(self.cost <= limit)
            one, other = self.graph.first[cheap], self.graph.second[cheap]
            both = np.concatenate([one, other]), np.concatenate([other, one]), np.tile(self.cost[cheap], 2)
            self._within[limit] = both
        return self._within[limit]


def join(graph: Graph, price: Ints, mate: Ints, odd: list[Cycle]) -> Ints:
    """Everybody's mate, with the odd cycles paired, too."""
    market = _Market(graph, price, mate.copy(), odd)
    while market.odd:
        ways = [(way.cost, number, way) for number, cycle in enumerate(market.odd) for way in [_way(market, cycle)]]
        _, number, way = min(ways, key=lambda one: one[:2])
        _take(market, market.odd[number], way)
    return market.mate


def _take(market: _Market, cycle: Cycle, way: _Way) -> None:
    """Pair along the way, and the rest of the odd cycles at its ends."""
    pair_up(without(cycle, way.steps[0]), market.mate)
    market.odd.remove(cycle)
    if way.odd is not None:
        pair_up(without(way.odd, way.steps[-1]), market.mate)
        market.odd.remove(way.odd)
    if len(way.steps) % 2:
        market.mate[way.steps[-1]] = NOBODY
    pair_up(way.steps[: len(way.steps) // 2 * 2], market.mate)


def _way(market: _Market, cycle: Cycle) -> _Way:
    """The cheapest way from an odd cycle: looked for among cheap steps first, then among dearer ones."""
    cheapest = min(cycle, key=lambda member: (market.price[member], member))
    found = _Way(int(market.price[cheapest]), (cheapest,), None)
    limit = _FIRST_LIMIT
    while True:
        way = next(_ways(market, cycle, limit), found)
        found = min(found, way, key=lambda one: one.cost)
        if found.cost <= limit:
            return found
        limit *= 4


def _ways(market: _Market, cycle: Cycle, limit: int) -> Iterator[_Way]:
    """The simple ways of at most a cost, cheapest first."""
    inside = np.zeros(len(market.mate), bool)
    inside[list(cycle)] = True
    others = {member: other for other in market.odd if other is not cycle for member in other}
    is_other = np.zeros(len(market.mate), bool)
    is_other[list(others)] = True
    start, met, cost = market.steps(limit)
    use = np.flatnonzero(~is_other[start] & (market.mate[start] != met))
    start, met, cost = start[use], met[use], cost[use]
    ends = market.mate[met]
    # A little more than the cost: of two ways that cost the same the shorter one, and no zero, which is no entry.
    values = (cost + 2.0**-20, (start, np.where(ends == NOBODY, met, ends)))
    arcs = csr_matrix(values, shape=(len(inside), len(inside)))
    far, before, _ = dijkstra(arcs, indices=list(cycle), limit=limit + 0.5, return_predecessors=True, min_only=True)
    reached = np.flatnonzero(np.isfinite(far) & ~inside)
    costs = np.floor(far[reached]).astype(np.int64)
    # Who gets a mate again no longer costs their price; who loses one does.
    costs += np.where(
        market.mate[reached] == NOBODY, -market.price[reached] * ~is_other[reached], market.price[reached]
    )
    order = np.lexsort((reached, costs))[:_TRIES]
    for node, cost in zip(reached[order].tolist(), costs[order].tolist(), strict=True):
        if cost <= limit and (steps := _steps(market, before, node, inside)):
            yield _Way(cost, steps, others.get(node))


def _steps(market: _Market, before: Ints, node: int, inside: Flags) -> tuple[int, ...]:
    """The vertices from the odd cycle to the end; empty when somebody would be met twice."""
    found: list[int] = []
    while not inside[node]:
        found.append(node)
        if market.mate[node] != NOBODY:
            found.append(int(market.mate[node]))
        node = int(before[node])
    found.append(node)
    return tuple(reversed(found)) if len(set(found)) == len(found) else ()

"""The cycles of an assignment, and pairs made of them.

For: pairs without loss from the even cycles, and the odd ones that are left to paths.py. Must not: look at scores other
than through dual values.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from peerpact.matching.cohort.graph import NOBODY, Ints

Cycle = tuple[int, ...]


def cycles(to: Ints) -> list[Cycle]:
    """The cycles of three or more, each from its lowest member on, in the order of these."""
    found_cycles: list[Cycle] = []
    nexts = to.tolist()
    visited: set[int] = set()
    for start in np.flatnonzero(to[to] != np.arange(len(to))).tolist():
        cycle: list[int] = []
        member = start
        while member not in visited:
            visited.add(member)
            cycle.append(member)
            member = nexts[member]
        if cycle:
            found_cycles.append(tuple(cycle))
    return found_cycles


def pair_up(members: Sequence[int], partner_of: Ints) -> None:
    """Pair each with the next: the first and second, the third and fourth, …"""
    for first, second in zip(members[::2], members[1::2], strict=True):
        partner_of[first], partner_of[second] = second, first


def without(cycle: Cycle, member: int) -> Cycle:
    """A cycle cut open at a member who is left out."""
    at = cycle.index(member)
    return cycle[at + 1 :] + cycle[:at]


def rounded(to: Ints) -> tuple[Ints, list[Cycle]]:
    """int64[people]: everyone's partner (NOBODY for those alone), and the odd cycles, whose members have none yet.

    In the best assignment both ways to pair an even cycle have the same score: a better one, taken twice, would be a
    better assignment.
    """
    everybody = np.arange(len(to))
    partner_of = np.where((to[to] == everybody) & (to != everybody), to, NOBODY)
    odd: list[Cycle] = []
    for cycle in cycles(to):
        if len(cycle) % 2:
            odd.append(cycle)
        else:
            pair_up(cycle, partner_of)
    return partner_of, odd

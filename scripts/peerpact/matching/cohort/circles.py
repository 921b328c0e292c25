"""Circles of three among those who were left over.

For: circles that share nobody, at the highest total of those that were looked at. Must not: make pairs, or know words.

How: everybody's best circles with the others who are left are collected, by the same gates and scores as in the
suggestions. Which of them to take is a set packing, solved by HiGHS; when the time is over, or there are too many, the
best is taken first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from peerpact.matching import Market
from peerpact.matching.circles import circles
from peerpact.matching.cohort.graph import Budget
from peerpact.matching.gates import Person
from peerpact.matching.neighbourhood import around
from peerpact.matching.popularity import sought
from peerpact.matching.population import crowd

_OF_EACH = 24
"""How many circles of each person are looked at."""

_EXACTLY = 20_000
"""Up to so many circles the best set of them is computed; of more, the best ones are taken first."""

Three = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Circle:
    """The first teaches the second, the second the third, the third the first; `score` in ten-thousandths."""

    people: tuple[Person, Person, Person]
    score: int


def among(market: Market, people: Sequence[Person], time: Budget) -> tuple[list[Circle], bool]:
    """Circles in which nobody is twice, best first, and whether the time was enough to look at everybody."""
    index = crowd(people, market.vocabulary, market.minimum_minutes)
    seen = sought(index)
    found: dict[Three, int] = {}
    for place in range(len(index.people)):
        if not time.left:
            break
        for each in circles(around(index, place), seen, _OF_EACH):
            found[_turned((place, each.first, each.second))] = each.score
    done = bool(time.left) or not index.people
    every = sorted(found, key=lambda three: (-found[three], three))
    scores = [found[three] for three in every]
    taken, best = _packed(every, scores, len(index.people), time)
    chosen = [Circle((index.people[a], index.people[b], index.people[c]), found[a, b, c]) for a, b, c in taken]
    return chosen, done and best


def _turned(three: Three) -> Three:
    """The same circle from its lowest place on."""
    at = three.index(min(three))
    first, second, third = three[at:] + three[:at]
    return first, second, third


def _packed(every: Sequence[Three], scores: Sequence[int], people: int, time: Budget) -> tuple[list[Three], bool]:
    if not every:
        return [], True
    if len(every) > _EXACTLY or not time.left:
        return _greedy(every), bool(time.left)
    from scipy.optimize import Bounds, LinearConstraint, milp  # slow to import, and often nobody is left

    count = len(every)
    members, columns = np.array(every).ravel(), np.repeat(np.arange(count), 3)
    once = LinearConstraint(csr_matrix((np.ones(3 * count), (members, columns)), shape=(people, count)), -np.inf, 1)
    weights = -np.array(scores, float)
    options = {"time_limit": time.left, "mip_rel_gap": 0.0}
    solved = milp(weights, integrality=np.ones(count), bounds=Bounds(0, 1), constraints=once, options=options)
    greedy = _greedy(every)
    if solved.x is None or -solved.fun < sum(scores[every.index(three)] for three in greedy):
        return greedy, False
    return [three for three, part in zip(every, solved.x, strict=True) if part > 0.5], solved.status == 0


def _greedy(every: Sequence[Three]) -> list[Three]:
    met: set[int] = set()
    chosen = []
    for three in every:
        if met.isdisjoint(three):
            met.update(three)
            chosen.append(three)
    return chosen

"""Five rounds of people who choose from their lists, for measuring how lists share attention.

For: who is shown, and who finds a partner, under several orders. In a round everyone who is still free is shown five;
two who are in each other's list become partners, the best pairs first. Must not: be how Peerpact works.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.coverage import NOBODY, guaranteed_slots, shown_others, top_pairs
from peerpact.matching.fair_exposure import fair_ranks
from peerpact.matching.index import MatchingIndex
from peerpact.matching.pairs import Pairs
from peerpact.matching.ranking import exposure

Free = NDArray[np.bool_]
Order = Callable[[Pairs, Free], NDArray[np.float64]]
"""For each pair, seen from its first and then from its second person, what it ranks by among those who are free."""

_ROUNDS, _COUNT, _BETA, _STEPS, _MICRO = 5, 5, 0.05, 200, 1_000_000


def plain(pairs: Pairs, _: Free) -> NDArray[np.float64]:
    """By score alone."""
    return np.tile(pairs.scores, 2).astype(float)


def choo_siow(pairs: Pairs, free: Free) -> NDArray[np.float64]:
    """Matching with transferable utility (Choo and Siow 2006) by iterative proportional fitting, beta as fits best."""
    worth = np.exp(pairs.scores / (10_000 * _BETA))
    found = free.astype(float)
    for _ in range(_STEPS):
        pull = np.bincount(pairs.ones, worth * found[pairs.others], pairs.people)
        pull += np.bincount(pairs.others, worth * found[pairs.ones], pairs.people)
        found = np.sqrt(found * 2 * free / (pull + np.sqrt(pull * pull + 4)))
    with np.errstate(divide="ignore"):
        sought = np.log(found)
    utility = pairs.scores / (10_000 * _BETA)
    return np.concatenate((utility + sought[pairs.others], utility + sought[pairs.ones]))


def five_rounds(
    index: MatchingIndex, order: Order | None, *, last_step: bool = False
) -> tuple[NDArray[np.int64], float]:
    """How often each person is shown in the first round, and the share that is partnered at the end.

    Without an order Peerpact's own is taken. The last step takes in those who are in no list, as Peerpact does.
    """
    every, tie_breaks = index.pairs, index.tie_breaks
    free = np.ones(every.people, np.bool_)
    first: NDArray[np.int64] | None = None
    for _ in range(_ROUNDS):
        open_ = free[every.ones] & free[every.others]
        pairs, left = _some(every, open_), tie_breaks[open_]
        ranks = fair_ranks(pairs, left, _COUNT) if order is None else _whole(order(pairs, free))
        lists = top_pairs(pairs, ranks, left, _COUNT)
        taken = (
            guaranteed_slots(pairs, left, lists, index.population.ids) if last_step else np.full(pairs.people, NOBODY)
        )
        found = shown_others(pairs, lists, taken)
        first = exposure(found) if first is None else first
        _choose(pairs, found, free)
    return first if first is not None else np.zeros(0, np.int64), float(1 - free.mean())


def _whole(ranks: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.rint(ranks * _MICRO).astype(np.int64)


def _some(pairs: Pairs, which: NDArray[np.bool_]) -> Pairs:
    columns = ("ones", "others", "learned", "taught", "quarters", "formats", "kinds")
    return Pairs(pairs.people, *(getattr(pairs, name)[which] for name in columns))


def _choose(pairs: Pairs, lists: NDArray[np.int32], free: Free) -> None:
    """Partners are made of those who are in each other's list, the best pairs first."""
    shown = [set(row.tolist()) for row in lists]
    for number in np.argsort(-pairs.scores, kind="stable").tolist():
        one, other = int(pairs.ones[number]), int(pairs.others[number])
        if free[one] and free[other] and other in shown[one] and one in shown[other]:
            free[one] = free[other] = False

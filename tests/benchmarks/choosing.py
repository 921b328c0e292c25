"""Five rounds of people who choose from their lists, for measuring how lists share attention.

For: who is shown, and who finds a partner, under several orders. In a round everybody who is still free is shown five;
two who are in each other's list become partners, the best pairs first. Must not: be how the kit works.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from peerpact.suggest.attention import attention
from peerpact.suggest.lists import exposure
from peerpact.suggest.marketplace import Market
from peerpact.suggest.pairs import Pairs

Free = NDArray[np.bool_]
Order = Callable[[Pairs, Free], NDArray[np.float64]]
"""For each pair, seen from its first and then from its second person, what it ranks by among those who are free."""

_ROUNDS, _COUNT, _BETA, _STEPS = 5, 5, 0.05, 200


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


def five_rounds(index: Market, order: Order | None) -> tuple[NDArray[np.int64], float]:
    """How often each person is shown in the first round, and the share that is partnered at the end.

    Without an order the kit's own is taken.
    """
    every, ties = index.pairs, index.ties
    free = np.ones(every.people, np.bool_)
    first: NDArray[np.int64] | None = None
    for _ in range(_ROUNDS):
        open_ = free[every.ones] & free[every.others]
        pairs, left = _some(every, open_), ties[open_]
        ranks = attention(pairs, left, _COUNT).astype(float) if order is None else order(pairs, free)
        lists = _lists(pairs, ranks, left)
        first = exposure(lists) if first is None else first
        _choose(pairs, lists, free)
    return first if first is not None else np.zeros(0, np.int64), float(1 - free.mean())


def _some(pairs: Pairs, which: NDArray[np.bool_]) -> Pairs:
    columns = ("ones", "others", "learned", "taught", "quarters", "formats", "kinds")
    return Pairs(pairs.people, *(getattr(pairs, name)[which] for name in columns))


def _lists(pairs: Pairs, ranks: NDArray[np.float64], ties: NDArray[np.uint64]) -> NDArray[np.int32]:
    begins, order = pairs.both_ways
    others = np.concatenate((pairs.others, pairs.ones))
    both = np.tile(ties, 2)
    kinds = np.tile(pairs.kinds, 2)
    found = np.full((pairs.people, _COUNT), -1, np.int32)
    for place in range(pairs.people):
        mine = order[begins[place] : begins[place + 1]]
        chosen = mine[np.lexsort((both[mine], -ranks[mine], kinds[mine]))[:_COUNT]]
        found[place, : len(chosen)] = others[chosen]
    return found


def _choose(pairs: Pairs, lists: NDArray[np.int32], free: Free) -> None:
    """Partners are made of those who are in each other's list, the best pairs first."""
    shown = [set(row.tolist()) for row in lists]
    for number in np.argsort(-pairs.scores, kind="stable").tolist():
        one, other = int(pairs.ones[number]), int(pairs.others[number])
        if free[one] and free[other] and other in shown[one] and one in shown[other]:
            free[one] = free[other] = False

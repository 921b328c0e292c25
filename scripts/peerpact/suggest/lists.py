"""The best two-way pairs of a person, in an order that shares attention.

For: a person's pairs as numbers. Must not: know words or circles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peerpact.suggest.marketplace import Market
from peerpact.suggest.pairs import Pairs

_KIND_BITS = 58


@dataclass(frozen=True, slots=True)
class Row:
    """One pair in a person's list: its number in the pairs, who the other is, and what each learns from the other.

    `moved` is by how many places it stands further up among its kind than by its plain score.
    """

    pair: int
    other: int
    kind: int
    learned: int
    taught: int
    moved: int


def rows(market: Market, place: int, count: int) -> list[Row]:
    """The first pairs of a person: kind by kind, and within a kind the `count` that attention puts first."""
    pairs = market.pairs
    numbers, second, others = pairs.of(place)
    kinds = pairs.kinds[numbers]
    ranks = market.attention[numbers + second * len(pairs.ones)]
    shown = np.lexsort((market.ties[numbers], -ranks, kinds))
    plain = np.empty(len(shown), np.intp)
    plain[np.lexsort((market.ties[numbers], -pairs.scores[numbers], kinds))] = np.arange(len(shown))
    ordered = kinds[shown]
    of_kind = np.arange(len(shown)) - np.searchsorted(ordered, ordered)
    first = np.flatnonzero(of_kind < count)
    each = shown[first]
    columns = (numbers[each], others[each], second[each], plain[each] - first)
    return [_row(pairs, *row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _row(pairs: Pairs, number: int, other: int, second: bool, moved: int) -> Row:
    learned, taught = int(pairs.learned[number]), int(pairs.taught[number])
    ways = (taught, learned) if second else (learned, taught)
    return Row(number, other, int(pairs.kinds[number]), *ways, moved)


def best(market: Market, count: int) -> NDArray[np.int32]:
    """For each person of the crowd the places of the first `count` others, -1 where there are fewer.

    The same people in the same order as `rows`, for everybody at once and without the reasons.
    """
    pairs = market.pairs
    begins, order = pairs.both_ways
    numbers = np.where(order < len(pairs.ones), order, order - len(pairs.ones))
    others = np.concatenate((pairs.others, pairs.ones))[order]
    keys = (pairs.kinds[numbers].astype(np.int64) << _KIND_BITS) - market.attention[order]
    tie = market.ties[numbers]
    found = np.full((pairs.people, count), -1, np.int32)
    for place in range(pairs.people):
        mine = slice(begins[place], begins[place + 1])
        chosen = _first(keys[mine], tie[mine], count)
        found[place, : len(chosen)] = others[mine][chosen]
    return found


def _first(keys: NDArray[np.int64], tie: NDArray[np.uint64], count: int) -> NDArray[np.intp]:
    if len(keys) <= count:
        return np.lexsort((tie, keys))
    reach = np.partition(keys, count - 1)[count - 1]
    within = np.flatnonzero(keys <= reach)
    return within[np.lexsort((tie[within], keys[within]))[:count]]


def exposure(found: NDArray[np.int32]) -> NDArray[np.int64]:
    """In how many lists each person stands."""
    return np.bincount(found[found >= 0], minlength=len(found))

"""The best two-way pairs of a person, in an order that shares attention.

For: a person's pairs as numbers. Must not: know words or circles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.coverage import seated, with_room
from peerpact.matching.index import Market
from peerpact.matching.pairs import Pairs
from peerpact.matching.top_pairs import NOBODY, drawn


@dataclass(frozen=True, slots=True)
class Row:
    """One pair in a person's list: its number in the pairs, who the other is, and what each learns from the other.

    `moved` is by how many places it stands further up among its kind than by its plain score. `taken_in` says that it
    has its place so that the other is not left out.
    """

    pair: int
    other: int
    kind: int
    learned: int
    taught: int
    moved: int
    taken_in: bool


def rows(market: Market, place: int, count: int) -> list[Row]:
    """At most `count` rows for each kind, best first, kind by kind; `count` may exceed the community's list length.

    Someone who is taken in comes after `count - 1` others at most, unless `count` is smaller than the community's own.
    """
    pairs = market.pairs
    numbers, second, others = pairs.of(place)
    kinds, tie, taken = pairs.kinds[numbers], market.ties[numbers], numbers == market.taken_in[place]
    ranks = market.attention[numbers + second * len(pairs.ones)]
    shown = with_room(np.lexsort((tie, -ranks, kinds)), kinds, taken, market.count)
    plain = np.empty(len(shown), np.intp)
    plain[np.lexsort((tie, -pairs.scores[numbers], kinds))] = np.arange(len(shown))
    ordered = kinds[shown]
    of_kind = np.arange(len(shown)) - np.searchsorted(ordered, ordered)
    first = np.flatnonzero(of_kind < count)
    if taken.any() and count >= market.count:
        first = np.delete(first, slice(count - 1, int(np.argmax(taken[shown[first]]))))
    each = shown[first]
    columns = (numbers[each], others[each], second[each], plain[each] - first, taken[each])
    return [_row(pairs, *row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _row(pairs: Pairs, number: int, other: int, second: bool, moved: int, taken_in: bool) -> Row:
    learned, taught = int(pairs.learned[number]), int(pairs.taught[number])
    ways = (taught, learned) if second else (learned, taught)
    return Row(number, other, int(pairs.kinds[number]), *ways, moved, taken_in)


def best(market: Market, count: int) -> NDArray[np.int32]:
    """For each person of the crowd the places of the first `count` others, -1 where there are fewer.

    The same people in the same order as `rows`, for everybody at once and without the reasons.
    """
    if count == market.count:
        return seated(market.pairs, market.drawn, market.taken_in)
    lists = drawn(market.pairs, market.attention, market.ties, count)
    found = seated(market.pairs, lists, np.full_like(market.taken_in, NOBODY))
    for place in np.flatnonzero(market.taken_in != NOBODY).tolist():
        others = [row.other for row in rows(market, place, count)][:count]
        found[place, : len(others)] = others
    return found


def exposure(found: NDArray[np.int32]) -> NDArray[np.int64]:
    """In how many lists each person stands."""
    return np.bincount(found[found >= 0], minlength=len(found))

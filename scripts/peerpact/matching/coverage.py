"""Nobody is left out: a person who is in no list takes the last place of one that can spare it.

For: everyone's first pairs in one table of short lists, the last step of sharing attention, and the place that it makes
in a person's pairs. Must not: order anything else, or know profiles or words.

How: those whom no list shows for certain come one after the other, and each asks the partners with whom they fit best
first. A list takes in one person at most, only where it is full of pairs that meet, and only when the one who makes
room is in another list, too. Someone who is taken in never makes room, so nobody can become left out by it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.pairs import Pairs
from peerpact.matching.population import Places
from peerpact.matching.score_tables import Numbers, TieBreaks, mix_hash
from peerpact.matching.suggestion import ASYNC_PAIR, KINDS, MOST_CIRCLES

NOBODY = -1
_KIND_BITS = 58
_APART = KINDS.index(ASYNC_PAIR)


def top_pairs(pairs: Pairs, ranks: Numbers, tie_breaks: TieBreaks, count: int) -> Places:
    """The first pairs of each person, kind by kind: intp[people, count]; NOBODY (-1) pads.

    An entry is a side of a pair, as in `Pairs.both_ways`: `n` is pair `n` seen from its first person, `n + pairs` the
    same pair seen from its second. `ranks` int64[2 * pairs] are those of `fair_ranks`, `tie_breaks` uint64[pairs].
    """
    begins, order = pairs.both_ways
    numbers = np.where(order < len(pairs.ones), order, order - len(pairs.ones))
    keys = (pairs.kinds[numbers].astype(np.int64) << _KIND_BITS) - ranks[order]
    tie = tie_breaks[numbers]
    firsts = np.full((pairs.people, count), NOBODY, np.intp)
    for place in range(pairs.people):
        mine = slice(begins[place], begins[place + 1])
        chosen = _first(keys[mine], tie[mine], count)
        firsts[place, : len(chosen)] = order[mine][chosen]
    return firsts


def _first(keys: Numbers, tie: TieBreaks, count: int) -> NDArray[np.intp]:
    if len(keys) <= count:
        return np.lexsort((tie, keys))
    reach = np.partition(keys, count - 1)[count - 1]
    within = np.flatnonzero(keys <= reach)
    return within[np.lexsort((tie[within], keys[within]))[:count]]


def guaranteed_slots(pairs: Pairs, tie_breaks: TieBreaks, lists: Places, ids: NDArray[np.uint64]) -> Places:
    """Gives each person who is in no list a place in one, where a list can spare it. Greedy, by hashed ids.

    Returns intp[people]: the number of the pair that replaces the last entry of that person's list, or NOBODY (-1).

    `tie_breaks` uint64[pairs], `lists` everyone's first pairs as `top_pairs` gives them, `ids` everyone's numeric id.
    """
    guaranteed = np.full(pairs.people, NOBODY, np.intp)
    if not len(pairs.ones) or not lists.shape[1]:
        return guaranteed
    others, last = pairs.across, lists[:, -1]
    shown = _shown(pairs, lists)
    full = (last != NOBODY) & (pairs.kinds[last % len(pairs.ones)] != _APART)
    waiting = np.flatnonzero((shown == 0) & (np.diff(pairs.both_ways[0]) > 0))
    for place in waiting[np.argsort(mix_hash(ids[waiting]))]:
        for side in _best_first(pairs, tie_breaks, place):
            other = others[side]
            if full[other] and guaranteed[other] == NOBODY and shown[others[last[other]]] > 1:
                shown[others[last[other]]] -= 1
                guaranteed[other] = side % len(pairs.ones)
                break
    return guaranteed


def _shown(pairs: Pairs, lists: Places) -> NDArray[np.intp]:
    """In how many lists each person stands for certain: circles come before pairs that never meet, and are not known
    here, so these may lose as many of the last places as a list holds circles.
    """
    certain = lists != NOBODY
    certain[:, -MOST_CIRCLES:] &= pairs.kinds[lists[:, -MOST_CIRCLES:] % len(pairs.ones)] != _APART
    return np.bincount(pairs.across[lists[certain]], minlength=pairs.people)


def _best_first(pairs: Pairs, tie_breaks: TieBreaks, place: int) -> Places:
    """A person's pairs from the best on: by kind, score and tie."""
    begins, order = pairs.both_ways
    mine = order[begins[place] : begins[place + 1]]
    numbers = mine % len(pairs.ones)
    return mine[np.lexsort((tie_breaks[numbers], -pairs.scores[numbers], pairs.kinds[numbers]))]


def shown_others(pairs: Pairs, lists: Places, taken: Places) -> NDArray[np.int32]:
    """Who stands in each list when those who are `taken` in have its last place; NOBODY where a list is shorter."""
    seats = np.full(lists.shape, NOBODY, np.int32)
    seats[lists != NOBODY] = pairs.across[lists[lists != NOBODY]]
    hosts = np.flatnonzero(taken != NOBODY)
    numbers = taken[hosts]
    seats[hosts, -1] = np.where(pairs.ones[numbers] == hosts, pairs.others[numbers], pairs.ones[numbers])
    return seats


def insert_guaranteed(shown: Places, kinds: NDArray[np.uint8], taken: NDArray[np.bool_], count: int) -> Places:
    """Moves the one pair that is flagged in `taken`, if any is, to position `count - 1` of its kind.

    `shown` intp[pairs of the person] are positions in `kinds` and `taken`, sorted by kind. Returns the same, reordered.

    Kinds stay in order: in a longer list that pair is the next of its kind after those among the first.
    """
    if not taken.any():
        return shown
    flagged, rest = int(np.flatnonzero(taken)[0]), shown[~taken[shown]]
    ordered = kinds[rest]
    before = np.count_nonzero(ordered[: count - 1] == kinds[flagged])
    return np.insert(rest, np.searchsorted(ordered, kinds[flagged]) + before, flagged)

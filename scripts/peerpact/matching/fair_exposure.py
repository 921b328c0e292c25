"""Attention shared fairly: so that nobody stands in everyone's list.

For: how sought each person is, and the order of pairs that follows from it. Must not: change a score.

Method: a matching with many partners of greatest entropy (the model of Park and Newman 2004 for networks with given
degrees). The chance that a pair shows up grows with its score and with one number of each of the two; the numbers are
fitted so that everyone may expect to stand in as many lists as a list is long. Who is sought by many gets a small
number, and a pair ranks by its score and both numbers. On the same people it shares attention more evenly than the
matching with transferable utility of Choo and Siow (2006); `tests/benchmarks` measures both.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.pairs import Pairs
from peerpact.matching.score_tables import Numbers, TieBreaks

_BETA = 0.06
"""How much score is given up for evenness, as a share of the mean of everyone's best score."""

_SHAKE = 0.25
"""How far a pair may move by its tie alone, so that people who are all alike do not all see the same few others."""

_UNUSED = 11  # bits of a tie that do not fit into the fraction of a number
_ROUNDS, _REACHABLE, _FURTHEST = 20, 0.9, 1e9
_MICRO = 1_000_000


def fair_ranks(pairs: Pairs, tie_breaks: TieBreaks, count: int) -> Numbers:
    """What each pair ranks by, int64[2 * pairs], in millionths of a natural logarithm; a higher number comes first.

    `[:n]` is each pair as its first person sees it, `[n:]` as its second does: to a person the other's number counts,
    because their own is the same in all their pairs. `tie_breaks` uint64[pairs], `count` is how long a list is. Empty
    without pairs. The same pairs give the same bits.
    """
    if not len(pairs.ones):
        return np.zeros(0, np.int64)
    utility = pairs.scores / (_BETA * _mean_best(pairs))
    sought = np.log(_fit(pairs, np.exp(utility - utility.max()), count))
    utility += _SHAKE * (tie_breaks >> np.uint64(_UNUSED)) / (1 << 64 - _UNUSED)
    both = np.concatenate((utility + sought[pairs.others], utility + sought[pairs.ones]))
    return np.rint(both * _MICRO).astype(np.int64)


def _mean_best(pairs: Pairs) -> float:
    begins, order = pairs.both_ways
    somebody = begins[:-1][np.diff(begins) > 0]
    return float(np.maximum.reduceat(np.tile(pairs.scores, 2)[order], somebody).mean())


def _fit(pairs: Pairs, worth: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """One number a person: with `x = worth * a * b`, the chances `x / (1 + x)` of a person's pairs add up to `count`.

    A person with fewer pairs gets 90 % of them: a chance never becomes 1.
    """
    degrees = np.bincount(pairs.ones, minlength=pairs.people) + np.bincount(pairs.others, minlength=pairs.people)
    wanted = np.minimum(count, _REACHABLE * degrees)
    lonely = degrees == 0
    factors = np.ones(pairs.people)
    ones, others = pairs.ones.astype(np.intp), pairs.others.astype(np.intp)
    for _ in range(_ROUNDS):
        odds = worth * factors[ones] * factors[others]
        odds /= 1 + odds
        expected = np.bincount(ones, odds, pairs.people) + np.bincount(others, odds, pairs.people)
        factors *= np.sqrt((wanted + lonely) / (expected + lonely))  # the plain step swings between two answers
        np.clip(factors, 1 / _FURTHEST, _FURTHEST, out=factors)
    return factors

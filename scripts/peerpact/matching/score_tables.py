"""The numbers of score.py as tables, and tie-breaks, to be looked up for thousands of people at once.

For: weights and directions as small codes, and a fair order among equals. Must not: hold a weight of its own: score.py
computes everything here.

A weight's code is its place in WEIGHTS, so a heavier one has a higher code. A direction's code is seven times its best
weight's code plus its next best one's; it is 0 when there is nothing to learn.

Between equals, neither the alphabet, nor the age of an account, nor a file's place decides, but a hash of both ids.
Source of the mixing: SplitMix64 (Steele, Lea and Flood 2014).
"""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from peerpact.domain.model import FORMATS, LEVELS
from peerpact.matching import score

Codes = NDArray[np.uint8]
Numbers = NDArray[np.int64]

WEIGHTS = tuple(sorted({score.weight(t, s, exact) for t, s, exact in product(LEVELS, LEVELS, (True, False))}))
"""Every weight that a skill can have, the lightest (nothing) first."""

SIZE = len(WEIGHTS)
EXACT = SIZE * WEIGHTS.index(min(score.GAP_WEIGHTS.values()))
"""A direction with at least this code has a match of the very skill: every such weight is above every one of a part."""


def _by_levels(exact: bool) -> list[list[int]]:
    """For each set of a learner's levels (as bits) and each level of a teacher: the best weight's code."""
    codes = []
    for levels in range(1 << len(LEVELS)):
        sought = [level for rank, level in enumerate(LEVELS) if levels >> rank & 1]
        codes.append([max([WEIGHTS.index(score.weight(t, s, exact)) for s in sought], default=0) for t in LEVELS])
    return codes


BY_LEVELS: Codes = np.array([_by_levels(False), _by_levels(True)], np.uint8)
"""uint8[2, 16, 4]: whether it's the very skill, the learner's levels as bits, the teacher's place in LEVELS -> the code
of the best weight.
"""

DIRECTIONS: Numbers = np.array([score.direction((WEIGHTS[i], WEIGHTS[j])) for i in range(SIZE) for j in range(SIZE)])
"""int64[SIZE**2]: a direction in ten-thousandths, by its code."""

MEANS: Numbers = np.array([[score.harmonic_mean(int(u), int(v)) for v in DIRECTIONS] for u in DIRECTIONS])
"""int64[SIZE**2, SIZE**2]: the harmonic mean of two directions in ten-thousandths, by their codes."""

FACTORS: Numbers = np.array(
    [[score.factor(q, f) for f in range(score.MOST_FORMATS + 1)] for q in range(score.MOST_QUARTERS + 1)]
)
"""int64[MOST_QUARTERS + 1, MOST_FORMATS + 1]: what common quarters and formats make of the skills, in millionths."""

FORMATS_IN_COMMON: Codes = np.array(
    [
        [min((a & b).bit_count(), score.MOST_FORMATS) for b in range(1 << len(FORMATS))]
        for a in range(1 << len(FORMATS))
    ],
    np.uint8,
)
"""uint8[32, 32]: how many formats two sets of formats (as bits) have in common, at most MOST_FORMATS."""


def scores(means: Numbers, quarters: Codes, formats: Codes) -> Numbers:
    """score.score for many at once: means in ten-thousandths, quarters and formats at most the most that count."""
    return np.asarray((means * FACTORS[quarters, formats] + 500_000) // 1_000_000, np.int64)


def three(taught: Numbers, between: Numbers, learned: Numbers) -> Numbers:
    """score.harmonic_mean of three directions, none of them 0, for many circles at once."""
    above = taught * between * learned
    below = taught * between + between * learned + learned * taught
    return np.asarray((6 * above + below) // (2 * below), np.int64)


TieBreaks = NDArray[np.uint64]
_STEP, _FIRST, _SECOND = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))


def tie_breaks(ids: NDArray[np.uint64] | np.uint64, other_ids: NDArray[np.uint64]) -> TieBreaks:
    """A number for each two numeric ids, the same from both sides; the lower one comes first among equals."""
    with np.errstate(over="ignore"):
        return mix_hash(mix_hash(np.minimum(ids, other_ids)) + np.maximum(ids, other_ids))


def mix_hash(number: TieBreaks) -> TieBreaks:
    """Numbers of 64 bits, every bit of each shaken by every other; no two become one."""
    number = number + _STEP
    number = (number ^ (number >> np.uint64(30))) * _FIRST
    number = (number ^ (number >> np.uint64(27))) * _SECOND
    return number ^ (number >> np.uint64(31))

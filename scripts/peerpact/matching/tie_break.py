"""What decides between equals: neither the alphabet, nor the age of an account, nor a file's place.

For: one number for two people. Must not: know anything but numeric ids.
Source of the mixing: SplitMix64 (Steele, Lea and Flood 2014).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ties = NDArray[np.uint64]
_STEP, _FIRST, _SECOND = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))


def ties(one: NDArray[np.uint64] | np.uint64, others: NDArray[np.uint64]) -> Ties:
    """A number for each two numeric ids, the same from both sides; the lower one comes first among equals."""
    with np.errstate(over="ignore"):
        return mixed(mixed(np.minimum(one, others)) + np.maximum(one, others))


def mixed(number: Ties) -> Ties:
    """Numbers of 64 bits, every bit of each shaken by every other; no two become one."""
    number = number + _STEP
    number = (number ^ (number >> np.uint64(30))) * _FIRST
    number = (number ^ (number >> np.uint64(27))) * _SECOND
    return number ^ (number >> np.uint64(31))

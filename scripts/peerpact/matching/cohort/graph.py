"""Who could be paired with whom, as whole numbers in arrays.

For: the one input of the pairing. Must not: know people, skills or words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
AnyInts = NDArray[np.integer[Any]]
NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """Possible pairs of the people 0, 1, … `people` - 1: each once, with a score above 0 in ten-thousandths."""

    people: int
    first: Ints
    second: Ints
    score: Ints

    def reordered(self, order: Ints) -> Graph:
        """The same pairs when the person `order[k]` is called `k`."""
        name = np.empty(self.people, np.int64)
        name[order] = np.arange(self.people)
        first, second = name[self.first], name[self.second]
        low, high = np.minimum(first, second), np.maximum(first, second)
        rows = np.argsort(low * self.people + high, kind="stable")
        return Graph(self.people, low[rows], high[rows], self.score[rows])

    @classmethod
    def of(cls, people: int, first: AnyInts, second: AnyInts, score: AnyInts) -> Graph:
        """A graph of arrays of any whole type; pairs that are worth nothing are left out."""
        worthwhile = np.flatnonzero(np.asarray(score) > 0)
        return cls(people, *(np.asarray(column)[worthwhile].astype(np.int64) for column in (first, second, score)))


@dataclass(frozen=True, slots=True)
class Budget:
    """How long the work may take: `seconds` by a `clock` that was read when it began. The rim brings the clock."""

    seconds: float
    clock: Callable[[], float]
    begun: float

    @property
    def left(self) -> float:
        """Seconds that are left, never below 0."""
        return max(0.0, self.seconds - (self.clock() - self.begun))

    def part(self, share: float) -> Budget:
        """A share of the time that is left."""
        return Budget(share * self.left, self.clock, self.clock())

    @classmethod
    def of(cls, seconds: float, clock: Callable[[], float]) -> Budget:
        """A budget that begins now."""
        return cls(seconds, clock, clock())

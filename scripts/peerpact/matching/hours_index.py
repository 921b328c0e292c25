"""The common hours of thousands of pairs at once.

For: the worst week of many pairs and groups, as arrays. Must not: differ from common_hours.worst, which says what
it means.

How: the free hours of everyone are one array of bits, and a sketch of each week in one word: a bit for each three
hours. Where two sketches do not touch, nothing has to be counted. Two zones that stand to each other as in an earlier
week have the same common hours as then, so for each pair of kinds of zone only the weeks that differ are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from peerpact.matching.common_hours import QUARTER, WEEK, WeekOffset

_WORDS = -(-WEEK // 64)
_SKETCHED = 12
"""Quarter hours to a bit of a sketch."""

_MOST = np.iinfo(np.int16).max
Quarters = NDArray[np.int16]
"""Common quarter hours of the worst week; 0 where they are not known."""


@dataclass(frozen=True, slots=True)
class HoursIndex:
    """When everyone is free. `free` [weeks, people, words] holds bits, `sketch` [weeks, people] which three hours have
    any, `known` says who has named hours at all.

    `kind` is which way of standing to UTC someone's zone has, `differ` [kinds, kinds, weeks] in which weeks two kinds
    stand to each other as in no earlier week. `need` is how many common quarter hours a week must have.
    """

    free: NDArray[np.uint64]
    sketch: NDArray[np.uint64]
    known: NDArray[np.bool_]
    kind: NDArray[np.intp]
    differ: NDArray[np.bool_]
    need: int

    def common(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> tuple[Quarters, NDArray[np.bool_]]:
        """For each pair of places the common quarter hours of the worst week, and whether they can meet live."""
        quarters = np.full(len(ones), _MOST, np.int16)
        left = np.flatnonzero(self.known[ones] & self.known[others])
        quarters[~(self.known[ones] & self.known[others])] = 0
        meets = np.ones(len(ones), np.bool_)
        kinds, kinds_of_others = self.kind[ones], self.kind[others]
        for week, (free, sketch) in enumerate(zip(self.free, self.sketch, strict=True)):
            look = left[self.differ[kinds[left], kinds_of_others[left], week]]
            touch = (sketch[ones[look]] & sketch[others[look]]) != 0
            quarters[look[~touch]] = 0
            look = look[touch]
            common = free[ones[look]] & free[others[look]]
            quarters[look] = np.minimum(quarters[look], np.bitwise_count(common).sum(1, dtype=np.int16))
            enough = quarters[left] >= self.need
            meets[left[~enough]] = False
            left = left[enough]
        quarters[~meets] = 0
        return quarters, meets

    def of_three(
        self, ones: NDArray[np.intp] | int, others: NDArray[np.intp], thirds: NDArray[np.intp]
    ) -> tuple[Quarters, NDArray[np.bool_]]:
        """The same for groups of three, or of one person with two others each; unknown hours are asked for."""
        firsts = np.atleast_1d(ones)
        named = self.known[firsts].astype(np.int8) + self.known[others] + self.known[thirds]
        common = self._or_any(firsts) & self._or_any(others) & self._or_any(thirds)
        quarters = np.bitwise_count(common).sum(2, dtype=np.int16).min(0)
        meets = (named < 2) | (quarters >= self.need)
        return np.where(meets & (named == 3), quarters, 0).astype(np.int16), meets

    def _or_any(self, people: NDArray[np.intp]) -> NDArray[np.uint64]:
        """The free hours of people; every hour for those who have named none."""
        return self.free[:, people] | np.where(self.known[people], np.uint64(0), ~np.uint64(0))[:, None]

    @classmethod
    def of(
        cls, hours: Sequence[tuple[int, ...] | None], offsets: Sequence[tuple[WeekOffset, ...]], minimum_minutes: int
    ) -> HoursIndex:
        """Index the hours of people: for each, the free quarter hours of every week as bits (None if they have named
        none) and their zone's offsets; `minimum_minutes` is what every week must have in common.
        """
        count = max(map(len, offsets), default=1)
        free = np.ascontiguousarray(as_bits([weeks or (0,) * count for weeks in hours]).transpose(1, 0, 2))
        kinds: dict[tuple[WeekOffset, ...], int] = {}
        kind = [kinds.setdefault(each, len(kinds)) for each in offsets]
        return cls(
            free,
            _sketch(free),
            np.array([weeks is not None for weeks in hours], np.bool_),
            np.array(kind, np.intp),
            _differences(list(kinds), count),
            -(-minimum_minutes // QUARTER),
        )


def as_bits(free: Sequence[tuple[int, ...]]) -> NDArray[np.uint64]:
    """Free quarter hours of people, as bits of words: [people, weeks, words]."""
    count = len(free[0]) if free else 1
    text = b"".join(week.to_bytes(8 * _WORDS, "little") for person in free for week in person)
    return np.frombuffer(text, "<u8").reshape(len(free), count, _WORDS)


def _sketch(free: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """For each week and person one word: which three hours of the week have a free quarter."""
    thirds = np.zeros((*free.shape[:2], 64), np.bool_)
    for week, of_week in zip(free, thirds, strict=True):
        quarters = np.unpackbits(week.view(np.uint8), axis=1, bitorder="little")[:, :WEEK]
        of_week[:, : WEEK // _SKETCHED] = quarters.reshape(len(week), WEEK // _SKETCHED, _SKETCHED).any(2)
    return np.packbits(thirds, axis=-1, bitorder="little").view(np.uint64)[..., 0]


def _differences(kinds: Sequence[tuple[WeekOffset, ...]], count: int) -> NDArray[np.bool_]:
    """For each two kinds of zone the weeks whose difference between the two wasn't there in an earlier week."""
    differ = np.zeros((len(kinds), len(kinds), count), np.bool_)
    for first, offsets in enumerate(kinds):
        for second, second_offsets in enumerate(kinds[: first + 1]):
            earlier: set[object] = set()
            for week, (a, b) in enumerate(zip(offsets, second_offsets, strict=True)):
                still = a[0] == a[1] and b[0] == b[1]
                relation = (a[0] - b[0]) % WEEK if still else (a, b)  # shifting both alike leaves as many in common
                if relation not in earlier:
                    earlier.add(relation)
                    differ[first, second, week] = differ[second, first, week] = True
    return differ

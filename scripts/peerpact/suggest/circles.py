"""Circles of three: the participant teaches the first, the first the second, the second the participant.

For: the best circles among thousands of people, exactly. Must not: know words or pairs.

How: a list of circles has one order, by score, then by the tie of the participant with the first, then
with the second. The best second for a given first is found with bits (seats.py). Firsts wait in a heap
under a bound that is never too low, and are looked at only when they come up (best-first search), so
that the first answer taken is the best one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from peerpact.suggest import score
from peerpact.suggest.gates import Person
from peerpact.suggest.market import Market
from peerpact.suggest.seats import WORTHS, Seats, ranked

_MOST = max(WORTHS)


class Circle(NamedTuple):
    """A circle in its order: the negative score, then the ranks of `first` and `second` by tie.

    `first` and `second` are numbers in the market. `taught` is what the first learns from the
    participant, `between` what the second learns from the first, `learned` what the participant
    learns from the second.
    """

    minus_score: float
    first_rank: int
    second_rank: int
    first: int
    second: int
    taught: float
    between: float
    learned: float


def circles(
    market: Market, me: Person, learners: dict[int, float], teachers: dict[int, float], wanted: int
) -> list[Circle]:
    """The best circles of a participant, best first; each other person once as long as there are enough.

    `learners` and `teachers` are the people, by number, whom the participant may meet and who can learn
    from or teach them. When the list is not full, everybody may come up twice, then three times, …
    """
    search = _Search(market, me, learners, Seats(market, me, teachers))
    chosen: list[Circle] = []
    limit = 0
    while len(chosen) < wanted:
        limit += 1
        more = search.take(wanted - len(chosen), limit)
        if not more:
            break
        chosen += more
    return sorted(chosen)


@lru_cache(maxsize=256)
def _steps(taught: float) -> tuple[tuple[float, tuple[tuple[float, float], ...]], ...]:
    """Every score that a circle can have when this direction is known, best first, and what makes it."""
    found: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for between in WORTHS:
        for learned in WORTHS:
            found[score.harmonic_mean(taught, between, learned)].append((between, learned))
    return tuple((value, tuple(found[value])) for value in sorted(found, reverse=True))


class _Search:
    """What is known while circles are being taken: how often each person came up, and what was looked at."""

    def __init__(self, market: Market, me: Person, learners: dict[int, float], seats: Seats) -> None:
        self.learners, self.seats = learners, seats
        self.rank = {number: rank for rank, number in enumerate(ranked(market, me, learners))}
        self.times: Counter[int] = Counter()
        self.shown: dict[int, int] = defaultdict(int)
        self.reached: dict[int, dict[float, int]] = {}

    def take(self, wanted: int, limit: int) -> list[Circle]:
        """The best circles that are left, as long as nobody comes up more than `limit` times.

        To be called with 1, 2, 3, … in turn.
        """
        heap = [(-self._bound(number), rank, -1, number) for number, rank in self.rank.items()]
        heapify(heap)
        chosen: list[Circle] = []
        blocked = 0  # everybody who came up `limit` times; before this call nobody did
        while heap and len(chosen) < wanted:
            promised = heappop(heap)
            number = promised[3]
            found = None if self.times[number] >= limit else self._best(number, ~blocked & ~self.shown[number])
            if found is None:
                continue
            if found[:4] == promised:
                chosen.append(found)
                blocked |= self._note(found, limit)
            heappush(heap, found[:4])
        return chosen

    def _bound(self, first: int) -> float:
        return score.harmonic_mean(self.learners[first], _MOST, self.seats.most)

    def _note(self, circle: Circle, limit: int) -> int:
        """Remember that these two were shown, in either order; returns the seats that are now used up."""
        bit, used = self.seats.bit, 0
        self.shown[circle.first] |= bit[circle.second]
        self.shown[circle.second] |= bit.get(circle.first, 0)
        for number in (circle.first, circle.second):
            self.times[number] += 1
            if self.times[number] >= limit:
                used |= bit.get(number, 0)
        return used

    def _best(self, first: int, allowed: int) -> Circle | None:
        """The best circle that starts with this first, among the allowed seats."""
        if first not in self.reached:
            self.reached[first] = self.seats.reach(first)
        reached, worth, taught = self.reached[first], self.seats.worth, self.learners[first]
        if not reached:
            return None
        for value, makings in _steps(taught):
            groups = [(reached[b] & worth[c] & allowed, b, c) for b, c in makings if b in reached and c in worth]
            bits = 0
            for group, _, _ in groups:
                bits |= group
            if bits:
                lowest = bits & -bits
                between, learned = next((b, c) for group, b, c in groups if group & lowest)
                second = lowest.bit_length() - 1
                return Circle(
                    -value, self.rank[first], second, first, self.seats.order[second], taught, between, learned
                )
        return None

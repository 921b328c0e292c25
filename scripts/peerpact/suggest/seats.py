"""Who can be the second of a circle, as bits of whole numbers.

For: the question "who of all that can teach the participant learns what from this first?", answered for
everybody at once. Must not: choose (circles.py).

Everybody who can teach the participant has a seat: one bit, numbered by tie, so that the lowest bit of
any set is the one who comes first. Sets are Python's whole numbers; meeting and parting are `&` and `~`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations_with_replacement

from peerpact.suggest import score
from peerpact.suggest.gates import Person
from peerpact.suggest.market import Market, tie

_WEIGHTS = sorted(set(score.GAP_WEIGHTS.values()), reverse=True)
_PAIRS = combinations_with_replacement([*_WEIGHTS, 0.0], len(score.SHARES))
_WORTHS = {pair: score.combine(pair) for pair in _PAIRS if any(pair)}
WORTHS = frozenset(_WORTHS.values())
"""Everything that one direction can be worth."""


def ranked(market: Market, me: Person, numbers: Iterable[int]) -> list[int]:
    """People in the order of their tie with the participant."""
    mine = me.profile.github_id
    return sorted(numbers, key=lambda number: tie(mine, market.people[number].profile.github_id))


class Seats:
    """The people who can teach the participant, as bits of whole numbers; the lowest bit ranks first."""

    def __init__(self, market: Market, me: Person, teachers: dict[int, float]) -> None:
        self.market, self.languages = market, me.languages
        self.order = ranked(market, me, teachers)
        self.bit = {number: 1 << rank for rank, number in enumerate(self.order)}
        self.worth: dict[float, int] = defaultdict(int)
        self.sought: dict[tuple[str, str], int] = defaultdict(int)
        self.speaking: dict[str, int] = defaultdict(int)
        for number, bit in self.bit.items():
            person = market.people[number]
            self.worth[teachers[number]] |= bit
            for seek in person.profile.seeks:
                self.sought[seek.skill, seek.level] |= bit
            for language in person.languages & me.languages:
                self.speaking[language] |= bit
        self.most = max(self.worth, default=0.0)

    def may_meet(self, first: int) -> int:
        """Who passes the gates in a group with the participant and the first."""
        person = self.market.people[first]
        found = 0
        for language in person.languages & self.languages:
            found |= self.speaking[language]
        for github_id in person.partners:
            found &= ~self.bit.get(self.market.numbers.get(github_id, -1), 0)
        return found & ~self.bit.get(first, 0)

    def reach(self, first: int) -> dict[float, int]:
        """Who learns from the first and may meet both, by the worth of that direction."""
        allowed = self.may_meet(first)
        once, twice = dict.fromkeys(_WEIGHTS, 0), dict.fromkeys(_WEIGHTS, 0)
        for skill_bits in self._by_skill(first):
            found = 0
            for weight in _WEIGHTS:  # from the heaviest: everybody who reaches at least this weight
                found |= skill_bits.get(weight, 0)
                twice[weight] |= once[weight] & found
                once[weight] |= found
        return _exactly(once, twice, allowed)

    def _by_skill(self, first: int) -> Iterable[dict[float, int]]:
        skills: dict[str, dict[float, int]] = {}
        for offer in self.market.people[first].profile.offers:
            for level, weight in score.behind(offer.level):
                bits = self.sought.get((offer.skill, level), 0)
                if bits:
                    steps = skills.setdefault(offer.skill, {})
                    steps[weight] = steps.get(weight, 0) | bits
        return skills.values()


def _exactly(once: dict[float, int], twice: dict[float, int], allowed: int) -> dict[float, int]:
    """From "one skill, two skills of at least this weight" to "the best two weights are worth just this"."""
    found: dict[float, int] = defaultdict(int)
    for (best, following), worth in _WORTHS.items():
        bits = allowed & _only(once, best) & (_only(twice, following) if following else ~twice[_WEIGHTS[-1]])
        if bits:
            found[worth] |= bits
    return found


def _only(at_least: dict[float, int], weight: float) -> int:
    above = _WEIGHTS.index(weight) - 1
    return at_least[weight] if above < 0 else at_least[weight] & ~at_least[_WEIGHTS[above]]

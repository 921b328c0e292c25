"""The suggestions once more, in plain loops, written from docs/matching.md and from nothing else.

It shares no code with the room that it judges: exact fractions instead of floats, no index, no bits.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from hashlib import blake2b
from itertools import permutations

from peerpact.model import Community, Profile

LADDER = ["beginner", "intermediate", "advanced", "expert"]
COUNTS = {1: Fraction(7, 10), 2: Fraction(1), 3: Fraction(9, 10)}
Row = tuple[str, tuple[str, ...], float, str | None]


def worth(teacher: Profile, learner: Profile) -> Fraction:
    """One direction: .8 of the best skill and .2 of the next."""
    best: dict[str, Fraction] = {}
    for offer in teacher.offers:
        for seek in learner.seeks:
            if offer.skill == seek.skill:
                ahead = LADDER.index(offer.level) - LADDER.index(seek.level)
                best[offer.skill] = max(best.get(offer.skill, Fraction(0)), COUNTS.get(ahead, Fraction(0)))
    ordered = [*sorted(best.values(), reverse=True), Fraction(0), Fraction(0)]
    return Fraction(8, 10) * ordered[0] + Fraction(2, 10) * ordered[1]


def mean(*directions: Fraction) -> float:
    """The harmonic mean to four places."""
    return float(round(len(directions) / sum((1 / d for d in directions), Fraction(0)), 4))


def hashed(one: Profile, other: Profile) -> bytes:
    """The tie of two people."""
    low, high = sorted((one.github_id, other.github_id))
    return blake2b(f"{low} {high}".encode(), digest_size=16).digest()


class Oracle:
    """A community on one day, asked the slow way."""

    def __init__(self, community: Community, now: date) -> None:
        self.people = community.profiles
        self.live = [
            {p.github_id for p in a.partners}
            for a in community.agreements
            if a.ends >= now and all(p.github_id in community.by_id for p in a.partners)
        ]
        self.worth = {(a.github, b.github): worth(a, b) for a in self.people for b in self.people}

    def free(self, person: Profile) -> bool:
        """Open, and with fewer live agreements than capacity."""
        taken = sum(person.github_id in ids for ids in self.live)
        return person.status == "open" and taken < person.capacity

    def meet(self, *people: Profile) -> bool:
        """Whether every gate is open for these people."""
        spoken = [{tag.lower().split("-")[0] for tag in p.languages} for p in people]
        ids = [p.github_id for p in people]
        partners = any(sum(i in group for i in ids) > 1 for group in self.live)
        return all(map(self.free, people)) and bool(set.intersection(*spoken)) and not partners

    def rows(self, me: Profile, count: int) -> list[Row]:
        """The list: kind, partners, score and direction of each suggestion."""
        if not self.free(me):
            return []
        others = [p for p in self.people if p is not me and self.meet(me, p)]
        found = self.pairs(me, others)[:count]
        found += self.circles(me, others, count - len(found))
        return found + self.one_way(me, others)[: count - len(found)]

    def pairs(self, me: Profile, others: list[Profile]) -> list[Row]:
        """Everybody with whom something goes both ways."""
        rows = []
        for other in others:
            taught, learned = self.worth[me.github, other.github], self.worth[other.github, me.github]
            if taught and learned:
                rows.append((-mean(taught, learned), hashed(me, other), other.github))
        return [("pair", (login,), -minus, None) for minus, _, login in sorted(rows)]

    def one_way(self, me: Profile, others: list[Profile]) -> list[Row]:
        """Everybody with whom something goes one way."""
        rows = []
        for other in others:
            taught, learned = self.worth[me.github, other.github], self.worth[other.github, me.github]
            if bool(taught) != bool(learned):
                way = "teaches" if taught else "learns"
                rows.append((-float(taught or learned), hashed(me, other), other.github, way))
        return [("one-way", (login,), -minus, way) for minus, _, login, way in sorted(rows)]

    def circles(self, me: Profile, others: list[Profile], wanted: int) -> list[Row]:
        """Nobody twice while there are others, nobody three times while there are others, …"""
        rows = []
        for first, second in permutations(others, 2):
            ways = [(me, first), (first, second), (second, me)]
            worths = [self.worth[a.github, b.github] for a, b in ways]
            if all(worths) and self.meet(me, first, second):
                key = (-mean(*worths), hashed(me, first), hashed(me, second))
                rows.append((key, (first.github, second.github)))
        chosen: list[tuple[tuple[float, bytes, bytes], tuple[str, str]]] = []
        for limit in range(1, len(others) + 1):
            for key, pair in sorted(rows):
                shown = [login for _, logins in chosen for login in logins]
                new = all(set(pair) != set(logins) for _, logins in chosen)
                if len(chosen) < wanted and new and all(shown.count(login) < limit for login in pair):
                    chosen.append((key, pair))
        return [("circle", logins, -key[0], None) for key, logins in sorted(chosen)]

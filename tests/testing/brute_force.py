"""The suggestions once more, in plain loops, written from guides/matching.md and from nothing else.

Who fits whom and how well stands in oracle_ground.py. Neither shares code with the room that they judge.
"""

from __future__ import annotations

from datetime import date
from itertools import permutations
from math import log, sqrt

from peerpact.domain.model import Community, Profile
from testing.brute_force_ground import Ground, mean, mixed, tie, weight

Row = tuple[str, tuple[str, ...], float, str | None]


class Oracle(Ground):
    """The lists of a community on one day, drawn the slow way; `guests` are those who are taken in, by whose list."""

    def __init__(self, community: Community, now: date) -> None:
        super().__init__(community, now)
        self.guests = self.take_in()

    def rows(self, me: Profile, count: int) -> list[Row]:
        """The list without advice: kind, partners, score and direction of each suggestion."""
        if not self.free(me):
            return []
        others = [p for p in self.people if p is not me and self.meet(me, p)]
        pairs, guest = self.ranked(me), self.guests.get(me.github)
        if guest:
            (row,) = (row for row in pairs if row[1] == (guest,))
            pairs.remove(row)
            pairs.insert(self.rules.count - 1, row)
        near = [row for row in pairs if row[0] != "async-pair" or row[1] == (guest,)][:count]
        found = [row for kind in ("pair", "related-pair") for row in near if row[0] == kind]
        apart = [row for row in pairs if row[0] == "async-pair" and (row in near or row[1] != (guest,))]
        apart.sort(key=lambda row: row not in near)
        found += self.circles(me, others, min(2, count - len(near)))
        found += apart[: count - len(found)]
        return found + self.one_way(me, others)[: count - len(found)]

    def take_in(self) -> dict[str, str]:
        """Who is taken into whose list, so that nobody is left out: by the owner of the list."""
        lists = {p.github: self.ranked(p)[: self.rules.count] for p in self.open}
        sure = [row for rows in lists.values() for n, row in enumerate(rows) if not self.may_be_a_circle(n, row)]
        times = {p.github: sum(row[1] == (p.github,) for row in sure) for p in self.open}
        found: dict[str, str] = {}
        for me in sorted(self.open, key=lambda p: mixed(p.github_id)):
            options = [] if times[me.github] else sorted(self.ranked(me), key=lambda row: self.fit_of(me, row))
            for _, (partner,), _, _ in options:
                theirs = lists[partner]
                if len(theirs) < self.rules.count or theirs[-1][0] == "async-pair" or partner in found:
                    continue
                (loser,) = theirs[-1][1]
                if times[loser] > 1:
                    times[loser] -= 1
                    found[partner] = me.github
                    break
        return found

    def may_be_a_circle(self, place: int, row: Row) -> bool:
        """Whether a circle may take a place of a list instead of this pair."""
        return row[0] == "async-pair" and place >= self.rules.count - 2

    def fit_of(self, me: Profile, row: Row) -> tuple[int, float, int]:
        """What says which partner is asked first."""
        kind, (partner,), s, _ = row
        (other,) = (p for p in self.open if p.github == partner)
        return ["pair", "related-pair", "async-pair"].index(kind), -s, tie(me, other)

    def ranked(self, me: Profile) -> list[Row]:
        """Everyone with whom something goes both ways, kind by kind, in the order that shares attention."""
        return [row for kind in ("pair", "related-pair", "async-pair") for row in self.of_kind(me, kind)]

    def of_kind(self, me: Profile, kind: str) -> list[Row]:
        """Everyone of a kind, in the order that shares attention."""
        rows = []
        for other in self.open:
            if self.kinds.get((me.github, other.github)) == kind:
                s = self.pairs[me.github, other.github]
                shake = 0.25 * (tie(me, other) >> 11) / 2**53
                place = round((float(s) / self.beta + shake + log(self.a[other.github])) * 1e6)
                rows.append((-place, tie(me, other), other.github, float(s)))
        return [(kind, (login,), s, None) for _, _, login, s in sorted(rows)]

    def one_way(self, me: Profile, others: list[Profile]) -> list[Row]:
        """Everyone with whom something goes one way."""
        rows = []
        for other in others:
            taught, learned = self.worth[me.github, other.github], self.worth[other.github, me.github]
            if bool(taught) != bool(learned) and self.hours(me, other)[0]:
                way = "teaches" if taught else "learns"
                s = self.score(taught or learned, me, other)
                even = 10 * int(s * 10_000) ** 2 / (self.answered(other) if taught else self.answers(other))
                rows.append((-round(even), tie(me, other), other.github, float(s), way))
        return [("one-way", (login,), s, way) for _, _, login, s, way in sorted(rows)]

    def answers(self, person: Profile) -> int:
        """How many skills that people seek this person could teach."""
        return self.could(person, None)

    def answered(self, person: Profile) -> int:
        """How many people could teach what this person seeks, added up over the skills."""
        return self.could(None, person)

    def could(self, teacher: Profile | None, learner: Profile | None) -> int:
        """How often one of some people could teach a skill that one of some others seeks."""
        found = 0
        for person in self.open if learner is None else [learner]:
            for skill in {s.skill for s in person.seeks}:
                levels = [s.level for s in person.seeks if s.skill == skill]
                for other in self.open if teacher is None else [teacher]:
                    offers = [(o, level) for o in other.offers for level in levels]
                    found += any(weight(o.skill, o.level, skill, level, self.skills, person) for o, level in offers)
        return max(found, 1)

    def circles(self, me: Profile, others: list[Profile], wanted: int) -> list[Row]:
        """Nobody twice while there are others, nobody three times while there are others, …"""
        rows = []
        for first, second in permutations(others, 2):
            ways = [(me, first), (first, second), (second, me)]
            worths = [self.worth[a.github, b.github] for a, b in ways]
            if all(worths) and self.meet(me, first, second) and self.hours(me, first, second)[0]:
                s = float(self.score(mean(*worths), me, first, second))
                even = 10 * round(s * 10_000) ** 2 / sqrt(self.answered(first) * self.answers(second))
                rows.append(((-round(even), tie(me, first), tie(me, second), s), (first.github, second.github)))
        chosen: list[tuple[tuple[float, int, int, float], tuple[str, str]]] = []
        for limit in range(1, len(others) + 1):
            for key, pair in sorted(rows):
                shown = [login for _, logins in chosen for login in logins]
                new = all(set(pair) != set(logins) for _, logins in chosen)
                if len(chosen) < wanted and new and all(shown.count(login) < limit for login in pair):
                    chosen.append((key, pair))
        return [("circle", logins, key[3], None) for key, logins in sorted(chosen)]

"""Who fits whom and how well, once more, in plain loops, written from guides/matching.md and from nothing else.

It shares no code with the room that it judges: exact fractions, minutes that are looked at one quarter hour after the
other through the clocks of the zones, no index, no bits, no arrays.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import cache
from math import exp, floor
from zoneinfo import ZoneInfo

from peerpact.domain.model import Community, Profile
from peerpact.domain.vocabulary import Vocabulary

LADDER = ["beginner", "intermediate", "advanced", "expert"]
COUNTS = {1: Fraction(7, 10), 2: Fraction(1), 3: Fraction(9, 10)}
ALL_FORMATS = {"conversation", "pairing", "code-review", "project", "reading"}
BITS = 2**64


def rounded(value: Fraction) -> Fraction:
    """To the nearest ten-thousandth, halves up."""
    return Fraction(floor(value * 10_000 + Fraction(1, 2)), 10_000)


def weight(offered: str, teacher: str, sought: str, level: str, skills: Vocabulary, learner: Profile) -> Fraction:
    """What one skill counts; nothing if the learner teaches it (or what they seek) no worse than the teacher."""
    ahead = LADDER.index(teacher) - LADDER.index(level)
    own = [LADDER.index(o.level) for o in learner.offers if o.skill in (offered, sought)]
    if own and max(own) >= LADDER.index(teacher):
        return Fraction(0)
    if offered == sought:
        return COUNTS.get(ahead, Fraction(0))
    part = offered in skills.skills and sought in [skills.resolve(x) for x in skills.skills[offered].broader]
    return COUNTS.get(ahead, Fraction(0)) * Fraction(6, 10) if part else Fraction(0)


def mean(*directions: Fraction) -> Fraction:
    """The harmonic mean to four places."""
    return rounded(len(directions) / sum((1 / d for d in directions), Fraction(0)))


def mixed(number: int) -> int:
    """SplitMix64's finaliser."""
    number = (number + 0x9E3779B97F4A7C15) % BITS
    number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9 % BITS
    number = (number ^ number >> 27) * 0x94D049BB133111EB % BITS
    return number ^ number >> 31


def tie(one: Profile, other: Profile) -> int:
    """What decides between equals."""
    low, high = sorted((one.github_id, other.github_id))
    return mixed((mixed(low) + high) % BITS)


def free(person: Profile, weekday: int, minute: int) -> bool:
    """Whether someone is free for the whole quarter hour from a local time on."""
    for window in person.availability.windows:
        for day in window.days:
            since = (weekday - day) * 1440 + minute - window.start
            if any(s >= 0 and s + 15 <= window.minutes for s in (since, since + 7 * 1440)):
                return True
    return False


@cache
def local_times(zone: str, now: date) -> list[list[tuple[int, int]]]:
    """Weekday and minute in a zone for every quarter hour of each of the 26 weeks."""
    monday = datetime(now.year, now.month, now.day, tzinfo=UTC) + timedelta(days=(7 - now.weekday()) % 7)
    there = ZoneInfo(zone)
    found = []
    for week in range(26):
        moments = [(monday + timedelta(weeks=week, minutes=15 * q)).astimezone(there) for q in range(672)]
        found.append([(m.weekday(), m.hour * 60 + m.minute) for m in moments])
    return found


@cache
def quarters(person: Profile, now: date) -> tuple[frozenset[int], ...]:
    """The free quarter hours of each of the 26 weeks."""
    at = {(day, minute): free(person, day, minute) for day in range(7) for minute in range(0, 1440, 15)}
    return tuple(
        frozenset(q for q, local in enumerate(week) if at[local]) for week in local_times(person.timezone, now)
    )


class Ground:
    """A community on one day, asked the slow way."""

    def __init__(self, community: Community, now: date) -> None:
        self.now, self.skills, self.people = now, community.vocabulary, community.profiles
        self.rules = community.settings.suggestions
        self.live = [
            {p.github_id for p in a.partners}
            for a in community.agreements
            if a.ends >= now and not (a.ended and a.ended <= now) and all(i in community.by_id for i in a.ids)
        ]
        self.parted = [set(a.ids) for a in community.agreements if a.ended and a.ended < a.ends and a.ended <= now]
        self.open = [p for p in self.people if self.free(p)]
        self.worth = {(a.github, b.github): self.direction(a, b) for a in self.people for b in self.people}
        self.a = self.fit()

    def direction(self, teacher: Profile, learner: Profile) -> Fraction:
        """0.8 of the best skill and 0.2 of the next."""
        best: dict[str, Fraction] = {}
        for seek in learner.seeks:
            for offer in teacher.offers:
                counts = weight(offer.skill, offer.level, seek.skill, seek.level, self.skills, learner)
                best[seek.skill] = max(best.get(seek.skill, Fraction(0)), counts)
        ordered = [*sorted(best.values(), reverse=True), Fraction(0), Fraction(0)]
        return Fraction(8, 10) * ordered[0] + Fraction(2, 10) * ordered[1]

    def exact(self, teacher: Profile, learner: Profile) -> bool:
        """Whether something that is sought is offered itself."""
        return any(
            o.skill == s.skill and weight(o.skill, o.level, s.skill, s.level, self.skills, learner)
            for o in teacher.offers
            for s in learner.seeks
        )

    def free(self, person: Profile) -> bool:
        """Open, and with fewer live agreements than capacity."""
        return person.status == "open" and sum(person.github_id in ids for ids in self.live) < person.capacity

    def meet(self, *people: Profile) -> bool:
        """Whether every gate but that of the hours is open for these people."""
        spoken = [{tag.lower().split("-")[0] for tag in p.languages} for p in people]
        apart = any(sum(p.github_id in ids for p in people) > 1 for ids in (*self.live, *self.parted))
        return all(map(self.free, people)) and bool(set.intersection(*spoken)) and not apart

    def hours(self, *people: Profile) -> tuple[str, Fraction]:
        """`live`, `async` or nothing, and the hours that count."""
        named = [p for p in people if p.availability.windows]
        weeks = zip(*(quarters(p, self.now) for p in named), strict=True)
        worst = min((len(frozenset.intersection(*week)) for week in weeks), default=0)
        if len(named) < 2 or worst * 15 >= self.rules.minimum_minutes:
            return "live", min(Fraction(worst, 4), Fraction(4)) if len(named) == len(people) else Fraction(0)
        return ("async" if all(p.availability.asynchronous for p in people) else ""), Fraction(0)

    def score(self, together: Fraction, *people: Profile) -> Fraction:
        """The score of a group."""
        liked = set.intersection(*(set(p.formats) or ALL_FORMATS for p in people))
        hours = self.hours(*people)[1]
        factor = Fraction(60, 100) + Fraction(25, 100) * hours / 4 + Fraction(15, 100) * min(len(liked), 2) / 2
        return rounded(together * factor)

    def kind(self, one: Profile, other: Profile) -> str:
        """The kind of a pair; empty when they are none."""
        both = self.worth[one.github, other.github] and self.worth[other.github, one.github]
        how = self.hours(one, other)[0]
        if one is other or not both or not self.meet(one, other) or not how:
            return ""
        if how == "async":
            return "async-pair"
        return "pair" if self.exact(one, other) and self.exact(other, one) else "related-pair"

    def together(self, one: Profile, other: Profile) -> Fraction:
        """The score of a pair."""
        return self.score(mean(self.worth[one.github, other.github], self.worth[other.github, one.github]), one, other)

    def fit(self) -> dict[str, float]:
        """The number `a` of everyone."""
        kinds = {(p.github, q.github): self.kind(p, q) for p in self.open for q in self.open}
        self.kinds = {names: kind for names, kind in kinds.items() if kind}
        self.pairs = {
            (p.github, q.github): self.together(p, q)
            for p in self.open
            for q in self.open
            if (p.github, q.github) in self.kinds
        }
        best = {
            p.github: max((s for (me, _), s in self.pairs.items() if me == p.github), default=None) for p in self.open
        }
        known = [float(s) for s in best.values() if s is not None]
        self.beta = 0.06 * sum(known) / len(known) if known else 1.0
        highest = max((float(s) / self.beta for s in self.pairs.values()), default=0.0)
        a = {p.github: 1.0 for p in self.open}
        degree = {p.github: sum(me == p.github for me, _ in self.pairs) for p in self.open}
        for _ in range(20):
            sums = dict.fromkeys(a, 0.0)
            for (me, other), s in self.pairs.items():
                x = a[me] * a[other] * exp(float(s) / self.beta - highest)
                sums[me] += x / (1 + x)
            for me in a:
                if degree[me]:
                    wish = min(self.rules.count, 0.9 * degree[me])
                    a[me] = min(max(a[me] * (wish / sums[me]) ** 0.5, 1e-9), 1e9)
        return a

"""The questions once more, in plain loops over profiles, written from guides/matching.md and from nothing else."""

from __future__ import annotations

from math import floor

from peerpact.domain.model import Profile
from testing.brute_force_ground import LADDER, Ground

Row = tuple[str, int, int]
"""Skill, people, partners."""


def level(entries: object, skill: str, choose: object) -> int | None:
    ranks = [LADDER.index(e.level) for e in entries if e.skill == skill]  # type: ignore[attr-defined]
    return choose(ranks) if ranks else None  # type: ignore[operator]


class Asker:
    """One participant of a community, and what would change with one more skill."""

    def __init__(self, ground: Ground, me: Profile) -> None:
        self.ground, self.me = ground, me
        self.near = [p for p in ground.open if p is not me and ground.meet(me, p) and ground.hours(me, p)[0]]
        self.listed = {e.skill for e in (*me.offers, *me.seeks)}

    def lesson(self, teacher: list[tuple[str, int]], seeks: list[tuple[str, int]], learner: Profile) -> bool:
        """Whether one of a teacher's skills is a lesson for one of a learner's wishes."""
        skills = self.ground.skills
        for offered, high in teacher:
            for sought, low in seeks:
                part = offered in skills.skills and sought in [
                    skills.resolve(b) for b in skills.skills[offered].broader
                ]
                own = [LADDER.index(o.level) for o in learner.offers if o.skill in (offered, sought)]
                if high > low and (offered == sought or part) and all(rank < high for rank in own):
                    return True
        return False

    def teaches(self, one: Profile, other: Profile, offer: str = "", seek: str = "") -> bool:
        """Whether someone could teach someone, with one more offer at advanced or one more wish as a beginner."""
        offers = [(o.skill, LADDER.index(o.level)) for o in one.offers] + ([(offer, 2)] if offer else [])
        seeks = [(s.skill, LADDER.index(s.level)) for s in other.seeks] + ([(seek, 0)] if seek else [])
        return self.lesson(offers, seeks, other)

    def to_teach(self, count: int) -> list[Row]:
        """The skills to teach, best first."""
        teachers = [p for p in self.near if self.teaches(p, self.me)]
        rows = []
        for skill in {s.skill for p in self.near for s in p.seeks} - self.listed:
            people = [p for p in self.near if self.exactly(skill, p)]
            pairs = [p for p in people if p in teachers and not self.teaches(self.me, p)]
            new = [
                p
                for p in self.near
                if not self.teaches(self.me, p)
                and self.lesson([(skill, 2)], [(s.skill, LADDER.index(s.level)) for s in p.seeks], p)
                and (p in teachers or (len(teachers) <= 16 and any(self.closes(p, q) for q in teachers)))
            ]
            rows.append((self.value(skill, len(pairs), len(people), self.knows(skill)), -len(new), skill, len(people)))
        return [(skill, people, -new) for _, new, skill, people in sorted(rows) if people][:count]

    def to_learn(self, count: int) -> list[Row]:
        """The skills to learn, best first."""
        learners = [p for p in self.near if self.teaches(self.me, p)]
        rows = []
        for skill in {o.skill for p in self.near for o in p.offers} - self.listed:
            people = [p for p in self.near if (level(p.offers, skill, max) or 0) > 0]
            pairs = [p for p in people if p in learners and not self.teaches(p, self.me)]
            new = [
                p
                for p in self.near
                if not self.teaches(p, self.me)
                and self.lesson([(o.skill, LADDER.index(o.level)) for o in p.offers], [(skill, 0)], self.me)
                and (p in learners or (len(learners) <= 16 and any(self.closes(r, p) for r in learners)))
            ]
            rows.append((self.value(skill, len(pairs), len(people), self.wants(skill)), -len(new), skill, len(people)))
        return [(skill, people, -new) for _, new, skill, people in sorted(rows) if people][:count]

    def exactly(self, skill: str, person: Profile) -> bool:
        """Whether someone seeks just this skill, below advanced, and doesn't teach it themselves at that level."""
        low, own = level(person.seeks, skill, min), level(person.offers, skill, max)
        return low is not None and low < 2 and (own is None or own < 2)

    def closes(self, first: Profile, second: Profile) -> bool:
        """Whether the participant, someone who learns from them and someone who teaches them could be a circle."""
        three = (self.me, first, second)
        return (
            first is not second
            and self.teaches(first, second)
            and self.ground.meet(*three)
            and bool(self.ground.hours(*three)[0])
        )

    @staticmethod
    def value(skill: str, pairs: int, people: int, likelihood: float) -> int:
        return -floor((20 * pairs + people) * likelihood * 1e6 + 0.5)

    def knows(self, skill: str) -> float:
        """How likely the participant knows a skill."""
        others = [p for p in self.ground.open if p is not self.me]
        lists = [{o.skill for o in p.offers} for p in others]
        return self.likely(skill, lists, [(mine, lists) for mine in dict.fromkeys(o.skill for o in self.me.offers)])

    def wants(self, skill: str) -> float:
        """How likely the participant wants to learn a skill."""
        others = [p for p in self.ground.open if p is not self.me]
        offers, seeks = [{o.skill for o in p.offers} for p in others], [{s.skill for s in p.seeks} for p in others]
        mine = [(skill, seeks) for skill in dict.fromkeys(s.skill for s in self.me.seeks)]
        mine += [(skill, offers) for skill in dict.fromkeys(o.skill for o in self.me.offers)]
        return self.likely(skill, seeks, mine)

    def likely(self, skill: str, lists: list[set[str]], mine: list[tuple[str, list[set[str]]]]) -> float:
        """The mean over what the participant lists, smoothed."""
        skills = self.ground.skills
        wholes = {s: {skills.resolve(b) for b in skills.skills[s].broader} - {s} for s in skills.skills}
        parts = sum(skill in each for each in wholes.values())
        times = sum(skill in each for each in lists)
        known = (times + 50 * (0.03 + 0.09 * min(3, parts))) / (times + 50)
        chances = []
        for own, having in mine:
            related = own in wholes.get(skill, ()) or skill in wholes.get(own, ())
            rows = [each for has, each in zip(having, lists, strict=True) if own in has]
            assumed = min(1.0, 2 * known) if related else known
            chances.append((sum(skill in each for each in rows) + 3 * assumed) / (len(rows) + 3))
        return sum(chances, 0.0) / len(chances) if chances else known

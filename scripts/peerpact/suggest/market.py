"""Who teaches and who seeks each skill, looked up instead of searched.

For: one index of a community on one day, made once and asked for one participant or for everybody.
Must not: rank, or change after it was made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from peerpact.model import Community, Offer, Profile, Seek
from peerpact.suggest import gates, score
from peerpact.suggest.gates import Person
from peerpact.vocabulary import Vocabulary

Postings = dict[tuple[str, str], list[int]]


@dataclass(frozen=True, slots=True)
class Market:
    """A community on one day. `offered` and `sought` lead from (skill, level) to numbers in `people`.

    Only people who pass the personal gates are listed there. `people` holds everybody once; `numbers`
    leads from a numeric GitHub id to the number. `count` is how many suggestions the community wants.
    """

    people: tuple[Person, ...]
    numbers: dict[int, int]
    offered: Postings
    sought: Postings
    vocabulary: Vocabulary
    count: int

    def person(self, profile: Profile) -> Person:
        """The participant as the gates see them."""
        return self.people[self.numbers[profile.github_id]]

    def teachers(self, learner: Profile) -> dict[int, float]:
        """Who can teach the learner, by number, with the worth of that direction in (0, 1]."""
        return _directions(learner.seeks, self.offered, score.ahead)

    def learners(self, teacher: Profile) -> dict[int, float]:
        """Who can learn from the teacher, by number, with the worth of that direction in (0, 1]."""
        return _directions(teacher.offers, self.sought, score.behind)


def market(community: Community, now: date) -> Market:
    """Index a community as it is on the day `now`."""
    taken, partners = _partnerships(community, now)
    profiles = [p for p in community.profiles if _counts(p, community)]
    people = tuple(
        Person(
            p,
            gates.primary_languages(p.languages),
            taken.get(p.github_id, 0),
            frozenset(partners.get(p.github_id, ())),
        )
        for p in profiles
    )
    offered: Postings = defaultdict(list)
    sought: Postings = defaultdict(list)
    for number, person in enumerate(people):
        if gates.available(person):
            for offer in person.profile.offers:
                offered[offer.skill, offer.level].append(number)
            for seek in person.profile.seeks:
                sought[seek.skill, seek.level].append(number)
    numbers = {p.github_id: number for number, p in enumerate(profiles)}
    return Market(
        people, numbers, dict(offered), dict(sought), community.vocabulary, community.settings.suggestions.count
    )


def tie(one: int, other: int) -> bytes:
    """What decides between equal scores: a hash of two numeric ids, the same from both sides.

    Neither the alphabet nor the age of an account helps anybody, and everybody sees another order.
    """
    return blake2b(b"%d %d" % ((one, other) if one < other else (other, one)), digest_size=16).digest()


def _counts(profile: Profile, community: Community) -> bool:
    by_login = community.by_login.get(profile.github.casefold())
    return community.by_id.get(profile.github_id) is profile and by_login is profile


def _partnerships(community: Community, now: date) -> tuple[dict[int, int], dict[int, set[int]]]:
    taken: dict[int, int] = defaultdict(int)
    partners: dict[int, set[int]] = defaultdict(set)
    for agreement in community.live(now):
        for github_id in agreement.ids:
            taken[github_id] += 1
            partners[github_id] |= agreement.ids - {github_id}
    return taken, partners


def _directions(
    wishes: Iterable[Offer | Seek], postings: Postings, levels: Callable[[str], tuple[tuple[str, float], ...]]
) -> dict[int, float]:
    """The worth of one direction for everybody who meets at least one wish."""
    by_skill: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for wish in wishes:
        by_skill[wish.skill] += [(weight, level) for level, weight in levels(wish.level)]
    weights: dict[int, tuple[float, ...]] = {}
    for skill, steps in by_skill.items():
        found: dict[int, float] = {}
        for weight, level in sorted(steps):  # a skill counts once: the heaviest comes last and stays
            found.update(dict.fromkeys(postings.get((skill, level), ()), weight))
        for number, weight in found.items():
            weights[number] = (*weights.get(number, ()), weight)
    worth = {combination: score.combine(combination) for combination in set(weights.values())}
    return {number: worth[combination] for number, combination in weights.items()}

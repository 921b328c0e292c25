"""Columns out of a community's people, for the questions.

For: the one place that turns people into numbers. Must not: count, order, or hold words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from peerpact.domain.choices import LEVELS
from peerpact.domain.model import Offer, Seek
from peerpact.domain.vocabulary import Vocabulary
from peerpact.matching.common_hours import QUARTER
from peerpact.matching.gates import Person, available
from peerpact.matching.questions.columns import LEARNS, TEACHES, Codes, Columns
from peerpact.matching.score import RANK


def columns(everyone: Sequence[Person], vocabulary: Vocabulary, minimum_minutes: int) -> Columns:
    """The columns of those who pass the personal gates; `minimum_minutes` is what a week must have in common."""
    people = [person for person in everyone if available(person)]
    places = {person.profile.github_id: place for place, person in enumerate(people)}
    skills = _skills(people)
    numbers = {skill: number for number, skill in enumerate(skills)}
    spoken = {tag: 1 << bit for bit, tag in enumerate(sorted(frozenset().union(*(p.languages for p in people))))}
    hours: dict[tuple[int, ...] | None, int] = {}
    hour = [hours.setdefault(person.free, len(hours)) for person in people]
    offers = [_codes(person.profile.offers, numbers, max) for person in people]
    seeks = [_codes(person.profile.seeks, numbers, min) for person in people]
    return Columns(
        logins=[person.profile.github.casefold() for person in people],
        skills=skills,
        names=[vocabulary.name(skill) for skill in skills],
        parts=[sorted(numbers[part] for part in vocabulary.parts(skill) if part in numbers) for skill in skills],
        breadth=[len(vocabulary.parts(skill)) for skill in skills],
        offers=offers,
        seeks=seeks,
        could_learn=list(map(_could_learn, offers, seeks)),
        could_teach=[[code >> 2 for code in codes if code & 3 > LEARNS] for codes in offers],
        languages=[sum(spoken[tag] for tag in person.languages) for person in people],
        hours=[[f"{week:x}" for week in weeks or ()] for weeks in hours],
        hour=hour,
        alone=[int(person.profile.availability.asynchronous) for person in people],
        apart=list(_apart(people, places)),
        need=-(-minimum_minutes // QUARTER),
    )


def _skills(people: Sequence[Person]) -> list[str]:
    """The skills that someone lists, sorted by id."""
    listed: set[str] = set()
    for person in people:
        listed.update(offer.skill for offer in person.profile.offers)
        listed.update(seek.skill for seek in person.profile.seeks)
    return sorted(listed)


def _codes(entries: Sequence[Offer | Seek], numbers: Mapping[str, int], choose: Any) -> list[int]:
    """Each skill once, in the order in which it is first listed, with the level that `choose` takes of several."""
    levels: dict[int, list[int]] = {}
    for entry in entries:
        levels.setdefault(numbers[entry.skill], []).append(RANK[entry.level])
    return [skill * len(LEVELS) + choose(ranks) for skill, ranks in levels.items()]


def _could_learn(offers: Codes, seeks: Codes) -> list[int]:
    """What someone seeks below TEACHES and doesn't teach at that level or above."""
    own = {code >> 2 for code in offers if code & 3 >= TEACHES}
    return [code >> 2 for code in seeks if code & 3 < TEACHES and code >> 2 not in own]


def _apart(people: Sequence[Person], places: Mapping[int, int]) -> Iterator[list[int]]:
    """Places of two people who may not be suggested to each other, the lower one first, each two once."""
    for place, person in enumerate(people):
        others = {places[i] for i in person.partners | person.parted if i in places}
        yield from ([place, other] for other in sorted(others) if other > place)

"""Who may be suggested to whom at all: gates, each with a name.

For: the table GATES and the questions that are asked of it. Must not: weigh anything (score.py) or
put it into words (words.py). A new gate is one function and one line in the table; one that speaks of
the group also needs its bits in seats.py, which looks at thousands of groups at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from peerpact.model import Profile


@dataclass(frozen=True, slots=True)
class Person:
    """A participant as the gates see them.

    `languages` are primary subtags, `taken` counts the live partnerships, `partners` are the ids of
    the people in them.
    """

    profile: Profile
    languages: frozenset[str]
    taken: int
    partners: frozenset[int]


@dataclass(frozen=True, slots=True)
class Gate:
    """A named condition for meeting. `personal`: it speaks of each person alone, not of the group."""

    name: str
    personal: bool
    is_open: Callable[[tuple[Person, ...]], bool]


@lru_cache(maxsize=65536)
def primary_languages(tags: tuple[str, ...]) -> frozenset[str]:
    """The primary subtags of BCP 47 tags without case: `pt-BR` meets `pt`.

    A tag that starts with a single letter (private use, grandfathered) only meets itself.
    """
    folded = [tag.casefold() for tag in tags]
    return frozenset(tag.partition("-")[0] if tag[1:2] != "-" else tag for tag in folded)


def common_languages(people: tuple[Person, ...]) -> frozenset[str]:
    """The languages that everybody of the group speaks: they all sit in the same sessions."""
    return frozenset.intersection(*(person.languages for person in people))


def _different_people(people: tuple[Person, ...]) -> bool:
    return len({person.profile.github_id for person in people}) == len(people)


def _status_open(people: tuple[Person, ...]) -> bool:
    return all(person.profile.status == "open" for person in people)


def _free_capacity(people: tuple[Person, ...]) -> bool:
    return all(person.taken < person.profile.capacity for person in people)


def _shared_language(people: tuple[Person, ...]) -> bool:
    return bool(common_languages(people))


def _not_yet_partners(people: tuple[Person, ...]) -> bool:
    return all(b.profile.github_id not in a.partners for a, b in combinations(people, 2))


GATES = (
    Gate("status-open", True, _status_open),
    Gate("free-capacity", True, _free_capacity),
    Gate("different-people", False, _different_people),
    Gate("shared-language", False, _shared_language),
    Gate("not-yet-partners", False, _not_yet_partners),
)
_PERSONAL = tuple(gate for gate in GATES if gate.personal)
_SHARED = tuple(gate for gate in GATES if not gate.personal)


def closed(*people: Person) -> tuple[str, ...]:
    """The names of the gates that keep these people apart, in the order of the table."""
    return tuple(gate.name for gate in GATES if not gate.is_open(people))


def available(person: Person) -> bool:
    """Whether a person passes the gates that speak of them alone."""
    return all(gate.is_open((person,)) for gate in _PERSONAL)


def may_meet(*people: Person) -> bool:
    """Whether people who are all available pass the gates that speak of the group."""
    return all(gate.is_open(people) for gate in _SHARED)

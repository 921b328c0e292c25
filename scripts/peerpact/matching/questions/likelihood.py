"""How likely someone says yes to a skill that they don't list.

For: one number for a skill, from `skills.yml` and from what goes together in the community's own profiles, smoothed so
that it says something from the first person on. Must not: know who could meet, or use data from outside.

A page in the browser comes to the same numbers when it adds and divides in the same order: everything here is counted
in whole numbers, and then a few additions, multiplications and divisions of doubles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, compress, repeat

from peerpact.matching.questions.columns import Codes, Columns

_KNOWN_AT_ALL, _KNOWN_PER_PART, _MOST_PARTS = 0.03, 0.09, 3
"""How many people know a skill before anybody is asked: the more parts a skill has, the more people know it."""

_AS_MANY_AS = 50
"""How many listings of a skill count as much as what is assumed before anybody lists it."""

_TOGETHER_AS_MANY_AS = 3
"""How many people who list a skill count as much as what is assumed about what goes together with it."""

_RELATED = 2
"""How much likelier a skill is for someone who lists its whole or a part of it, before profiles say more."""


@dataclass(frozen=True, slots=True)
class Together:
    """What people list together with one skill: `people` list it, and of these each other skill is in `others[skill]`
    lists. `related` are the wholes and the parts of the skill. Everyone counts, the participant too.
    """

    people: int
    others: Counter[int]
    related: frozenset[int]


class Listings:
    """How often skills are listed, alone and together. Whatever was counted once is kept for the next participant."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._lists: dict[str, Sequence[Codes]] = {"offers": columns.offers, "seeks": columns.seeks}
        self._alone: dict[str, Counter[int]] = {}
        self._together: dict[tuple[int, str, str], Together] = {}
        self._places: dict[tuple[int, str], list[int]] = {}

    def alone(self, side: str) -> Counter[int]:
        """How often each skill is listed on a side, `offers` or `seeks`."""
        if side not in self._alone:
            self._alone[side] = _skills(self._lists[side])
        return self._alone[side]

    def together(self, skills: Iterable[int], having: str, listing: str) -> list[Together]:
        """For each of some skills, of those who have it on one side, what they list on the other (or the same)."""
        keys = [(skill, having, listing) for skill in skills]
        new = [key for key in keys if key not in self._together]
        self._look_for([skill for skill, _, _ in new], having)
        for key in new:
            rows = [self._lists[listing][place] for place in self._places[key[0], having]]
            self._together[key] = Together(len(rows), _skills(rows), self._related(key[0]))
        return [self._together[key] for key in keys]

    def _look_for(self, skills: Iterable[int], side: str) -> None:
        """Find who lists some skills on a side, in one walk through everyone."""
        new = [skill for skill in skills if (skill, side) not in self._places]
        if not new:
            return
        codes = {code: skill for skill in new for code in range(skill << 2, (skill << 2) + 4)}
        self._places |= {(skill, side): [] for skill in new}
        rows = self._lists[side]
        listed = list(chain.from_iterable(rows))
        places = chain.from_iterable(map(repeat, range(len(rows)), map(len, rows)))
        for place, code in compress(zip(places, listed, strict=True), map(codes.__contains__, listed)):
            self._places[codes[code], side].append(place)

    def _related(self, skill: int) -> frozenset[int]:
        parts = self.columns.parts
        return frozenset(parts[skill]) | {whole for whole, its_parts in enumerate(parts) if skill in its_parts}


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a participant knows a skill, or wants to learn it, that they don't list.

    `listed` counts how often each skill is listed on this side; `together` has one entry for each skill that the
    participant lists, themselves included, so one is taken off. What they don't list, their own row doesn't count in.
    """

    breadth: Sequence[int]
    listed: Counter[int]
    together: Sequence[Together]

    def of(self, skill: int) -> float:
        """A number above 0 and up to 1: the mean over the participant's skills, or what all people have in common."""
        general = self._in_general(skill)
        if not self.together:
            return general
        total = 0.0
        for mine in self.together:
            assumed = min(1.0, general * _RELATED) if skill in mine.related else general
            others = mine.people - 1
            total += (mine.others[skill] + _TOGETHER_AS_MANY_AS * assumed) / (others + _TOGETHER_AS_MANY_AS)
        return total / len(self.together)

    def _in_general(self, skill: int) -> float:
        """For someone of whom nothing is known. The number of people doesn't count: one more person who seeks a skill
        must not make it look rare among those who teach.
        """
        assumed = _KNOWN_AT_ALL + _KNOWN_PER_PART * min(_MOST_PARTS, self.breadth[skill])
        times = self.listed[skill]
        return (times + _AS_MANY_AS * assumed) / (times + _AS_MANY_AS)


def knows(listings: Listings, me: int) -> Likelihood:
    """How likely a person knows a skill that they don't list: by what others teach who teach the same."""
    columns = listings.columns
    mine = listings.together([code >> 2 for code in columns.offers[me]], "offers", "offers")
    return Likelihood(columns.breadth, listings.alone("offers"), mine)


def wants(listings: Listings, me: int) -> Likelihood:
    """How likely a person wants to learn a skill that they don't list: by what others seek who seek, or teach, the
    same.
    """
    columns = listings.columns
    mine = listings.together([code >> 2 for code in columns.seeks[me]], "seeks", "seeks")
    mine += listings.together([code >> 2 for code in columns.offers[me]], "offers", "seeks")
    return Likelihood(columns.breadth, listings.alone("seeks"), mine)


def _skills(rows: Iterable[Codes]) -> Counter[int]:
    """How often each skill is listed, at whatever level."""
    counts: Counter[int] = Counter()
    for code, times in Counter(chain.from_iterable(rows)).items():
        counts[code >> 2] += times
    return counts

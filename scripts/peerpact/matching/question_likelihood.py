"""How likely somebody says yes to a skill that they don't list.

For: one number for a skill, from `skills.yml` and from what goes together in the community's own profiles, smoothed so
that it says something from the first person on. Must not: know who could meet, or use data from outside.

A page in the browser comes to the same numbers when it adds and divides in the same order: everything here is counted
in whole numbers, and then a few additions, multiplications and divisions of doubles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from peerpact.matching.question_columns import Codes, Columns

_KNOWN_AT_ALL, _KNOWN_PER_PART, _MOST_PARTS = 0.03, 0.09, 3
"""How many people know a skill before anybody is asked: the more parts a skill has, the more people know it."""

_AS_MANY_AS = 50
"""How many listings of a skill count as much as what is assumed before anybody lists it."""

_TOGETHER_AS_MANY_AS = 3
"""How many people who list a skill count as much as what is assumed about what goes together with it."""

_RELATED = 2
"""How much likelier a skill is for somebody who lists its whole or a part of it, before profiles say more."""


@dataclass(frozen=True, slots=True)
class Together:
    """What the others list together with one skill of the participant's: `people` list it, and of these each other
    skill is listed by `others[skill]`. `related` are the wholes and the parts of the skill.
    """

    people: int
    others: Counter[int]
    related: frozenset[int]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a participant knows a skill (or wants to learn it): call it with the skill's place in the columns.

    `listed` counts how often the others list each skill on this side; `together` has one entry for each skill that the
    participant lists.
    """

    breadth: Sequence[int]
    listed: Counter[int]
    together: Sequence[Together]

    def of(self, skill: int) -> float:
        """A number above 0 and up to 1: the mean over the participant's skills, or what all people have in common."""
        known = self._in_general(skill)
        if not self.together:
            return known
        total = 0.0
        for mine in self.together:
            assumed = min(1.0, known * _RELATED) if skill in mine.related else known
            total += (mine.others[skill] + _TOGETHER_AS_MANY_AS * assumed) / (mine.people + _TOGETHER_AS_MANY_AS)
        return total / len(self.together)

    def _in_general(self, skill: int) -> float:
        """For somebody of whom nothing is known. How many people there are doesn't count: whoever seeks a skill must
        not make it look rare among those who teach.
        """
        assumed = _KNOWN_AT_ALL + _KNOWN_PER_PART * min(_MOST_PARTS, self.breadth[skill])
        times = self.listed[skill]
        return (times + _AS_MANY_AS * assumed) / (times + _AS_MANY_AS)


def knows(columns: Columns, me: int) -> Likelihood:
    """How likely a person knows a skill: by what others teach who teach the same."""
    others = [offers for place, offers in enumerate(columns.offers) if place != me]
    mine = [_together(columns, code >> 2, others, others) for code in columns.offers[me]]
    return Likelihood(columns.breadth, _skills(others), mine)


def wants(columns: Columns, me: int) -> Likelihood:
    """How likely a person wants to learn a skill: by what others seek who seek, or teach, the same."""
    offers = [codes for place, codes in enumerate(columns.offers) if place != me]
    seeks = [codes for place, codes in enumerate(columns.seeks) if place != me]
    mine = [_together(columns, code >> 2, seeks, seeks) for code in columns.seeks[me]]
    mine += [_together(columns, code >> 2, offers, seeks) for code in columns.offers[me]]
    return Likelihood(columns.breadth, _skills(seeks), mine)


def _together(columns: Columns, skill: int, having: Sequence[Codes], listing: Sequence[Codes]) -> Together:
    """Of those who have a skill in their one list, what their other list holds."""
    wanted = frozenset(range(skill << 2, (skill << 2) + 4))
    rows = [row for has, row in zip(having, listing, strict=True) if not wanted.isdisjoint(has)]
    wholes = {whole for whole, parts in enumerate(columns.parts) if skill in parts}
    return Together(len(rows), _skills(rows), frozenset(wholes | set(columns.parts[skill])))


def _skills(rows: Iterable[Codes]) -> Counter[int]:
    """How often each skill is listed, at whatever level."""
    found: Counter[int] = Counter()
    for code, times in Counter(chain.from_iterable(rows)).items():
        found[code >> 2] += times
    return found

"""A community as plain columns, so that questions need neither numpy nor the files they were read from.

For: everyone who can be suggested, as numbers and lists that JSON can hold; an index keeps them. A page that asks in
the browser needs the same columns (`directory/people.json` has them). Must not: count, order, hold words, or import
what knows people: gathering.py makes columns of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from peerpact.domain.choices import LEVELS

Codes = Sequence[int]
"""Skills with levels: `skill * 4 + level`, where `skill` is a place in `Columns.skills` and `level` one in LEVELS."""


TEACHES, LEARNS = LEVELS.index("advanced"), LEVELS.index("beginner")
"""The places in LEVELS at which a skill that a participant might add is counted, to teach and to learn."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Everyone who is open and has room; a person is a place in these lists, in the order of numeric ids.

    `logins`      login of each person, case-folded
    `skills`      id of each skill that someone lists, sorted; `names` what to show for it
    `parts`       for each skill the places of those skills here that are a part of it, one step away
    `breadth`     for each skill how many parts `skills.yml` knows
    `offers`      for each person codes, each skill once with its highest level
    `seeks`       for each person codes, each skill once with its lowest level
    `could_learn` for each person the skills they seek and could learn from someone who teaches at TEACHES
    `could_teach` for each person the skills they could teach to someone who starts at LEARNS
    `languages`   for each person a whole number with one bit for each language they speak
    `hours`       each different set of weekly hours, as free quarter hours for each different week of the term in
                  hexadecimal bits; an empty list for "not named"
    `hour`        for each person a place in `hours`
    `alone`       for each person 1 if they also work without meeting, else 0
    `apart`       pairs of people who are partners or parted early
    `need`        how many common quarter hours a week must have
    """

    logins: Sequence[str]
    skills: Sequence[str]
    names: Sequence[str]
    parts: Sequence[Sequence[int]]
    breadth: Sequence[int]
    offers: Sequence[Codes]
    seeks: Sequence[Codes]
    could_learn: Sequence[Sequence[int]]
    could_teach: Sequence[Sequence[int]]
    languages: Sequence[int]
    hours: Sequence[Sequence[str]]
    hour: Sequence[int]
    alone: Sequence[int]
    apart: Sequence[Sequence[int]]
    need: int

    def as_json(self) -> dict[str, Any]:
        """The columns by name, ready for `json.dumps`."""
        return {column.name: getattr(self, column.name) for column in fields(self)}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Columns:
        """The value whose `as_json` this is. Raises LookupError or TypeError for something else."""
        return Columns(**{column.name: data[column.name] for column in fields(Columns)})

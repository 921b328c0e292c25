"""The values of a cohort: what is proposed, and how good it is.

For: frozen values that Markdown, CSV and JSON show alike. Must not: decide anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpact.domain.model import Profile
from peerpact.matching import Suggestion

PEOPLE, PAIRS, PAIRS_ONLY = "people", "pairs", "pairs-only"
CHOICES = (PEOPLE, PAIRS, PAIRS_ONLY)
"""The choices a maintainer has (choices.py): most people, pairs first, or pairs alone."""

ONE = 10_000
"""Scores are whole ten-thousandths."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair, or a circle in which the first teaches the second, the second the third, the third the first.

    `ways` are the worths of the directions in ten-thousandths, one for each person of `people`: what they teach the
    next one. `quarters` are the common quarter hours of the worst week, `formats` how many they have in common, both at
    most as many as count. `link` opens GitHub's page for a new file with the agreement at `path` filled in; None in a
    demonstration.
    """

    kind: str
    people: tuple[Profile, ...]
    score: int
    ways: tuple[int, ...]
    quarters: int
    formats: int
    reasons: tuple[str, ...]
    path: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Left:
    """A person for whom the cohort has nothing.

    `answers` are advice: with any one of them this person would have a place, and nobody would lose theirs. `step` is
    the best that they can do without; None when nothing is known.
    """

    person: Profile
    step: Suggestion | None
    answers: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """What another choice would come to: how many people it places, and whether that is proven to be its highest."""

    kind: str
    people: int
    proven: bool


@dataclass(frozen=True, slots=True)
class Cohort:
    """Everything that is proposed on a day.

    `available` people could be proposed, `away` ones are paused or have no room. `choice` is one of
    CHOICES, and `others` are the rest. `most_people` limits how many people any packing of this choice can
    place; None where only pairs are bounded. `proven` says that no packing does better in people (with pairs first: in
    pairs, then in people).

    `worth` is the sum of scores over people, and `most_worth` limits it for as many people; both in ten-thousandths.
    `finished` says whether the search came to its end in `seconds`.
    """

    name: str
    on: date
    available: int
    away: int
    choice: str
    pairs: tuple[Proposal, ...]
    circles: tuple[Proposal, ...]
    left: tuple[Left, ...]
    most_people: int | None
    proven: bool
    worth: int
    most_worth: int
    finished: bool
    others: tuple[Other, ...]
    seconds: float

    @property
    def people(self) -> int:
        """How many people have a place."""
        return 2 * len(self.pairs) + 3 * len(self.circles)

    @property
    def ratio(self) -> float:
        """How much of its bound the worth reaches, between 0 and 1."""
        return self.worth / self.most_worth if self.most_worth else 1.0

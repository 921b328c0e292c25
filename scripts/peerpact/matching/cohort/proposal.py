"""The values of a cohort: what is proposed, and how good it is.

For: frozen values that Markdown, CSV and JSON show alike. Must not: decide anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpact.domain.model import Profile
from peerpact.matching import Suggestion

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
    """Somebody for whom the cohort holds nothing, and the best that they can do today; None when nothing is known."""

    person: Profile
    step: Suggestion | None


@dataclass(frozen=True, slots=True)
class Cohort:
    """Everything that is proposed on a day.

    `available` people could be proposed, `away` ones are paused or have no free place. `total` is the score of all
    pairs together and `bound` what no pairing can be above, in ten-thousandths; `most_paired` is how many people a
    pairing could give a partner at most. `finished` and `circled` say whether the time was enough for the pairs and
    for the circles; `seconds` is what it was.
    """

    name: str
    on: date
    available: int
    away: int
    pairs: tuple[Proposal, ...]
    circles: tuple[Proposal, ...]
    left: tuple[Left, ...]
    total: int
    bound: int
    most_paired: int
    finished: bool
    circled: bool
    seconds: float

    @property
    def ratio(self) -> float:
        """How much of the bound the pairs reach, between 0 and 1."""
        return self.total / self.bound if self.bound else 1.0

"""The figures of a community as frozen values.

For: what the terminal, the page and its data file show alike. Must not: compute anything but shares.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpact.matching.suggestion import TWO_WAY

NOTHING = "nothing"
"""The kind of the best next step of someone who has none."""

STAGES = ("planned", "active", "ended")


@dataclass(frozen=True, slots=True)
class Exposure:
    """How attention is shared: in how many lists of others each person with room for a partner is.

    `gini` is 0 when all are shown alike and near 1 when one person is in all lists; None when nobody is shown at all.
    `never` people are in no list, and one is in `most`. `times` counts people by the number of lists.
    """

    gini: float | None
    never: int
    most: int
    times: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill with how many people have nobody for it, and how many seek and offer it at all.

    For unmet demand these are people who seek it while nobody who is ahead of them offers it; for idle offers, people
    who offer it while nobody seeks it below their level.
    """

    skill: str
    name: str
    people: int
    seek: int
    offer: int


@dataclass(frozen=True, slots=True)
class Health:
    """A community on a day.

    `participants` have a profile, `available` of them are open and have room for a partner: all further figures but the
    last two speak of these. `coverage` counts them by the kind of their best next step. `stages` counts partnerships.
    `age` is the median of the days since a profile's file changed, of `dated` profiles; None where Git does not know.
    `ticks` counts those with few partners by how many partners one more skill would open for them at most.
    """

    on: date
    participants: int
    available: int
    coverage: dict[str, int]
    exposure: Exposure
    unmet: tuple[Gap, ...]
    idle: tuple[Gap, ...]
    stages: dict[str, int]
    age: float | None
    dated: int
    ticks: tuple[tuple[int, int], ...] = ()

    @property
    def asked(self) -> int:
        """How many have few partners to choose from, and are asked for skills."""
        return sum(people for _, people in self.ticks)

    @property
    def helped(self) -> int:
        """How many of these would have another partner with one more skill."""
        return sum(people for partners, people in self.ticks if partners)

    @property
    def two_way(self) -> int:
        """How many have a next step in which everyone teaches and learns."""
        return sum(self.coverage.get(kind, 0) for kind in TWO_WAY)

    def share(self, people: int) -> float:
        """A part of the available people, between 0 and 1; 0 when there is nobody."""
        return people / self.available if self.available else 0.0

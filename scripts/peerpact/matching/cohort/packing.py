"""The packing of a community: who begins with whom, at the most people and then the highest worth.

For: `pack`, from groups to a choice with a proven bound. Must not: know people or words, or read a clock of its own.

How: relax (a bound and a fractional packing), round down, improve part by part, and finish with an integer program.
First for the objective, with the worth as its fraction; then for the worth alone, with the objective as a floor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from peerpact.matching.cohort.exact_packing import Packing, finish
from peerpact.matching.cohort.graph import Budget, Ints
from peerpact.matching.cohort.groups import Groups
from peerpact.matching.cohort.linear_program import Floor
from peerpact.matching.cohort.local_search import improve
from peerpact.matching.cohort.relaxation import Relaxation, relax, without_a_program
from peerpact.matching.cohort.rounding import round_down
from peerpact.matching.score import ONE

ENOUGH = 0.9999
"""The share of its bound at which no packing of a higher worth is looked for."""

_FOR_POINTS = 0.6
"""The share of the time that is left for the last search for points; the rest is for the worth."""

_FEW, _FOR_PARTS = 15_000, 0.3
"""With more groups than `_FEW` that could still matter, a packing is first improved part by part, in this share of the
time that is left."""

_FINE = 1_000
"""What a price of 1 becomes where the worth alone is relaxed: prices are whole numbers, and rounding them costs."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """`chosen` are the sorted numbers of groups that share nobody.

    `points` is their total of the objective, and no packing has more than `most_points`. `worth` is the sum of all
    their members' scores in ten-thousandths; none that has as many points is worth more than `most_worth`.
    """

    chosen: Ints
    points: int
    most_points: int
    worth: int
    most_worth: int

    @property
    def finished(self) -> bool:
        """Whether the bounds prove that no packing is better, or only by less than a hundredth of a per cent."""
        return self.points == self.most_points and self.worth >= ENOUGH * self.most_worth


def pack(
    groups: Groups, points: Ints, time: Budget, tell: Progress = lambda _: None, start: Ints | None = None
) -> Packed:
    """The groups with the most `points` (int64[groups], small and above 0), and among those with the highest worth.

    `start` are the numbers of groups that share nobody: the answer has at least their points. With more time the answer
    is better, and it is the same for as long as the time is enough. `tell` hears now and then how far the work is.
    """
    if not len(points):
        return Packed(np.zeros(0, np.int64), 0, 0, 0, 0)
    worth = groups.score * groups.size
    unit = 1 + without_a_program(groups, worth).bound  # more than everything is worth: the worth is a fraction of it
    relaxed = relax(groups, points * unit + worth, time)
    rounded = round_down(groups, points * unit + worth, relaxed, time)
    best = rounded if start is None else max(start, rounded, key=lambda chosen: int(points[chosen].sum()))
    tell(f"{int(groups.size[best].sum()):,} people have a place, looking for more")
    first = _most_points(groups, points, worth, unit, relaxed, best, time)
    reached, most_reachable = int(points[first.chosen].sum()), relaxed.bound // unit
    worth_bound = relaxed.bound - reached * unit if reached == most_reachable else unit - 1
    columns = np.union1d(relaxed.columns, first.chosen)
    second = _most_worth(groups, worth, Floor(points, reached), Packing(first.chosen, worth_bound), columns, time)
    most_points, most_worth = first.bound, second.bound
    if not groups.complete:  # circles that aren't listed could add to either
        most_points = groups.reachable * int((points / groups.size).max())
        most_worth = groups.reachable * ONE
    return Packed(
        second.chosen, int(points[second.chosen].sum()), most_points, int(worth[second.chosen].sum()), most_worth
    )


def _most_points(
    groups: Groups, points: Ints, worth: Ints, unit: int, relaxed: Relaxation, chosen: Ints, time: Budget
) -> Packing:
    """A packing with as many points as can be found, beginning with a good one, and a bound for them."""
    near = _near_more_points(points, unit, relaxed, chosen)
    if len(near) > _FEW:
        chosen = improve(groups, points, worth, relaxed.slack, chosen, time.part(_FOR_PARTS))
        near = _near_more_points(points, unit, relaxed, chosen)
    return finish(groups, points, near, Packing(chosen, relaxed.bound // unit), time.part(_FOR_POINTS))


def _near_more_points(points: Ints, unit: int, relaxed: Relaxation, chosen: Ints) -> Ints:
    """The numbers of the groups of which a packing with more points can consist."""
    needed = (int(points[chosen].sum()) + 1) * unit
    return np.flatnonzero(relaxed.slack <= relaxed.bound - needed)


def _most_worth(groups: Groups, worth: Ints, floor: Floor, best: Packing, columns: Ints, time: Budget) -> Packing:
    """A packing that reaches the floor with as high a worth as can be found, and a bound for it."""
    total = int(worth[best.chosen].sum())
    if total >= ENOUGH * best.bound or not time.left:
        return best
    relaxed = relax(groups, worth * _FINE, time, floor, columns)
    bound = min(best.bound, relaxed.bound // _FINE)
    if total >= ENOUGH * bound:
        return Packing(best.chosen, bound)
    chosen = best.chosen
    near = _near_more_worth(worth, relaxed, chosen)
    if len(near) > _FEW:
        chosen = improve(groups, floor.weight, worth, relaxed.slack, chosen, time.part(_FOR_PARTS))
        near = _near_more_worth(worth, relaxed, chosen)
    return finish(groups, worth, near, Packing(chosen, bound), time, floor, (1 - ENOUGH) / 2)


def _near_more_worth(worth: Ints, relaxed: Relaxation, chosen: Ints) -> Ints:
    """The numbers of the groups of which a packing of a higher worth can consist."""
    return np.flatnonzero(relaxed.slack < relaxed.bound - int(worth[chosen].sum()) * _FINE)

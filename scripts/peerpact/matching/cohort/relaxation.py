"""A bound for every packing, and the fractional packing that comes near it, by column generation.

For: `relax`. Must not: choose whole groups (rounding.py and exact_packing.py do).

How: the cycle formulation has one variable for each group and one row for each person. The linear program is solved
for a part of the groups: those that are worth most beside their members' prices, which soft_prices.py guesses. The
prices (dual values) of the program show which of the other groups could improve it; these join, and it is solved again.
The last prices are rounded to whole numbers and raised until no group is worth more than its members' prices together.
The sum of such prices is a bound, whatever the solver did.

Sources: Abraham, Blum and Sandholm 2007 (cycle formulation and column generation for kidney exchange); Dickerson,
Manlove, Plaut, Sandholm and Trimble 2016 (how tight it is). The solver is HiGHS (Huangfu and Hall 2018), in scipy.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from peerpact.matching.cohort.graph import Budget, Ints
from peerpact.matching.cohort.groups import Groups
from peerpact.matching.cohort.linear_program import Floats, Floor, Solution, solve
from peerpact.matching.cohort.soft_prices import soft_prices

_FIRST, _MORE = 3, 5
"""How many groups for each person are in the first program, and how many of each person join at a time."""

_MANY, _NEAR, _NEARER = 200_000, 0.0005, 0.000_002
"""It ends when the bound is off by less than `_NEAR` of it if there are many groups, or else by `_NEARER`."""

_FEW = 5_000
"""So many groups are all in the program from the start."""

_ROUNDS = 60
_SCALE = 1_000.0
"""The highest weight in the linear program: its tolerances suit numbers of this size."""


@dataclass(frozen=True, slots=True, eq=False)
class Relaxation:
    """A fractional packing and what it proves.

    `columns` are the sorted numbers of the groups in the last program, and `share` is float[columns], how much of each
    is taken. `slack` is int64[groups] and never below 0: a packing that takes a group has a total of at most `bound`
    minus its slack.
    """

    columns: Ints
    share: Floats
    slack: Ints
    bound: int


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """What is asked: `weight` is int64[groups], and `floor` what an earlier objective has to reach."""

    groups: Groups
    weight: Ints
    floor: Floor | None

    @property
    def unit(self) -> float:
        """What stands for 1 in the linear program."""
        return max(1.0, float(self.weight.max(initial=0)) / _SCALE)

    def solve(self, columns: Ints, time: Budget) -> Solution | None:
        floor = self.floor.only(columns) if self.floor else None
        return solve(self.groups.only(columns), self.weight[columns] / self.unit, time, floor)

    def of_members(self, price: Ints) -> Ints:
        """int64[groups]: the members' prices, added up."""
        return np.asarray(np.append(price, 0)[self.groups.members].sum(axis=1), np.int64)  # NOBODY is the last place

    def certify(self, columns: Ints, solution: Solution) -> tuple[Relaxation, Ints]:
        """The proof that a solution's prices give, and int64[groups]: how far these fell short of each group."""
        price = np.rint(solution.price * self.unit).astype(np.int64)
        extra = round(solution.floor_price * self.unit) if self.floor else 0
        worth = self.weight + extra * self.floor.weight if self.floor else self.weight
        short = worth - self.of_members(price)
        lacking = np.flatnonzero(short > 0)
        np.maximum.at(price, self.groups.members[lacking, 0], price[self.groups.members[lacking, 0]] + short[lacking])
        bound = int(price.sum()) - (extra * self.floor.total if self.floor else 0)
        return Relaxation(columns, solution.share, self.of_members(price) - worth, bound), short


def relax(
    groups: Groups, weight: Ints, time: Budget, floor: Floor | None = None, columns: Ints | None = None
) -> Relaxation:
    """The relaxation for the highest total `weight` (int64[groups], above 0).

    It begins with the `columns`, numbers of groups, if they are known; with a floor, some of them must reach it. If the
    time runs out, the bound is still valid, only higher.
    """
    task = _Task(groups, weight, floor)
    columns = _first_columns(groups, weight) if columns is None else columns
    near = _NEARER if len(weight) <= _MANY else _NEAR
    best = without_a_program(groups, weight)
    for _ in range(_ROUNDS):
        solution = task.solve(columns, time)
        if solution is None:
            break
        now, short = task.certify(columns, solution)
        best = Relaxation(
            columns, now.share, *min((now.slack, now.bound), (best.slack, best.bound), key=lambda p: p[1])
        )
        missing = np.flatnonzero(short > task.unit / 1e6)
        if not missing.size or now.bound - solution.value * task.unit <= near * now.bound:
            break
        columns = np.union1d(columns, missing[groups.only(missing).best_of_each(short[missing], _MORE)])
    return best


def _first_columns(groups: Groups, weight: Ints) -> Ints:
    """The sorted numbers of the groups that fall least short of their members' prices."""
    many = max(_FEW, _FIRST * groups.people)
    if len(weight) <= many:
        return np.arange(len(weight))
    short = soft_prices(groups, weight)[groups.members].sum(axis=1) - weight
    return np.sort(np.argsort(short, kind="stable")[:many])


def without_a_program(groups: Groups, weight: Ints) -> Relaxation:
    """The bound that each person's best share of a group gives, rounded up."""
    price = np.zeros(groups.people + 1, np.int64)
    shares = -(-weight // groups.size)
    np.maximum.at(price, groups.members, shares[:, None])
    price[-1] = 0
    none = np.zeros(0, np.int64)
    return Relaxation(none, np.zeros(0), price[groups.members].sum(axis=1) - weight, int(price.sum()))

"""A better packing by solving small parts of it exactly.

For: `improve`. Must not: prove anything.

How: around each person who is left, then around everyone else, a part of the community is cut out: people with whom
they could be in a group, together with everyone of the groups that these are in now, and so on. The best packing of
that part replaces the one that it has, if it is better (large neighbourhood search, Shaw 1998).
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from peerpact.matching.cohort.exact_packing import solve_whole
from peerpact.matching.cohort.graph import NOBODY, Budget, Ints
from peerpact.matching.cohort.groups import Groups
from peerpact.matching.score import ONE

_PART = 120
"""How many people are in a part."""

_OF_EACH = 30
"""How many groups of each person are followed, those with the least slack first."""

_PARTS = 200
"""How many parts are solved at most."""

_POINT = 10 * ONE
"""What a point counts in a part beside the worth: as much as ten people with the highest score."""

_GAP = 0.0002
"""How close to the best a part is solved, as a share."""

_NODES = 100
"""How far the search in one part goes: most need a single node, and the clock would make the answer depend on it."""


class _Packed:
    """A packing that changes: `group` is int64[people], the group that someone is in, or NOBODY."""

    def __init__(self, groups: Groups, slack: Ints, chosen: Ints) -> None:
        self.groups = groups
        self.chosen = set(chosen.tolist())
        self.group = np.full(groups.people + 1, NOBODY, np.int64)
        self._put(chosen.tolist())
        self.of_person = self._by_slack(slack)

    def _by_slack(self, slack: Ints) -> csr_matrix:
        """The groups of each person, those with the least slack first."""
        order = np.argsort(slack, kind="stable")
        table = self.groups.only(order).incidence()
        table.sort_indices()
        table.indices = order[table.indices]
        return table

    def _put(self, numbers: list[int]) -> None:
        for number in numbers:
            self.group[self.groups.members[number]] = number
        self.group[-1] = NOBODY

    def replace(self, old: list[int], new: list[int]) -> None:
        """Take other groups of the same people."""
        self.group[self.groups.members[old]] = NOBODY
        self.chosen.difference_update(old)
        self.chosen.update(new)
        self._put(new)

    def together(self, person: int) -> list[int]:
        """A person and all who are in a group with them now."""
        number = self.group[person]
        return [person] if number == NOBODY else _members(self.groups, int(number))

    def groups_of(self, person: int) -> Ints:
        """The numbers of the groups that a person could be in, those with the least slack first."""
        table = self.of_person
        return np.asarray(table.indices[table.indptr[person] : table.indptr[person + 1]], np.int64)

    def part_around(self, person: int) -> list[int]:
        """People around a person, whole groups of them, about `_PART`."""
        part = dict.fromkeys([person])
        for member in (queue := [person]):
            for number in self.groups_of(member)[:_OF_EACH].tolist():
                if len(part) >= _PART:
                    return list(part)
                new = [p for m in _members(self.groups, number) if m not in part for p in self.together(m)]
                queue += [p for p in new if p not in part]
                part.update(dict.fromkeys(new))
        return list(part)


def _members(groups: Groups, number: int) -> list[int]:
    return [member for member in groups.members[number].tolist() if member != NOBODY]


def improve(groups: Groups, points: Ints, worth: Ints, slack: Ints, chosen: Ints, time: Budget) -> Ints:
    """The sorted numbers of groups that share nobody, with at least the points and then the worth of `chosen`.

    `points`, `worth` and `slack` are int64[groups]; groups of little slack are looked at first.
    """
    packed = _Packed(groups, slack, chosen)
    placed = packed.group[:-1] != NOBODY
    with_groups = np.diff(packed.of_person.indptr) > 0
    for person in np.concatenate([np.flatnonzero(with_groups & ~placed), np.flatnonzero(placed)])[:_PARTS].tolist():
        if not time.left:
            break
        _improve_part(packed, points, worth, packed.part_around(person), time)
    return np.array(sorted(packed.chosen), np.int64)


def _improve_part(packed: _Packed, points: Ints, worth: Ints, part: list[int], time: Budget) -> None:
    """Solve the groups whose members are all in a part, and take them if they are better."""
    inside = np.zeros(packed.groups.people + 1, np.bool_)
    inside[[*part, NOBODY]] = True
    near = np.unique(np.concatenate([packed.groups_of(person) for person in part]))
    near = near[inside[packed.groups.members[near]].all(axis=1)]
    old = sorted({int(packed.group[person]) for person in part} - {NOBODY})
    best, _ = solve_whole(packed.groups.only(near), points[near] * _POINT + worth[near], time.left, None, _GAP, _NODES)
    if best is not None and _total(points, worth, near[best]) > _total(points, worth, old):
        packed.replace(old, near[best].tolist())


def _total(points: Ints, worth: Ints, numbers: Ints | list[int]) -> tuple[int, int]:
    return int(points[numbers].sum()), int(worth[numbers].sum())

"""The choices a maintainer has: most people, pairs first, or pairs alone.

For: `choose`, from groups to a packing. Must not: know people or words.

How: a packing counts points for each group. For most people a group's points are its size. Pairs come first when a
pair has 8 points and a circle 3: one more pair takes members away from two circles at most, so it always adds more (8)
than can be lost (6), and with as many pairs the packing with more circles has more points.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from peerpact.matching.cohort.assignment import most_paired
from peerpact.matching.cohort.graph import Budget, Graph, Ints
from peerpact.matching.cohort.groups import Groups
from peerpact.matching.cohort.packing import Packed, Progress, pack
from peerpact.matching.cohort.pairing import assign_in_time, pairing, worth
from peerpact.matching.cohort.proposal import PAIRS, PAIRS_ONLY
from peerpact.matching.cohort.subprocess_timeout import OutOfTimeError

_PAIR_FIRST, _CIRCLE_AFTER = 8, 3

_FOR_A_START = 0.4
"""The share of the time in which pairs are made before circles, which is where the search for pairs first begins."""

_MANY_PAIRS = 40_000
"""Above so many pairs, pairs alone are matched by an assignment (assignment.py), which takes a fraction of a second."""

_BONUS = 30_000
"""What a pair counts there beside its score: three times the highest score, so that more pairs nearly always win."""

_SMALL_BONUS = 2_500
"""What it counts for a second bound: about what the last possible pairs cost the others."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """What a choice comes to: `groups` that share nobody, how many `people` that is, and what is proven about it.

    No choice of its kind has more than `most_people`, or None where only the number of pairs is bounded. `proven` says
    whether its number of people (with pairs first: of pairs, then of people) is the highest possible one. `worth` and
    `most_worth` are sums of scores over people, in ten-thousandths, for that number.
    """

    kind: str
    groups: Ints
    people: int
    most_people: int | None
    proven: bool
    worth: int
    most_worth: int
    finished: bool


def choose(groups: Groups, kind: str, time: Budget, tell: Progress = lambda _: None) -> Choice:
    """The best packing of one kind of choice that is found in the time."""
    numbers = _numbers(groups, kind)
    candidates = groups.only(numbers)
    if kind == PAIRS_ONLY and len(numbers) > _MANY_PAIRS:
        packed = _by_assignment(candidates, time)
    else:
        points = np.where(candidates.size == 2, _PAIR_FIRST, _CIRCLE_AFTER) if kind == PAIRS else candidates.size
        start = _pairs_then_circles(candidates, time.part(_FOR_A_START)) if kind == PAIRS else None
        packed = pack(candidates, points, time, tell, start)
    return Choice(
        kind,
        numbers[packed.chosen],
        int(candidates.size[packed.chosen].sum()),
        None if kind == PAIRS else packed.most_points,
        packed.points == packed.most_points,
        packed.worth,
        packed.most_worth,
        packed.finished,
    )


def _pairs_then_circles(groups: Groups, time: Budget) -> Ints:
    """Numbers of groups: as many pairs as possible, and then circles among the people who are left."""
    pairs = choose(groups, PAIRS_ONLY, time.part(0.7)).groups
    free = np.ones(groups.people + 1, np.bool_)
    free[groups.members[pairs, :2]] = False
    left = np.flatnonzero(free[groups.members].all(axis=1))
    rest = groups.only(left)
    return np.sort(np.concatenate([pairs, left[pack(rest, rest.size, time).chosen]]))


def allowed(groups: Groups, kind: str) -> Groups:
    """The groups among which a kind of choice is made."""
    return groups.only(_numbers(groups, kind))


def _numbers(groups: Groups, kind: str) -> Ints:
    return np.flatnonzero(groups.size == 2) if kind == PAIRS_ONLY else np.arange(len(groups.score))


def _by_assignment(pairs: Groups, time: Budget) -> Packed:
    """As many pairs as an assignment gives, and among those a high worth."""
    first, second, _ = pairs.members.T
    graph = Graph(pairs.people, first, second, pairs.score)
    matching = pairing(_with_bonus(graph, _BONUS), time)
    chosen = np.flatnonzero(matching.partner_of[first] == second)
    paired, most_people = 2 * len(chosen), most_paired(graph)
    most = matching.bound - _BONUS * len(chosen)
    if paired < most_people:
        most = min(most, _bound_by_a_small_bonus(graph, len(chosen), time, most))
    return Packed(chosen, paired, most_people, 2 * worth(graph, matching.partner_of), 2 * most)


def _with_bonus(graph: Graph, bonus: int) -> Graph:
    return Graph(graph.people, graph.first, graph.second, graph.score + bonus)


def _bound_by_a_small_bonus(graph: Graph, pairs: int, time: Budget, otherwise: int) -> int:
    """What so many pairs can be worth at most; `otherwise` if the time runs out.

    With any bonus, the bound minus the bonus of so many pairs is one (Lagrange). Where the assignment counts half
    a pair that no pairing can have, a high bonus counts it in full and a small one hardly.
    """
    try:
        return assign_in_time(_with_bonus(graph, _SMALL_BONUS), time).bound - _SMALL_BONUS * pairs
    except OutOfTimeError:
        return otherwise

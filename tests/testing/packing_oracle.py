"""Who can begin together, by plain loops, and the best packing of that by another formulation.

For: tests of the cohort on small communities. Must not: share code with matching/cohort.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations, permutations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from peerpact.matching import MatchingIndex, gates, score
from peerpact.matching.gates import Group, Person

Scores = dict[frozenset[int], int]
"""The score of each possible group of numeric ids, in ten-thousandths."""

Objective = tuple[int, ...]
"""What counts in a packing, the most important first: (people, worth), or (people in pairs, people, worth)."""


def possible(index: MatchingIndex) -> Scores:
    """Every pair and circle that passes the gates, looked at one by one; of both ways round a circle the better one."""
    people = [person for person in index.people if gates.available(person)]
    way = {(a, b): _way(one, other, index) for (a, one), (b, other) in permutations(enumerate(people), 2)}
    found: Scores = {}
    for a, b in combinations(range(len(people)), 2):
        if way[a, b] and way[b, a]:
            _add(found, index, (people[a], people[b]), (way[a, b], way[b, a]))
    for a, b, c in permutations(range(len(people)), 3):
        if a < min(b, c) and way[a, b] and way[b, c] and way[c, a]:
            _add(found, index, (people[a], people[b], people[c]), (way[a, b], way[b, c], way[c, a]))
    return found


def _way(teacher: Person, learner: Person, index: MatchingIndex) -> int:
    taught = score.lessons(teacher.profile, learner.profile, index.vocabulary)
    return score.direction(lesson.weight for lesson in taught)


def _add(found: Scores, index: MatchingIndex, team: Group, ways: tuple[int, ...]) -> None:
    if gates.closed(team, index.minimum_minutes):
        return
    quarters = (gates.common_quarters(team) or 0) if gates.live(team, index.minimum_minutes) else 0
    formats = score.formats_in_common(*(person.profile for person in team))
    worth = score.score(
        score.harmonic_mean(*ways), min(quarters, score.MOST_QUARTERS), min(formats, score.MOST_FORMATS)
    )
    ids = frozenset(person.profile.github_id for person in team)
    found[ids] = max(worth, found.get(ids, 0))


def objective(scores: Scores, groups: list[frozenset[int]], pairs_first: bool = False) -> Objective:
    """What a packing comes to."""
    in_pairs = (sum(2 for group in groups if len(group) == 2),) if pairs_first else ()
    return (*in_pairs, sum(map(len, groups)), sum(len(group) * scores[group] for group in groups))


def best_by_trying_all(scores: Scores, pairs_first: bool = False) -> Objective:
    """The best objective of all packings; for a dozen people at most."""

    @cache
    def best(left: frozenset[int]) -> Objective:
        if not left:
            return objective(scores, [], pairs_first)
        one = min(left)
        options = [best(left - {one})]
        for group in scores:
            if one in group and group <= left:
                rest, own = best(left - group), objective(scores, [group], pairs_first)
                options.append(tuple(a + b for a, b in zip(rest, own, strict=True)))
        return max(options)

    return best(frozenset().union(*scores)) if scores else objective(scores, [], pairs_first)


def best_by_solver(scores: Scores, pairs_first: bool = False) -> Objective:
    """The best objective, one part after the other, each with the earlier ones as equations."""
    groups = sorted(scores, key=sorted)
    if not groups:
        return objective(scores, [], pairs_first)
    parts = np.array([objective(scores, [group], pairs_first) for group in groups]).T
    people = sorted(frozenset().union(*groups))
    once = np.array([[float(person in group) for group in groups] for person in people])
    rules = [LinearConstraint(once, -np.inf, 1)]
    reached: list[int] = []
    for part in parts:
        solved = milp(-part, integrality=np.ones(len(groups)), bounds=Bounds(0, 1), constraints=rules)
        assert solved.status == 0
        reached.append(round(-solved.fun))
        rules.append(LinearConstraint(part[None, :].astype(float), reached[-1], reached[-1]))
    return tuple(reached)

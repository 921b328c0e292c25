"""Circles among those who are left over: nobody twice, at the highest total that the circles allow."""

from __future__ import annotations

import time
from functools import cache
from itertools import permutations
from random import Random

import pytest
from test_report import NOW, person, together

from peerpact.matching import Market, gates, market, score
from peerpact.matching.cohort import circles
from peerpact.matching.cohort.graph import budget
from peerpact.matching.gates import Person


def crowded(seed: int, people: int) -> Market:
    """People who each offer and seek one of four skills, so that circles are many and share their members."""
    dice = Random(seed)  # noqa: S311
    skills = [dice.sample(("sql", "go", "java", "rust"), 2) for _ in range(people)]
    levels = ("intermediate", "advanced", "expert")
    made = [person(n, f"{a}:{dice.choice(levels)}", f"{b}:beginner") for n, (a, b) in enumerate(skills, 1)]
    return market(together(*made), NOW)


def every_circle(index: Market) -> dict[frozenset[int], int]:
    """The best score of each three people that make a circle, worked out one by one."""
    found: dict[frozenset[int], int] = {}
    for three in permutations(index.people, 3):
        learners = (three[1], three[2], three[0])
        ways = [_way(teacher, learner, index) for teacher, learner in zip(three, learners, strict=True)]
        if all(ways) and not gates.closed(three, index.minimum_minutes):
            worth = score.score(score.harmonic_mean(*ways), 0, score.MOST_FORMATS)
            ids = frozenset(each.profile.github_id for each in three)
            found[ids] = max(worth, found.get(ids, 0))
    return found


def _way(teacher: Person, learner: Person, index: Market) -> int:
    taught = score.lessons(teacher.profile, learner.profile, index.vocabulary)
    return score.direction(lesson.weight for lesson in taught)


def best_of_all(possible: dict[frozenset[int], int]) -> int:
    """The highest total of circles that share nobody, by trying everything."""

    @cache
    def best(left: frozenset[int]) -> int:
        if not left:
            return 0
        one = min(left)
        with_one = [three for three in possible if one in three and three <= left]
        return max([best(left - {one}), *(possible[three] + best(left - three) for three in with_one)])

    return best(frozenset().union(*possible)) if possible else 0


@pytest.mark.parametrize("seed", range(8))
def test_no_other_circles_of_a_small_group_are_worth_more(seed: int) -> None:
    index = crowded(seed, 11)
    found, done = circles.among(index, index.crowd.people, budget(60, time.monotonic))
    possible = every_circle(index)
    assert done
    for circle in found:
        assert possible[frozenset(each.profile.github_id for each in circle.people)] >= circle.score
    assert sum(circle.score for circle in found) == best_of_all(possible)


@pytest.mark.parametrize("seed", range(4))
def test_of_too_many_circles_the_best_are_taken_first_and_nobody_is_twice(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    index = crowded(seed, 30)
    exact, _ = circles.among(index, index.crowd.people, budget(60, time.monotonic))
    monkeypatch.setattr(circles, "_EXACTLY", 0)
    first, done = circles.among(index, index.crowd.people, budget(60, time.monotonic))
    assert done
    ids = [each.profile.github_id for circle in first for each in circle.people]
    assert len(ids) == len(set(ids)) > 0
    assert sum(circle.score for circle in first) <= sum(circle.score for circle in exact)
    assert [circle.score for circle in first] == sorted((circle.score for circle in first), reverse=True)

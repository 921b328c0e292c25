"""The pairing of everyone at once: against every possible pairing of small communities, and against its own bound."""

from __future__ import annotations

import sys
import time
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpact.matching.cohort import assignment
from peerpact.matching.cohort.assignment import assign, prune_pairs, slack
from peerpact.matching.cohort.augmenting_paths import join
from peerpact.matching.cohort.cycles import rounded
from peerpact.matching.cohort.graph import NOBODY, Budget, Graph
from peerpact.matching.cohort.milp import finish
from peerpact.matching.cohort.pairing import ENOUGH, greedy, pairing, worth
from peerpact.matching.cohort.subprocess_timeout import OutOfTimeError, run_with_timeout
from testing.thoroughness import examples

Scores = dict[tuple[int, int], int]


def made(people: int, scores: Scores) -> Graph:
    pairs = sorted(scores)
    columns = [[one for one, _ in pairs], [other for _, other in pairs], [scores[pair] for pair in pairs]]
    return Graph.of(people, *(np.array(column, np.int64) for column in columns))


def random_graph(seed: int, people: int, share: float, most: int) -> Graph:
    dice = Random(seed)  # noqa: S311
    pairs = [(a, b) for b in range(people) for a in range(b) if dice.random() < share]
    return made(people, {pair: dice.randint(1, most) for pair in pairs})


def best_of_all(people: int, scores: Scores) -> int:
    """The highest total, by trying everything: the first person stays alone or meets each of the others."""

    @cache
    def best(left: frozenset[int]) -> int:
        if not left:
            return 0
        one = min(left)
        rest = left - {one}
        totals = [scores[one, other] + best(rest - {other}) for other in rest if (one, other) in scores]
        return max([best(rest), *totals])

    return best(frozenset(range(people)))


def sound(partner_of: np.ndarray, whole: Graph) -> bool:
    """Whether everyone has at most one partner, and only one with whom a pair is possible."""
    paired = np.flatnonzero(partner_of != NOBODY)
    possible = set(zip(whole.first.tolist(), whole.second.tolist(), strict=True))
    mutual = bool((partner_of[partner_of[paired]] == paired).all())
    return mutual and all((min(a, b), max(a, b)) in possible for a, b in enumerate(partner_of.tolist()) if b != NOBODY)


small = st.integers(0, 9).flatmap(
    lambda people: st.tuples(
        st.just(people),
        st.dictionaries(
            st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1] < people),
            st.one_of(st.integers(1, 4), st.integers(1, 10_000)),
        )
        if people > 1
        else st.just({}),
    )
)


@settings(max_examples=examples(300))
@given(small)
def test_no_pairing_of_a_small_community_is_above_ours_by_more_than_a_hundredth_of_a_per_cent(
    community: tuple[int, Scores],
) -> None:
    people, scores = community
    found = pairing(made(people, scores), Budget.of(60, time.monotonic))
    best = best_of_all(people, scores)
    assert sound(found.partner_of, made(people, scores))
    assert found.finished
    assert found.total <= best <= found.bound
    assert found.total >= ENOUGH * found.bound
    assert found.total == sum(score for (a, b), score in scores.items() if found.partner_of[a] == b)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(("people", "share", "most"), [(60, 0.1, 9), (150, 0.05, 10_000), (300, 0.3, 50), (31, 1.0, 3)])
def test_the_dual_values_prove_the_bound(seed: int, people: int, share: float, most: int) -> None:
    found = random_graph(seed, people, share, most)
    assigned = assign(found)
    assert slack(found, assigned.dual).min() >= 0
    assert assigned.dual.min() >= 0
    scores = dict(zip(zip(found.first.tolist(), found.second.tolist(), strict=True), found.score.tolist(), strict=True))
    total = sum(scores[min(a, b), max(a, b)] for a, b in enumerate(assigned.to.tolist()) if a != b)
    assert assigned.dual.sum() == total
    partner_of = join(found, assigned.dual, *rounded(assigned.to))
    assert sound(partner_of, found)
    assert worth(found, partner_of) <= assigned.bound


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("most", [1, 3, 20])
def test_pairs_that_do_not_look_promising_are_looked_at_all_the_same(
    monkeypatch: pytest.MonkeyPatch, seed: int, most: int
) -> None:
    monkeypatch.setattr(assignment, "_FIRST_OF_EACH", most)
    found = random_graph(seed, 120, 0.8, 10_000)
    assert len(prune_pairs(found, most)) < len(found.score)
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    rows = np.concatenate([found.first, found.second, np.arange(120)])
    columns = np.concatenate([found.second, found.first, np.arange(120)])
    values = np.concatenate([found.score, found.score, np.zeros(120, np.int64)]) + 1
    whole = coo_matrix((values.astype(float), (rows, columns))).tocsr()
    best = whole[min_weight_full_bipartite_matching(whole, maximize=True)].sum() - 120
    assert assign(found).dual.sum() == best


def test_three_who_could_all_meet_become_the_best_pair() -> None:
    found = pairing(made(3, {(0, 1): 5, (0, 2): 7, (1, 2): 6}), Budget.of(60, time.monotonic))
    assert found.partner_of.tolist() == [2, NOBODY, 0]
    assert (found.total, found.bound, found.finished) == (7, 7, True)


def test_the_ways_between_odd_groups_meet_nobody_twice() -> None:
    for seed in range(600):
        dice = Random(seed)  # noqa: S311
        found = random_graph(seed, dice.randint(10, 40), dice.choice((0.1, 0.15, 0.3)), dice.choice((2, 3, 5, 10)))
        assigned = assign(found)
        partner_of = join(found, assigned.dual, *rounded(assigned.to))
        assert sound(partner_of, found)
        assert worth(found, partner_of) <= assigned.bound


def test_a_ring_of_five_loses_one_member_and_pairs_the_others_with_their_neighbours() -> None:
    # The second member has the only way out, so the ring is opened there.
    ring = {(0, 1): 10, (1, 2): 10, (2, 3): 10, (3, 4): 10, (0, 4): 10}
    found = made(6, ring | {(1, 5): 4})
    assigned = assign(found)
    partner_of, odd = rounded(assigned.to)
    assert [sorted(cycle) for cycle in odd] == [[0, 1, 2, 3, 4]]
    assert join(found, assigned.dual, partner_of, odd).tolist() == [4, 5, 3, 2, 0, 1]


def test_two_odd_groups_are_joined_by_the_pair_between_them() -> None:
    groups = {(0, 1): 10, (0, 2): 10, (1, 2): 10, (3, 4): 10, (3, 5): 10, (4, 5): 10}
    found = made(6, groups | {(2, 3): 1})
    assigned = assign(found)
    partner_of, odd = rounded(assigned.to)
    assert len(odd) == 2
    assert join(found, assigned.dual, partner_of, odd).tolist() == [1, 0, 3, 2, 5, 4]


def test_the_finish_improves_a_poor_beginning_and_proves_it() -> None:
    found = random_graph(4, 40, 0.2, 100)
    assigned = assign(found)
    nobody = np.full(40, NOBODY, np.int64)
    best = finish(found, assigned.dual, nobody, int(assigned.dual.sum()), 60)
    again = pairing(found, Budget.of(60, time.monotonic))
    assert best.done
    assert worth(found, best.partner_of) == best.bound
    assert best.bound * ENOUGH <= again.total <= best.bound


def test_without_any_time_the_finish_leaves_everything_as_it_was() -> None:
    found = random_graph(4, 40, 0.2, 100)
    assigned = assign(found)
    partner_of = np.full(40, NOBODY, np.int64)
    left = finish(found, assigned.dual, partner_of, int(assigned.dual.sum()), 0)
    assert (left.partner_of is partner_of, left.bound, left.done) == (True, assigned.bound, False)


def test_when_the_time_runs_out_pairs_are_taken_best_first_and_it_says_so() -> None:
    found = random_graph(1, 100, 0.3, 1000)
    late = pairing(found, Budget.of(0.0, time.monotonic), alone=0)
    first = greedy(found)
    assert late.partner_of.tolist() == first.partner_of.tolist()
    assert not late.finished
    whole = pairing(found, Budget.of(60, time.monotonic))
    assert late.total < whole.total <= whole.bound <= late.bound


def test_in_a_process_of_its_own_the_assignment_is_the_same() -> None:
    found = random_graph(2, 80, 0.3, 1000)
    ours, alone = (pairing(found, Budget.of(60, time.monotonic), alone=limit) for limit in (1000, 0))
    assert (ours.partner_of.tolist(), ours.bound) == (alone.partner_of.tolist(), alone.bound)


def test_work_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(OutOfTimeError):  # and doesn't wait for the hour
        run_with_timeout(0.2, time.sleep, 3600)


def test_nobody_at_all_and_people_who_cannot_meet_are_paired_with_nobody() -> None:
    for people in (0, 1, 5):
        found = pairing(made(people, {}), Budget.of(60, time.monotonic))
        assert found.partner_of.tolist() == [NOBODY] * people
        assert (found.total, found.bound, found.finished) == (0, 0, True)


def test_another_order_of_the_people_changes_no_total() -> None:
    found = random_graph(3, 90, 0.2, 20)
    totals = set()
    for seed in range(4):
        order = np.random.default_rng(seed).permutation(90)
        turned = pairing(found.reordered(order), Budget.of(60, time.monotonic))
        back = np.full(90, NOBODY)
        some = np.flatnonzero(turned.partner_of != NOBODY)
        back[order[some]] = order[turned.partner_of[some]]
        assert worth(found, back) == turned.total
        totals.add((turned.total, turned.bound))
    low = min(total for total, _ in totals)
    assert low >= ENOUGH * max(bound for _, bound in totals)


def test_the_pairing_reads_no_clock_of_its_own() -> None:
    ticks = iter(range(1000))
    found = random_graph(5, 60, 0.2, 9)
    assert pairing(found, Budget.of(10_000, lambda: next(ticks))).finished
    source = Path(sys.modules["peerpact.matching.cohort.pairing"].__file__ or "").read_text("utf-8")
    assert "import time" not in source

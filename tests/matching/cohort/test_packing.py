"""The packing of pairs and circles: against plain loops and another formulation, and against its own bounds."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_report import NOW, person, together

from peerpact.domain.model import Availability, Profile
from peerpact.domain.weekly_hours import Window
from peerpact.matching import MatchingIndex
from peerpact.matching.cohort import circle_search, local_search, packing, relaxation
from peerpact.matching.cohort.choices import Choice, choose
from peerpact.matching.cohort.free_partners import FreePartners
from peerpact.matching.cohort.graph import NOBODY, Budget
from peerpact.matching.cohort.groups import Groups, possible_groups
from peerpact.matching.cohort.local_search import improve
from peerpact.matching.cohort.proposal import CHOICES, PAIRS, PAIRS_ONLY, PEOPLE
from peerpact.matching.cohort.relaxation import relax, without_a_program
from peerpact.matching.cohort.soft_prices import soft_prices
from testing import TESTS
from testing.packing_oracle import Objective, Scores, best_by_solver, best_by_trying_all, objective, possible
from testing.thoroughness import examples

sys.path.insert(0, str(TESTS / "benchmarks"))
import kidney
import packing as table
import synthetic

SKILLS = ("sql", "go", "java", "rust", "web", "css", "git")
WINDOWS = (Window((0,), 600, 780), Window((0, 3), 660, 840), Window((5,), 540, 720))


def somebody(dice: Random, number: int, skills: int) -> Profile:
    """A person with few skills, a language or two, and often with hours."""
    offered, sought = dice.sample(SKILLS[:skills], 2)
    made = person(number, f"{offered}:{dice.choice(('intermediate', 'expert'))}", f"{sought}:beginner")
    windows = tuple(dice.sample(WINDOWS, dice.choice((0, 0, 1, 2))))
    return replace(
        made,
        languages=dice.choice((("en",), ("en",), ("en", "de"), ("de",))),
        availability=Availability(4, windows, asynchronous=dice.random() < 0.4),
    )


def crowded(seed: int, people: int, skills: int = 4) -> MatchingIndex:
    """People whose pairs and circles share many members."""
    dice = Random(seed)  # noqa: S311
    return MatchingIndex.of(together(*(somebody(dice, n, skills) for n in range(1, people + 1))), NOW)


def everything(index: MatchingIndex, order: list[int] | None = None) -> Groups:
    return possible_groups(index, np.array(order or range(len(index.population.people)), np.int64))


def teams(index: MatchingIndex, groups: Groups, numbers: np.ndarray) -> list[frozenset[int]]:
    ids = [person.profile.github_id for person in index.population.people]
    return [frozenset(ids[m] for m in members if m != NOBODY) for members in groups.members[numbers].tolist()]


def chosen(groups: Groups, kind: str, seconds: float = 60) -> Choice:
    return choose(groups, kind, Budget.of(seconds, time.monotonic))


def reached(index: MatchingIndex, scores: Scores, kind: str) -> Objective:
    """What a choice comes to, after a look at whether it is sound."""
    groups = everything(index)
    made = chosen(groups, kind)
    found = teams(index, groups, made.groups)
    assert len(frozenset().union(*found)) == sum(map(len, found)), "nobody twice"
    assert all(groups.score[n] == scores[team] for n, team in zip(made.groups, found, strict=True))
    assert made.finished
    assert made.proven
    return objective(scores, found, kind == PAIRS)


@pytest.mark.parametrize("seed", range(6))
def test_the_groups_and_their_scores_are_those_of_plain_loops(seed: int) -> None:
    index = crowded(seed, 24, 5)
    groups = everything(index)
    found = dict(zip(teams(index, groups, np.arange(len(groups.score))), groups.score.tolist(), strict=True))
    assert found == possible(index)
    assert len(found) == len(groups.score) > 10
    assert groups.complete


@settings(max_examples=examples(80))
@given(st.integers(0, 10**6), st.integers(7, 12), st.integers(3, 7))
@example(0, 0, 4)
@example(0, 1, 4)
def test_no_packing_of_a_dozen_people_is_better(seed: int, people: int, skills: int) -> None:
    index = crowded(seed, people, skills)
    scores = possible(index)
    pairs = {team: s for team, s in scores.items() if len(team) == 2}
    assert reached(index, scores, PEOPLE) == best_by_trying_all(scores)
    assert reached(index, scores, PAIRS) == best_by_trying_all(scores, pairs_first=True)
    assert reached(index, scores, PAIRS_ONLY) == best_by_trying_all(pairs)


@settings(max_examples=examples(12))
@given(st.integers(0, 10**6), st.integers(30, 60), st.sampled_from(CHOICES), st.integers(5, 7))
def test_no_packing_of_sixty_people_is_better(seed: int, people: int, kind: str, skills: int) -> None:
    index = crowded(seed, people, skills)
    scores = possible(index)
    allowed = {team: s for team, s in scores.items() if kind != PAIRS_ONLY or len(team) == 2}
    best = best_by_solver(allowed, kind == PAIRS)
    ours = reached(index, scores, kind)
    assert ours[:-1] == best[:-1]
    assert best[-1] * packing.ENOUGH <= ours[-1] <= best[-1]


@pytest.mark.parametrize("seed", range(5))
def test_one_more_person_never_places_fewer(seed: int) -> None:
    dice = Random(seed)  # noqa: S311
    people = [somebody(dice, n, 5) for n in range(1, 26)]
    placed = [chosen(everything(MatchingIndex.of(together(*people[:n]), NOW)), PEOPLE).people for n in range(2, 26)]
    assert placed == sorted(placed)
    assert placed[-1] > 3


def test_a_pair_gives_way_when_a_circle_and_a_pair_place_more() -> None:
    # 1 and 2 fit best, but 1 can also begin with 5, and 2 with 3 and 4.
    people = (
        person(1, "sql:advanced perl:advanced", "go:beginner lua:beginner"),
        person(2, "go:advanced", "sql:beginner java:beginner"),
        person(3, "rust:advanced", "go:beginner"),
        person(4, "java:advanced", "rust:beginner"),
        person(5, "lua:advanced", "perl:beginner"),
    )
    groups = everything(MatchingIndex.of(together(*people), NOW))
    assert [chosen(groups, kind).people for kind in CHOICES] == [5, 5, 2]
    without = everything(MatchingIndex.of(together(*people[:4]), NOW))
    assert [chosen(without, kind).people for kind in CHOICES] == [3, 2, 2]


@pytest.mark.parametrize("seed", range(4))
def test_another_order_of_the_people_changes_neither_number_nor_worth(seed: int) -> None:
    index = crowded(seed, 40, 6)
    plain = chosen(everything(index), PEOPLE)
    order = np.random.default_rng(seed).permutation(len(index.population.people)).tolist()
    turned = chosen(everything(index, order), PEOPLE)
    assert (plain.people, plain.worth) == (turned.people, turned.worth)


@pytest.mark.parametrize("seed", range(4))
def test_the_bound_holds_whatever_was_solved(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_FEW", 10)
    monkeypatch.setattr(local_search, "_PARTS", 3)
    index = MatchingIndex.of(synthetic.synthetic(150, seed, asynchronous=0.3), NOW)
    groups = everything(index)
    weight = groups.size * 1000 + groups.score % 7
    exact, none = Budget.of(60, time.monotonic), Budget.of(0.0, time.monotonic)
    relaxed, late = relax(groups, weight, exact), relax(groups, weight, none)
    assert relaxed.slack.min() >= 0
    assert late.bound == without_a_program(groups, weight).bound >= relaxed.bound
    made = chosen(groups, PEOPLE)
    assert weight[made.groups].sum() <= relaxed.bound - relaxed.slack[made.groups].max()


def test_the_bound_is_the_same_when_groups_join_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = everything(MatchingIndex.of(synthetic.synthetic(150, 1), NOW))
    weight = groups.size * 1_000_000 + groups.score
    whole = relax(groups, weight, Budget.of(60, time.monotonic))
    monkeypatch.setattr(relaxation, "_FEW", 10)
    monkeypatch.setattr(relaxation, "_FIRST", 1)
    part = relax(groups, weight, Budget.of(60, time.monotonic))
    assert len(part.columns) < len(whole.columns) == len(weight)
    assert part.bound == pytest.approx(whole.bound, rel=1e-5)


def test_soft_prices_come_near_the_bound_of_the_linear_program() -> None:
    groups = everything(MatchingIndex.of(synthetic.synthetic(150, 1), NOW))
    weight = groups.size * 1_000_000 + groups.score
    price = soft_prices(groups, weight)
    short = np.maximum(weight - price[groups.members].sum(axis=1), 0)
    best = relax(groups, weight, Budget.of(60, time.monotonic)).bound
    assert 0.999 * best <= price.sum() + short.sum() <= 1.03 * best
    assert price[NOBODY] == 0


@pytest.mark.parametrize("seed", range(3))
def test_a_packing_that_is_improved_part_by_part_places_more_and_nobody_twice(seed: int) -> None:
    index = crowded(seed, 40, 7)
    groups = everything(index)
    worth, best = groups.score * groups.size, chosen(groups, PEOPLE)
    relaxed = relax(groups, groups.size, Budget.of(60, time.monotonic))
    nobody = np.zeros(0, np.int64)
    better = improve(groups, groups.size, worth, relaxed.slack, nobody, Budget.of(60, time.monotonic))
    found = teams(index, groups, better)
    assert len(frozenset().union(*found)) == sum(map(len, found)) == best.people > 0
    assert worth[better].sum() == pytest.approx(best.worth, rel=0.01)


@pytest.mark.parametrize("kind", CHOICES)
def test_without_any_time_there_is_still_a_sound_choice_that_says_so(kind: str) -> None:
    index = MatchingIndex.of(synthetic.synthetic(120, 3), NOW)
    groups = everything(index)
    late, best = chosen(groups, kind, 0.0), chosen(groups, kind)
    found = teams(index, groups, late.groups)
    assert len(frozenset().union(*found)) == sum(map(len, found)) == late.people
    assert 0 < late.people <= best.people
    assert late.worth <= late.most_worth
    assert not late.finished
    assert late.most_people is None or late.most_people >= best.people


def test_of_too_many_circles_each_person_keeps_some_and_the_bound_counts_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = MatchingIndex.of(synthetic.synthetic(150, 2), NOW)
    whole = everything(index)
    monkeypatch.setattr(circle_search, "_ALL_PATHS", 100)
    monkeypatch.setattr(circle_search, "_MOST_PATHS", 2_000)
    some = everything(index)
    assert not some.complete
    assert 0 < (some.size == 3).sum() < (whole.size == 3).sum()
    made, best = chosen(some, PEOPLE), chosen(whole, PEOPLE)
    assert made.people <= best.people <= (made.most_people or 0) <= whole.people
    assert chosen(some, PAIRS_ONLY).proven


def test_many_pairs_are_matched_by_an_assignment_that_says_how_good_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = everything(MatchingIndex.of(synthetic.synthetic(300, 2), NOW))
    exact = chosen(groups, PAIRS_ONLY)
    monkeypatch.setattr("peerpact.matching.cohort.choices._MANY_PAIRS", 10)
    quick = chosen(groups, PAIRS_ONLY)
    assert exact.proven
    assert 0.98 * exact.people <= quick.people <= exact.people <= (quick.most_people or 0)
    assert quick.worth <= quick.most_worth
    assert (groups.size[quick.groups] == 2).all()


def test_a_half_pair_that_no_pairing_can_have_hardly_raises_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    # Of three who all fit, the assignment makes one and a half pairs: three pairs of six people, and two are possible.
    monkeypatch.setattr("peerpact.matching.cohort.choices._MANY_PAIRS", 0)
    monkeypatch.setattr("peerpact.matching.cohort.milp._MOST", 0)  # as in a large community
    pairs = [[a, b, NOBODY] for a, b in ((0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5))]
    made = chosen(Groups(6, np.array(pairs), np.full(6, 9_000), complete=True, reachable=6), PAIRS_ONLY)
    assert (made.people, made.most_people, made.worth) == (4, 6, 2 * 2 * 9_000)
    assert made.worth <= made.most_worth <= 2 * (3 * 9_000 + 2_500)


@pytest.mark.parametrize(("pairs", "seed"), [(16, 2), (32, 0), (32, 1), (48, 0), (64, 2)])
def test_kidney_exchange_graphs_are_packed_as_well_as_another_formulation_does(pairs: int, seed: int) -> None:
    groups = kidney.groups_of(pairs, kidney.drawn(pairs, seed))
    made = chosen(groups, PEOPLE)
    scores = {frozenset(m for m in members if m != NOBODY): 1 for members in groups.members.tolist()}
    assert made.people == made.most_people == best_by_solver(scores)[0] > 0


def test_a_graph_of_preflib_is_read_unless_it_has_altruists(tmp_path: Path) -> None:
    head = "# DATA TYPE: wmd\n# NUMBER ALTERNATIVES: 3\n"
    names = "".join(f"# ALTERNATIVE NAME {n}: Pair {n}\n" for n in (1, 2, 3))
    path = tmp_path / "00036-1.wmd"
    path.write_text(f"{head}{names}1,2,1.0\n2,3,1.0\n3,1,1.0\n", "utf-8")
    people, arcs = kidney.read(path) or (0, set())
    assert chosen(kidney.groups_of(people, arcs), PEOPLE).people == 3
    path.write_text(f"{head}{names}# ALTERNATIVE NAME 4: Alturist 4\n4,1,1.0\n", "utf-8")
    assert kidney.read(path) is None


def test_the_table_of_choices_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert table.main(["--people", "60", "--seconds", "20", "--cpu"]) == 0
    cells = [cell.strip() for cell in capsys.readouterr().out.splitlines()[2].strip("|").split("|")]
    assert cells[:2] == ["synthetic 60", "60"]
    assert all("proven" in cell for cell in cells[3:6])


def test_three_poor_places_come_before_two_very_good_ones_unless_pairs_come_first() -> None:
    members = np.array([[0, 1, NOBODY], [1, 2, 3]])
    groups = Groups(4, members, np.array([9_000, 100]), complete=True, reachable=4)
    assert [chosen(groups, kind).groups.tolist() for kind in CHOICES] == [[1], [0], [0]]


def test_a_partner_is_free_only_if_the_other_one_can_begin_with_a_third_person() -> None:
    # 0 and 1 are a pair, and 1 could also begin with 2; 3 is left like 2.
    members = np.array([[0, 1, NOBODY], [1, 2, NOBODY]])
    groups = Groups(4, members, np.array([9, 5]), complete=True, reachable=3)
    free = FreePartners.of(groups, members[:1])
    assert np.flatnonzero(free.for_person(3)).tolist() == [0, 2]
    assert np.flatnonzero(free.for_person(2)).tolist() == [3]


def test_a_member_of_a_circle_is_free_if_the_two_others_fit() -> None:
    members = np.array([[0, 1, 2], [0, 2, NOBODY]])
    groups = Groups(4, members, np.array([9, 5]), complete=True, reachable=3)
    assert np.flatnonzero(FreePartners.of(groups, members[:1]).for_person(3)).tolist() == [1]


@pytest.mark.parametrize("seed", range(6))
def test_partners_called_free_cost_nobody_a_place(seed: int) -> None:
    index = crowded(seed, 40, 6)
    groups = everything(index)
    made = chosen(groups, PEOPLE)
    free = FreePartners.of(groups, groups.members[made.groups])
    taken = set(groups.members[made.groups].ravel().tolist())
    tried = 0
    for newcomer in sorted(set(range(groups.people)) - taken):
        for partner in np.flatnonzero(free.for_person(newcomer)).tolist():
            pair = np.array([[*sorted((newcomer, partner)), NOBODY]])
            if (groups.members == pair).all(axis=1).any():
                continue
            more = Groups(
                groups.people,
                np.concatenate([groups.members, pair]),
                np.append(groups.score, 1),
                complete=True,
                reachable=groups.people,
            )
            assert chosen(more, PEOPLE).people > made.people
            tried += 1
            if tried == 12:
                return
    assert tried

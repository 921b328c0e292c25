"""The engine against plain loops, and what must hold for every community."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpact.domain.model import LEVELS, Community, Offer, Profile
from peerpact.matching import MatchingIndex, Suggestions, gates, suggest, suggest_everybody, suggest_from
from peerpact.matching.ranking import best
from peerpact.matching.ranking import rows as rows_of_pairs
from peerpact.matching.score import direction, harmonic_mean, lessons
from peerpact.matching.score_tables import DIRECTIONS, MEANS, SIZE, WEIGHTS, three
from testing.brute_force import Oracle
from testing.brute_force_ground import mean, rounded
from testing.matching_people import NOW, SKILLS, crowd, wanting
from testing.thoroughness import examples

SHAPES = st.tuples(st.integers(0, 2**32), st.integers(0, 40), st.integers(1, 9), st.integers(0, 4))
Shape = tuple[int, int, int, int]
"""Seed, people, skills and languages of a crowd: small enough to be printed when a test fails."""


def rows(found: Suggestions) -> list[tuple[str, tuple[str, ...], float, str | None]]:
    return [(s.kind, s.partners, s.score, s.direction) for s in found.suggestions if s.kind != "advice"]


def with_people(gathering: Community, people: list[Profile]) -> Community:
    return Community.of(gathering.settings, gathering.vocabulary, tuple(people), gathering.agreements)


@given(SHAPES, st.sampled_from([1, 3, 5, 12]), st.sampled_from([1, 2, 3, 5]))
@settings(max_examples=examples(25))
def test_engine_never_differs_from_plain_loops(shape: Shape, count: int, wanted: int) -> None:
    gathering = wanting(crowd(*shape), wanted)
    oracle, index = Oracle(gathering, NOW), MatchingIndex.of(gathering, NOW)
    for profile in gathering.profiles[:12]:
        assert rows(suggest_from(index, profile, count)) == oracle.rows(profile, count)


def test_engine_never_differs_among_three_hundred_people() -> None:
    gathering = crowd(11, 300, 9, 1)
    oracle, index = Oracle(gathering, NOW), MatchingIndex.of(gathering, NOW)
    for profile in gathering.profiles[::31]:
        assert rows(suggest_from(index, profile, 5)) == oracle.rows(profile, 5)


@pytest.mark.parametrize("seed", [3, 12, 21, 51, 57])
@pytest.mark.parametrize(("wanted", "size"), [(1, 24), (2, 40), (3, 40)])
def test_engine_never_differs_where_somebody_is_taken_in(seed: int, wanted: int, size: int) -> None:
    gathering = wanting(crowd(seed, size, 3, 1), wanted)
    oracle, index = Oracle(gathering, NOW), MatchingIndex.of(gathering, NOW)
    people = [person.profile for person in index.population.people]
    hosts = {people[place].github: pair for place, pair in enumerate(index.guaranteed.tolist()) if pair >= 0}
    assert oracle.guests.keys() == hosts.keys()
    for profile in [p for p in people if p.github in hosts][:3]:
        for count in (wanted, wanted + 1, 12):
            assert rows(suggest_from(index, profile, count)) == oracle.rows(profile, count)


@given(SHAPES)
@settings(max_examples=examples(6))
def test_engine_never_differs_when_everything_is_asked_for(shape: Shape) -> None:
    gathering = crowd(*shape)
    oracle, index = Oracle(gathering, NOW), MatchingIndex.of(gathering, NOW)
    for profile in gathering.profiles[:2]:
        assert rows(suggest_from(index, profile, 60)) == oracle.rows(profile, 60)


def pairs_of(found: Suggestions) -> dict[tuple[str, ...], float]:
    return {s.partners: s.score for s in found.suggestions if s.kind in ("pair", "related-pair", "async-pair")}


@given(SHAPES)
@settings(max_examples=examples(25))
def test_pair_has_the_same_score_from_both_sides(shape: Shape) -> None:
    gathering = crowd(*shape)
    found = suggest_everybody(gathering, NOW, 40)
    scores = {(me, partners[0]): score for me, r in found.items() for partners, score in pairs_of(r).items()}
    assert all(scores[other, me] == value for (me, other), value in scores.items())


@given(SHAPES, st.integers(0, 2**32), st.sampled_from(LEVELS))
@settings(max_examples=examples(60))
def test_adding_an_offer_never_lowers_a_pair_or_removes_a_partner(shape: Shape, seed: int, level: str) -> None:
    gathering = crowd(*shape)
    if len(gathering.profiles) < 2:
        return
    dice = Random(seed)  # noqa: S311
    people = list(gathering.profiles)
    number = dice.randrange(len(people))
    me = dice.choice([number, dice.randrange(len(people))])
    before = pairs_of(suggest(gathering, people[me], NOW, 40))
    offer = Offer(f"s{dice.randrange(9)}", level)
    if {offer.skill, *SKILLS.broader(offer.skill)} & {seek.skill for seek in people[number].seeks}:
        return  # nobody learns what they teach
    people[number] = replace(people[number], offers=(*people[number].offers, offer))
    after = pairs_of(suggest(with_people(gathering, people), people[me], NOW, 40))
    assert all(after.get(partners, 0) >= value for partners, value in before.items())


@given(SHAPES, st.integers(0, 2**32), st.sampled_from([1, 2, 5]))
@settings(max_examples=examples(25))
def test_order_of_the_files_changes_nothing(shape: Shape, seed: int, wanted: int) -> None:
    gathering = wanting(crowd(*shape), wanted)
    people = list(gathering.profiles)
    Random(seed).shuffle(people)  # noqa: S311
    assert suggest_everybody(with_people(gathering, people), NOW) == suggest_everybody(gathering, NOW)


@given(SHAPES)
@settings(max_examples=examples(25))
def test_score_follows_from_the_terms_that_are_shown(shape: Shape) -> None:
    gathering = crowd(*shape)
    ways = {"pair": 2, "related-pair": 2, "async-pair": 2, "circle": 3, "one-way": 1}
    for found in suggest_everybody(gathering, NOW, 12).values():
        for each in (s for s in found.suggestions if s.kind != "advice"):
            terms = {name: Fraction(str(value)) for name, value in each.terms.items()}
            hours, formats, told = terms.pop("hours"), terms.pop("formats"), terms.pop("harmonic_mean", None)
            together = mean(*terms.values())
            assert told in (None, together)
            factor = Fraction(60, 100) + Fraction(25, 100) * hours / 4 + Fraction(15, 100) * formats / 2
            assert each.score == float(rounded(together * factor))
            assert len(terms) == ways[each.kind]


@given(SHAPES)
@settings(max_examples=examples(25))
def test_everybody_who_is_open_and_has_room_gets_a_next_step(shape: Shape) -> None:
    gathering = crowd(*shape)
    for found in suggest_everybody(gathering, NOW).values():
        assert bool(found.suggestions) is not bool(found.note)


@given(SHAPES, st.sampled_from([1, 3, 5]), st.sampled_from([1, 2, 3, 5]))
@settings(max_examples=examples(50))
def test_lists_for_everybody_at_once_are_the_lists_of_each(shape: Shape, count: int, wanted: int) -> None:
    gathering = wanting(crowd(*shape), wanted)
    index = MatchingIndex.of(gathering, NOW)
    table = best(index, count)
    for place in range(len(index.population.people)):
        every = sorted(rows_of_pairs(index, place, count), key=lambda row: row.kind)
        assert [row.other for row in every[:count]] == [other for other in table[place] if other >= 0]


@given(SHAPES)
@settings(max_examples=examples(40))
def test_gates_of_two_people_are_the_gates_of_everybody_at_once(shape: Shape) -> None:
    gathering = crowd(*shape)
    index = MatchingIndex.of(gathering, NOW)
    found = {frozenset((int(a), int(b))) for a, b in zip(index.pairs.ones, index.pairs.others, strict=True)}
    for one, other in combinations(range(len(index.population.people)), 2):
        mine, theirs = index.population.people[one], index.population.people[other]
        both = all(lessons(a.profile, b.profile, SKILLS) for a, b in ((mine, theirs), (theirs, mine)))
        is_open = not gates.closed((mine, theirs), index.minimum_minutes)
        assert (both and is_open) is (frozenset((one, other)) in found)


def test_codes_say_what_the_score_says() -> None:
    assert all(
        DIRECTIONS[SIZE * a + b] == direction((WEIGHTS[a], WEIGHTS[b])) for a in range(SIZE) for b in range(a + 1)
    )
    for codes in product(range(SIZE * SIZE), repeat=2):
        assert MEANS[codes] == harmonic_mean(*(int(DIRECTIONS[code]) for code in codes))
    reachable = sorted({int(value) for value in DIRECTIONS} - {0})
    for ways in product(reachable, repeat=3):
        assert three(*(np.array(way) for way in ways)) == harmonic_mean(*ways)


def test_direction_grows_with_every_skill_and_stays_within_bounds() -> None:
    for one, two, third in product(WEIGHTS, repeat=3):
        assert 0 <= direction([one, two]) <= direction([one, two, third]) <= 10_000

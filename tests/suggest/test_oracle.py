"""The engine against plain loops, and what must hold for every community."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from peerpact.model import LEVELS, Community, Offer, Profile, community
from peerpact.suggest import Suggestions, market, suggest, suggest_everybody, suggest_from
from peerpact.suggest.score import GAP_WEIGHTS, combine, harmonic_mean

from .oracle import Oracle, mean
from .people import NOW, crowd

CROWDS = st.builds(crowd, st.integers(0, 2**32), st.integers(0, 40), st.integers(1, 9), st.integers(0, 4))
EVERYTHING = 10**4


def rows(found: Suggestions) -> list[tuple[str, tuple[str, ...], float, str | None]]:
    return [(s.kind, s.partners, s.score, s.direction) for s in found.suggestions]


def with_people(gathering: Community, people: list[Profile]) -> Community:
    return community(gathering.settings, gathering.vocabulary, tuple(people), gathering.agreements)


@given(CROWDS, st.sampled_from([1, 3, 5, 12]))
@settings(max_examples=60, deadline=None)
def test_engine_never_differs_from_plain_loops(gathering: Community, count: int) -> None:
    oracle, index = Oracle(gathering, NOW), market(gathering, NOW)
    for profile in gathering.profiles[:12]:
        assert rows(suggest_from(index, profile, count)) == oracle.rows(profile, count)


@given(CROWDS)
@settings(max_examples=15, deadline=None)
def test_engine_never_differs_when_everything_is_asked_for(gathering: Community) -> None:
    oracle, index = Oracle(gathering, NOW), market(gathering, NOW)
    for profile in gathering.profiles[:2]:
        assert rows(suggest_from(index, profile, 60)) == oracle.rows(profile, 60)


@given(CROWDS)
@settings(max_examples=25, deadline=None)
def test_pair_has_the_same_score_from_both_sides(gathering: Community) -> None:
    found = suggest_everybody(gathering, NOW, 40)
    scores = {(me, s.partners[0]): s.score for me, r in found.items() for s in r.suggestions if s.kind == "pair"}
    assert all(scores[other, me] == value for (me, other), value in scores.items())


@given(CROWDS, st.integers(0, 2**32), st.sampled_from(LEVELS))
@settings(max_examples=60, deadline=None)
def test_adding_an_offer_never_lowers_a_pair_or_removes_a_partner(gathering: Community, seed: int, level: str) -> None:
    if len(gathering.profiles) < 2:
        return
    dice = Random(seed)  # noqa: S311
    people = list(gathering.profiles)
    number = dice.randrange(len(people))
    me = dice.choice([number, dice.randrange(len(people))])
    before = {s.partners: s.score for s in suggest(gathering, people[me], NOW, 40).suggestions if s.kind == "pair"}
    offer = Offer(f"s{dice.randrange(9)}", level)
    people[number] = replace(people[number], offers=(*people[number].offers, offer))
    richer = with_people(gathering, people)
    after = {s.partners: s.score for s in suggest(richer, people[me], NOW, 40).suggestions if s.kind == "pair"}
    assert all(after.get(partners, 0) >= value for partners, value in before.items())


@given(CROWDS, st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_order_of_the_files_changes_nothing(gathering: Community, seed: int) -> None:
    people = list(gathering.profiles)
    Random(seed).shuffle(people)  # noqa: S311
    mixed = with_people(gathering, people)
    assert suggest_everybody(mixed, NOW) == suggest_everybody(gathering, NOW)


@given(CROWDS)
@settings(max_examples=25, deadline=None)
def test_score_follows_from_the_terms_that_are_shown(gathering: Community) -> None:
    for found in suggest_everybody(gathering, NOW, 12).values():
        for suggestion in found.suggestions:
            directions = [Fraction(str(v)) for name, v in suggestion.terms.items() if name != "harmonic_mean"]
            assert suggestion.score == mean(*directions)
            assert suggestion.terms.get("harmonic_mean", suggestion.score) == suggestion.score
            assert len(directions) == {"pair": 2, "circle": 3, "one-way": 1}[suggestion.kind]


def test_rounding_is_exact_for_every_score_that_can_be() -> None:
    weights = [*GAP_WEIGHTS.values(), 0.0]
    worths = {combine(pair) for pair in product(weights, weights)} - {0.0}
    for size in (2, 3):
        for directions in product(worths, repeat=size):
            assert harmonic_mean(*directions) == mean(*(Fraction(str(d)) for d in directions))


def test_direction_grows_with_every_skill_and_stays_within_bounds() -> None:
    weights = [*GAP_WEIGHTS.values(), 0.0]
    for one, two, three in product(weights, repeat=3):
        assert 0 <= combine([one, two]) <= combine([one, two, three]) <= 1

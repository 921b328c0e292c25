"""Nobody is left out: a person in no list is taken into one that can spare its last place."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpact.domain.model import Availability, Profile
from peerpact.domain.weekly_hours import Window
from peerpact.matching import KINDS, MatchingIndex, render, suggest, suggest_from, wording
from peerpact.matching.ranking import best
from peerpact.matching.score_tables import mix_hash, tie_breaks
from testing.matching_people import NOW, crowd, gathered, person, wanting
from testing.thoroughness import examples

DENSE = st.tuples(st.integers(0, 2**32), st.integers(10, 60), st.integers(2, 5), st.integers(0, 2))
WANTED = st.sampled_from([1, 2, 3, 4, 5])
Shape = tuple[int, int, int, int]
ASYNC = KINDS.index("async-pair")

BEN = person("demo-ben", 102, "python:expert", "git:beginner data-analysis:beginner")
BOB = person("demo-bob", 104, "python:expert", "git:beginner")
CEM = person("demo-cem", 103, "git:expert", "python:beginner")
FAY = person("demo-fay", 106, "pandas:advanced", "python:beginner")


def before(index: MatchingIndex) -> list[list[int]]:
    """Everyone's first pairs, by place, before anybody is taken in."""
    return [[int(index.pairs.across[side]) for side in row if side >= 0] for row in index.top_pairs]


def after(index: MatchingIndex) -> list[list[int]]:
    """Everyone's first pairs, by place."""
    return [[other for other in row if other >= 0] for row in best(index, index.count).tolist()]


def sure(index: MatchingIndex, lists: list[list[int]]) -> list[int]:
    """In how many lists each person stands wherever circles may come."""
    found = [0] * len(lists)
    kinds = kinds_of(index)
    for place, row in enumerate(lists):
        for number, other in enumerate(row):
            found[other] += kinds[place, other] != ASYNC or number < index.count - 2 or taken(index, place) == other
    return found


def kinds_of(index: MatchingIndex) -> dict[tuple[int, int], int]:
    """The kind of every pair, from both sides."""
    columns = zip(index.pairs.ones.tolist(), index.pairs.others.tolist(), index.pairs.kinds.tolist(), strict=True)
    return {names: kind for one, other, kind in columns for names in ((one, other), (other, one))}


def taken(index: MatchingIndex, place: int) -> int | None:
    """Who is taken into someone's list."""
    number = index.guaranteed[place]
    if number < 0:
        return None
    one, other = int(index.pairs.ones[number]), int(index.pairs.others[number])
    assert place in (one, other)
    return other if place == one else one


def crowded(shape: Shape, wanted: int) -> MatchingIndex:
    return MatchingIndex.of(wanting(crowd(*shape), wanted), NOW)


@given(DENSE, WANTED)
@settings(max_examples=examples(80))
def test_who_has_a_pair_is_left_out_only_where_no_list_could_take_them(shape: Shape, wanted: int) -> None:
    index = crowded(shape, wanted)
    lists = after(index)
    shown, kinds = sure(index, lists), kinds_of(index)
    for place, number in enumerate(shown):
        for other in () if number else [b for a, b in kinds if a == place]:
            full = len(lists[other]) == wanted and kinds[other, before(index)[other][-1]] != ASYNC
            assert not full or taken(index, other) is not None or shown[lists[other][-1]] == 1


@given(DENSE, WANTED)
@settings(max_examples=examples(80))
def test_nobody_loses_their_only_place_and_only_last_places_change(shape: Shape, wanted: int) -> None:
    index = crowded(shape, wanted)
    old, new, kinds = before(index), after(index), kinds_of(index)
    stood, stands = sure(index, old), sure(index, new)
    assert all(times for was, times in zip(stood, stands, strict=True) if was)
    for place, (was, now) in enumerate(zip(old, new, strict=True)):
        guest = taken(index, place)
        if guest is None:
            assert now == was
        else:
            assert now == [*was[:-1], guest]
            assert len(was) == wanted
            assert kinds[place, was[-1]] != ASYNC
            assert stood[guest] - (kinds[place, guest] == ASYNC and guest in was) <= 0
            assert stands[guest] == 1


@given(DENSE, WANTED, st.integers(1, 14))
@settings(max_examples=examples(60))
def test_kinds_stay_in_order_and_who_is_taken_in_stands_in_every_longer_list(
    shape: Shape, wanted: int, count: int
) -> None:
    index = crowded(shape, wanted)
    for place in np.flatnonzero(index.guaranteed >= 0).tolist()[:6]:
        profile = index.population.people[place].profile
        found = suggest_from(index, profile, count).suggestions
        kinds = [KINDS.index(each.kind) for each in found if each.kind != "advice"]
        assert kinds == sorted(kinds)
        assert len(kinds) <= count
        assert sum(wording.NOT_LEFT_OUT in each.reasons for each in found) == (count >= wanted)


@pytest.mark.parametrize(("seed", "size", "wanted"), [(13, 24, 1), (53, 24, 1), (12, 40, 2), (12, 60, 3), (53, 60, 3)])
def test_pair_without_meeting_that_is_taken_in_keeps_its_place_before_circles(
    seed: int, size: int, wanted: int
) -> None:
    index = crowded((seed, size, 3, 1), wanted)
    hosts = [
        place for place, number in enumerate(index.guaranteed) if number >= 0 and index.pairs.kinds[number] == ASYNC
    ]
    assert hosts
    for place, count in product(hosts, range(wanted, wanted + 16)):
        found = suggest_from(index, index.population.people[place].profile, count).suggestions
        assert sum(wording.NOT_LEFT_OUT in each.reasons for each in found) == 1
        assert len(found) == wanted if count == wanted else len(found) <= count


@given(DENSE, WANTED)
@settings(max_examples=examples(20))
def test_lists_of_pairs_without_meeting_take_nobody_in(shape: Shape, wanted: int) -> None:
    gathering = crowd(*shape)
    hours = [
        Availability(windows=(Window((n % 7,), n // 7 * 60, n // 7 * 60 + 60),), asynchronous=True) for n in range(60)
    ]
    people = [replace(p, timezone="UTC", availability=own) for p, own in zip(gathering.profiles, hours, strict=False)]
    index = MatchingIndex.of(wanting(gathered(*people), wanted), NOW)
    assert set(index.pairs.kinds.tolist()) <= {ASYNC}
    assert not (index.guaranteed >= 0).any()


def test_crowds_of_these_tests_hold_people_of_every_kind_who_are_taken_in() -> None:
    examples = [crowded((seed, 40, 3, 1), wanted) for seed in (7, 10, 12) for wanted in (2, 3)]
    kinds = [index.pairs.kinds[index.guaranteed[index.guaranteed >= 0]].tolist() for index in examples]
    found = {KINDS[kind] for each in kinds for kind in each}
    assert found == {"pair", "related-pair", "async-pair"}


def test_who_stands_in_no_list_takes_the_last_place_of_one_that_can_spare_it() -> None:
    # With lists of one, Ben and Bob are shown Cem, Cem one of them, and Fay Ben, who seeks a whole of hers. Cem can be
    # spared by Ben, because Bob has him too; whichever of Ben and Bob isn't shown by Cem still has a place somewhere.
    assert lists_of_one(BEN, BOB, CEM, FAY) == {"ben": ["fay"], "bob": ["cem"], "cem": ["bob"], "fay": ["ben"]}


def test_who_stands_in_no_list_stays_out_where_everybody_has_but_one_place() -> None:
    assert lists_of_one(BEN, CEM, FAY) == {"ben": ["cem"], "cem": ["ben"], "fay": ["ben"]}


def lists_of_one(*people: Profile) -> dict[str, list[str]]:
    found = {p.github: suggest(wanting(gathered(*people), 1), p, NOW).suggestions for p in people}
    return {login[-3:]: [each.partners[0][-3:] for each in every if each.partners] for login, every in found.items()}


def test_list_that_can_show_everybody_changes_nobody() -> None:
    index = MatchingIndex.of(wanting(gathered(BEN, BOB, CEM, FAY), 3), NOW)
    assert not (index.guaranteed >= 0).any()


def test_suggestion_says_in_every_form_that_it_is_there_so_that_nobody_is_left_out() -> None:
    gathering = wanting(gathered(BEN, BOB, CEM, FAY), 1)
    found = suggest(gathering, BEN, NOW)
    assert found.suggestions[0].reasons[-1] == wording.NOT_LEFT_OUT
    assert wording.NOT_LEFT_OUT in json.loads(render.as_json(found))["suggestions"][0]["reasons"]
    for form in (render.as_text, render.as_markdown):
        assert wording.NOT_LEFT_OUT in " ".join(form(found).split())
    others = [suggest(gathering, profile, NOW) for profile in (BOB, CEM, FAY)]
    assert not any(wording.NOT_LEFT_OUT in each.reasons for found in others for each in found.suggestions)


def test_who_fits_two_equally_well_is_taken_in_by_the_one_whose_tie_is_lower() -> None:
    hosts = []
    for own in range(106, 114):
        twin = replace(BEN, github="demo-bet", github_id=105)
        fay = replace(FAY, github_id=own)
        lists = lists_of_one(BEN, twin, BOB, CEM, fay)
        by_tie = min(
            (BEN, twin), key=lambda other: int(tie_breaks(np.uint64(own), np.array([other.github_id], np.uint64))[0])
        )
        assert [host for host in ("ben", "bet") if lists[host] == ["fay"]] == [by_tie.github[-3:]]
        hosts.append(by_tie.github)
    assert len(set(hosts)) == 2


def test_turns_go_by_the_mixed_id_and_not_by_the_alphabet_or_the_age_of_an_account() -> None:
    ids, first = (108, 109, 110), set()
    for order in permutations(ids):
        rivals = [replace(FAY, github=f"demo-{name}", github_id=own) for name, own in zip("xyz", order, strict=True)]
        index = MatchingIndex.of(wanting(gathered(BEN, BOB, CEM, *rivals), 1), NOW)
        place = index.population.places[BEN.github_id]
        guest = taken(index, place)
        assert guest is not None
        first.add(index.population.people[guest].profile.github_id)
    assert first == {int(min(ids, key=lambda own: mix_hash(np.array([own], np.uint64))[0]))}
    assert first != {108}

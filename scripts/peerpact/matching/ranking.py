"""Participant -> next steps with reasons.

For: the best pairs of a person, in an order that shares attention; how a list is filled, kind by kind; and the
questions for those whose list stays short. Must not: read files, know the clock, or hold words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from peerpact.domain.model import Community, Profile
from peerpact.matching import advice_wording, describe, gates
from peerpact.matching.advice import advice, closed
from peerpact.matching.circles import circles
from peerpact.matching.coverage import NOBODY, insert_guaranteed, shown_others, top_pairs
from peerpact.matching.index import MatchingIndex
from peerpact.matching.neighbourhood import Neighbourhood, one_way
from peerpact.matching.pairs import Pairs, Row
from peerpact.matching.questions.ask import questions_of
from peerpact.matching.questions.question import Questions
from peerpact.matching.questions.ranking import COUNT
from peerpact.matching.suggestion import ASYNC_PAIR, KINDS, LITTLE, MOST_CIRCLES, TWO_WAY, Suggestion, Suggestions


def suggest(community: Community, profile: Profile, now: date, count: int | None = None) -> Suggestions:
    """What one participant may choose from on the day `now`; `count` as the community wants it."""
    return suggest_from(MatchingIndex.of(community, now), profile, count)


def suggest_everybody(community: Community, now: date, count: int | None = None) -> dict[str, Suggestions]:
    """The suggestions of every participant, by login, from one index."""
    index = MatchingIndex.of(community, now)
    return {p.profile.github: suggest_from(index, p.profile, count) for p in index.people}


def suggest_from(index: MatchingIndex, profile: Profile, count: int | None = None) -> Suggestions:
    """The suggestions of one participant, from an index that was made before."""
    me = index.person(profile)
    if not gates.available(me):
        return Suggestions(profile.github, (), advice_wording.nobody_for(me.profile, me.taken))
    place = index.population.places[profile.github_id]
    suggestions, closed = _filled(index, place, index.count if count is None else count)
    return Suggestions(profile.github, tuple(suggestions), closed=closed)


def questions_from(index: MatchingIndex, profile: Profile, count: int = COUNT) -> Questions:
    """What one participant is asked, from an index that was made before."""
    return questions_of(index.person(profile), index.questions, count)


def questions_for_few(index: MatchingIndex, everyone: Mapping[str, Suggestions]) -> dict[str, Questions]:
    """By login, the questions of those who have few partners to choose from; `everyone` are all suggestions."""
    people = index.population.people
    few = [person.profile for person in people if everyone[person.profile.github].few]
    return {profile.github: questions_from(index, profile) for profile in few}


def _filled(index: MatchingIndex, place: int, count: int) -> tuple[list[Suggestion], tuple[tuple[str, int], ...]]:
    """The first `count` of all kinds in their order; advice as well for people with few, and which gates are closed."""
    every = rows(index, place, count)
    before = [row for row in every if KINDS[row.kind] != ASYNC_PAIR]
    after = [row for row in every if KINDS[row.kind] == ASYNC_PAIR]
    kept = sum(row.guaranteed for row in after)  # a person who was taken in keeps the place, whatever comes before
    filled = [describe.pair(index, place, row) for row in before[:count]]
    if len(filled) + kept >= count:
        return filled + [describe.pair(index, place, row) for row in after[: count - len(filled)]], ()
    here = Neighbourhood.of(index.population, place)
    room = min(MOST_CIRCLES, count - len(filled) - kept)
    filled += [describe.circle(index, place, each) for each in circles(here, index.popularity, room)]
    filled += [describe.pair(index, place, row) for row in after[: count - len(filled)]]
    filled += [describe.match(index, place, each) for each in one_way(here, index.popularity, count - len(filled))]
    if sum(each.kind in TWO_WAY for each in filled) >= LITTLE:
        return filled, ()
    return filled + advice(index, here), closed(index, here)


def rows(index: MatchingIndex, place: int, count: int) -> list[Row]:
    """At most `count` rows for each kind, best first, kind by kind; `count` may exceed the community's list length.

    Someone who is taken in comes after `count - 1` others at most, unless `count` is smaller than the community's own.
    """
    pairs = index.pairs
    numbers, second, others = pairs.of_person(place)
    kinds, tie, taken = pairs.kinds[numbers], index.tie_breaks[numbers], numbers == index.guaranteed[place]
    ranks = index.ranks[numbers + second * len(pairs.ones)]
    shown = insert_guaranteed(np.lexsort((tie, -ranks, kinds)), kinds, taken, index.count)
    plain = np.empty(len(shown), np.intp)
    plain[np.lexsort((tie, -pairs.scores[numbers], kinds))] = np.arange(len(shown))
    ordered = kinds[shown]
    of_kind = np.arange(len(shown)) - np.searchsorted(ordered, ordered)
    first = np.flatnonzero(of_kind < count)
    if taken.any() and count >= index.count:
        first = np.delete(first, slice(count - 1, int(np.argmax(taken[shown[first]]))))
    each = shown[first]
    columns = (numbers[each], others[each], second[each], plain[each] - first, taken[each])
    return [_row(pairs, *row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _row(pairs: Pairs, number: int, other: int, second: bool, moved: int, guaranteed_slots: bool) -> Row:
    learned, taught = int(pairs.learned[number]), int(pairs.taught[number])
    ways = (taught, learned) if second else (learned, taught)
    return Row(number, other, int(pairs.kinds[number]), *ways, moved, guaranteed_slots)


def best(index: MatchingIndex, count: int) -> NDArray[np.int32]:
    """For each person of the population the places of the first `count` others, -1 where there are fewer.

    The same people in the same order as `rows`, for everyone at once and without the reasons.
    """
    if count == index.count:
        return shown_others(index.pairs, index.top_pairs, index.guaranteed)
    lists = top_pairs(index.pairs, index.ranks, index.tie_breaks, count)
    best_others = shown_others(index.pairs, lists, np.full_like(index.guaranteed, NOBODY))
    for place in np.flatnonzero(index.guaranteed != NOBODY).tolist():
        others = [row.other for row in rows(index, place, count)][:count]
        best_others[place, : len(others)] = others
    return best_others


def exposure(lists: NDArray[np.int32]) -> NDArray[np.int64]:
    """In how many lists each person stands."""
    return np.bincount(lists[lists >= 0], minlength=len(lists))

"""Participant -> next steps with reasons.

For: the kinds, and how a list is filled, kind by kind. Must not: read files, know the clock, or hold words.
"""

from __future__ import annotations

from datetime import date

from peerpact.domain.model import Community, Profile
from peerpact.matching import describe, gates, wording
from peerpact.matching.advice import advice, closed
from peerpact.matching.circles import MOST, circles
from peerpact.matching.index import Market, market
from peerpact.matching.neighbourhood import around, one_way
from peerpact.matching.ranked_lists import rows
from peerpact.matching.suggestion import ASYNC_PAIR, KINDS, LITTLE, TWO_WAY, Suggestion, Suggestions


def suggest(community: Community, profile: Profile, now: date, count: int | None = None) -> Suggestions:
    """What one participant may choose from on the day `now`; `count` as the community wants it."""
    return suggest_from(market(community, now), profile, count)


def suggest_everybody(community: Community, now: date, count: int | None = None) -> dict[str, Suggestions]:
    """The suggestions of every participant, by login, from one index."""
    index = market(community, now)
    return {p.profile.github: suggest_from(index, p.profile, count) for p in index.people}


def suggest_from(index: Market, profile: Profile, count: int | None = None) -> Suggestions:
    """The suggestions of one participant, from an index that was made before."""
    me = index.person(profile)
    if not gates.available(me):
        return Suggestions(profile.github, (), wording.nobody_for(me.profile, me.taken))
    place = index.crowd.places[profile.github_id]
    found, closed = _filled(index, place, index.count if count is None else count)
    return Suggestions(profile.github, tuple(found), closed=closed)


def _filled(index: Market, place: int, count: int) -> tuple[list[Suggestion], tuple[tuple[str, int], ...]]:
    """The first `count` of all kinds in their order; for whoever has little also advice, and which gates are closed."""
    every = rows(index, place, count)
    before = [row for row in every if KINDS[row.kind] != ASYNC_PAIR]
    after = [row for row in every if KINDS[row.kind] == ASYNC_PAIR]
    kept = sum(row.taken_in for row in after)  # whoever is taken in keeps the place, whatever comes before
    found = [describe.pair(index, place, row) for row in before[:count]]
    if len(found) + kept >= count:
        return found + [describe.pair(index, place, row) for row in after[: count - len(found)]], ()
    here = around(index.crowd, place)
    room = min(MOST, count - len(found) - kept)
    found += [describe.circle(index, place, each) for each in circles(here, index.sought, room)]
    found += [describe.pair(index, place, row) for row in after[: count - len(found)]]
    found += [describe.match(index, place, each) for each in one_way(here, index.sought, count - len(found))]
    if sum(each.kind in TWO_WAY for each in found) >= LITTLE:
        return found, ()
    return found + advice(index, here), closed(here)

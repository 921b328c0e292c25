"""Participant -> ranked suggestions with reasons.

For: the kinds, their order and their terms. Must not: read files, know the clock, or hold words.
A kind is a function that offers candidates; the list is filled kind by kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from heapq import nsmallest

from peerpact.model import Community, Profile
from peerpact.suggest import gates, score, words
from peerpact.suggest.circles import Circle, circles
from peerpact.suggest.gates import Person
from peerpact.suggest.market import Market, market, tie
from peerpact.suggest.values import CIRCLE, LEARNS, ONE_WAY, PAIR, TEACHES, Suggestion, Suggestions

Worths = dict[int, float]


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
    wanted = index.count if count is None else count
    if not gates.available(me):
        return Suggestions(profile.github, (), _why_nobody(me))
    learners, teachers = index.learners(profile), index.teachers(profile)
    met = {n for n in learners.keys() | teachers.keys() if gates.may_meet(me, index.people[n])}
    learners = {n: worth for n, worth in learners.items() if n in met}
    teachers = {n: worth for n, worth in teachers.items() if n in met}
    found = _pairs(index, me, learners, teachers, wanted)
    if len(found) < wanted:
        best = circles(index, me, learners, teachers, wanted - len(found))
        found += [_circle(index, me, circle) for circle in best]
    if len(found) < wanted:
        found += _one_way(index, me, learners, teachers, wanted - len(found))
    return Suggestions(profile.github, tuple(found), "" if found else words.NOTHING)


def _why_nobody(me: Person) -> str:
    if me.profile.status != "open":
        return words.paused(me.profile)
    return words.full(me.profile, me.taken)


def _best(index: Market, me: Person, scores: Iterable[tuple[int, float]], wanted: int) -> list[int]:
    """The numbers with the highest scores; equal ones in the order of their tie with the participant."""
    mine = me.profile.github_id
    ordered = nsmallest(wanted, ((-value, tie(mine, index.people[n].profile.github_id), n) for n, value in scores))
    return [number for _, _, number in ordered]


def _pairs(index: Market, me: Person, learners: Worths, teachers: Worths, wanted: int) -> list[Suggestion]:
    means = {n: score.harmonic_mean(teachers[n], learners[n]) for n in learners.keys() & teachers.keys()}
    return [
        _pair(index, me, index.people[n], teachers[n], learners[n]) for n in _best(index, me, means.items(), wanted)
    ]


def _pair(index: Market, me: Person, other: Person, learned: float, taught: float) -> Suggestion:
    login, skills = other.profile.github, index.vocabulary
    value = score.harmonic_mean(learned, taught)
    reasons = (
        *words.you_learn(score.lessons(other.profile, me.profile), login, skills),
        *words.you_teach(score.lessons(me.profile, other.profile), login, skills),
        words.in_common(gates.common_languages((me, other))),
    )
    return Suggestion(PAIR, (login,), value, {"learns": learned, "teaches": taught, "harmonic_mean": value}, reasons)


def _circle(index: Market, me: Person, circle: Circle) -> Suggestion:
    first, second = index.people[circle.first], index.people[circle.second]
    logins, skills = (first.profile.github, second.profile.github), index.vocabulary
    reasons = (
        *words.you_teach(score.lessons(me.profile, first.profile), logins[0], skills),
        *words.they_teach(score.lessons(first.profile, second.profile), *logins, skills),
        *words.you_learn(score.lessons(second.profile, me.profile), logins[1], skills),
        words.in_common(gates.common_languages((me, first, second))),
    )
    terms = {"teaches": circle.taught, "first_teaches_second": circle.between, "learns": circle.learned}
    return Suggestion(CIRCLE, logins, -circle.minus_score, {**terms, "harmonic_mean": -circle.minus_score}, reasons)


def _one_way(index: Market, me: Person, learners: Worths, teachers: Worths, wanted: int) -> list[Suggestion]:
    """Matches in one direction only: where something comes back it is a pair."""
    only = {n: value for n, value in (learners | teachers).items() if (n in learners) != (n in teachers)}
    return [
        _match(index, me, index.people[n], only[n], TEACHES if n in learners else LEARNS)
        for n in _best(index, me, only.items(), wanted)
    ]


def _match(index: Market, me: Person, other: Person, value: float, direction: str) -> Suggestion:
    login, skills = other.profile.github, index.vocabulary
    if direction == LEARNS:
        said = words.you_learn(score.lessons(other.profile, me.profile), login, skills)
    else:
        said = words.you_teach(score.lessons(me.profile, other.profile), login, skills)
    reasons = (*said, words.in_common(gates.common_languages((me, other))))
    return Suggestion(ONE_WAY, (login,), value, {direction: value}, reasons, direction)

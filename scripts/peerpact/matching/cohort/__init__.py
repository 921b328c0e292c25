"""Pairs and circles for everybody at once, for a maintainer who wants to propose them.

For: `cohort`, from a community to proposals. Must not: write any file, tell anybody, or read a clock of its own.

Where to look: `graph` (the arrays), `cover` (the assignment and its prices), `cycles`, `paths` and `exact` (pairs of
it), `pairing` (one after the other), `circles` (for those left over), `propose` and `words` (what is said), `show`
(the report).
"""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

import numpy as np

from peerpact.domain.model import Community, Profile
from peerpact.matching import KINDS, Market, Suggestion, market, suggest_from
from peerpact.matching.cohort.assignment import most_paired
from peerpact.matching.cohort.build_proposal import proposal
from peerpact.matching.cohort.circles import among
from peerpact.matching.cohort.graph import NOBODY, Budget, Ints, graph
from peerpact.matching.cohort.pairing import Pairing, pairing
from peerpact.matching.cohort.proposal import Cohort, Left, Proposal
from peerpact.matching.gates import Person
from peerpact.matching.suggestion import ADVICE, CIRCLE
from peerpact.text.forge_links import Places

__all__ = ["Cohort", "Left", "Proposal", "cohort"]

_LOOKED_AT = 20
"""How many suggestions of somebody who is left are looked at for one with people who are still free."""


def cohort(community: Community, now: date, time: Budget, places: Places, terms: int = 1) -> Cohort:
    """Who could begin together on the day `now`: everybody in one pair or circle at most.

    The same community gives the same proposals, in whatever order its files are read, as long as the time is enough.
    """
    index = market(community, now)
    people, pairs = index.crowd.people, index.pairs
    whole = graph(len(people), pairs.ones, pairs.others, pairs.scores)
    order = _order(people)
    turned = whole.reordered(order)
    found = pairing(turned, time)
    kinds = {
        (a, b): KINDS[k]
        for a, b, k in zip(pairs.ones.tolist(), pairs.others.tolist(), pairs.kinds.tolist(), strict=True)
    }
    teams = [(kinds[min(team), max(team)], [people[place] for place in team]) for team in _teams(found, order)]
    alone = [people[place] for place in order[found.mate == NOBODY].tolist()]
    circles, circled = among(index, alone, time)
    teams += [(CIRCLE, list(circle.people)) for circle in circles]
    made = [proposal(community, kind, tuple(t), index.minimum_minutes, now, places, terms) for kind, t in teams]
    ranked = sorted(made, key=lambda each: (-each.score, [p.github_id for p in each.people]))
    return Cohort(
        name=community.settings.name,
        on=now,
        available=len(people),
        away=len(index.people) - len(people),
        pairs=tuple(each for each in ranked if each.kind != CIRCLE),
        circles=tuple(each for each in ranked if each.kind == CIRCLE),
        left=_left(index, alone, made),
        total=found.total,
        bound=found.bound,
        most_paired=most_paired(turned),
        finished=found.finished,
        circled=circled,
        seconds=time.seconds,
    )


def _order(people: tuple[Person, ...]) -> Ints:
    """An order that favours nobody and is always the same: by a hash of the numeric ids."""
    keys = [blake2b(b"%d" % person.profile.github_id, digest_size=16).digest() for person in people]
    return np.array(sorted(range(len(people)), key=lambda place: (keys[place], place)), np.int64)


def _teams(found: Pairing, order: Ints) -> list[tuple[int, int]]:
    """The pairs as places in the crowd, each once."""
    first = np.flatnonzero(found.mate > np.arange(len(found.mate)))
    return list(zip(order[first].tolist(), order[found.mate[first]].tolist(), strict=True))


def _left(index: Market, alone: list[Person], made: list[Proposal]) -> tuple[Left, ...]:
    """Who is in no proposal, with their best next step among the people who still have a free place."""
    begun = {p.github_id for each in made for p in each.people}
    free = {
        person.profile.github.casefold()
        for person in index.crowd.people
        if person.profile.capacity - person.taken > (person.profile.github_id in begun)
    }
    left = [person.profile for person in alone if person.profile.github_id not in begun]
    steps = [Left(profile, _step(index, profile, free)) for profile in left]
    return tuple(sorted(steps, key=lambda each: (each.person.github.casefold(), each.person.github_id)))


def _step(index: Market, profile: Profile, free: set[str]) -> Suggestion | None:
    every = suggest_from(index, profile, _LOOKED_AT).suggestions
    still = [each for each in every if each.partners and all(login.casefold() in free for login in each.partners)]
    advice = [each for each in every if each.kind == ADVICE]
    return next(iter([*still, *advice, *every]), None)

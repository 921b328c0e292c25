"""Pairs and circles for everyone at once, for a maintainer who wants to propose them.

For: `cohort`, from a community to proposals. Must not: write any file, tell anybody, or read a clock of its own.

Where to look: `circle_search` and `groups` (every group that could begin), `choices` (what counts), `packing` (who
begins with whom: `soft_prices`, `relaxation`, `linear_program`, `rounding`, `local_search`, `exact_packing`),
`free_partners` (whose answer would give them a place), `build_proposal` and `wording` (what is said), `render` (the
report). For pairs alone in a large community there are `pairing`, `assignment`, `cycles`, `augmenting_paths` and
`milp`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b

import numpy as np

from peerpact.domain.model import Community
from peerpact.matching import KINDS, MatchingIndex
from peerpact.matching.cohort import wording
from peerpact.matching.cohort.build_proposal import proposal
from peerpact.matching.cohort.choices import allowed, choose
from peerpact.matching.cohort.graph import NOBODY, Budget, Ints
from peerpact.matching.cohort.groups import Groups, possible_groups
from peerpact.matching.cohort.left_over import left_over
from peerpact.matching.cohort.packing import Progress
from peerpact.matching.cohort.proposal import CHOICES, PAIRS_ONLY, PEOPLE, Cohort, Left, Other, Proposal
from peerpact.matching.gates import Person
from peerpact.matching.suggestion import CIRCLE
from peerpact.text.forge_links import Places

__all__ = ["CHOICES", "Cohort", "Left", "Other", "Proposal", "cohort"]

_FOR_THIS_CHOICE = 0.75
"""The share of the time for the choice that is asked for; the rest is for what the others would come to."""


def cohort(
    community: Community,
    now: date,
    time: Budget,
    places: Places,
    terms: int = 1,
    choice: str = PEOPLE,
    tell: Progress = lambda _: None,
) -> Cohort:
    """Who could begin together on the day `now`, with everyone in at most one pair or circle.

    `choice` is one of CHOICES, and `tell` hears how far the work is. The same community gives the same proposals, in
    whatever order its files are read, as long as the time is enough.
    """
    index = MatchingIndex.of(community, now)
    order = _order(index.population.people)
    groups = possible_groups(index, order)
    tell(wording.groups_found(len(groups.score), groups.people))
    made = choose(groups, choice, time.part(_FOR_THIS_CHOICE), tell)
    others = tuple(_other(groups, kind, time.part(0.5)) for kind in CHOICES if kind != choice)
    tell(wording.looking_for_answers(groups.people - made.people))
    taken, rules = groups.members[made.groups], (index.minimum_minutes, now, places, terms)
    proposals = _sorted(proposal(community, kind, team, *rules) for kind, team in _teams(index, taken, order))
    return Cohort(
        name=community.settings.name,
        on=now,
        available=groups.people,
        away=len(index.people) - groups.people,
        choice=choice,
        pairs=tuple(p for p in proposals if p.kind != CIRCLE),
        circles=tuple(p for p in proposals if p.kind == CIRCLE),
        left=left_over(index, allowed(groups, choice), taken, order, choice != PAIRS_ONLY),
        most_people=made.most_people,
        proven=made.proven,
        worth=made.worth,
        most_worth=made.most_worth,
        finished=made.finished,
        others=others,
        seconds=time.seconds,
    )


def _other(groups: Groups, kind: str, time: Budget) -> Other:
    """What another choice would come to."""
    made = choose(groups, kind, time)
    return Other(kind, made.people, made.proven)


def _order(people: tuple[Person, ...]) -> Ints:
    """An order that favours nobody and is always the same: by a hash of the numeric ids."""
    keys = [blake2b(b"%d" % person.profile.github_id, digest_size=16).digest() for person in people]
    return np.array(sorted(range(len(people)), key=lambda place: (keys[place], place)), np.int64)


def _sorted(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The highest score first, and an order of ids among equals."""
    return sorted(proposals, key=lambda p: (-p.score, [person.github_id for person in p.people]))


def _teams(index: MatchingIndex, taken: Ints, order: Ints) -> Iterator[tuple[str, tuple[Person, ...]]]:
    """The kind and the people of each chosen group."""
    pairs = index.pairs
    columns = (column.tolist() for column in (pairs.ones, pairs.others, pairs.kinds))
    kinds = {(first, second): KINDS[kind] for first, second, kind in zip(*columns, strict=True)}
    for members in taken.tolist():
        team = [int(order[member]) for member in members if member != NOBODY]
        kind = CIRCLE if len(team) == 3 else kinds[min(team), max(team)]
        yield kind, tuple(index.population.people[place] for place in team)

"""Who is in no proposal, and what would help each of them.

For: `left_over`. Must not: choose groups, or hold words.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from peerpact.domain.model import LEVELS, Profile
from peerpact.matching import MatchingIndex, Suggestion, suggest_from
from peerpact.matching.advice import changes
from peerpact.matching.cohort import wording
from peerpact.matching.cohort.free_partners import FreePartners
from peerpact.matching.cohort.graph import NOBODY, Ints
from peerpact.matching.cohort.groups import Groups
from peerpact.matching.cohort.proposal import Left
from peerpact.matching.neighbourhood import Neighbourhood
from peerpact.matching.questions.columns import TEACHES
from peerpact.matching.questions.gathering import columns
from peerpact.matching.questions.index import QuestionIndex
from peerpact.matching.questions.ranking import asked
from peerpact.matching.suggestion import ADVICE

_ASKED = 1_000
"""Up to so many people who are left are asked about likely skills first: it takes milliseconds each."""

_LOOKED_AT = 20
"""How many suggestions of a person who is left are searched for one with people who still have room for a partner."""


def left_over(index: MatchingIndex, groups: Groups, taken: Ints, order: Ints, circles: bool) -> tuple[Left, ...]:
    """Everyone who has no place, by login.

    `groups` are those that may be chosen, `taken` is int64[chosen groups, 3], their members, and `order[k]` is the
    place in the population of the person `k`. `circles` says whether circles are wanted at all.
    """
    partners = FreePartners.of(groups, taken)
    placed = np.zeros(groups.people, np.bool_)
    placed[taken[taken != NOBODY]] = True
    room = _with_room(index, order[placed])
    ask = _ask(index, order[~placed], circles)
    helped = []
    for person in np.flatnonzero(~placed).tolist():
        free = np.zeros(groups.people, np.bool_)
        free[order[partners.for_person(person)]] = True
        profile = index.population.people[order[person]].profile
        skills = ask(profile)
        answers = (
            *skills,
            *changes(index, Neighbourhood.of(index.population, int(order[person])), free, skills=not skills),
        )
        helped.append(Left(profile, _step(index, profile, room, bool(answers)), answers))
    return tuple(sorted(helped, key=lambda each: (each.person.github.casefold(), each.person.github_id)))


def _ask(index: MatchingIndex, left: Ints, circles: bool) -> Callable[[Profile], list[Suggestion]]:
    """The questions about skills that would give a person a place, among the people who are left.

    The questions count pairs and circles alike, so where no circles are wanted there are none.
    """
    if not circles or not 0 < len(left) <= _ASKED:
        return lambda _: []
    people = [index.population.people[place] for place in left]
    among = QuestionIndex(columns(people, index.vocabulary, index.minimum_minutes))

    def ask(profile: Profile) -> list[Suggestion]:
        answers = asked(among, among.places[profile.github.casefold()], profile.github)
        teach = next((q for q in answers.teach if q.partners), None)
        learn = next((q for q in answers.learn if q.partners), None)
        texts = [
            *([(teach.partners, wording.teach(teach.name, LEVELS[TEACHES], teach.partners))] if teach else []),
            *([(learn.partners, wording.learn(learn.name, learn.partners))] if learn else []),
        ]
        return [Suggestion(ADVICE, (), 0.0, {}, (text,), gain=gain) for gain, text in texts]

    return ask


def _with_room(index: MatchingIndex, placed: Ints) -> set[str]:
    """The logins, in lower case, of those who could still begin with one more partner."""
    begins = np.zeros(len(index.population.people), np.int64)
    begins[placed] = 1
    with_room = np.flatnonzero(index.population.free > begins).tolist()
    return {index.population.people[place].profile.github.casefold() for place in with_room}


def _step(index: MatchingIndex, profile: Profile, room: set[str], has_answers: bool) -> Suggestion | None:
    """The best suggestion with people who have room; else advice, unless there are answers already; else the first."""
    every = suggest_from(index, profile, _LOOKED_AT).suggestions
    open_ones = [each for each in every if each.partners and all(login.casefold() in room for login in each.partners)]
    advice = [each for each in every if each.kind == ADVICE]
    return next(iter([*open_ones, *([] if has_answers else [*advice, *every])]), None)

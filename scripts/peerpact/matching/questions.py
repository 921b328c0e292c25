"""Which skills to ask a participant about: those that would open most, times how likely the answer is yes.

For: `peerpact questions`, the bot, the pages and the forms. Must not: read files, know the clock, or hold words. A form
in the browser comes to the same answers from the same columns; tests/matching/question_cases.json has cases for both.

How: people know far more than they list. For each skill that someone here seeks and the participant doesn't list, the
people who seek it are counted, and those of them who could teach the participant in return count twenty times more.
That number times the likelihood (question_likelihood.py) is the order; among equals, more partners come first, then the
alphabet of the ids. A skill to teach is counted as taught at `advanced`, and one to learn as sought at `beginner`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import floor
from typing import TYPE_CHECKING

from peerpact.domain.model import Community, Profile
from peerpact.matching import gates, wording
from peerpact.matching.gates import Person
from peerpact.matching.participants import people
from peerpact.matching.question import Question, Questions
from peerpact.matching.question_columns import Columns, columns
from peerpact.matching.question_index import QuestionIndex
from peerpact.matching.question_likelihood import Likelihood, knows, wants
from peerpact.matching.question_neighbours import (
    around,
    before_in_circle,
    next_in_circle,
    open_to_learn,
    open_to_teach,
)

if TYPE_CHECKING:
    from peerpact.matching.index import Market
    from peerpact.matching.suggestion import Suggestions

COUNT = 12
"""How many skills are shown at once on each side: of 24, people tick two or three."""

_PAIR = 20
"""How many people who only seek a skill count as much as one who could teach the participant in return."""

_MICRO = 1_000_000


def questions(community: Community, profile: Profile, now: date, count: int = COUNT) -> Questions:
    """What one participant is asked on the day `now`: up to `count` skills on each side."""
    everyone = people(community, now)
    me = next(person for person in everyone if person.profile.github_id == profile.github_id)
    if not gates.available(me):
        return Questions(profile.github, note=wording.nobody_for(me.profile, me.taken))
    index = _index(everyone, community)
    return asked(index, index.places[me.profile.github.casefold()], profile.github, count)


def question_index(community: Community, now: date) -> QuestionIndex:
    """Everyone who can be asked on the day `now`, for many questions."""
    return _index(people(community, now), community)


def _index(everyone: Sequence[Person], community: Community) -> QuestionIndex:
    minutes = community.settings.suggestions.minimum_minutes
    return QuestionIndex(columns(everyone, community.vocabulary, minutes))


def questions_for_newcomer(community: Community, newcomer: Profile, now: date, count: int = COUNT) -> Questions:
    """What someone is asked who hasn't joined yet; only skills, languages, zone and hours of `newcomer` count."""
    joined = Community.of(
        community.settings, community.vocabulary, (newcomer, *community.profiles), community.agreements
    )
    found = questions(joined, newcomer, now, count)
    return Questions("", found.teach, found.learn, found.note)


def questions_from(index: Market, profile: Profile, count: int = COUNT) -> Questions:
    """What one participant is asked, from an index that was made before."""
    me = index.person(profile)
    if not gates.available(me):
        return Questions(profile.github, note=wording.nobody_for(me.profile, me.taken))
    place = index.questions.places[me.profile.github.casefold()]
    return asked(index.questions, place, profile.github, count)


def questions_for_few(index: Market, everyone: Mapping[str, Suggestions]) -> dict[str, Questions]:
    """By login, the questions of those who have few partners to choose from; `everyone` are all suggestions."""
    people = index.crowd.people
    few = [person.profile for person in people if everyone[person.profile.github].few]
    return {profile.github: questions_from(index, profile) for profile in few}


def asked(index: QuestionIndex, me: int, participant: str, count: int = COUNT) -> Questions:
    """What the person at a place of the columns is asked; `participant` is how the answer names them."""
    columns, here = index.columns, around(index, me)
    teachers, learners = here.teachers - here.learners, here.learners - here.teachers
    to_teach = (open_to_teach(index, place) for place in {*teachers, *next_in_circle(index, here)})
    to_learn = (open_to_learn(index, me, place) for place in {*learners, *before_in_circle(index, here)})
    could_learn, could_teach = columns.could_learn, columns.could_teach
    teaching = _Counts(_times(could_learn, here.near), _times(could_learn, teachers), _all(to_teach))
    learning = _Counts(_times(could_teach, here.near), _times(could_teach, learners), _all(to_learn))
    return Questions(
        participant,
        _best(columns, me, knows(index.listings, me), teaching, count),
        _best(columns, me, wants(index.listings, me), learning, count),
    )


@dataclass(frozen=True, slots=True)
class _Counts:
    """By skill: how many `people` it concerns, how many of these would become `pairs`, and how many `partners` it opens
    in pairs and circles, related skills included.
    """

    people: Counter[int]
    pairs: Counter[int]
    partners: Counter[int]


def _best(columns: Columns, me: int, likelihood: Likelihood, counts: _Counts, count: int) -> tuple[Question, ...]:
    """The skills that open most, of those that the participant doesn't list."""
    people, pairs, partners = counts.people, counts.pairs, counts.partners
    listed = {code >> 2 for code in (*columns.offers[me], *columns.seeks[me])}

    def key(skill: int) -> tuple[int, int, str]:
        worth = (_PAIR * pairs[skill] + people[skill]) * likelihood.of(skill)
        return -floor(worth * _MICRO + 0.5), -partners[skill], columns.skills[skill]

    first = sorted((skill for skill in people if skill not in listed), key=key)[:count]
    return tuple(Question(columns.skills[s], columns.names[s], people[s], partners[s]) for s in first)


def _times(lists: Sequence[Sequence[int]], places: Iterable[int]) -> Counter[int]:
    """How many of some people have each skill in their list."""
    return _all(lists[place] for place in places)


def _all(skills: Iterable[Iterable[int]]) -> Counter[int]:
    return Counter(chain.from_iterable(skills))

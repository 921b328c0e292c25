"""Which skills to ask a participant about: those that would open most, times how likely the answer is yes.

For: `peerpact questions`, the bot, the pages and the forms. Must not: read files, know the clock, or hold words. A form
in the browser comes to the same answers from the same columns; tests/matching/question_cases.json has cases for both.

How: people know far more than they list. For each skill that someone here seeks and the participant doesn't list, the
people who seek it are counted, and those of them who could teach the participant in return count twenty times more.
That number times the likelihood (question_likelihood.py) is the order; among equals, more partners come first, then the
alphabet of the ids. A skill to teach is counted as taught at `advanced`, and one to learn as sought at `beginner`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from peerpact.domain.model import Community, Profile
from peerpact.matching import gates, wording
from peerpact.matching.gates import Person
from peerpact.matching.participants import people
from peerpact.matching.question import Questions
from peerpact.matching.question_columns import columns
from peerpact.matching.question_index import QuestionIndex
from peerpact.matching.question_ranking import COUNT, asked

__all__ = [
    "COUNT",
    "asked",
    "question_index",
    "questions",
    "questions_for_few",
    "questions_for_newcomer",
    "questions_from",
]

if TYPE_CHECKING:
    from peerpact.matching.index import Market
    from peerpact.matching.suggestion import Suggestions


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

"""What a participant of a community is asked, or someone who hasn't joined yet.

For: from files on a day to the columns of which questions are asked. Must not: count or order anything (ranking.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from peerpact.domain.model import Community, Profile
from peerpact.matching import advice_wording, gates
from peerpact.matching.gates import Person, people
from peerpact.matching.questions.gathering import columns
from peerpact.matching.questions.index import QuestionIndex
from peerpact.matching.questions.question import Questions
from peerpact.matching.questions.ranking import COUNT, asked


def questions(community: Community, profile: Profile, now: date, count: int = COUNT) -> Questions:
    """What one participant is asked on the day `now`: up to `count` skills on each side."""
    everyone = people(community, now)
    me = next(person for person in everyone if person.profile.github_id == profile.github_id)
    return questions_of(me, _index(everyone, community), count)


def questions_of(person: Person, index: QuestionIndex, count: int = COUNT) -> Questions:
    """What a person of an index is asked, or why they are asked nothing."""
    login = person.profile.github
    if not gates.available(person):
        return Questions(login, note=advice_wording.nobody_for(person.profile, person.taken))
    return asked(index, index.places[login.casefold()], login, count)


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
    answers = questions(joined, newcomer, now, count)
    return Questions("", answers.teach, answers.learn, answers.note)

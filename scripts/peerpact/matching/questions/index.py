"""A community's columns with all that is looked up in them, for one question or for many.

For: what two participants' questions have in common, counted once; and the people around a participant: teachers,
learners, and who would be the next in a circle of three with one more lesson. Must not: choose or order skills.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peerpact.matching.questions.columns import LEARNS, TEACHES, Codes, Columns
from peerpact.matching.questions.likelihood import Listings
from peerpact.matching.questions.meetings import Lessons, Meetings

WIDE = 16
"""With more teachers (or learners) than that, pairs are plenty and circles are not looked for."""


class QuestionIndex:
    """Columns, and who could meet, what could be a lesson, what is listed together; `places` leads from a login."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.meetings = Meetings(columns)
        self.lessons = Lessons(columns)
        self.listings = Listings(columns)
        self.places = {login: place for place, login in enumerate(columns.logins)}
        self._to_teach: dict[int, frozenset[int]] = {}
        self._to_learn: dict[int, frozenset[int]] = {}

    def to_teach(self, learner: int) -> frozenset[int]:
        """What a person could learn from someone at TEACHES: what they seek, and the parts of it."""
        if learner not in self._to_teach:
            own, parts = self.lessons.own(learner), self.columns.parts
            sought = (part for skill in self.columns.could_learn[learner] for part in (skill, *parts[skill]))
            self._to_teach[learner] = frozenset(skill for skill in sought if own.get(skill, -1) < TEACHES)
        return self._to_teach[learner]

    def to_learn(self, teacher: int) -> frozenset[int]:
        """What a beginner could learn from a person: what they teach, and the wholes of it."""
        if teacher not in self._to_learn:
            self._to_learn[teacher] = self.learned_from(self.columns.offers[teacher])
        return self._to_learn[teacher]

    def learned_from(self, offers: Codes) -> frozenset[int]:
        """What a beginner could learn from offers."""
        taught = [code >> 2 for code in offers if code & 3 > LEARNS]
        return frozenset(near for skill in taught for near in (skill, *self.lessons.wholes(skill)))


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The people who could meet a participant (`near`), and of these who could teach them (`teachers`) and whom they
    could teach (`learners`). All are places in the columns, in order.
    """

    me: int
    near: Sequence[int]
    teachers: frozenset[int]
    learners: frozenset[int]


def neighbours(index: QuestionIndex, me: int) -> Neighbours:
    """Look around one participant."""
    columns, lessons = index.columns, index.lessons
    near = index.meetings.with_all(me)
    from_them, to_them = lessons.from_offers(me), lessons.to_seeks(columns.offers[me])
    teachers = frozenset(place for place in near if not from_them.isdisjoint(columns.offers[place]))
    possible = [place for place in near if not to_them.isdisjoint(columns.seeks[place])]
    learners = frozenset(p for p in possible if any(lessons.teaches(offer, p) for offer in columns.offers[me]))
    return Neighbours(me, near, teachers, learners)


def next_in_circle(index: QuestionIndex, here: Neighbours) -> Iterator[int]:
    """Who would close a circle if the participant taught them: they teach someone who teaches the participant."""
    columns, meetings, lessons = index.columns, index.meetings, index.lessons
    if len(here.teachers) > WIDE:
        return
    needs = {teacher: lessons.from_offers(teacher) for teacher in sorted(here.teachers)}
    every = frozenset().union(*needs.values())
    for place in here.near:
        offers = columns.offers[place]
        if place in here.learners or place in here.teachers or every.isdisjoint(offers):
            continue
        if any(not need.isdisjoint(offers) and meetings.together(here.me, place, q) for q, need in needs.items()):
            yield place


def before_in_circle(index: QuestionIndex, here: Neighbours) -> Iterator[int]:
    """Who would close a circle if they taught the participant: they learn from a learner of the participant's."""
    columns, meetings, lessons = index.columns, index.meetings, index.lessons
    if len(here.learners) > WIDE:
        return
    offers = {learner: lessons.to_seeks(columns.offers[learner]) for learner in sorted(here.learners)}
    every = frozenset().union(*offers.values())
    for place in here.near:
        seeks = columns.seeks[place]
        if place in here.learners or place in here.teachers or every.isdisjoint(seeks):
            continue
        for learner, to_them in offers.items():
            taught = not to_them.isdisjoint(seeks) and any(lessons.teaches(o, place) for o in columns.offers[learner])
            if taught and meetings.together(here.me, learner, place):
                yield place
                break


def open_to_learn(index: QuestionIndex, me: int, teacher: int) -> frozenset[int]:
    """What the participant could seek to learn from a person: what they teach, and the wholes of which it is a part;
    nothing that the participant teaches as well.
    """
    offers, own = index.columns.offers[teacher], index.lessons.own(me)
    if not any(code >> 2 in own for code in offers):
        return index.to_learn(teacher)
    return index.learned_from([code for code in offers if code & 3 > own.get(code >> 2, -1)])

"""The people around a participant, and who would be the next in a circle of three with one more lesson.

For: teachers, learners, and neighbours in circles, as places in the columns. Must not: know skills by name, or order
anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peerpact.matching.question_index import QuestionIndex

WIDE = 16
"""With more teachers (or learners) than that, pairs are plenty and circles are not looked for."""


@dataclass(frozen=True, slots=True)
class Around:
    """The people who could meet a participant (`near`), and of these who could teach them (`teachers`) and whom they
    could teach (`learners`). All are places in the columns, in order.
    """

    me: int
    near: Sequence[int]
    teachers: frozenset[int]
    learners: frozenset[int]


def around(index: QuestionIndex, me: int) -> Around:
    """Look around one participant."""
    columns, lessons = index.columns, index.lessons
    near = index.meetings.with_all(me)
    from_them, to_them = lessons.from_offers(me), lessons.to_seeks(columns.offers[me])
    teachers = frozenset(place for place in near if not from_them.isdisjoint(columns.offers[place]))
    possible = [place for place in near if not to_them.isdisjoint(columns.seeks[place])]
    learners = frozenset(p for p in possible if any(lessons.teaches(offer, p) for offer in columns.offers[me]))
    return Around(me, near, teachers, learners)


def next_in_circle(index: QuestionIndex, here: Around) -> Iterator[int]:
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


def before_in_circle(index: QuestionIndex, here: Around) -> Iterator[int]:
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


def open_to_teach(index: QuestionIndex, learner: int) -> frozenset[int]:
    """What a person could learn from someone at TEACHES: what they seek, and the parts of it."""
    return index.to_teach[learner]


def open_to_learn(index: QuestionIndex, me: int, teacher: int) -> frozenset[int]:
    """What the participant could seek to learn from a person: what they teach, and the wholes of which it is a part;
    nothing that the participant teaches as well.
    """
    offers, own = index.columns.offers[teacher], index.lessons.own(me)
    if not any(code >> 2 in own for code in offers):
        return index.to_learn[teacher]
    return index.learned_from([code for code in offers if code & 3 > own.get(code >> 2, -1)])

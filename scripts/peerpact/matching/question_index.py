"""A community's columns with all that is looked up in them, for one question or for many.

For: what two participants' questions have in common, counted once. Must not: choose or order skills.
"""

from __future__ import annotations

from functools import cached_property

from peerpact.matching.question_columns import LEARNS, TEACHES, Codes, Columns
from peerpact.matching.question_likelihood import Listings
from peerpact.matching.question_meetings import Lessons, Meetings


class QuestionIndex:
    """Columns, and who could meet, what could be a lesson, what is listed together; `places` leads from a login."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.meetings = Meetings(columns)
        self.lessons = Lessons(columns)
        self.listings = Listings(columns)
        self.places = {login: place for place, login in enumerate(columns.logins)}

    @cached_property
    def to_teach(self) -> list[frozenset[int]]:
        """For each person what they could learn from someone at TEACHES: what they seek, and the parts of it."""
        return [self._to_teach(place) for place in range(len(self.columns.logins))]

    @cached_property
    def to_learn(self) -> list[frozenset[int]]:
        """For each person what a beginner could learn from them: what they teach, and the wholes of it."""
        return [self.learned_from(offers) for offers in self.columns.offers]

    def _to_teach(self, learner: int) -> frozenset[int]:
        own, parts = self.lessons.own(learner), self.columns.parts
        sought = (part for skill in self.columns.could_learn[learner] for part in (skill, *parts[skill]))
        return frozenset(skill for skill in sought if own.get(skill, -1) < TEACHES)

    def learned_from(self, offers: Codes) -> frozenset[int]:
        """What a beginner could learn from offers."""
        taught = [code >> 2 for code in offers if code & 3 > LEARNS]
        return frozenset(near for skill in taught for near in (skill, *self.lessons.wholes(skill)))

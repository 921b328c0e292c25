"""Who could meet, and what could be a lesson, looked up in a community's columns.

For: the gates between people and the lessons between two of them, one person against everyone. Must not: order
anything, or need numpy: a single question is answered faster without. gates.py and score.py say what it all means.
"""

from __future__ import annotations

from collections.abc import Sequence

from peerpact.matching.questions.columns import Codes, Columns


class Meetings:
    """Who can meet whom: a language in common, and hours in common or no need to meet. Pairs are `apart` or not."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._weeks: dict[int, list[int]] = {}
        self._with: dict[int, list[bool]] = {}
        self._apart = {frozenset(pair) for pair in columns.apart}

    def with_all(self, me: int) -> list[int]:
        """The places of everyone who could meet a person, in order."""
        columns = self._columns
        mine, alone = columns.languages[me], columns.alone[me]
        meets = self._meets(columns.hour[me])
        rows = enumerate(zip(columns.languages, columns.hour, columns.alone, strict=True))
        near = [p for p, (spoken, hour, other) in rows if mine & spoken and (meets[hour] or (alone and other))]
        away = {me} | {other for pair in self._apart if me in pair for other in pair}
        return [place for place in near if place not in away]

    def together(self, *people: int) -> bool:
        """Whether three people could sit in the same sessions; any two of them who are apart can't."""
        columns, spoken = self._columns, -1
        for place in people:
            spoken &= columns.languages[place]
        if not spoken or any(frozenset((a, b)) in self._apart for a in people for b in people if a < b):
            return False
        return self._live(*(columns.hour[place] for place in people)) or all(columns.alone[p] for p in people)

    def _meets(self, mine: int) -> list[bool]:
        """For each different set of weekly hours whether it meets one of them."""
        if mine not in self._with:
            self._with[mine] = [self._live(mine, hour) for hour in range(len(self._columns.hours))]
        return self._with[mine]

    def _live(self, *hours: int) -> bool:
        named = [weeks for weeks in map(self._free, hours) if weeks]
        if len(named) < 2:
            return True
        for week in zip(*named, strict=True):
            common = week[0]
            for free in week[1:]:
                common &= free
            if common.bit_count() < self._columns.need:
                return False
        return True

    def _free(self, hour: int) -> list[int]:
        if hour not in self._weeks:
            self._weeks[hour] = [int(week, 16) for week in self._columns.hours[hour]]
        return self._weeks[hour]


class Lessons:
    """What could be a lesson between two people: the very skill, or a part of the skill that is sought.

    Never in a skill that the learner teaches at the teacher's level or above.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._wholes: dict[int, list[int]] = {}
        for whole, parts in enumerate(columns.parts):
            for part in parts:
                self._wholes.setdefault(part, []).append(whole)

    def from_offers(self, learner: int) -> frozenset[int]:
        """The codes of all offers from which a person could learn something."""
        columns, own = self._columns, self.own(learner)
        codes: set[int] = set()
        for code in columns.seeks[learner]:
            skill, level = code >> 2, code & 3
            for taught in (skill, *columns.parts[skill]):
                least = max(level, own.get(skill, -1), own.get(taught, -1)) + 1
                codes.update(range((taught << 2) + least, (taught << 2) + 4))
        return frozenset(codes)

    def teaches(self, offer: int, learner: int) -> bool:
        """Whether a person could learn something from one offer, given as its code."""
        skill, level = offer >> 2, offer & 3
        sought = {skill, *self.wholes(skill)}
        wanted = [code >> 2 for code in self._columns.seeks[learner] if code >> 2 in sought and code & 3 < level]
        if not wanted:
            return False
        own = self.own(learner)
        return own.get(skill, -1) < level and any(own.get(whole, -1) < level for whole in wanted)

    def to_seeks(self, offers: Codes) -> frozenset[int]:
        """The codes of all seeks for which these offers could be a lesson, unless the learner teaches it themselves."""
        codes: set[int] = set()
        for code in offers:
            for skill in (code >> 2, *self.wholes(code >> 2)):
                codes.update(range(skill << 2, (skill << 2) + (code & 3)))
        return frozenset(codes)

    def wholes(self, skill: int) -> Sequence[int]:
        """The skills of which one is a part, one step away."""
        return self._wholes.get(skill, ())

    def own(self, person: int) -> dict[int, int]:
        """What a person teaches: the level by skill."""
        return {code >> 2: code & 3 for code in self._columns.offers[person]}

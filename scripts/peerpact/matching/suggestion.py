"""The values of matching: what is suggested to whom, and why.

For: frozen values that the terminal, the pages and the comments show alike. Must not: decide anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PAIR, RELATED_PAIR, CIRCLE, ASYNC_PAIR = "pair", "related-pair", "circle", "async-pair"
ONE_WAY, ADVICE = "one-way", "advice"
KINDS = (PAIR, RELATED_PAIR, CIRCLE, ASYNC_PAIR, ONE_WAY, ADVICE)
"""The kinds of next step in the order in which they are suggested."""

TWO_WAY = (PAIR, RELATED_PAIR, CIRCLE, ASYNC_PAIR)
"""The kinds in which everyone teaches and everyone learns."""

MOST_CIRCLES = 2
"""How many circles a list holds: each brings two people, and few people can close one."""

LITTLE = 2
"""People with fewer two-way options than this are also told what would help, and asked what they know."""

TEACHES, LEARNS = "teaches", "learns"

ONLY_THE_WHOLE = "only-the-whole"
"""What closes the way to someone who lists the whole of a skill that is sought, and not the skill itself."""

REASONS = ("shared-language", "common-hours", ONLY_THE_WHOLE)
"""What can close the way to people who fit otherwise, in the order in which it is said."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One next step: a possible partnership, or an advice.

    `partners` are the logins of the others; in a circle the participant teaches the first, the first teaches the
    second, the second teaches the participant. `score` is between 0 and 1 and follows from `terms`. `direction` says,
    for a one-way match only, what the participant does: `teaches` or `learns`. `moved` is by how many places it was
    moved up (or, below 0, down) among those of its kind to share attention. `gain` is, for an advice only, how many
    more partners it opens; it has no partners and no score.
    """

    kind: str
    partners: tuple[str, ...]
    score: float
    terms: dict[str, float]
    reasons: tuple[str, ...]
    direction: str | None = None
    moved: int = 0
    gain: int = 0

    def as_json(self) -> dict[str, object]:
        """The stable form that `--format json` prints."""
        data: dict[str, object] = {"kind": self.kind}
        if self.direction is not None:
            data["direction"] = self.direction
        if self.kind == ADVICE:
            return data | {"gain": self.gain, "reasons": list(self.reasons)}
        return data | {
            "partners": list(self.partners),
            "score": self.score,
            "terms": self.terms,
            "moved": self.moved,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a participant may choose from, best first; `note` says why the list is empty, if it is.

    `closed` says, for someone with few partners, how many people fit but for one thing: its name and how many. That is
    a gate, or ONLY_THE_WHOLE.
    """

    participant: str
    suggestions: tuple[Suggestion, ...]
    note: str = ""
    closed: tuple[tuple[str, int], ...] = ()

    def as_json(self) -> dict[str, object]:
        """The stable form that `--format json` prints."""
        return {
            "participant": self.participant,
            "suggestions": [s.as_json() for s in self.suggestions],
            **({"closed": dict(self.closed)} if self.closed else {}),
            **({"note": self.note} if self.note else {}),
        }

    @property
    def few(self) -> bool:
        """Whether someone who can be suggested has fewer than two two-way options to choose from."""
        return not self.note and sum(each.kind in TWO_WAY for each in self.suggestions) < LITTLE

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Suggestions:
        """The value whose `as_json` this is."""
        plain = {"partners": (), "score": 0.0, "terms": {}}
        every = [{**plain, **each} for each in data["suggestions"]]
        lists = [{**each, "partners": tuple(each["partners"]), "reasons": tuple(each["reasons"])} for each in every]
        every_one = tuple(Suggestion(**each) for each in lists)
        closed = tuple((gate, people) for gate, people in data.get("closed", {}).items())
        return Suggestions(data["participant"], every_one, data.get("note", ""), closed)


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The closed gates with a sentence each, in the order of the table, and a sentence on skills when all are open."""

    participant: str
    other: str
    closed: dict[str, str]
    note: str

    def as_json(self) -> dict[str, object]:
        """The stable form that `--format json` prints."""
        return {"participant": self.participant, "other": self.other, "closed": self.closed, "note": self.note}

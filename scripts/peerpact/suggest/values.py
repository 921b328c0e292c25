"""The values of the room: what is suggested to whom, and why.

For: frozen values that the terminal, the pages and the comments show alike. Must not: decide anything.
"""

from __future__ import annotations

from dataclasses import dataclass

PAIR, CIRCLE, ONE_WAY = "pair", "circle", "one-way"
KINDS = (PAIR, CIRCLE, ONE_WAY)
"""The kinds in the order in which they are suggested."""

TEACHES, LEARNS = "teaches", "learns"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One possible partnership.

    `partners` are the logins of the others; in a circle the participant teaches the first, the first
    teaches the second, the second teaches the participant. `score` is between 0 and 1 and follows from
    `terms`. `direction` says, for a one-way match only, what the participant does: `teaches` or `learns`.
    """

    kind: str
    partners: tuple[str, ...]
    score: float
    terms: dict[str, float]
    reasons: tuple[str, ...]
    direction: str | None = None

    def as_json(self) -> dict[str, object]:
        """The stable form that `--format json` prints."""
        found: dict[str, object] = {"kind": self.kind}
        if self.direction is not None:
            found["direction"] = self.direction
        return found | {
            "partners": list(self.partners),
            "score": self.score,
            "terms": self.terms,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a participant may choose from, best first; `note` says why the list is empty, if it is."""

    participant: str
    suggestions: tuple[Suggestion, ...]
    note: str = ""

    def as_json(self) -> dict[str, object]:
        """The stable form that `--format json` prints."""
        return {"participant": self.participant, "suggestions": [s.as_json() for s in self.suggestions]}

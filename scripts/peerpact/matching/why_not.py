"""Why two participants are not suggested to each other, gate by gate.

For: an answer that names every closed gate, or says that none is. Must not: choose or order.
"""

from __future__ import annotations

from dataclasses import dataclass

from peerpact.domain.model import Profile
from peerpact.matching import gates, score, wording
from peerpact.matching.index import Market


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


def explain(market: Market, one: Profile, other: Profile) -> WhyNot:
    """Every gate that keeps two participants apart, and what their skills say."""
    group = (market.person(one), market.person(other))
    names = gates.closed(group, market.minimum_minutes)
    quarters = gates.common_quarters(group)
    said = {name: wording.gate(name, one, other, quarters, market.minimum_minutes) for name in names}
    learns = bool(score.lessons(other, one, market.vocabulary))
    teaches = bool(score.lessons(one, other, market.vocabulary))
    return WhyNot(one.github, other.github, said, wording.skills(one.github, other.github, learns, teaches))

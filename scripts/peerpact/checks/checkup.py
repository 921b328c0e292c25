"""What the rules of stage `community` look at.

For: one value that holds all they may ask. Must not: hold anything that changes by itself (clock, network).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpact.findings import ERROR, HINT
from peerpact.model import Agreement, Community


@dataclass(frozen=True, slots=True)
class Checkup:
    """A community on the day `now`; `changed` are the paths that a change adds or amends (None: all are new)."""

    community: Community
    now: date
    changed: frozenset[str] | None = None

    def adds(self, path: str) -> bool:
        """Whether the file is part of the change that is being looked at."""
        return self.changed is None or path in self.changed

    def live(self) -> tuple[Agreement, ...]:
        """The agreements that are planned or active."""
        return self.community.live(self.now)

    def severity_if_new(self, path: str) -> str:
        """Error in a file that the change adds or amends, hint in one that was there before."""
        return ERROR if self.adds(path) else HINT

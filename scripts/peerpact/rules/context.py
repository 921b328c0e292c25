"""What the rules of stage `community` look at.

For: one value that holds all they may ask. Must not: hold anything that changes by itself (clock, network).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from peerpact.domain.model import Agreement, Community, Profile

_File = TypeVar("_File", Profile, Agreement)


@dataclass(frozen=True, slots=True)
class Checkup:
    """A community on the day `now`; `changed` are the paths that a change adds or amends (None: all are new).

    `faulty` are ids and logins (in lowercase) of people whose profile is there but has errors.
    """

    community: Community
    now: date
    changed: frozenset[str] | None = None
    faulty: frozenset[int | str] = frozenset()

    def adds(self, path: str) -> bool:
        """Whether the file is part of the change that is being looked at."""
        return self.changed is None or path in self.changed

    def settled_first(self, files: Sequence[_File]) -> Sequence[_File]:
        """Files that were there before, then those of the change: what collides is the newcomer's finding."""
        return sorted(files, key=lambda file: self.adds(file.path)) if self.changed else files

    def live(self) -> tuple[Agreement, ...]:
        """The agreements that are planned or active."""
        return self.community.live(self.now)

"""A maintainer's word that the default branch was rewritten: which commit became which, and which bytes are gone.

For: `Rewriting` as a value and its one form in bytes. Must not: decide whether it counts (that is `rewritten`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from peerpact.formats.schema import validator
from peerpact.signing.ledger.record import FORMAT, GENESIS

KIND = "rewritten"
MOST_BYTES = 1024 * 1024  # some five thousand commits and versions
MOST_ROWS = 10_000  # of commits, and of versions, as the schema has it


@dataclass(frozen=True, slots=True)
class Gone:
    """A recorded version that the new history doesn't hold: its path, Git's id of its bytes, and what is there now.

    `became` is empty where the file isn't there at all.
    """

    path: str
    blob: str
    became: str


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What one maintainer says: the default branch that ended with `old` now ends with `new`.

    `commits` are those that the ledger names and that have another id now, in ascending order: a dropped one has
    that of the commit before it, or nothing. `by` and `login` are the maintainer's account, `previous` is the SHA-256
    of the entry before.
    """

    old: str
    new: str
    commits: tuple[tuple[str, str], ...]
    gone: tuple[Gone, ...]
    by: int
    login: str
    recorded: date
    previous: str = GENESIS

    @property
    def path(self) -> str:
        """It's about no file alone."""
        return ""

    @property
    def claim(self) -> str:
        """The same for all who say the same."""
        return sha256(json.dumps(_said(self), sort_keys=True).encode()).hexdigest()

    @property
    def key(self) -> tuple[str, str]:
        """What there is only one entry of: one claim by one account."""
        return f"{KIND} by {self.by}", self.claim


def _said(rewriting: Rewriting) -> dict[str, Any]:
    gone = [{"path": lost.path, "blob": lost.blob, "became": lost.became} for lost in rewriting.gone]
    commits = [{"old": old, "new": new} for old, new in rewriting.commits]
    return {"old": rewriting.old, "new": rewriting.new, "commits": commits, "gone": gone}


def canonical(rewriting: Rewriting) -> bytes:
    """The only bytes that stand for it, in the form of all entries of the ledger."""
    data = {
        "version": FORMAT,
        "kind": KIND,
        **_said(rewriting),
        "by": {"id": rewriting.by, "login": rewriting.login},
        "recorded": rewriting.recorded.isoformat(),
        "previous": rewriting.previous,
    }
    return json.dumps(data, sort_keys=True, ensure_ascii=True, indent=2).encode("ascii") + b"\n"


def parse(data: dict[str, Any]) -> Rewriting:
    """The value of what was read as JSON. Raises ValueError when it's none."""
    if not validator("rewritten").is_valid(data):
        raise ValueError("it doesn't have the shape of a rewriting")
    return Rewriting(
        old=data["old"],
        new=data["new"],
        commits=tuple((entry["old"], entry["new"]) for entry in data["commits"]),
        gone=tuple(Gone(entry["path"], entry["blob"], entry["became"]) for entry in data["gone"]),
        by=data["by"]["id"],
        login=data["by"]["login"],
        recorded=date.fromisoformat(data["recorded"]),
        previous=data["previous"],
    )

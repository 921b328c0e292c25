"""What keeps a pull request from being judged at all.

For: `Obstacle`, which a verdict holds instead of everything else. Must not: say anything in words (that is `comments`).
"""

from __future__ import annotations

from dataclasses import dataclass

NO_HISTORY, CROSSED, BOTH_CHANGED = "no-history", "crossed", "both-changed"
LEDGER, TOO_LARGE, TOO_MANY_FILES = "ledger", "too-large", "too-many-files"
TOO_SLOW, NOT_FETCHED, CRASHED = "too-slow", "not-fetched", "crashed"
OUTDATED = frozenset({CROSSED, BOTH_CHANGED})  # an update of the branch helps


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a pull request can't be judged as it is.

    NO_HISTORY and CROSSED: the branch has no merge base with the base branch, or several. BOTH_CHANGED: both sides
    changed the files named in `paths`. LEDGER: it is for the branch of the signature records. TOO_LARGE,
    TOO_MANY_FILES, TOO_SLOW, NOT_FETCHED: there is more in it than anybody reads, or it takes too long. CRASHED: a
    mistake in Peerpact.
    """

    code: str
    paths: tuple[str, ...] = ()

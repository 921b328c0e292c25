"""What is compared with what: the default branch's history, the ledger branch, and what came of comparing them.

For: the values that `read_history` and `store` read and `verify` judges. Must not: run git.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from peerpact.community.loader import Loaded, lay_over, records_by_path
from peerpact.domain.model import Agreement, Profile
from peerpact.signing.ledger.landed import Recomputed
from peerpact.signing.ledger.record import Record

SIGNED, UNSIGNED, BROKEN, DELETED = "signed", "unsigned", "broken", "deleted"
VERIFIED, WRONG, NOT_VERIFIABLE = "verified", "wrong", "not-verifiable"


@dataclass(frozen=True, slots=True)
class Version:
    """One change of one file on the default branch's first-parent line.

    `content` is None when the file was deleted, or is no ordinary file any more. `known` holds the skills of that
    commit, for an agreement is read by them; `terms` the SHA-256 of each `guides/terms/N.md` by its number.
    """

    path: str
    commit: str
    parent: str
    blob: str
    content: bytes | None
    deleted: bool
    known: Loaded = field(repr=False, compare=False)
    terms: Mapping[int, str] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class History:
    """All first-parent commits of the default branch, and what they did to agreements (and some profiles)."""

    line: tuple[str, ...]
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class LedgerCommit:
    """One commit of the ledger branch: its parents, and the paths that it added (A), changed (M) or deleted (D)."""

    sha: str
    parents: tuple[str, ...]
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger branch: its tip, the files there, and its commits, the newest first."""

    tip: str
    files: Mapping[str, bytes]
    commits: tuple[LedgerCommit, ...]


EMPTY = Ledger("", {}, ())


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong: a word for programs, the path of an agreement (or ``), and a sentence."""

    code: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one agreement stands.

    `signed` is the newest version that all who must have signed, with its record; `pending` are those after it that
    nobody signed, `past` those that were put right later. `state` is SIGNED, UNSIGNED, BROKEN or DELETED.
    """

    path: str
    state: str
    signed: tuple[Version, Record] | None
    pending: tuple[Version, ...]
    past: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The result: VERIFIED or WRONG (or NOT_VERIFIABLE with the `reason`), each agreement's standing, all faults.

    `recomputed` says what the clone's own merges tell beside it; it makes no report wrong, for a conflict may have been
    resolved by hand.
    """

    state: str
    tip: str = ""
    records: tuple[Record, ...] = ()
    standings: tuple[Standing, ...] = ()
    faults: tuple[Fault, ...] = ()
    reason: str = ""
    recomputed: Recomputed = field(default_factory=Recomputed)


def read_part(path: str, content: bytes | None, skills: Loaded) -> Agreement | Profile | None:
    """What a file says, read with the skills of its time; None where it cannot be read without an error."""
    if content is None:
        return None
    loaded = lay_over(skills, {}, {path: content})
    part = records_by_path(loaded).get(path)
    return part if part not in loaded.salvaged else None

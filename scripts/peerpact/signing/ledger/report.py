"""What is compared with what: the default branch's history, the ledger branch, and what came of comparing them.

For: the values that `read_history` and `store` read and `verify` judges. Must not: run git.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from peerpact.community.loader import Loaded, lay_over, records_by_path
from peerpact.domain.model import Agreement, Profile
from peerpact.signing.ledger.landed import Recomputed
from peerpact.signing.ledger.record import Record
from peerpact.signing.ledger.rewriting import Rewriting

SIGNED, UNSIGNED, BROKEN, DELETED, REDACTED = "signed", "unsigned", "broken", "deleted", "redacted"
VERIFIED, WRONG, NOT_VERIFIABLE = "verified", "wrong", "not-verifiable"


@dataclass(frozen=True, slots=True)
class Version:
    """One change of one file on the default branch's first-parent line.

    `content` is None when the file was deleted, or is no ordinary file any more. `known` holds the skills of that
    commit, for an agreement is read by them; `terms` the SHA-256 of each `guides/terms/N.md` by its number. `day` is
    that of the commit (UTC), as the person who made it says.
    """

    path: str
    commit: str
    parent: str
    blob: str
    content: bytes | None
    deleted: bool
    known: Loaded = field(repr=False, compare=False)
    terms: Mapping[int, str] = field(repr=False, compare=False)
    day: date | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class History:
    """All first-parent commits of the default branch, and what they did to agreements (and some profiles).

    `maintainers` are the ids in the settings, each with the place of the commit that brought them.
    """

    line: tuple[str, ...]
    versions: tuple[Version, ...]
    maintainers: tuple[tuple[int, frozenset[int]], ...] = ()


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
    nobody signed, `past` those that were put right later. `state` is SIGNED, UNSIGNED, BROKEN, DELETED, or
    REDACTED: its signed bytes were taken out of the history, and `signed` (where there is one) holds those in their
    place.
    """

    path: str
    state: str
    signed: tuple[Version, Record] | None
    pending: tuple[Version, ...]
    past: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A rewriting as people have recorded it: what they say, and whether enough maintainers say it.

    `told` are the entries that count for it, each with the commit of the ledger that brought it.
    """

    rewriting: Rewriting
    told: tuple[tuple[Rewriting, str], ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The result: VERIFIED or WRONG (or NOT_VERIFIABLE with the `reason`), each agreement's standing, all faults.

    `recomputed` says what the clone's own merges tell beside it; it makes no report wrong, for a conflict may have been
    resolved by hand. `covered` are the versions that a record is about, by path and commit; `moved` counts
    records whose commits aren't on this line and that no rewriting which counts explains.
    """

    state: str
    tip: str = ""
    records: tuple[Record, ...] = ()
    standings: tuple[Standing, ...] = ()
    faults: tuple[Fault, ...] = ()
    reason: str = ""
    recomputed: Recomputed = field(default_factory=Recomputed)
    rewritings: tuple[Rewritten, ...] = ()
    covered: frozenset[tuple[str, str]] = frozenset()
    moved: int = 0


def read_part(path: str, content: bytes | None, skills: Loaded) -> Agreement | Profile | None:
    """What a file says, read with the skills of its time; None where it cannot be read without an error."""
    if content is None:
        return None
    loaded = lay_over(skills, {}, {path: content})
    part = records_by_path(loaded).get(path)
    return part if part not in loaded.salvaged else None

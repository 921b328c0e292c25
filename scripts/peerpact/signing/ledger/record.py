"""A signature record as a value, and its one form in bytes.

For: `Record`, `canonical`, `parse`, `name`, `link`. Equal records are equal bytes, and a
record's name comes from its bytes. Must not: know Git, or judge whether what a record says is true (that is `verify`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from peerpact.formats.schema import validator

FORMAT = 1
GENESIS = "0" * 64  # what the first record names as the one before it
NO_TERMS = "0" * 64  # for a version of the terms that the repository does not hold
FOLDER = "records"
MOST_BYTES = 16 * 1024  # a record of three people takes about one kilobyte
_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature: the account's number, its login at the time, and the review or comment that it is (UTC)."""

    id: int
    login: str
    source: str
    source_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Terms:
    """A version of the terms, and the SHA-256 of its file."""

    version: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """One signed version of one file.

    The signed bytes are `blob` (Git's id) and `digest`. `base` and `merge` are commits of the default branch: the one
    that the pull request was merged onto, and the one that brought the bytes. `head` is the pull request's last commit.
    `previous` is the SHA-256 of the record before.
    """

    kind: str
    path: str
    blob: str
    digest: str
    base: str
    head: str
    merge: str
    terms: Terms | None
    signers: tuple[Signer, ...]
    pull_request: int
    recorded: date
    previous: str = GENESIS

    @property
    def key(self) -> tuple[str, str]:
        """What there is only one record of: a version, by its path and the commit that brought it."""
        return self.path, self.merge


def canonical(record: Record) -> bytes:
    """The only bytes that stand for a record: sorted keys, ASCII, one line break at the end."""
    data = {
        "version": FORMAT,
        "kind": record.kind,
        "path": record.path,
        "blob": record.blob,
        "digest": record.digest,
        "base": record.base,
        "head": record.head,
        "merge": record.merge,
        "terms": {"version": record.terms.version, "sha256": record.terms.sha256} if record.terms else None,
        "signers": [_signer(signer) for signer in sorted(record.signers, key=lambda signer: signer.id)],
        "pull_request": record.pull_request,
        "recorded": record.recorded.isoformat(),
        "previous": record.previous,
    }
    return json.dumps(data, sort_keys=True, ensure_ascii=True, indent=2).encode("ascii") + b"\n"


def _signer(signer: Signer) -> dict[str, Any]:
    at = signer.at.astimezone(UTC).strftime(_TIME)
    return {"id": signer.id, "login": signer.login, "source": signer.source, "source_id": signer.source_id, "at": at}


def name(content: bytes) -> str:
    """The path of a record on the ledger, made from its bytes, so that other bytes at this path would be noticed."""
    digest = sha256(content).hexdigest()
    return f"{FOLDER}/{digest[:2]}/{digest[2:]}.json"


def link(content: bytes) -> str:
    """What the next record names as `previous`."""
    return sha256(content).hexdigest()


def parse(data: Any) -> Record:
    """The record that was read as JSON. Raises ValueError when it is none; its form in bytes is `entry`'s matter."""
    if not validator("record").is_valid(data):
        raise ValueError("it doesn't have the shape of a record")
    return _build(data)


def _build(data: dict[str, Any]) -> Record:
    terms = data["terms"]
    return Record(
        **{key: data[key] for key in ("kind", "path", "blob", "digest", "base", "head", "merge")},
        terms=Terms(terms["version"], terms["sha256"]) if terms else None,
        signers=tuple(
            Signer(s["id"], s["login"], s["source"], s["source_id"], _moment(s["at"])) for s in data["signers"]
        ),
        pull_request=data["pull_request"],
        recorded=date.fromisoformat(data["recorded"]),
        previous=data["previous"],
    )


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)

"""What a record says, compared with the version that it's about: bytes, kind, signers and terms.

For: `compare`, `requirement` and `satisfied`, pure. Must not: find the version that a record is about (that is
`matching`), or walk through the history (that is `verify`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from peerpact.domain.model import Agreement
from peerpact.signing.digest import digest
from peerpact.signing.ledger.record import NO_TERMS, Record
from peerpact.signing.ledger.report import Fault, Version, read_part
from peerpact.signing.requirements import AMENDMENT, NEW, PROFILE, Part, Requirement, Subject, requirements

NOBODY = -1  # the author of a pull request where none is known


def compare(record: Record, version: Version, signed: Version | None, blind: bool = False) -> Iterator[Fault]:
    """What a record says that is not so; `signed` is the newest version before that was signed.

    With `blind` the bytes of that version are gone, so that nobody can tell the kind of the change: the record's own
    word is taken for it.
    """
    where = f"The record for `{version.path}` at {version.commit[:12]}"
    if version.content is None or record.blob != version.blob:
        yield Fault("other-bytes", version.path, f"{where} is about other bytes than those in the tree.")
        return
    if record.digest != digest(version.path, version.content):
        yield Fault("other-digest", version.path, f"{where} has the digest of another text or path.")
    part = read_part(version.path, version.content, version.known)
    need = _by_kind(record, version, part) if blind else _needed(record, version, part, signed)
    if need is None:
        yield Fault("unreadable", version.path, f"{where} is about a file that can't be read, which nobody can sign.")
        return
    if record.kind != need.kind:
        yield Fault("other-kind", version.path, f"{where} says {record.kind}, and it is {need.kind}.")
    if not satisfied(need, {signer.id for signer in record.signers}):
        yield Fault("missing-signer", version.path, f"{where} lacks a signature: {_lacking(need, record)}.")
    if len({signer.id for signer in record.signers}) < len(record.signers):
        yield Fault("signer-twice", version.path, f"{where} names someone twice.")
    if {signer.id for signer in record.signers} - set(need.people):
        yield Fault("other-signer", version.path, f"{where} names someone whose signature doesn't count there.")
    yield from _terms(record, version, part, where)


def _needed(record: Record, version: Version, part: Part, signed: Version | None) -> Requirement | None:
    """Who had to sign. One partner may date an ending back by some days, counted from the merge: a commit's own time
    is that of the merge, give or take a day."""
    days = [version.day + timedelta(days=off) for off in (0, -1, 1)] if version.day else [None]
    needs = [_need(version, part, signed, NOBODY, day) for day in days]
    return next((need for need in needs if need and need.kind == record.kind), needs[0])


def _by_kind(record: Record, version: Version, part: Part) -> Requirement | None:
    if not isinstance(part, Agreement):
        return _need(version, part, None, NOBODY, None)
    everybody = part.ids if record.kind in (NEW, AMENDMENT) else frozenset()
    anybody = frozenset() if everybody else part.ids
    return Requirement(version.path, record.kind, version.blob, record.digest, everybody, anybody)


def _terms(record: Record, version: Version, part: Part, where: str) -> Iterator[Fault]:
    named = part.terms if isinstance(part, Agreement) else None
    if (record.terms.version if record.terms else None) != named:
        yield Fault("other-terms", version.path, f"{where} names another version of the terms than the agreement does.")
    elif record.terms and version.terms.get(record.terms.version, NO_TERMS) != record.terms.sha256:
        message = f"{where} was signed under another text of guides/terms/{record.terms.version}.md."
        yield Fault("other-terms", version.path, message)


def requirement(version: Version, signed: Version | None, author: int, merged: date) -> Requirement | None:
    """Who must sign a version after the newest signed one; None where nobody must, or nobody can read it.

    Both are read with the skills of the later commit, or a new alias would look like a change of words. `author` is the
    id of the pull request's author, `merged` the day of the merge.
    """
    return _need(version, read_part(version.path, version.content, version.known), signed, author, merged)


def _need(version: Version, after: Part, signed: Version | None, author: int, day: date | None) -> Requirement | None:
    if version.content is None or after is None:
        return None
    before = read_part(version.path, signed.content, version.known) if signed else None
    content = signed.content if signed else None
    subject = Subject(version.path, before, after, version.content, version.blob, content)
    return next(iter(requirements([subject], author, day)), None)


def satisfied(need: Requirement, ids: set[int]) -> bool:
    """Whether these people are enough."""
    return need.everybody <= ids and (not need.anybody or bool(need.anybody & ids))


def _lacking(need: Requirement, record: Record) -> str:
    missing = sorted(need.everybody - {signer.id for signer in record.signers}) or sorted(need.anybody)
    word = "one of the accounts" if not need.everybody and need.kind != PROFILE else "of account"
    return f"{word} {', '.join(map(str, missing))}"

"""Replaying every version of every agreement against the ledger.

For: `verify`, pure: the same history and ledger always give the same report. Must not: read a repository, or put a
report on the screen.

Each version is compared with the newest one that was signed, not with the one before it: so nobody can slip in words
without consent and have them confirmed by an ending, which needs one signature only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from peerpact.domain.model import Agreement
from peerpact.rules.left_from_example import PEOPLE
from peerpact.signing.digest import digest
from peerpact.signing.ledger.chain import unwind
from peerpact.signing.ledger.record import NO_TERMS, Record
from peerpact.signing.ledger.report import (
    BROKEN,
    DELETED,
    SIGNED,
    UNSIGNED,
    VERIFIED,
    WRONG,
    Fault,
    History,
    Ledger,
    Report,
    Standing,
    Version,
    read_part,
)
from peerpact.signing.requirements import PROFILE, Part, Requirement, Subject, requirements

EXAMPLE = frozenset(PEOPLE)
NOBODY = -1  # the author of a pull request where none is known
Key = tuple[str, str]  # path and merge commit: one version


def verify(history: History, ledger: Ledger, since: str = "") -> Report:
    """Compare all of it; `since` is a commit (or its beginning) that the ledger must still hold."""
    chain = unwind(ledger)
    faults = [*chain.faults, *_since(ledger, since)]
    records, doubled = _by_version(chain.records)
    faults += doubled
    versions = {(version.path, version.commit): version for version in history.versions}
    faults += _strays(records, versions, frozenset(history.line))
    places = {commit: place for place, commit in enumerate(history.line)}
    standings = []
    for path, path_versions in _by_path(history.versions).items():
        standing, wrong = _replay(path, path_versions, records, places)
        faults += wrong
        if path.startswith("agreements/") and not (standing.signed is None and _is_example(path_versions)):
            standings.append(standing)
    bad = faults or any(standing.state in (UNSIGNED, BROKEN) for standing in standings)
    marked = {fault.path for fault in faults}
    standings = [replace(s, state=BROKEN) if s.path in marked and s.state == SIGNED else s for s in standings]
    return Report(WRONG if bad else VERIFIED, ledger.tip, chain.records, tuple(standings), tuple(faults))


def _is_example(versions: Iterable[Version]) -> bool:
    """Whether every version is an agreement between people of Peerpact's example, who have no accounts: a community
    that was begun as a copy of the example has these in its past for good."""
    parts = (read_part(version.path, version.content, version.known) for version in versions if not version.deleted)
    return all(isinstance(part, Agreement) and part.ids <= EXAMPLE for part in parts)


def _since(ledger: Ledger, since: str) -> Iterator[Fault]:
    if since and not any(commit.sha.startswith(since) for commit in ledger.commits):
        message = f"The ledger doesn't descend from {since}: it was rewritten, or this clone's copy is older."
        yield Fault("rewritten-ledger", "", message)


def _by_version(records: Iterable[Record]) -> tuple[dict[Key, Record], list[Fault]]:
    by_version: dict[Key, Record] = {}
    faults = []
    for record in records:
        key = (record.path, record.merge)
        if key in by_version:
            message = f"There are two records for `{record.path}` at {record.merge[:12]}."
            faults.append(Fault("doubled-record", record.path, message))
        by_version.setdefault(key, record)
    return by_version, faults


def _by_path(versions: Iterable[Version]) -> dict[str, list[Version]]:
    by_path: dict[str, list[Version]] = {}
    for version in versions:
        by_path.setdefault(version.path, []).append(version)
    return dict(sorted(by_path.items()))


def _strays(records: Mapping[Key, Record], versions: Mapping[Key, Version], line: frozenset[str]) -> Iterator[Fault]:
    for (path, merge), record in records.items():
        unknown = next((commit for commit in (merge, record.base) if commit and commit not in line), "")
        if unknown:
            message = f"A record names commit {unknown[:12]}, which isn't on the default branch of this clone."
            yield Fault("unknown-commit", record.path, message)
        elif (path, merge) not in versions or versions[path, merge].deleted:
            message = f"A record is about bytes of `{path}` that commit {merge[:12]} never brought."
            yield Fault("never-there", record.path, message)


def _replay(
    path: str, versions: list[Version], records: Mapping[Key, Record], places: Mapping[str, int]
) -> tuple[Standing, list[Fault]]:
    """Walk through the versions of one path in their order."""
    signed: tuple[Version, Record] | None = None
    pending: list[Version] = []
    past: list[Version] = []
    faults: list[Fault] = []
    for version in versions:
        record = records.get((path, version.commit))
        if version.deleted:
            past, pending, signed = past + pending, [], None
            continue
        if record:
            # A record that does not hold is named once; going on from it keeps the later ones from seeming wrong too.
            faults += compare(record, version, signed[0] if signed else None)
            # Commits that came with the same pull request, as in a merge by rebase, never stood for themselves.
            past += [earlier for earlier in pending if not _came_along(earlier, record, places)]
            pending, signed = [], (version, record)
        elif signed and version.blob == signed[0].blob:
            past, pending = past + pending, []  # what was signed before is back
        else:
            pending.append(version)
    state = DELETED if versions[-1].deleted else BROKEN if faults else UNSIGNED if pending else SIGNED
    return Standing(path, state, signed, tuple(pending), tuple(past)), faults


def _came_along(version: Version, record: Record, places: Mapping[str, int]) -> bool:
    base = places.get(record.base, -1)
    return base < places[version.commit] < places[record.merge]


def compare(record: Record, version: Version, signed: Version | None) -> Iterator[Fault]:
    """What a record says that is not so; `signed` is the newest version before that was signed."""
    where = f"The record for `{version.path}` at {version.commit[:12]}"
    if version.content is None or record.blob != version.blob:
        yield Fault("other-bytes", version.path, f"{where} is about other bytes than those in the tree.")
        return
    if record.digest != digest(version.path, version.content):
        yield Fault("other-digest", version.path, f"{where} has the digest of another text or path.")
    part = read_part(version.path, version.content, version.known)
    need = _need(version, part, signed, NOBODY, None)
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

"""Replaying every version of every agreement against the ledger.

For: `verify`, pure: the same history and ledger always give the same report. Must not: read a repository, or put a
report on the screen.

Each version is compared with the newest one that was signed, not with the one before it: so nobody can slip in words
without consent and have them confirmed by an ending, which needs one signature only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from peerpact.domain.model import Agreement
from peerpact.rules.left_from_example import PEOPLE
from peerpact.signing.ledger.chain import unwind
from peerpact.signing.ledger.compare import compare
from peerpact.signing.ledger.entry import canonical
from peerpact.signing.ledger.matching import Key, Match, Matching, match_records
from peerpact.signing.ledger.record import Record, name
from peerpact.signing.ledger.report import (
    BROKEN,
    DELETED,
    REDACTED,
    SIGNED,
    UNSIGNED,
    VERIFIED,
    WRONG,
    Fault,
    History,
    Ledger,
    Report,
    Rewritten,
    Standing,
    Version,
    read_part,
)
from peerpact.signing.ledger.rewritten import Claim, claims, redactions, translate
from peerpact.signing.requirements import AMENDMENT, NEW

EXAMPLE = frozenset(PEOPLE)


@dataclass(frozen=True, slots=True)
class Replay:
    """What all paths share: which record is about which version, and where a commit is on the first-parent line."""

    by_version: Mapping[Key, Sequence[Match]]
    place: Callable[[str], int | None]


def verify(history: History, ledger: Ledger, since: str = "") -> Report:
    """Compare all of it; `since` is a commit (or its beginning) that the ledger must still hold."""
    chain = unwind(ledger)
    records, doubled = _once(chain.records)
    rewritings = claims(chain.rewritings, history)
    versions = _by_path(history.versions)
    matching = match_records(records, versions, frozenset(history.line), redactions(rewritings))
    places = {commit: place for place, commit in enumerate(history.line)}
    replay = Replay(matching.by_version, lambda commit: places.get(translate(rewritings, commit)))
    faults = [*chain.faults, *_since(ledger, since), *doubled, *_strays(matching, records, replay, history)]
    standings, wrong = _standings(versions, matching, replay)
    faults += wrong
    bad = faults or any(standing.state in (UNSIGNED, BROKEN) for standing in standings)
    marked = {fault.path for fault in faults}
    standings = [
        replace(s, state=BROKEN) if s.path in marked and s.state in (SIGNED, REDACTED) else s for s in standings
    ]
    return Report(
        WRONG if bad else VERIFIED,
        ledger.tip,
        chain.records,
        tuple(standings),
        tuple(faults),
        rewritings=_rewritten(rewritings, ledger),
        covered=frozenset(matching.by_version),
        moved=_moved(matching, replay),
    )


def _standings(
    versions: Mapping[str, list[Version]], matching: Matching, replay: Replay
) -> tuple[list[Standing], list[Fault]]:
    standings, faults = [], []
    for path, path_versions in versions.items():
        standing, wrong = _replay(path, path_versions, replay)
        faults += wrong
        if path.startswith("agreements/") and not (standing.signed is None and _is_example(path_versions)):
            standings.append(standing)
    taken_out = {record.path for record in matching.gone if record.path.startswith("agreements/")} - versions.keys()
    standings += [Standing(path, REDACTED, None, (), ()) for path in taken_out]
    return sorted(standings, key=lambda standing: standing.path), faults


def _is_example(versions: Iterable[Version]) -> bool:
    """Whether every version is an agreement between people of Peerpact's example, who have no accounts: a community
    that was begun as a copy of the example has these in its past for good."""
    parts = (read_part(version.path, version.content, version.known) for version in versions if not version.deleted)
    return all(isinstance(part, Agreement) and part.ids <= EXAMPLE for part in parts)


def _since(ledger: Ledger, since: str) -> Iterator[Fault]:
    if since and not any(commit.sha.startswith(since) for commit in ledger.commits):
        message = f"The ledger doesn't descend from {since}: it was rewritten, or this clone's copy is older."
        yield Fault("rewritten-ledger", "", message)


def _once(records: Iterable[Record]) -> tuple[list[Record], list[Fault]]:
    by_key: dict[Key, Record] = {}
    faults = []
    for record in records:
        if record.key in by_key:
            message = f"There are two records for `{record.path}` at {record.merge[:12]}."
            faults.append(Fault("doubled-record", record.path, message))
        by_key.setdefault(record.key, record)
    return list(by_key.values()), faults


def _by_path(versions: Iterable[Version]) -> dict[str, list[Version]]:
    by_path: dict[str, list[Version]] = {}
    for version in versions:
        by_path.setdefault(version.path, []).append(version)
    return dict(sorted(by_path.items()))


def _strays(matching: Matching, records: Iterable[Record], replay: Replay, history: History) -> Iterator[Fault]:
    line = frozenset(history.line)
    for record in matching.strays:
        message = f"A record is about bytes of `{record.path}` that the default branch here never held in that order"
        why = "" if record.merge in line else "; its history was rewritten, or this clone is older than its ledger"
        yield Fault("never-there", record.path, f"{message} (commit {record.merge[:12]}){why}.")
    for record in records:
        if record.merge in line and record.base and replay.place(record.base) is None:
            message = f"A record names commit {record.base[:12]}, which isn't on the default branch of this clone."
            yield Fault("unknown-commit", record.path, message)


def _moved(matching: Matching, replay: Replay) -> int:
    matches = (match for some_matches in matching.by_version.values() for match in some_matches)
    return sum(match.moved and replay.place(match.record.merge) is None for match in matches)


def _rewritten(rewritings: Sequence[Claim], ledger: Ledger) -> tuple[Rewritten, ...]:
    brought = {path: commit.sha for commit in ledger.commits for status, path in commit.changes if status == "A"}
    return tuple(
        Rewritten(
            claim.entries[0],
            tuple((entry, brought.get(name(canonical(entry)), "")) for entry in claim.maintainers),
            claim.counts,
        )
        for claim in rewritings
    )


def _replay(path: str, versions: list[Version], replay: Replay) -> tuple[Standing, list[Fault]]:
    """Walk through the versions of one path in their order."""
    signed: tuple[Version, Record] | None = None
    redacted = False
    pending: list[Version] = []
    past: list[Version] = []
    faults: list[Fault] = []
    for version in versions:
        matches = replay.by_version.get((path, version.commit), ())
        if version.deleted:
            past, pending, signed, redacted = past + pending, [], None, False
        elif not matches and signed and version.blob == signed[0].blob:
            past, pending = past + pending, []  # what was signed before is back
        elif not matches:
            pending.append(version)
        for match in matches:
            # A record that does not hold is named once; going on from it keeps the later ones from seeming wrong too.
            if not match.redacted:
                shown = replace(version, day=None) if match.moved else version
                faults += compare(match.record, shown, signed[0] if signed else None, match.blind)
            # Commits that came with the same pull request, as in a merge by rebase, never stood for themselves.
            past += [earlier for earlier in pending if not _came_along(earlier, match.record, version, replay)]
            # One partner's ending or outcome vouches for nothing else in the file: only all of them do.
            redacted = match.redacted or (redacted and match.record.kind not in (NEW, AMENDMENT))
            pending, signed = [], (version, match.record)
    signed_state = REDACTED if redacted else SIGNED
    state = DELETED if versions[-1].deleted else BROKEN if faults else UNSIGNED if pending else signed_state
    return Standing(path, state, signed, tuple(pending), tuple(past)), faults


def _came_along(earlier: Version, record: Record, version: Version, replay: Replay) -> bool:
    base = replay.place(record.base) if record.base else -1
    earlier_place, place = replay.place(earlier.commit), replay.place(version.commit)
    return base is not None and earlier_place is not None and place is not None and base < earlier_place < place

"""The chain of the ledger: from files on its branch to entries in their order, and whatever breaks it.

For: `unwind`, pure. It sees what was edited, deleted, inserted, doubled or put into another order. Must not: compare
a record with the history (that is `verify`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from peerpact.signing.ledger.entry import Entry, parse
from peerpact.signing.ledger.record import FOLDER, GENESIS, Record, link, name
from peerpact.signing.ledger.report import Fault, Ledger
from peerpact.signing.ledger.rewriting import Rewriting

MARK, MARK_BYTES = "ledger.json", b'{"ledger": "peerpact", "version": 1}\n'


@dataclass(frozen=True, slots=True)
class Chain:
    """The sound records in the order of the chain, what the next entry names as `previous`, and all faults.

    `rewritings` are the other entries, in their order.
    """

    records: tuple[Record, ...]
    last: str
    faults: tuple[Fault, ...]
    rewritings: tuple[Rewriting, ...] = ()


def unwind(ledger: Ledger) -> Chain:
    """Follow the chain from its first record; records without a known predecessor come at the end."""
    by_link: dict[str, Entry] = {}
    faults = list(_commits(ledger))
    for path in sorted(ledger.files.keys() - {MARK}):
        record = _read(path, ledger.files[path], faults)
        if record:
            by_link[link(ledger.files[path])] = record
    order, last = _follow(by_link, faults)
    loose = sorted(by_link.keys() - set(order))
    for loose_link in loose:
        if by_link[loose_link].previous not in by_link and by_link[loose_link].previous != GENESIS:
            message = f"The record before {_short(loose_link)} is missing: the chain is cut there."
            faults.append(Fault("missing-record", by_link[loose_link].path, message))
    entries = [by_link[entry_link] for entry_link in (*order, *loose)]
    records = tuple(entry for entry in entries if isinstance(entry, Record))
    return Chain(records, last, tuple(faults), tuple(entry for entry in entries if isinstance(entry, Rewriting)))


def _read(path: str, content: bytes, faults: list[Fault]) -> Entry | None:
    if not path.startswith(f"{FOLDER}/"):
        faults.append(Fault("foreign-file", "", f"`{path}` on the ledger is no record."))
        return None
    if name(content) != path:
        faults.append(Fault("edited-record", _claimed(content), f"`{path}` isn't what was written: it was edited."))
        return None
    try:
        return parse(content)
    except ValueError as error:
        faults.append(Fault("no-record", "", f"`{path}` is no record: {error}."))
        return None


def _claimed(content: bytes) -> str:
    """Whose record an edited one was, as far as it can still be told."""
    try:
        return parse(content).path
    except ValueError:
        return ""


def _follow(by_link: dict[str, Entry], faults: list[Fault]) -> tuple[list[str], str]:
    after: dict[str, list[str]] = {}
    for own_link, record in sorted(by_link.items()):
        after.setdefault(record.previous, []).append(own_link)
    order: list[str] = []
    last = GENESIS
    while len(after.get(last, ())) == 1:
        last = after[last][0]
        order.append(last)
    if last in after:
        names = ", ".join(map(_short, after[last]))
        faults.append(Fault("forked-chain", "", f"The records {names} all claim to follow the same one."))
    elif not order and by_link:
        faults.append(Fault("no-beginning", "", "The first record of the chain is missing."))
    return order, last


def _commits(ledger: Ledger) -> Iterator[Fault]:
    """The branch itself: one line of commits that only ever add records, and that nothing was put under later."""
    for commit in ledger.commits:
        short = commit.sha[:12]
        if len(commit.parents) > 1:
            yield Fault("merged-ledger", "", f"Commit {short} of the ledger merges another history into it.")
        for status, path in commit.changes:
            if status == "D":
                yield Fault("deleted-record", "", f"Commit {short} of the ledger deletes `{path}`.")
            elif status != "A":
                yield Fault("edited-record", "", f"Commit {short} of the ledger changes `{path}`.")
    if ledger.files and ledger.files.get(MARK) != MARK_BYTES:
        yield Fault("no-mark", "", f"`{MARK}` at the top of the ledger is missing or changed.")


def _short(digest: str) -> str:
    return digest[:12]

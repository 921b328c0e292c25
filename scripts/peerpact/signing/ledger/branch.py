"""The ledger branch: read it, append to it, and push what was appended.

For: `Store`. Only Git's plumbing is used, so that no file and no index is ever touched. Whatever is appended is a
child of the tip that was read, and moves the branch only if it's still at that tip: nothing is ever overwritten. Must
not: decide what is recorded.

A run may be killed between any two commands: before the one command that moves the branch nothing has happened, and
after it everything has.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from peerpact.domain.errors import OperatorError
from peerpact.git.plumbing import Plumbing
from peerpact.signing.ledger.chain import MARK, MARK_BYTES, Chain, unwind
from peerpact.signing.ledger.entry import Entry, canonical, parse
from peerpact.signing.ledger.record import Record, link, name
from peerpact.signing.ledger.report import EMPTY, Ledger, LedgerCommit
from peerpact.signing.ledger.rewriting import Rewriting
from peerpact.text.wording import amount

BRANCH = "refs/heads/ledger"
KNOWN = "refs/remotes/origin/ledger"
_TRIES = 6
_PAUSE = 0.05  # seconds, growing with each try: the one who lost a race lets the winner finish
_NONE = ""
AnyEntry = TypeVar("AnyEntry", Record, Rewriting)


class Store:
    """The ledger of a clone. With `url` the branch there is the true one; without, the clone's own."""

    def __init__(self, folder: Path, url: str = "", environment: Mapping[str, str] | None = None) -> None:
        """`environment` holds what Git needs to be let in at `url`."""
        self.git = Plumbing(folder, environment)
        self._url = url

    def here(self) -> str:
        """The tip as this clone knows it, or nothing."""
        return self.git.ref(KNOWN) or self.git.ref(BRANCH)

    def bring(self) -> str:
        """The tip as it is now at `url`, with its objects; nothing where there is no ledger yet.

        OperatorError when it does not descend from the one that was known here: then someone has rewritten it.
        """
        if not self._url:
            return self.git.ref(BRANCH)
        tip = self.git.tips(BRANCH, url=self._url).get(BRANCH, _NONE)
        last_known = self.git.ref(KNOWN)
        if tip and tip != last_known:
            self.git.fetch(BRANCH, url=self._url)
        if last_known and (not tip or not self.git.descends(tip, last_known)):
            advice = f"Find out who did it. To put it back: git push --force origin {last_known}:{BRANCH}"
            raise OperatorError(
                f"The ledger was rewritten: it doesn't descend from {last_known[:12]} any more.", advice
            )
        if tip and tip != last_known:
            self._point(KNOWN, tip, last_known)
        return tip

    def read(self, tip: str) -> Ledger:
        """The ledger at a commit. OperatorError when the branch of that name is something else."""
        if not tip:
            return EMPTY
        commits = tuple(
            LedgerCommit(commit.sha, commit.parents, tuple((row.status, row.path) for row in commit.rows))
            for commit in self.git.changes(tip)
        )
        if not any(path == MARK for commit in commits for _, path in commit.changes):
            advice = "Rename that branch; the name belongs to the signature records. Nothing was written to it."
            raise OperatorError("The branch `ledger` holds no ledger but something else.", advice)
        tree = self.git.tree(tip)
        blobs = self.git.blobs({leaf.sha for leaf in tree.values() if leaf.mode != "160000"})
        return Ledger(tip, {path: blobs.get(leaf.sha, b"") for path, leaf in tree.items()}, commits)

    def append(self, entries: Sequence[AnyEntry]) -> tuple[AnyEntry, ...]:
        """Put entries behind the chain, each with the hash of the one before; those that are there are left out.

        Returns what was added. OperatorError when the ledger is broken, or could not be written.
        """
        for attempt in range(_TRIES):
            tip = self.bring()
            chain = unwind(self.read(tip))
            if chain.faults:
                advice = "`peerpact verify` names each fault. Nothing is appended until the branch is put back."
                raise OperatorError(f"The ledger is broken: {chain.faults[0].message}", advice)
            new = _chained(entries, chain)
            if not new or self._move(self._commit(tip, new), tip):
                return tuple(new)
            time.sleep(_PAUSE * attempt)
        raise OperatorError("Others keep writing to the ledger at the same time.", "Nothing is lost: run it again.")

    def _commit(self, tip: str, new: Sequence[Entry]) -> str:
        """A child of the tip that holds the new entries, still without a branch that leads to it."""
        shards: dict[str, dict[str, str]] = {}
        for content in map(canonical, new):
            folder, shard, file = name(content).split("/")
            shards.setdefault(shard, {})[file] = f"100644 blob {self._blob(content)}"
        records = self._entries(f"{tip}:{folder}") if tip else {}
        for shard, files in shards.items():
            old = self._entries(f"{tip}:{folder}/{shard}") if shard in records else {}
            records[shard] = f"040000 tree {self._tree({**old, **files})}"
        top = {**(self._entries(tip) if tip else {MARK: f"100644 blob {self._blob(MARK_BYTES)}"})}
        top[folder] = f"040000 tree {self._tree(records)}"
        parents = ("-p", tip) if tip else ()
        signed = sum(isinstance(entry, Record) for entry in new)
        message = f"Record {amount(signed, 'signed version') if signed else 'a rewritten history'}\n"
        return self.git.text("commit-tree", self._tree(top), *parents, stdin=message.encode())

    def _blob(self, content: bytes) -> str:
        return self.git.text("hash-object", "-w", "-t", "blob", "--stdin", stdin=content)

    def _entries(self, tree: str) -> dict[str, str]:
        rows = self.git.run("ls-tree", "-z", "--full-tree", tree)[1].decode("utf-8", "backslashreplace").split("\0")
        return {path: head for head, _, path in (row.partition("\t") for row in rows if row)}

    def _tree(self, entries: Mapping[str, str]) -> str:
        rows = "".join(f"{head}\t{path}\0" for path, head in sorted(entries.items()))
        return self.git.text("mktree", "-z", stdin=rows.encode())

    def _move(self, new: str, old: str) -> bool:
        """Let the branch point to a child of `old`, if it's still there; False when someone was quicker."""
        if not self._url:
            return self._point(BRANCH, new, old)
        # `new` is a child of `old`, and the lease holds for `old` alone: so this can only ever move forward.
        lease = f"--force-with-lease={BRANCH}:{old}"
        words = ("push", "--quiet", "--no-verify", "--no-signed", lease, self._url, f"{new}:{BRANCH}")
        code, _ = self.git.run(*words, allowed=range(256))
        if code and self.git.tips(BRANCH, url=self._url).get(BRANCH, _NONE) == old:
            advice = "The token needs the right `contents: write`, and no rule may forbid it to push to `ledger`."
            raise OperatorError("GitHub did not let us push to the ledger.", advice)
        if not code:
            self._point(KNOWN, new, old)
        return not code

    def _point(self, ref: str, new: str, old: str) -> bool:
        return self.git.run("update-ref", ref, new, old or "0" * len(new), allowed=(0, 1, 128))[0] == 0


def _chained(entries: Sequence[AnyEntry], chain: Chain) -> list[AnyEntry]:
    """The entries that are not there yet, one hanging on the other. ValueError for one that could not be read again."""
    there = {record.key for record in chain.records} | {rewriting.key for rewriting in chain.rewritings}
    chained, last = [], chain.last
    for entry in entries:
        if entry.key not in there:
            chained.append(replace(entry, previous=last))
            content = canonical(chained[-1])
            parse(content)  # what nobody can read would break the ledger permanently
            last = link(content)
    return chained

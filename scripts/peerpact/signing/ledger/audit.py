"""From a clone to the report about it, offline.

For: `examine`, for the command line and for the site. Must not: write, or judge (that is `verify`).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from peerpact.git.plumbing import Commit, Row
from peerpact.signing.ledger.branch import Store
from peerpact.signing.ledger.chain import unwind
from peerpact.signing.ledger.history import default_branch, read_history
from peerpact.signing.ledger.landed import recompute
from peerpact.signing.ledger.report import NOT_VERIFIABLE, Report
from peerpact.signing.ledger.verify import verify

FETCH = "git fetch origin ledger:refs/remotes/origin/ledger"


def examine(root: Path, since: str = "") -> Report:
    """The report about a clone; `since` as in `verify`. OperatorError when its `ledger` branch is something else."""
    store = Store(root)
    if not store.git.is_clone():
        return Report(NOT_VERIFIABLE, reason="this folder is no clone of a Git repository.")
    if store.git.is_shallow():
        reason = "this clone holds only a part of the history (git fetch --unshallow brings the rest)."
        return Report(NOT_VERIFIABLE, reason=reason)
    tip = store.here()
    if not tip:
        reason = "this clone has no ledger branch. The bot begins it when the first agreement is merged."
        return Report(NOT_VERIFIABLE, reason=f"{reason} To fetch it: {FETCH}")
    ledger = store.read(tip)
    chain = unwind(ledger)
    signed = {record.key for record in chain.records}
    signed |= {(record.path, record.blob) for record in chain.records}
    signed |= {(gone.path, gone.became) for rewriting in chain.rewritings for gone in rewriting.gone}

    def recorded(commit: Commit, row: Row) -> bool:
        return not signed.isdisjoint({(row.path, commit.sha), (row.path, row.sha)})

    branch = default_branch(store.git)
    report = verify(read_history(store.git, branch, recorded), ledger, since)
    return replace(report, recomputed=recompute(store.git, branch))

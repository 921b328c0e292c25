"""`peerpact record --rewritten`: a maintainer writes down that the default branch was rewritten, and what is gone.

For: `record_rewritten`. It's run by two maintainers, each with a token and a clone of their own. Must not: decide
whether it counts (that is `signing/ledger/rewritten.py`), or work out what changed (`describe_rewriting`).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.github.client import Connection, asking, connect
from peerpact.github.fetch import credentials
from peerpact.signing.ledger.branch import Store
from peerpact.signing.ledger.chain import Chain, unwind
from peerpact.signing.ledger.describe_rewriting import describe
from peerpact.signing.ledger.history import default_branch
from peerpact.signing.ledger.rewriting import MOST_BYTES, MOST_ROWS, Rewriting, canonical
from peerpact.text.escape import terminal
from peerpact.text.wording import amount

_OLD_CLONE = "Run it in a clone from before the rewriting, after `git fetch`: it still holds the old commits."


def record_rewritten(root: Path, now: date, old: str, new: str, dry_run: bool) -> int:
    """Append one maintainer's word. Returns the exit code; OperatorError where it can't be said."""
    connection = connect()
    by, login = _who(connection)
    ledger = Store(root, connection.fetch_from, credentials(connection) | _identity(by, login))
    before, after = _commits(ledger, old, new, connection)
    chain = unwind(ledger.read(ledger.bring()))
    described = describe(ledger.git, before, after, chain)
    if by not in described.maintainers:
        advice = "Those in `community.yml` count, as it is at both commits: ask two of them."
        raise OperatorError(f"{login} (account {by}) isn't a maintainer of this community.", advice)
    entry = Rewriting(before, after, described.commits, described.gone, by, login, now)
    if max(len(entry.commits), len(entry.gone)) > MOST_ROWS or len(canonical(entry)) > MOST_BYTES:
        raise OperatorError("More commits were rewritten than one entry can name.", "Rewrite fewer of them at a time.")
    done = [entry] if dry_run else ledger.append([entry])
    _tell(entry, bool(done), dry_run, _others(chain, entry))
    return CLEAN


def _who(connection: Connection) -> tuple[int, str]:
    """Whose token it is: no workflow can say this for a person."""
    with asking("see whose token this is", "a token of your own"):
        _, account = connection.repository.requester.requestJsonAndCheck("GET", "/user")
    data: dict[str, Any] = account or {}
    return int(data["id"]), str(data["login"])


def _identity(by: int, login: str) -> dict[str, str]:
    """The commit on the ledger names the maintainer, as far as a commit can."""
    mail = f"{by}+{login}@users.noreply.github.com"
    names = {f"GIT_{role}_NAME": login for role in ("AUTHOR", "COMMITTER")}
    return names | {f"GIT_{role}_EMAIL": mail for role in ("AUTHOR", "COMMITTER")}


def _commits(ledger: Store, old: str, new: str, connection: Connection) -> tuple[str, str]:
    """Both in full. The new one has to be on the default branch, and the old one no more."""
    if ledger.git.is_shallow():
        raise OperatorError("This clone holds only a part of the history.", _OLD_CLONE)
    if not all(map(ledger.git.has, (old, new))):
        raise OperatorError("This clone doesn't hold both commits.", _OLD_CLONE)
    before, after = ledger.git.commit(old), ledger.git.commit(new)
    with asking(f"read {connection.name}", "metadata: read"):
        tip = default_branch(ledger.git, connection.repository.default_branch)
    line = set(ledger.git.text("rev-list", "--first-parent", tip).split())
    if after not in line:
        raise OperatorError(f"{after[:12]} isn't on the default branch here.", "Fetch it first: git fetch origin")
    if before in line:
        raise OperatorError(f"{before[:12]} is still on the default branch.", "Nothing was rewritten there.")
    return before, after


def _others(chain: Chain, entry: Rewriting) -> set[int]:
    return {rewriting.by for rewriting in chain.rewritings if rewriting.claim == entry.claim} - {entry.by}


def _tell(entry: Rewriting, done: bool, dry_run: bool, others: set[int]) -> None:
    verb = "would record" if dry_run else "recorded" if done else "you have recorded already"
    gone = amount(len(entry.gone), "signed version")
    print(f"{verb}: {entry.old[:12]} became {entry.new[:12]}; {gone} gone.")
    for lost in entry.gone:
        print(terminal(f"  {lost.path}: {lost.blob[:12]} {f'became {lost.became[:12]}' if lost.became else 'is gone'}"))
    if others:
        print("Another maintainer has recorded the same, so it counts.")
    else:
        print("It doesn't count yet: another maintainer has to run the same command in a clone of their own.")

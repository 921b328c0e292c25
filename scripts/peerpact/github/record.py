"""`peerpact record`: after a merge, write down who has signed; say loudly where nobody can.

For: `record`. It is `verify` first: what the ledger does not cover yet is what there is to do. So it may run at any
time and twice, and a run that was cut off is made up for by the next. Must not: decide who has signed.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from peerpact.domain.errors import CLEAN, FOUND_ERRORS, OperatorError
from peerpact.git.plumbing import Commit, Row
from peerpact.github.broken_files import tell_broken
from peerpact.github.client import Connection, LimitError, asking, connect
from peerpact.github.fetch import credentials, store
from peerpact.github.landed import not_judged
from peerpact.github.ledger_issue import AlarmIssue
from peerpact.github.merged import Merges
from peerpact.signing.ledger import wording
from peerpact.signing.ledger.branch import Store
from peerpact.signing.ledger.chain import unwind
from peerpact.signing.ledger.history import default_branch, read_history
from peerpact.signing.ledger.record import Record
from peerpact.signing.ledger.report import History
from peerpact.signing.ledger.settle import FAULT, Alarm, Candidate, Merged, candidates, settle
from peerpact.signing.ledger.verify import verify
from peerpact.text.escape import log_command_data, terminal
from peerpact.text.wording import amount

PROFILE_DAYS = 14  # profiles need a look each; older ones were looked at by earlier runs
MOST_ASKED = 200  # commits in one run: a workflow's token has 1,000 requests an hour


@dataclass(slots=True)
class Found:
    """What a run knows so far: which pull request brought which commit, what to write, and what is wrong."""

    pulls: dict[str, Merged | None] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)
    stopped: OperatorError | None = None


def record(root: Path, now: date, dry_run: bool) -> int:
    """Record what was merged and signed. Returns the exit code: 1 when something on the branch is not signed."""
    connection = connect()
    ledger = Store(root, connection.fetch_from, credentials(connection))
    if ledger.git.is_shallow():
        advice = "Fetch all of it: git fetch --unshallow; in a workflow, `fetch-depth: 0` at the checkout."
        raise OperatorError("This clone holds only a part of the history.", advice)
    history = _history(ledger, connection, now)
    kept = ledger.read(ledger.bring())
    report = verify(history, kept)
    open_ones = candidates(history, report)
    findings = Found(alarms=[Alarm(FAULT, fault.path, message=fault.message) for fault in report.faults])
    alarm_issue = AlarmIssue.find(connection) if open_ones or findings.alarms else AlarmIssue.none_yet(connection)
    merges = Merges(connection, store(connection, root), ledger.git)
    _ask(merges, open_ones, alarm_issue, findings)
    for candidate in open_ones:
        records, alarms = settle(candidate, findings.pulls, now)
        findings.records += records
        findings.alarms += alarms
    _compare(merges, ledger, history, unwind(kept).records, now, findings)
    if findings.alarms and alarm_issue.issue.issue is None:
        alarm_issue = AlarmIssue.find(connection)
    if unwind(kept).faults and findings.records:
        _cry(f"{amount(len(findings.records), 'signed version')} can't be recorded until the ledger is whole again.")
        findings.records = []
    if not dry_run:
        _tell_broken(connection, root, ledger)
    return _carry_out(ledger, alarm_issue, findings, dry_run)


def _tell_broken(connection: Connection, root: Path, ledger: Store) -> None:
    done = tell_broken(connection, root, default_branch(ledger.git, connection.repository.default_branch))
    if done:
        print(f"Files that can't be read: {done}.")


def _history(ledger: Store, connection: Connection, now: date) -> History:
    with asking(f"read {connection.name}", "metadata: read"):
        name = connection.repository.default_branch
    tip = default_branch(ledger.git, name)
    oldest = _oldest(now)

    def young(commit: Commit, row: Row) -> bool:
        return commit.at >= oldest

    return read_history(ledger.git, tip, young)


def _oldest(now: date) -> float:
    """Since when merges are looked at that say nothing about signatures, in seconds since 1970."""
    return datetime.combine(now - timedelta(days=PROFILE_DAYS), time(), UTC).timestamp()


def _compare(
    merges: Merges, ledger: Store, history: History, records: tuple[Record, ...], now: date, findings: Found
) -> None:
    """Look whether what was merged lately is what was judged."""
    if not history.line or findings.stopped:
        return
    try:
        findings.alarms += not_judged(merges, ledger.git, history.line[-1], _oldest(now), records, findings.pulls)
    except OperatorError as error:
        findings.stopped = error


def _ask(merges: Merges, open_ones: tuple[Candidate, ...], alarm_issue: AlarmIssue, findings: Found) -> None:
    """Find the pull request of each commit; what was never told comes first, should there be too many."""
    new: dict[str, None] = {}
    old: dict[str, None] = {}
    for candidate in open_ones:
        for version in candidate.pending:
            is_told = alarm_issue.knows(Alarm("", version.path, version.commit))
            (old if is_told else new)[version.commit] = None
    commits = [*new, *(commit for commit in old if commit not in new)]
    for commit in commits[:MOST_ASKED]:
        try:
            findings.pulls[commit] = merges.of(commit)
        except LimitError as error:
            findings.stopped = error
            break
        except OperatorError as error:  # one that cannot be read now stops no other
            findings.stopped = error
    if len(findings.pulls) < len(commits):
        print(f"{amount(len(commits) - len(findings.pulls), 'commit')} left for the next run.")


def _carry_out(ledger: Store, alarm_issue: AlarmIssue, findings: Found, dry_run: bool) -> int:
    if dry_run:
        done, rung = tuple(findings.records), ""
    else:
        done = ledger.append(findings.records) if findings.records else ()
        rung = alarm_issue.tell(findings.alarms) if findings.alarms else ""
    for written in done:
        print(f"{'would record' if dry_run else 'recorded'} {terminal(wording.recorded(written))}")
    if not done and not findings.alarms and not findings.stopped:
        print("Nothing to record.")
    for alarm in findings.alarms:
        _cry(wording.alarm(alarm))
    if rung:
        print(rung)
    if findings.stopped:
        raise findings.stopped
    return FOUND_ERRORS if findings.alarms else CLEAN


def _cry(sentence: str) -> None:
    """Say it in the log, and in Actions on top of the run's page."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(f"::error title=Not signed::{log_command_data(terminal(sentence))}")
    else:
        print(f"NOT SIGNED: {terminal(sentence)}", file=sys.stderr)

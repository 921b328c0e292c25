"""`peerpact verify`: whether the agreements in this clone are signed, by its ledger alone or with GitHub's help.

For: the options, what is asked for, and the exit code. Must not: judge (that is `ledger/verify.py`).
"""

from __future__ import annotations

import argparse
import re
from dataclasses import replace

from peerpact.cli.shared import DEMO, is_demo
from peerpact.domain.errors import CLEAN, FOUND_ERRORS, OperatorError
from peerpact.signing.ledger.audit import FETCH, examine
from peerpact.signing.ledger.render import as_json, as_text
from peerpact.signing.ledger.report import BROKEN, NOT_VERIFIABLE, UNSIGNED, VERIFIED, WRONG, Report

_COMMIT = re.compile(r"[0-9a-f]{7,64}")
FORMATS = {"text": as_text, "json": as_json}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("agreement", nargs="?", metavar="AGREEMENT", help="one agreement, by path or by name")
    parser.add_argument("--since", default="", metavar="COMMIT", help="a commit that the ledger still has to contain")
    parser.add_argument(
        "--online", action="store_true", help="ask GitHub whether the reviews and comments are still there"
    )
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="default: text")
    parser.epilog = (
        "It ends with 0 when everything that this clone can show is signed, and also when it has no ledger: a clone "
        "without one can't be verified, which is no failure. It ends with 1 when something isn't signed or a record "
        "doesn't hold, and with 2 when you ask for something that can't be verified (one agreement, --since, --online)."
    )


def run(args: argparse.Namespace) -> int:
    """Verify; 0 verified (or nothing to verify with), 1 something is wrong, 2 when the one asked for cannot be."""
    if args.since and not _COMMIT.fullmatch(args.since):
        raise OperatorError(f"{args.since[:40]!r} isn't a commit.", "Use 7 to 64 hexadecimal digits.")
    report = Report(NOT_VERIFIABLE, reason=DEMO) if is_demo(args.root) else examine(args.root, args.since)
    if report.state == NOT_VERIFIABLE and (args.agreement or args.online or args.since):
        raise OperatorError(f"Not verifiable: {report.reason}", f"To fetch the ledger: {FETCH}")
    if args.agreement:
        report = only(report, args.agreement)
    if args.online:
        report = _online(report)
    print(FORMATS[args.format](report), end="")
    return FOUND_ERRORS if report.state == WRONG else CLEAN


def only(report: Report, wanted: str) -> Report:
    """What the report says about one agreement; faults of the ledger as such concern every one."""
    matching = [standing for standing in report.standings if wanted in (standing.path, _slug(standing.path))]
    if len(matching) != 1:
        problem = "Several agreements are" if matching else "No agreement is"
        raise OperatorError(
            f"{problem} called {wanted[:100]!r}.", "Name it by its path, such as agreements/2026-a--b.yml."
        )
    path = matching[0].path
    faults = tuple(fault for fault in report.faults if fault.path in ("", path))
    records = tuple(record for record in report.records if record.path == path)
    bad = faults or matching[0].state in (UNSIGNED, BROKEN)
    return replace(report, state=WRONG if bad else VERIFIED, standings=(matching[0],), faults=faults, records=records)


def _slug(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".yml")


def _online(report: Report) -> Report:
    from peerpact.github.client import connect
    from peerpact.github.verify_online import confirm, confirm_rewritings

    connection = connect()
    faults = (*confirm(connection, report.records), *confirm_rewritings(connection, report.rewritings))
    return replace(report, state=WRONG if faults else report.state, faults=(*report.faults, *faults))

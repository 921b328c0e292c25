"""`peerpact record`: after a merge, record in the ledger who has signed.

For: the options, and communities that have no ledger. Must not: do the work (that is `github/record.py` and
`github/record_rewritten.py`).
"""

from __future__ import annotations

import argparse

from peerpact.cli.shared import DEMO, is_demo
from peerpact.domain.errors import CLEAN


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    rewritten_help = (
        "record that the default branch was rewritten to take private data out; two maintainers have to run it"
    )
    parser.add_argument("--rewritten", nargs=2, metavar=("OLD", "NEW"), help=rewritten_help)
    parser.add_argument("--dry-run", action="store_true", help="say what would be recorded, and write nothing")


def run(args: argparse.Namespace) -> int:
    """Record; 1 when something on the default branch is not signed. A rewriting is 0 when it's written down."""
    if is_demo(args.root):
        print(DEMO)
        return CLEAN
    if args.rewritten:
        from peerpact.github.record_rewritten import record_rewritten

        old, new = args.rewritten
        return record_rewritten(args.root, args.now, old, new, args.dry_run)
    from peerpact.github.record import record

    return record(args.root, args.now, args.dry_run)

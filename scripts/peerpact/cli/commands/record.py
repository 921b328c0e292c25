"""`peerpact record`: after a merge, write down on the ledger who has signed.

For: the options, and communities that have no ledger. Must not: do the work (that is `github/recording.py`).
"""

from __future__ import annotations

import argparse

from peerpact.cli.shared import DEMO, is_demo
from peerpact.domain.errors import CLEAN


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--dry-run", action="store_true", help="say what would be recorded, and write nothing")


def run(args: argparse.Namespace) -> int:
    """Record; 1 when something on the default branch is not signed."""
    if is_demo(args.root):
        print(DEMO)
        return CLEAN
    from peerpact.github.record import record

    return record(args.root, args.now, args.dry_run)

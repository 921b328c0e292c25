"""`peerpact record`: after a merge, write down on the ledger who has signed.

For: the options, and communities that have no ledger. Must not: do the work (that is `github/recording.py`).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from peerpact.disk import read_file
from peerpact.errors import CLEAN
from peerpact.load import load

DEMO = "This community is an example (`demo: true` in community.yml): it has no ledger."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--dry-run", action="store_true", help="say what would be recorded, and write nothing")


def run(args: argparse.Namespace) -> int:
    """Record; 1 when something on the default branch is not signed."""
    if is_demo(args.root):
        print(DEMO)
        return CLEAN
    from peerpact.github.recording import record

    return record(args.root, args.now, args.dry_run)


def is_demo(root: Path) -> bool:
    """Whether the people of this community are invented."""
    path = root / "community.yml"
    found = load({"community.yml": read_file(str(path))}) if path.is_file() else load({})
    return found.community.settings.demo

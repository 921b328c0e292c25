"""`peerpact health`: how a community is doing, in figures.

For: reading the community, asking Git for dates, printing. Must not: compute anything.
"""

from __future__ import annotations

import argparse

from peerpact.awake import awake
from peerpact.errors import CLEAN

FORMATS = ("text", "json", "markdown")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Print the figures."""
    from peerpact.health import health
    from peerpact.health.show import FORMATS as SHOWN
    from peerpact.suggest import suggest_everybody

    community, changed = awake(args.root, args.now)
    found = suggest_everybody(community, args.now)
    print(SHOWN[args.format](health(community, args.now, found, changed)))
    return CLEAN

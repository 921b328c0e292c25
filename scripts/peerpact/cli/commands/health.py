"""`peerpact health`: how a community is doing, in figures.

For: reading the community, asking Git for dates, printing. Must not: compute anything.
"""

from __future__ import annotations

import argparse

from peerpact.community.activity import read_active
from peerpact.domain.errors import CLEAN

FORMATS = ("text", "json", "markdown")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")


def run(args: argparse.Namespace) -> int:
    """Print the figures."""
    from peerpact.matching import MatchingIndex, suggest_from
    from peerpact.matching.health import health
    from peerpact.matching.health.render import FORMATS as SHOWN
    from peerpact.matching.ranking import questions_for_few

    community, changed = read_active(args.root, args.now)
    index = MatchingIndex.of(community, args.now)
    lists = {each.profile.github: suggest_from(index, each.profile) for each in index.people}
    questions = questions_for_few(index, lists).values()
    print(SHOWN[args.format](health(community, args.now, lists, changed, questions)))
    return CLEAN

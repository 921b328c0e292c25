"""`peerpact index --out FILE`: everyone's suggestions, worked out once and kept for quick answers.

For: reading the community and writing the file. Must not: decide anything.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from peerpact.community.activity import read_active
from peerpact.domain.errors import CLEAN
from peerpact.matching import MatchingIndex, suggest_from
from peerpact.matching.stored_lists import write
from peerpact.text.wording import amount


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file for the index")


def run(args: argparse.Namespace) -> int:
    """Write the index; `peerpact suggest LOGIN --index FILE` and `peerpact questions` answer from it."""
    community, _ = read_active(args.root, args.now)
    index = MatchingIndex.of(community, args.now)
    everybody = {p.profile.github: suggest_from(index, p.profile) for p in index.people}
    write(args.out, everybody, args.now, index.questions.columns)
    print(f"{amount(len(everybody), 'participant')} in {args.out}, as of {args.now}.")
    return CLEAN

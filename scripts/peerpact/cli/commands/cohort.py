"""`peerpact cohort`: pairs and circles for everyone at once, as a report.

For: reading the community, bringing the clock, printing or writing one file. Must not: decide anything, or write into
the community's own folders.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

from peerpact.cli.shared import places
from peerpact.community.activity import read_active
from peerpact.domain.entry import FOLDERS
from peerpact.domain.errors import CLEAN, OperatorError

FORMATS = ("markdown", "csv", "json")
PREFER = ("people", "pairs")
SECONDS = 60.0

_QUIET_SECONDS = 2.0
"""How long the search may take before its progress is shown."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--format", choices=FORMATS, default="markdown", help="default: markdown")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the report to a file instead of printing it")
    how_long = f"how long the search may take (default: {SECONDS:g})"
    parser.add_argument(
        "--prefer",
        choices=PREFER,
        default=PREFER[0],
        help="place as many people as possible, or make as many pairs as possible before circles (default: people)",
    )
    parser.add_argument("--pairs-only", action="store_true", help="propose no circles of three")
    parser.add_argument("--seconds", type=_seconds, default=SECONDS, metavar="N", help=how_long)


def run(args: argparse.Namespace) -> int:
    """Print the report, or write it."""
    if args.out is not None:
        _refuse_the_community(args.out, args.root)
    if not find_spec("scipy"):
        raise OperatorError(
            "`peerpact cohort` needs a solver that isn't installed: SciPy.",
            'Install it with `python -m pip install "peerpact[cohort]"`.',
        )
    from peerpact.matching.cohort import cohort, wording
    from peerpact.matching.cohort.graph import Budget
    from peerpact.matching.cohort.render import FORMATS as SHOWN

    community, _ = read_active(args.root, args.now)
    time = Budget.of(args.seconds, monotonic)
    links = places(community.settings)
    choice = "pairs-only" if args.pairs_only else args.prefer
    proposed = cohort(community, args.now, time, links, choice=choice, tell=_Progress(time.begun))
    text = SHOWN[args.format](proposed)
    if args.out is None:
        print(text)
        return CLEAN
    try:
        args.out.write_bytes(f"{text.rstrip()}\n".encode())
    except OSError as problem:
        raise OperatorError(f"The report can't be written: {problem}.", "Name another file with --out.") from None
    print("\n".join(wording.summary(proposed)))
    return CLEAN


class _Progress:
    """Shows on stderr how far a long search is."""

    def __init__(self, begun: float) -> None:
        self._begun = begun

    def __call__(self, text: str) -> None:
        passed = monotonic() - self._begun
        if passed >= _QUIET_SECONDS:
            print(f"{passed:5.0f} s: {text}", file=sys.stderr, flush=True)


def _refuse_the_community(out: Path, root: Path) -> None:
    """A report is not data: a file in these folders would be read as a profile or an agreement."""
    for folder in FOLDERS:
        if out.resolve().is_relative_to((root / folder).resolve()):
            raise OperatorError(f"{out} is in {folder}/, which has the community's own files.", "Choose another place.")


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 < value <= 86_400:
        raise argparse.ArgumentTypeError(f"write a number of seconds above 0 and up to 86400, not {text[:40]!r}")
    return value

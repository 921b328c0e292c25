"""`peerpact export --out DIR`: export people, skills, partnerships and the ledger as CSV and JSON.

For: reading the community and its ledger, and writing the files. Must not: change the community.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from peerpact.adoption.export import as_csv, as_json, tables
from peerpact.cli.all_or_nothing import new_folder, write_new_files
from peerpact.cli.shared import is_demo
from peerpact.community.loader import read_community
from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.signing.ledger.audit import examine
from peerpact.signing.ledger.record import Record
from peerpact.text.wording import amount

FORMATS = {"csv": as_csv, "json": as_json}

_COUNTED = {
    "people": ("person", "people"), "skills": ("skill",), "partnerships": ("partnership",), "ledger": ("record",),
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new or empty folder for the files")
    either = "only CSV, for spreadsheets, or only JSON, for programs (default: both)"
    parser.add_argument("--format", choices=tuple(FORMATS), help=either)


def run(args: argparse.Namespace) -> int:
    """Write a file for each table and format. Raises OperatorError where the folder isn't new or empty."""
    out: Path = args.out.absolute()
    if out.is_symlink() or (out.exists() and (not out.is_dir() or any(out.iterdir()))):
        raise OperatorError(f"{out} isn't a new or empty folder.", "Name another one with --out.")
    community = read_community(args.root).community
    rows = tables(community, _records(args.root), args.now)
    wanted = [args.format] if args.format else list(FORMATS)
    files = {f"{name}.{kind}": FORMATS[kind](table).encode() for name, table in rows.items() for kind in wanted}
    with new_folder(out) as fresh:
        write_new_files(fresh, files)
    counts = ", ".join(amount(len(rows[name]), *words) for name, words in _COUNTED.items())
    print(f"{counts} of the ledger: {len(files)} files in {args.out}")
    return CLEAN


def _records(root: Path) -> tuple[Record, ...]:
    """The ledger's records; none in a demonstration, and where this clone doesn't hold the ledger."""
    if is_demo(root):
        return ()
    try:
        return examine(root).records
    except OperatorError as problem:
        print(f"The ledger isn't included: {problem.problem}")
        return ()

"""`peerpact pages`: the site as ordinary files for any generator that reads Markdown.

For: `--out DIR` for the pages alone, and `--project DIR` for a folder that MkDocs, ProperDocs or Zensical builds as it
is. Must not: make a page, or delete anything that it didn't write itself.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from peerpact.cli.prepare_site import prepare
from peerpact.cli.site_folder import MARKER, write_folder
from peerpact.domain.errors import CLEAN

__all__ = ["MARKER", "add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--out", type=Path, metavar="DIR", help="a new or empty folder for the pages")
    ready = "a new or empty folder for the pages in docs/, with a mkdocs.yml that is ready to be built"
    either.add_argument("--project", type=Path, metavar="DIR", help=ready)


def run(args: argparse.Namespace) -> int:
    """Write the folder as a whole, or leave it as it was."""
    prepared = prepare(args.root, args.now)
    files, folder = (prepared.project(), args.project) if args.out is None else (prepared.pages(), args.out)
    count = write_folder(files, folder, args.root)
    print(f"{count} files in {folder}")
    return CLEAN

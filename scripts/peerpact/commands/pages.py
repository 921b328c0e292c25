"""`peerpact pages --out DIR`: the site's pages as ordinary files for any generator that reads Markdown.

For: writing what `peerpact.pages` makes, its assets and the guides into one folder.
Must not: make a page, or delete anything that it did not write itself.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from peerpact import pages
from peerpact.errors import CLEAN, OperatorError
from peerpact.load import read_community

HELP = "write the site's pages as Markdown files, for any site generator"
MARKER = ".peerpact-pages"
_SAID = "Written by `peerpact pages`, which may replace this folder as a whole. Do not edit anything here.\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new or empty folder for the pages")


def run(args: argparse.Namespace) -> int:
    """Write the folder as a whole, or leave it as it was."""
    out: Path = args.out.absolute()
    _refuse_strangers(out, args.root)
    community = read_community(args.root).community
    files = {**pages.build(community, args.now), **pages.assets(), MARKER: _SAID}
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
            fresh, old = Path(folder) / "fresh", Path(folder) / "old"
            fresh.mkdir()
            _copy_guides(args.root / "guides", fresh)
            _write(files, fresh)
            _swap(fresh, out, old)
    except OSError as problem:
        raise OperatorError(
            f"The pages cannot be written: {problem}.", "Check the folder given with --out."
        ) from problem
    print(f"{len(files) - 1} files in {args.out}")
    return CLEAN


def _refuse_strangers(out: Path, root: Path) -> None:
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OperatorError(f"{out} is not a folder.", "Give --out a new or empty folder.")
    if root.resolve().is_relative_to(out.resolve()):
        raise OperatorError(f"{out} holds the community itself.", "Give --out a new or empty folder.")
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise OperatorError(
            f"{out} holds files that `peerpact pages` did not write.", "Give --out a new or empty folder."
        )


def _copy_guides(guides: Path, target: Path) -> None:
    """Ordinary files only: a link could lead out of the community."""
    for source in sorted(guides.rglob("*")) if guides.is_dir() else ():
        if source.is_file() and not source.is_symlink():
            copy = target / source.relative_to(guides)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def _write(files: dict[str, str], target: Path) -> None:
    """Write what is not there yet: a committed guide of the same name wins, as in the MkDocs hook."""
    for uri, text in files.items():
        path = target / uri
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


def _swap(fresh: Path, out: Path, old: Path) -> None:
    """Two renames in one file system; when the second fails, the first is undone."""
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise

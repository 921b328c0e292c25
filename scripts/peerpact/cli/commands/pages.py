"""`peerpact pages --out DIR`: the site's pages as ordinary files for any generator that reads Markdown.

For: writing what `peerpact.site` makes, its assets and the guides into one folder.
Must not: make a page, or delete anything that it did not write itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from peerpact import site
from peerpact.community.activity import read_active
from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.site.gather_context import look_around

MARKER = ".peerpact-pages"
_ADVICE = "Give --out a new or empty folder."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new or empty folder for the pages")


def run(args: argparse.Namespace) -> int:
    """Write the folder as a whole, or leave it as it was."""
    out: Path = args.out.absolute()
    _refuse_strangers(out, args.root)
    community, changed = read_active(args.root, args.now)
    known = look_around(args.root, community, changed=changed)
    files = {**site.build(community, args.now, known), **site.assets()}
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
            fresh, old = Path(folder) / "fresh", Path(folder) / "old"
            fresh.mkdir()
            _copy_guides(args.root / "guides", fresh)
            _write(files, fresh)
            written = _digests(fresh)
            (fresh / MARKER).write_text(json.dumps(written, indent=0), encoding="utf-8")
            _swap(fresh, out, old)
    except OSError as problem:
        raise OperatorError(f"The pages cannot be written: {problem}.", "Check the folder given with --out.") from None
    print(f"{len(written)} files in {args.out}")
    return CLEAN


def _refuse_strangers(out: Path, root: Path) -> None:
    """OperatorError unless `out` is new, empty, or holds exactly what this command wrote last time."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OperatorError(f"{out} is not a folder.", _ADVICE)
    if root.resolve().is_relative_to(out.resolve()):
        raise OperatorError(f"{out} holds the community itself.", _ADVICE)
    if not out.is_dir() or not any(out.iterdir()):
        return
    try:
        written = json.loads((out / MARKER).read_text(encoding="utf-8"))
        found = _digests(out)
    except (OSError, ValueError):
        raise OperatorError(f"{out} holds files that `peerpact pages` did not write.", _ADVICE) from None
    strange = sorted(
        name for name, digest in found.items() if not isinstance(written, dict) or written.get(name) != digest
    )
    if strange:
        raise OperatorError(f"{out / strange[0]} was not written by `peerpact pages`, or changed since.", _ADVICE)


def _digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder but the marker; a link counts as what it is, not as its target."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = "link"
        elif path.is_file() and name != MARKER:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


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

"""Files written into a folder as a whole.

For: `write_folder`, which replaces what it wrote itself. Must not: delete anything that wasn't written here.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from peerpact.domain.errors import OperatorError

MARKER = ".peerpact-pages"
_ADVICE = "Give a new or empty folder."
Files = Mapping[str, str | Path]
"""What is written: file below the folder -> its text, or the file that is copied."""


def write_folder(files: Files, out: Path, root: Path) -> int:
    """Write the folder as a whole, or leave it as it was; the number of files. Raises OperatorError."""
    out = out.absolute()
    _refuse_strangers(out, root)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
            fresh, old = Path(folder) / "fresh", Path(folder) / "old"
            fresh.mkdir()
            _write(files, fresh)
            written = _digests(fresh)
            (fresh / MARKER).write_text(json.dumps(written, indent=0), encoding="utf-8")
            _swap(fresh, out, old)
    except OSError as problem:
        raise OperatorError(f"The pages can't be written: {problem}.", "Check the folder that you gave.") from None
    return len(written)


def _write(files: Files, target: Path) -> None:
    for uri, content in files.items():
        path = target / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            shutil.copyfile(content, path)
        else:
            path.write_text(content, encoding="utf-8", newline="\n")


def _refuse_strangers(out: Path, root: Path) -> None:
    """OperatorError unless `out` is new, empty, or holds exactly what was written here last time."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OperatorError(f"{out} isn't a folder.", _ADVICE)
    if root.resolve().is_relative_to(out.resolve()):
        raise OperatorError(f"{out} holds the community itself.", _ADVICE)
    if not out.is_dir() or not any(out.iterdir()):
        return
    try:
        written = json.loads((out / MARKER).read_text(encoding="utf-8"))
        today = _digests(out)
    except (OSError, ValueError):
        raise OperatorError(f"{out} holds files that `peerpact pages` didn't write.", _ADVICE) from None
    written_digests = written if isinstance(written, dict) else {}
    strange = sorted(name for name, digest in today.items() if written_digests.get(name) != digest)
    if strange:
        raise OperatorError(f"{out / strange[0]} wasn't written by `peerpact pages`, or has changed since.", _ADVICE)


def _digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder but the marker; a link counts as what it is, not as its target."""
    digests = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            digests[name] = "link"
        elif path.is_file() and name != MARKER:
            digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return digests


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

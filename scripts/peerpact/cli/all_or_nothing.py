"""Many files written or removed at once: all of them, or none.

For: `new_folder` and `replace_files`. Whatever goes wrong on the way, also when someone presses Ctrl-C, nothing is left
half done. Must not: decide what is written, or follow a link.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from peerpact.cli.repository_files import reachable
from peerpact.domain.errors import OperatorError
from peerpact.text.escape import terminal


def write_new_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a new folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A place to write a new or empty folder's contents, which appear there when the block ends well: all, or none."""
    place = folder if folder.is_dir() else folder.parent
    try:
        place.mkdir(parents=True, exist_ok=True)
        beside = tempfile.TemporaryDirectory(prefix=".peerpact-", dir=place)
    except OSError as refused:
        problem = f"Nothing can be written into {terminal(str(place))}: {refused.strerror}."
        raise OperatorError(problem, "Name another folder.") from None
    with beside as temporary:
        fresh = Path(temporary) / "new"
        fresh.mkdir()
        yield fresh
        if not folder.is_dir():
            fresh.rename(folder)
            return
        for path in fresh.iterdir():
            path.rename(folder / path.name)


def replace_files(root: Path, writes: Mapping[str, bytes], removals: Collection[str]) -> None:
    """Write files in their order and remove others, or leave everything as it was; never through a link.

    The last file is written when all else is done, so that it can tell what was done. Raises OperatorError where
    something else than a file is in the way.
    """
    names = [*list(writes)[:-1], *removals, *list(writes)[-1:]]
    for name in names:
        if not reachable(root, root / name) or (root / name).is_dir():
            advice = "Something on the way to it isn't a plain folder, or it's a folder itself. Move that away first."
            raise OperatorError(f"{name} can't be written or removed.", advice)
    with tempfile.TemporaryDirectory(prefix=".peerpact-", dir=root) as temporary:
        fresh, old = Path(temporary) / "fresh", Path(temporary) / "old"
        write_new_files(fresh, writes)
        done: list[str] = []
        try:
            for name in names:
                done.append(name)
                _swap(root / name, fresh / name, old / name)
        except BaseException:  # also when someone presses Ctrl-C
            for name in reversed(done):
                _swap_back(root / name, old / name, came=name in writes and not (fresh / name).exists())
            raise


def _swap(path: Path, fresh: Path, old: Path) -> None:
    """Put a file aside, and the fresh one in its place if there's one, with the same rights."""
    if os.path.lexists(path):
        if fresh.is_file() and not path.is_symlink():
            shutil.copymode(path, fresh)
        old.parent.mkdir(parents=True, exist_ok=True)
        path.rename(old)
    if fresh.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.rename(path)


def _swap_back(path: Path, old: Path, *, came: bool) -> None:
    """Undo as much of a swap as had happened; `came` says that the fresh file is in its place."""
    if os.path.lexists(old):
        old.replace(path)
    elif came:
        path.unlink()

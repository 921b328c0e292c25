"""The site of this repository's community, built once in a run of the tests, whichever worker needs it first.

For: a strict build of the example as it is, and of the same community without the mark of a demonstration.
Must not: be changed by a test; a test that needs another site builds its own.
"""

from __future__ import annotations

import fcntl
from pathlib import Path

from testing.site_server import copy_community, run_mkdocs


def built_once(shared: Path, *, demo: bool) -> Path:
    """The folder of the finished site under `shared`; others who want the same wait until it is there."""
    folder = shared / ("example" if demo else "real")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go of when the file is closed
        if not (folder / "site").is_dir():
            _build(folder, demo)
    return folder / "site"


def _build(folder: Path, demo: bool) -> None:
    root = copy_community(folder / "community")
    if not demo:
        settings = root / "community.yml"
        settings.write_text(settings.read_text("utf-8").replace("demo: true", "demo: false"), encoding="utf-8")
    built = run_mkdocs(root, folder / "half")
    assert built.returncode == 0, built.stderr
    (folder / "half").rename(folder / "site")

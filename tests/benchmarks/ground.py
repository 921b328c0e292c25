"""The ground that every measurement stands on: a community on disk, its own cache folder, the commands to run.

For: `prepare`, which writes or copies a community into a temporary folder and makes it a Git checkout. Must not:
measure, or write anywhere else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from measure import Command, say

import community

HERE = Path(__file__).parent
SCHEMA = community.ROOT / "scripts" / "peerpact" / "formats" / "schemas" / "profile.json"
_BIN = Path(sys.executable).parent
_FOUND = frozenset({0, 1})  # a community from outside may hold errors


@dataclass(frozen=True)
class Ground:
    """A community in `folder`, its profiles' paths, and how many runs are worth it."""

    shape: str
    folder: Path
    profiles: tuple[str, ...]
    invented: bool
    quick: bool

    def pairs(self, many: int) -> int:
        """How many pairs to count: fewer when it shall go quickly."""
        return max(1, many // 3) if self.quick else many

    def peerpact(self, *words: str) -> Command:
        """The `peerpact` command as it is installed, with a memory of its own."""
        return self._command([str(_BIN / "peerpact"), *words])

    def rival(self, *profiles: str) -> Command:
        """check-jsonschema with our schema on some profiles."""
        return self._command([str(_BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), *profiles])

    def python(self, *words: str) -> Command:
        """Python with some words on its command line."""
        return self._command([sys.executable, *words])

    def script(self, name: str, *words: str) -> Command:
        """A script of this folder."""
        return self.python(str(HERE / name), *words)

    @property
    def memory(self) -> Path:
        """Where the package remembers, for this ground alone."""
        return self.folder.parent / f"{self.shape}-cache"

    def _command(self, words: list[str]) -> Command:
        codes = frozenset({0}) if self.invented else _FOUND
        return Command(words, self.folder, codes, {"XDG_CACHE_HOME": str(self.memory)})


def prepare(within: Path, shape: str, people: int, quick: bool, data: Path | None) -> Ground:
    """Write an invented community of a shape, or copy someone's, and commit it."""
    folder = within / shape
    if data is None:
        say(f"{shape}: writing {people:,} profiles")
        community.write(folder, people, shape)
    else:
        say(f"{shape}: copying {data}")
        shutil.copytree(data, folder, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    _commit(folder)
    profiles = sorted(file.relative_to(folder).as_posix() for file in (folder / "profiles").rglob("*.yml"))
    return Ground(shape, folder, tuple(profiles), data is None, quick)


def _commit(folder: Path) -> None:
    author = {f"GIT_{who}_{what}": "demo" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Everybody"]):
        subprocess.run(["git", *words], cwd=folder, check=True, env={**os.environ, **author})

"""Commits out of plain values, written into a bare repository by one `git fast-import`.

For: worlds (path -> mode and content) with anything in them that Git can hold and a file system perhaps cannot: odd
names, links, submodules. Must not: know what a story is, or read a community.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from testing.fake_github.git import ENVIRONMENT

SOMEBODY = "Demo Person <demo@example.org>"
_WHEN = "1790000000 +0000"  # always the same, so that a story has the same commits everywhere


@dataclass(frozen=True, slots=True)
class Blob:
    """An entry of a tree. A submodule (mode 160000) holds the id of a commit as its content."""

    content: bytes
    mode: str = "100644"


World = dict[str | bytes, Blob]
"""A whole tree by path; a path that is no UTF-8 is given as bytes."""


@dataclass
class Stream:
    """Commits to be imported; each gets a mark, by which `imported` finds its id."""

    parts: list[bytes] = field(default_factory=list)
    count: int = 0

    def commit(self, world: World, parents: tuple[int, ...] = (), message: str = "", author: str = SOMEBODY) -> int:
        """Add a commit that holds exactly `world`; returns its mark."""
        self.count += 1
        said = message.encode()
        rows = [f"commit refs/heads/c{self.count}\nmark :{self.count}\nauthor {author} {_WHEN}\n".encode()]
        rows.append(f"committer {SOMEBODY} {_WHEN}\ndata {len(said)}\n".encode() + said + b"\n")
        rows += [f"{word} :{mark}\n".encode() for word, mark in zip(("from", "merge"), parents, strict=False)]
        rows.append(b"deleteall\n")
        rows += [_entry(path, blob) for path, blob in world.items()]
        self.parts += rows
        return self.count

    def imported(self, repository: Path) -> dict[int, str]:
        """Write everything into a new bare repository; the commits' ids by mark."""
        git(repository.parent, "init", "--quiet", "--bare", "--template=", str(repository))
        marks = repository / "marks"
        git(repository, "fast-import", "--quiet", f"--export-marks={marks}", stdin=b"".join(self.parts))
        rows = (line.split() for line in marks.read_text().splitlines())
        return {int(mark.removeprefix(":")): sha for mark, sha in rows}


def git(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    """Run one git command, apart from the settings of the person who runs the tests."""
    command = ["git", "-C", str(folder), *words]
    return subprocess.run(command, input=stdin, capture_output=True, check=True, env=ENVIRONMENT, timeout=120).stdout


def _entry(path: str | bytes, blob: Blob) -> bytes:
    if blob.mode == "160000":
        return b"M 160000 %s %s\n" % (blob.content, _quoted(path))
    return b"M %s inline %s\ndata %d\n%s\n" % (blob.mode.encode(), _quoted(path), len(blob.content), blob.content)


def _quoted(path: str | bytes) -> bytes:
    """A path as Git quotes it: safe for every byte."""
    raw = path if isinstance(path, bytes) else path.encode()
    return b'"' + b"".join(bytes((b,)) if 32 <= b < 127 and b not in b'"\\' else b"\\%03o" % b for b in raw) + b'"'

"""Files out of Git's object store, without ever checking anything out.

For: the texts of a community at a commit, and what a head changes since its merge base. Everything is read as data:
only ordinary files (mode 100644) become bytes, and only up to a bound. Must not: write, run hooks or filters, or
follow a link.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Protocol

from peerpact.domain.entry import MOST_BYTES, Entry, Oddity, is_data, path_text
from peerpact.domain.errors import OperatorError
from peerpact.domain.pull_request import REGULAR, Change
from peerpact.git.history import changed_since

MOST_VERSIONS = 100  # commits that are looked through for what a file was before
_CAME = re.compile(rb":[0-7]{6} 100644 [0-9a-f]{40,64} ([0-9a-f]{40,64}) [A-Z]\0")  # a row of `git log --raw`
_ODD = {"120000": "a symbolic link", "160000": "a submodule", "100755": "an executable file"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """An entry of a tree: its mode as Git writes it and its object's id."""

    mode: str
    sha: str


class Objects(Protocol):
    """What can be read of a repository: by Git in a clone, or over GitHub's API where there is none."""

    def merge_base(self, base: str, head: str) -> str:
        """The best common ancestor of two commits."""

    def tree(self, commit: str) -> dict[str, Leaf]:
        """Every file of a commit by its path."""

    def blobs(self, shas: Iterable[str]) -> dict[str, bytes]:
        """The contents of objects, cut one byte behind MOST_BYTES."""

    def versions(self, base: str, head: str, path: str) -> tuple[str, ...]:
        """The ids of what an ordinary file was in the commits of a head that are not in a base, a bounded number."""

    def changed_since(self, commit: str, folder: str, day: date) -> Mapping[str, date] | None:
        """When files below a folder came to be as they are at a commit, of those that changed on a day or later.

        None where the past is not known.
        """


def texts(objects: Objects, tree: Mapping[str, Leaf]) -> dict[str, Entry]:
    """A community's files in a tree, in the form that `load` takes."""
    return _entries(objects, {path: leaf for path, leaf in tree.items() if is_data(path)})


def ids_at(objects: Objects, commit: str) -> dict[str, str]:
    """The object ids of all ordinary files at a commit; nothing where the commit cannot be read."""
    try:
        tree = objects.tree(commit)
    except OperatorError:
        return {}
    return {path: leaf.sha for path, leaf in tree.items() if leaf.mode == REGULAR}


def changes(objects: Objects, before: Mapping[str, Leaf], after: Mapping[str, Leaf]) -> tuple[Change, ...]:
    """What differs between two trees, in path order; a renamed file is one that goes and one that comes."""
    paths = [path for path in sorted(before.keys() | after.keys()) if before.get(path) != after.get(path)]
    old = _entries(objects, {path: before[path] for path in paths if path in before and is_data(path)})
    new = _entries(objects, {path: after[path] for path in paths if path in after and is_data(path)})
    return tuple(_change(path, before, after, old, new) for path in paths)


def _change(
    path: str, before: Mapping[str, Leaf], after: Mapping[str, Leaf], old: Mapping[str, Entry], new: Mapping[str, Entry]
) -> Change:
    # Of files that are no data only the name is ever needed, so their contents are not read.
    gone = old.get(path, b"") if path in before else None
    come = new.get(path, b"") if path in after else None
    return Change(path, gone, come, after[path].sha if path in after else "")


def _entries(objects: Objects, leaves: Mapping[str, Leaf]) -> dict[str, Entry]:
    contents = objects.blobs({leaf.sha for leaf in leaves.values() if leaf.mode == REGULAR})
    return {
        path: contents[leaf.sha] if leaf.mode == REGULAR else Oddity(_ODD.get(leaf.mode, "a special file"))
        for path, leaf in leaves.items()
    }


class GitObjects:
    """The objects of a clone, read by the git command."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        """`environment` is added for the git command alone: it is the place for what may stand on no command line."""
        self._folder = folder
        self._environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", **(environment or {})}
        self._days: dict[tuple[str, str, date], Mapping[str, date] | None] = {}
        self._commits: set[str] = set()

    def fetch(self, *refs: str, url: str = "origin") -> None:
        """Bring the objects of some refs into the store, in one request and without touching any file or branch."""
        command = ("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-gc")
        self._git(*command, "--end-of-options", url, *refs)

    def tips(self, *refs: str, url: str = "origin") -> dict[str, str]:
        """Where full refs of another repository point now; those that it does not have are left out."""
        rows = self._git("ls-remote", "--quiet", "--end-of-options", url, *refs).decode("utf-8", "replace").splitlines()
        found = {ref: sha for sha, _, ref in (row.partition("\t") for row in rows)}
        return {ref: found[ref] for ref in refs if ref in found}

    def is_clone(self) -> bool:
        """Whether the folder lies in a Git repository at all."""
        try:
            self._git("rev-parse", "--git-dir")
        except OperatorError:
            return False
        return True

    def has(self, commit: str) -> bool:
        """Whether a commit is in the store."""
        try:
            return bool(self.commit(commit))
        except OperatorError:
            return False

    def commit(self, name: str) -> str:
        """The full id of a commit by any name that Git knows for it."""
        if name in self._commits:  # an id that was found once is not asked for again, for it stays what it is
            return name
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        found = self._git(*asked).decode().strip()
        self._commits.add(found)
        return found

    def merge_base(self, base: str, head: str) -> str:
        """The best common ancestor of two commits."""
        return self._git("merge-base", self.commit(base), self.commit(head)).decode().strip()

    def tree(self, commit: str) -> dict[str, Leaf]:
        """Every file of a commit by its path."""
        found = {}
        for row in self._git("ls-tree", "-r", "-z", "--full-tree", self.commit(commit)).split(b"\0"):
            if row:
                head, _, path = row.partition(b"\t")
                mode, _, sha = head.decode("ascii").split(" ")
                found[path_text(path)] = Leaf(mode, sha)
        return found

    def versions(self, base: str, head: str, path: str) -> tuple[str, ...]:
        """The ids of what an ordinary file was in the commits of a head that are not in a base; the newest ones."""
        # -m also keeps Git from leaving out the side of a merge that did not prevail.
        shape = ("--format=", "--raw", "--no-abbrev", "--no-renames", "-m", "-z", "--no-show-signature")
        span = (f"--max-count={MOST_VERSIONS}", self.commit(head), f"^{self.commit(base)}")
        rows = self._git("--literal-pathspecs", "log", *shape, *span, "--", path)
        return tuple(dict.fromkeys(sha.decode("ascii") for sha in _CAME.findall(rows)))

    def changed_since(self, commit: str, folder: str, day: date) -> Mapping[str, date] | None:
        """When files below a folder came to be as they are at a commit; asked once, for the past stays as it is."""
        asked = (commit, folder, day)
        if asked not in self._days:
            self._days[asked] = changed_since(self._folder, folder, day, self.commit(commit))
        return self._days[asked]

    def blobs(self, shas: Iterable[str]) -> dict[str, bytes]:
        """The contents of objects, cut one byte behind MOST_BYTES."""
        wanted = sorted(shas)
        if not wanted:
            return {}
        with subprocess.Popen(  # noqa: S603
            self._command("cat-file", "--batch", "--buffer"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self._environment,
        ) as git:
            if git.stdin is None or git.stdout is None:
                raise AssertionError("pipes were asked for")
            return self._exchange(git.stdin, git.stdout, wanted)

    def _exchange(self, to_git: IO[bytes], from_git: IO[bytes], wanted: list[str]) -> dict[str, bytes]:
        import threading

        # Both pipes would fill up if all was asked before anything was read.
        asking = threading.Thread(target=_ask, args=(to_git, wanted))
        asking.start()
        found = {sha: _answer(from_git, sha) for sha in wanted}
        asking.join()
        return found

    def _command(self, *words: str) -> list[str]:
        safe = ("-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never")
        return ["git", "-C", str(self._folder), *safe, *words]

    def _git(self, *words: str) -> bytes:
        try:
            done = subprocess.run(  # noqa: S603
                self._command(*words), capture_output=True, check=False, timeout=300, env=self._environment
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OperatorError(f"git does not answer ({error.__class__.__name__}).", "Is Git installed?") from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()[:300] or "no such commit, or no history in common"
            raise OperatorError(f"git {words[0]} failed: {said}", "Fetch the commits first, with their history.")
        return done.stdout


def _ask(to_git: IO[bytes], wanted: list[str]) -> None:
    with to_git:
        to_git.write("".join(f"{sha}\n" for sha in wanted).encode("ascii"))


def _answer(from_git: IO[bytes], sha: str) -> bytes:
    words = from_git.readline().split()
    if len(words) != 3:
        raise OperatorError(f"Object {sha} is not in the clone.", "Fetch the commit first.")
    size = int(words[2])
    content = from_git.read(min(size, MOST_BYTES + 1))
    rest = size - len(content) + 1
    while rest > 0:  # what is too large is passed over in pieces, and so is the final line break
        rest -= len(from_git.read(min(rest, MOST_BYTES)))
    return content

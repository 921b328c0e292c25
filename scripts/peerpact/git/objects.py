"""Files out of Git's object store, without ever checking anything out.

For: the texts of a community at a commit, and what a head changes since its merge base. Everything is read as data:
only ordinary files (mode 100644) become bytes, and only up to a bound. Must not: write, run hooks or filters, or
follow a link.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import inf
from pathlib import Path
from typing import IO, Protocol

from peerpact.domain.entry import FOLDERS, MOST_BYTES, SINGLES, path_text
from peerpact.domain.errors import OperatorError
from peerpact.git.history import changed_since
from peerpact.git.runner import LONGEST, Git
from peerpact.git.streams import answer, ask, rows
from peerpact.git.time_budget import git_at_most

MOST_VERSIONS = 100  # commits that are looked through for what a file was before
MOST_PATHS = 100_000  # files of a commit; a tree that names one tree many times can hold more than any memory
MOST_TOTAL = 64 * 1024 * 1024  # bytes that are read at once
LONGEST_MERGE = 20  # seconds for a merge that is only tried
LONGEST_LOOK = 10  # seconds for what a file was before, which is for words alone
_CAME = re.compile(rb":[0-7]{6} 100644 [0-9a-f]{40,64} ([0-9a-f]{40,64}) [A-Z]\0")  # a row of `git log --raw`


@dataclass(frozen=True, slots=True)
class Leaf:
    """An entry of a tree: its mode as Git writes it and its object's id."""

    mode: str
    sha: str


class TooLargeError(OperatorError):
    """A commit holds more than anybody reads: more files, or more bytes."""


class Objects(Protocol):
    """What can be read of a repository: by Git in a clone, or over GitHub's API where there is none."""

    def merge_bases(self, base: str, head: str) -> tuple[str, ...]:
        """All best common ancestors of two commits: none where they share no history, several after crossing merges."""

    def tree(self, commit: str) -> dict[str, Leaf]:
        """Every file of a commit by its path. TooLargeError where there are more than MOST_PATHS."""

    def leaves(self, commit: str, paths: Collection[str]) -> dict[str, Leaf]:
        """Some files of a commit by their paths; those that aren't there are left out."""

    def merged(self, tip: str, head: str, test_merge: str) -> dict[str, Leaf] | None:
        """A community's files after a merge as Git does it, to check ours against; None where that can't be told.

        `test_merge` is the commit of GitHub's own test merge, where there is one.
        """

    def blobs(self, shas: Iterable[str]) -> dict[str, bytes]:
        """The contents of objects, cut one byte behind MOST_BYTES."""

    def versions(self, base: str, head: str, path: str) -> tuple[str, ...]:
        """The ids of what an ordinary file was in the commits of a head that are not in a base, a bounded number."""

    def changed_since(self, commit: str, folder: str, day: date) -> Mapping[str, date] | None:
        """When files below a folder came to be as they are at a commit, of those that changed on a day or later.

        None where the past is not known.
        """


class GitObjects:
    """The objects of a clone, read by the git command."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        """`environment` is added for the git command alone: it's the place for what must not be on a command line."""
        self.git = Git(folder, environment)
        self._days: dict[tuple[str, str, date], Mapping[str, date] | None] = {}
        self._commits: set[str] = set()
        self._small = False

    def fetch(self, *refs: str, url: str = "origin", small: bool = False, longest: float = LONGEST) -> None:
        """Bring the objects of some refs into the store, in one request and without touching any file or branch.

        With `small`, files beyond MOST_BYTES stay away, and nothing fetches them later: what compresses well would take
        minutes to unpack. `longest` is in seconds.
        """
        with git_at_most(inf):  # it has a limit of its own, and must not be stopped before it has cleaned up
            self._fetch(refs, url, small, longest)

    def _fetch(self, refs: tuple[str, ...], url: str, small: bool, longest: float) -> None:
        command = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-gc"]
        if not small:
            self.git.run(*command, "--end-of-options", url, *refs, longest=longest, own_settings=url == "origin")
            return
        partial = self.git.run("config", "--get", f"remote.{url}.promisor", allowed=(0, 1)).data
        try:
            limit = f"--filter=blob:limit={MOST_BYTES + 1}"
            self.git.run(*command, limit, "--end-of-options", url, *refs, longest=longest, own_settings=url == "origin")
        finally:
            self._small = True
            if not partial:  # Git would remember where to fetch what is missing as soon as anybody asks for it
                for key in ("promisor", "partialclonefilter"):
                    self.git.run("config", "--unset-all", f"remote.{url}.{key}", allowed=(0, 5))

    def tips(self, *refs: str, url: str = "origin") -> dict[str, str]:
        """Where full refs of another repository point now; those that it does not have are left out."""
        command = ("ls-remote", "--quiet", "--end-of-options", url, *refs)
        lines = self.git.run(*command, own_settings=url == "origin").text.splitlines()
        tips = {ref: sha for sha, _, ref in (row.partition("\t") for row in lines)}
        return {ref: tips[ref] for ref in refs if ref in tips}

    def is_clone(self) -> bool:
        """Whether the folder is inside a Git repository at all."""
        return self.git.try_run("rev-parse", "--git-dir") is not None

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
        command = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        full_id = self.git.run(*command).text
        self._commits.add(full_id)
        return full_id

    def merge_bases(self, base: str, head: str) -> tuple[str, ...]:
        """All best common ancestors of two commits."""
        words = ("merge-base", "--all", self.commit(base), self.commit(head))
        return tuple(self.git.run(*words, allowed=(0, 1)).text.split())

    def parents(self, commit: str) -> tuple[str, ...]:
        """The parents of a commit, the first of them first."""
        return tuple(self.git.run("rev-list", "--no-walk", "--parents", "--end-of-options", commit).text.split()[1:])

    def tree(self, commit: str) -> dict[str, Leaf]:
        """Every file of a commit by its path. TooLargeError where there are more than MOST_PATHS."""
        return self._leaves(self.commit(commit))

    def leaves(self, commit: str, paths: Collection[str]) -> dict[str, Leaf]:
        """Some files of a commit by their paths."""
        wanted = set(paths)
        there = self._leaves(self.commit(commit), *paths) if paths else {}
        return {path: leaf for path, leaf in there.items() if path in wanted}

    def merged(self, tip: str, head: str, test_merge: str) -> dict[str, Leaf] | None:
        """A community's files after a merge as Git does it; None where it conflicts or takes long."""
        words = ("merge-tree", "--write-tree", "--no-messages", "--end-of-options", self.commit(tip), self.commit(head))
        try:
            made = self.git.run(*words, longest=LONGEST_MERGE).text
            return self._leaves(made, *FOLDERS, *SINGLES)
        except TooLargeError:
            raise
        except OperatorError:
            return None

    def _leaves(self, tree: str, *paths: str) -> dict[str, Leaf]:
        """The files of a tree, or those below some paths, read as a stream and not beyond MOST_PATHS."""
        leaves: dict[str, Leaf] = {}
        with self.git.pipe("ls-tree", "-r", "-z", "--full-tree", tree, "--", *paths) as git:
            for row in rows(git.stdout):
                head, _, path = row.partition(b"\t")
                mode, _, sha = head.decode("ascii").split(" ")
                leaves[path_text(path)] = Leaf(mode, sha)
                if len(leaves) > MOST_PATHS:
                    git.kill()
                    raise TooLargeError(f"{tree[:12]} holds more than {MOST_PATHS:,} files.", "Nobody reads so many.")
        if git.returncode:
            raise OperatorError(f"git ls-tree failed for {tree[:12]}.", "Fetch the commits first, with their history.")
        return leaves

    def versions(self, base: str, head: str, path: str) -> tuple[str, ...]:
        """The ids of what an ordinary file was in the commits of a head that are not in a base; the newest ones."""
        # -m also keeps Git from leaving out the side of a merge that did not prevail.
        shape = ("--format=", "--raw", "--no-abbrev", "--no-renames", "-m", "-z", "--no-show-signature")
        span = (f"--max-count={MOST_VERSIONS}", self.commit(head), f"^{self.commit(base)}")
        raw = self.git.run("--literal-pathspecs", "log", *shape, *span, "--", path, longest=LONGEST_LOOK).data
        return tuple(dict.fromkeys(sha.decode("ascii") for sha in _CAME.findall(raw)))

    def changed_since(self, commit: str, folder: str, day: date) -> Mapping[str, date] | None:
        """When files below a folder came to be as they are at a commit; asked once, for the past stays as it is."""
        key = (commit, folder, day)
        if key not in self._days:
            self._days[key] = changed_since(self.git.folder, folder, day, self.commit(commit))
        return self._days[key]

    def blobs(self, shas: Iterable[str]) -> dict[str, bytes]:
        """The contents of objects, cut one byte behind MOST_BYTES."""
        wanted = sorted(shas)
        if not wanted:
            return {}
        with self.git.pipe("cat-file", "--batch", "--buffer", stdin=subprocess.PIPE) as git:
            if git.stdin is None or git.stdout is None:
                raise AssertionError("pipes were asked for")
            return self._exchange(git.stdin, git.stdout, wanted)

    def _exchange(self, to_git: IO[bytes], from_git: IO[bytes], wanted: list[str]) -> dict[str, bytes]:
        import threading

        # Both pipes would fill up if all was asked before anything was read.
        asking = threading.Thread(target=ask, args=(to_git, wanted))
        asking.start()
        contents, total = {}, 0
        for sha in wanted:
            contents[sha] = answer(from_git, sha, self._is_small)
            total += len(contents[sha])
            if total > MOST_TOTAL:
                raise TooLargeError(f"These files hold more than {MOST_TOTAL:,} bytes.", "Nobody reads so much.")
        asking.join()
        return contents

    def _is_small(self) -> bool:
        """Whether this store may lack large files, since they were never fetched: by us, now or earlier."""
        packs = self.git.run("rev-parse", "--path-format=absolute", "--git-path", "objects/pack").text
        return self._small or any(Path(packs).glob("*.promisor"))

"""Git's objects over the API, where there is no clone.

For: a stand-alone `peerpact plan`. Every file costs a request, so that there is a bound. Must not: be used where a
clone is; `GitObjects` needs one fetch for the same.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Iterable
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from peerpact.domain.entry import MOST_BYTES, is_data
from peerpact.domain.errors import OperatorError
from peerpact.domain.pull_request import REGULAR
from peerpact.git.objects import MOST_PATHS, Leaf, TooLargeError
from peerpact.github.client import Connection, RefusedError, asking

if TYPE_CHECKING:
    from github.GitTree import GitTree

MOST_BLOBS, MOST_TREES = 800, 200  # a workflow's token has 1,000 requests an hour
MOST_COMPARED, MOST_PARENTS = 250, 20  # commits of a branch, and commits of the base that they were made from
MOST_COMMITS = 20  # looked through for what a file was before
_RIGHT = "contents: read"
_CLONE = "Run it in a clone of the repository: there one fetch brings everything."


class ApiObjects:
    """The objects of a repository on GitHub; what was read once is remembered."""

    def __init__(self, connection: Connection) -> None:
        self._repository = connection.repository
        self._trees: dict[str, dict[str, Leaf]] = {}
        self._blobs: dict[str, bytes] = {}
        self._sizes: dict[str, int] = {}
        self._asked = 0

    def merge_bases(self, base: str, head: str) -> tuple[str, ...]:
        """All best common ancestors of two commits.

        GitHub names one. Every other one would be the parent of a commit that only the head has: so those that aren't
        ancestors of each other are all there are.
        """
        try:
            with asking(f"compare {base[:12]} with {head[:12]}", _RIGHT):
                both = self._repository.compare(base, head)
                first, own = both.merge_base_commit.sha, list(islice(both.commits, MOST_COMPARED + 1))
                parents = {parent.sha for commit in own for parent in commit.parents} - {commit.sha for commit in own}
                complete = both.ahead_by == len(own)
        except RefusedError as error:
            if "404" in error.problem:
                return ()  # no history in common
            raise
        if not complete or len(own) > MOST_COMPARED or len(parents) > MOST_PARENTS:
            raise TooLargeError("This branch has too many commits to be read over the API.", _CLONE)
        return (first, *sorted(commit for commit in parents - {first} if not self._is_ancestor(commit, first)))

    def _is_ancestor(self, old: str, young: str) -> bool:
        with asking(f"compare {old[:12]} with {young[:12]}", _RIGHT):
            return self._repository.compare(old, young).behind_by == 0

    def leaves(self, commit: str, paths: Collection[str]) -> dict[str, Leaf]:
        """Some files of a commit by their paths."""
        tree = self.tree(commit)
        return {path: tree[path] for path in paths if path in tree}

    def merged(self, tip: str, head: str, test_merge: str) -> dict[str, Leaf] | None:
        """A community's files in GitHub's own test merge, where it is one of these two commits."""
        if not test_merge:
            return None
        try:
            with asking(f"read the commit {test_merge[:12]}", _RIGHT):
                parents = [parent.sha for parent in self._repository.get_git_commit(test_merge).parents]
        except RefusedError:
            return None
        if parents != [tip, head]:
            return None
        return {path: leaf for path, leaf in self.tree(test_merge).items() if is_data(path)}

    def versions(self, base: str, head: str, path: str) -> tuple[str, ...]:
        """The ids of what an ordinary file was in the newest commits of a head that are not in a base."""
        with asking(f"compare {base[:12]} with {head[:12]}", _RIGHT):
            commits = [listed.sha for listed in self._repository.compare(base, head).commits][-MOST_COMMITS:]
        leaves = [self.tree(commit).get(path) for commit in commits]
        return tuple(dict.fromkeys(leaf.sha for leaf in leaves if leaf and leaf.mode == REGULAR))

    def changed_since(self, commit: str, folder: str, day: date) -> None:
        """Not known here: it would cost a request for each file. Then nobody is inactive in what the bot suggests."""

    def tree(self, commit: str) -> dict[str, Leaf]:
        """Every file of a commit by its path."""
        if commit not in self._trees:
            self._trees[commit] = self._walk(commit, "")
        return self._trees[commit]

    def _walk(self, sha: str, folder: str) -> dict[str, Leaf]:
        """All below a tree in one request, or folder by folder where GitHub cuts the answer off."""
        answer = self._ask(sha, recursive=True)
        leaves: dict[str, Leaf] = {}
        cut = bool(answer.truncated)
        if cut:
            answer = self._ask(sha, recursive=False)
            if answer.truncated:  # what is not shown would look deleted
                raise OperatorError(f"GitHub doesn't list all files of the folder {folder or '/'!r}.", _CLONE)
        for entry in answer.tree:
            path = f"{folder}{entry.path}"
            if entry.type != "tree":
                leaves[path] = Leaf(entry.mode, entry.sha)
                self._sizes[entry.sha] = entry.size or 0
            elif cut:
                if len(self._sizes) > MOST_PATHS:
                    raise TooLargeError("This repository holds too many files to be read over the API.", _CLONE)
                leaves |= self._walk(entry.sha, f"{path}/")
        return leaves

    def _ask(self, sha: str, recursive: bool) -> GitTree:
        self._asked += 1
        if self._asked > MOST_TREES:
            raise OperatorError("This repository has too many folders to be read over the API.", _CLONE)
        with asking(f"read the list of files at {sha[:12]}", _RIGHT):
            return self._repository.get_git_tree(sha, recursive=recursive)

    def blobs(self, shas: Iterable[str]) -> dict[str, bytes]:
        """The contents of objects. One that is larger than MOST_BYTES is not brought: its length alone will matter."""
        wanted = set(shas)
        missing = sorted(wanted - self._blobs.keys())
        if len(missing) + len(self._blobs) > MOST_BLOBS:
            raise OperatorError(f"More than {MOST_BLOBS} files are too many to be read over the API.", _CLONE)
        for sha in missing:
            large = self._sizes.get(sha, 0) > MOST_BYTES
            self._blobs[sha] = b" " * (MOST_BYTES + 1) if large else self._blob(sha)
        return {sha: self._blobs[sha] for sha in wanted}

    def _blob(self, sha: str) -> bytes:
        with asking(f"read the object {sha[:12]}", _RIGHT):
            blob = self._repository.get_git_blob(sha)
            content, encoding = blob.content, blob.encoding
        try:
            raw = base64.b64decode(content) if encoding == "base64" else content.encode("utf-8")
        except (binascii.Error, UnicodeError):
            raise OperatorError(f"GitHub's answer for the object {sha[:12]} can't be read.", _CLONE) from None
        return raw[: MOST_BYTES + 1]

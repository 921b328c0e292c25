"""Commits out of plain values, read without Git: for a search of very many pull requests.

For: `MemoryObjects`, made from the same worlds as `story_world.Stream`, with Git's answers worked out from its rules.
Some of the searches are played with real Git as well, and have to say the same. Must not: hold a test.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from hashlib import sha1

from peerpact.domain.entry import path_text
from peerpact.domain.errors import OperatorError
from peerpact.git.objects import Leaf
from testing.story_world import Blob, World


class MemoryObjects:
    """The commits of one small history, named by numbers as long as Git's names."""

    def __init__(self) -> None:
        self._trees: dict[str, dict[str, Leaf]] = {}
        self._parents: dict[str, tuple[str, ...]] = {}
        self._blobs: dict[str, bytes] = {}

    def commit(self, world: World, parents: tuple[str, ...] = (), message: str = "") -> str:
        """Add a commit that holds exactly `world`; returns its name. The message is for Git's names alone."""
        name = f"{len(self._trees) + 1:040x}"
        entries = {path_text(path) if isinstance(path, bytes) else path: blob for path, blob in world.items()}
        self._trees[name] = {path: self._leaf(blob) for path, blob in entries.items()}
        self._parents[name] = parents
        return name

    def _leaf(self, blob: Blob) -> Leaf:
        if blob.mode == "160000":
            return Leaf(blob.mode, blob.content.decode())
        sha = sha1(b"blob %d\0" % len(blob.content) + blob.content, usedforsecurity=False).hexdigest()
        self._blobs[sha] = blob.content
        return Leaf(blob.mode, sha)

    def _ancestors(self, commit: str) -> set[str]:
        found, ahead = set(), [commit]
        while ahead:
            here = ahead.pop()
            if here not in found:
                found.add(here)
                ahead += self._parents[here]
        return found

    def merge_bases(self, base: str, head: str) -> tuple[str, ...]:
        """The common ancestors that are no ancestors of other ones."""
        common = self._ancestors(base) & self._ancestors(head)
        older = {name for one in common for name in self._ancestors(one) - {one}}
        return tuple(sorted(common - older))

    def tree(self, commit: str) -> dict[str, Leaf]:
        """Every file of a commit by its path."""
        if commit not in self._trees:
            raise OperatorError("no such commit", "Fetch it first.")
        return self._trees[commit]

    def leaves(self, commit: str, paths: Collection[str]) -> dict[str, Leaf]:
        """Some files of a commit by their paths."""
        tree = self.tree(commit)
        return {path: tree[path] for path in paths if path in tree}

    def merged(self, tip: str, head: str, test_merge: str) -> None:
        """Only Git can tell what it makes of a merge."""

    def blobs(self, shas: Iterable[str]) -> dict[str, bytes]:
        """The contents of objects."""
        return {sha: self._blobs[sha] for sha in shas}

    def versions(self, base: str, head: str, path: str) -> tuple[str, ...]:
        """The ids of what a file was in the commits of a head that are not in a base."""
        own = self._ancestors(head) - self._ancestors(base)
        leaves = (self._trees[name].get(path) for name in sorted(own, reverse=True))
        return tuple(dict.fromkeys(leaf.sha for leaf in leaves if leaf and leaf.mode == "100644"))

    def changed_since(self, commit: str, folder: str, day: date) -> Mapping[str, date] | None:
        """Not known here."""
        return None

"""What stands in commits and trees, as values.

For: reading a bare repository for the API's answers. Must not: write, or know GitHub.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar, cast

from .git import Git

_T = TypeVar("_T")
_FIELDS = "%H%x1f%T%x1f%P%x1f%an%x1f%ae%x1f%aI%x1f%cn%x1f%ce%x1f%cI%x1f%B"
STATUS = {"A": "added", "M": "modified", "D": "removed", "R": "renamed", "C": "copied", "T": "changed"}
ZERO = "0" * 40
LARGEST_PATCH = 200_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a tree; `size` in bytes, None for anything but a blob."""

    mode: str
    kind: str
    sha: str
    size: int | None
    path: bytes


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit; times are ISO 8601 with a zone."""

    sha: str
    tree: str
    parents: tuple[str, ...]
    author: tuple[str, str, str]
    committer: tuple[str, str, str]
    message: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file between two trees; `patch` is None for binary and very large ones."""

    path: str
    previous: str | None
    status: str
    sha: str
    additions: int
    deletions: int
    patch: str | None


def text_of(path: bytes) -> str:
    """A path as JSON can carry it: bytes that are not UTF-8 become the replacement character."""
    return path.decode("utf-8", "replace")


def kind_of(git: Git, sha: str) -> str | None:
    """`commit`, `tree`, `blob` or `tag`; None when the object is not there."""
    if ("kind", sha) in git.memory:
        return cast("str", git.memory["kind", sha])
    said = git.run("cat-file", "--batch-check=%(objecttype)", stdin=sha.encode() + b"\n").decode().strip()
    if said.endswith("missing") or " " in said:
        return None
    if len(sha) == len(ZERO):  # what is there stays there; a name could come to mean something else
        git.memory["kind", sha] = said
    return said


def blob(git: Git, sha: str) -> bytes:
    """The bytes of a blob."""
    return git.run("cat-file", "blob", sha)


def tree(git: Git, tree_ish: str, recursive: bool) -> tuple[Entry, ...]:
    """The entries of a tree; folders too when recursive, as the API lists them."""

    def read() -> tuple[Entry, ...]:
        options = ["-r", "-t"] if recursive else []
        lines = git.run("ls-tree", "-z", "-l", *options, tree_ish).split(b"\0")
        return tuple(_entry(line) for line in lines if line)

    return _once(git, ("tree", tree_ish, recursive), read)


def commits(git: Git, *selection: str) -> tuple[Commit, ...]:
    """Commits in git's own order, newest first; remembered when every bound is a full id."""

    def read() -> tuple[Commit, ...]:
        said = git.run("log", "-z", "--topo-order", f"--format={_FIELDS}", *selection, "--").decode(errors="replace")
        return tuple(_commit(record) for record in said.split("\0") if record.strip())

    return _once(git, ("log", *selection), read)


def commit(git: Git, sha: str) -> Commit:
    """One commit by its full id."""
    return commits(git, "--no-walk", sha)[0]


def ahead_behind(git: Git, base: str, head: str) -> tuple[int, int]:
    """How many commits head has that base has not, and the other way round."""
    behind, ahead = git.text("rev-list", "--left-right", "--count", f"{base}...{head}").split()
    return int(ahead), int(behind)


def changes(git: Git, old: str, new: str) -> tuple[FileChange, ...]:
    """The files that differ between two trees, renames found as git finds them."""
    return _once(git, ("changes", old, new), lambda: _changes(git, old, new))


def _once(git: Git, key: tuple[object, ...], read: Callable[[], _T]) -> _T:
    if key not in git.memory:
        git.memory[key] = read()
    return cast("_T", git.memory[key])


def _entry(line: bytes) -> Entry:
    head, _, path = line.partition(b"\t")
    mode, kind, sha, size = head.decode().split()
    return Entry(mode, kind, sha, None if size == "-" else int(size), path)


def _commit(record: str) -> Commit:
    sha, tree_sha, parents, an, ae, ad, cn, ce, cd, message = record.lstrip("\n").split("\x1f", 9)
    return Commit(sha, tree_sha, tuple(parents.split()), (an, ae, ad), (cn, ce, cd), message.rstrip("\n"))


def _changes(git: Git, old: str, new: str) -> tuple[FileChange, ...]:
    common = ("diff-tree", "-r", "-M", "--no-commit-id", old, new)
    fields = iter(git.run(*common, "-z", "--raw", "--numstat", "--no-abbrev").split(b"\0"))
    raw, rest = _raw(fields)
    counts = _counts(iter(rest))
    sections = re.split(r"^(?=diff --git )", git.run(*common, "-p").decode(errors="replace"), flags=re.MULTILINE)
    patches = iter(section for section in sections if section.startswith("diff --git "))
    found = []
    for head, previous, path in raw:
        old_mode, new_mode, old_sha, new_sha, letter = head[1:].decode().split()
        # A change of kind (file to link) is two sections of patch, one for each side.
        sections_here = [next(patches) for _ in range(2 if letter[0] == "T" else 1)]
        status = "changed" if old_sha == new_sha and old_mode != new_mode else STATUS[letter[0]]
        added, removed = counts.get(path, (0, 0))
        before = text_of(previous) if previous is not None else None
        sha = old_sha if new_sha == ZERO else new_sha
        found.append(FileChange(text_of(path), before, status, sha, added, removed, _patch(sections_here)))
    return tuple(found)


def _raw(fields: Iterator[bytes]) -> tuple[list[tuple[bytes, bytes | None, bytes]], list[bytes]]:
    """The raw records (head, previous path, path), and the fields after them."""
    found: list[tuple[bytes, bytes | None, bytes]] = []
    for head in fields:
        if not head.startswith(b":"):
            return found, [head, *fields]
        first = next(fields)
        moved = head.rsplit(b" ", 1)[1][:1] in (b"R", b"C")
        found.append((head, first if moved else None, next(fields) if moved else first))
    return found, []


def _counts(fields: Iterator[bytes]) -> dict[bytes, tuple[int, int]]:
    """Added and removed lines by path."""
    found = {}
    for field in fields:
        if not field:
            continue
        added, removed, path = field.split(b"\t", 2)
        if not path:  # a rename: the two paths follow in fields of their own
            next(fields)
            path = next(fields)
        found[path] = (int(added) if added != b"-" else 0, int(removed) if removed != b"-" else 0)
    return found


def _patch(sections: list[str]) -> str | None:
    hunks = "".join(s[s.index("\n@@") + 1 :] for s in sections if "\n@@" in s).rstrip("\n")
    return hunks if hunks and len(hunks) <= LARGEST_PATCH else None

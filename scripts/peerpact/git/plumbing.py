"""Git's plumbing for the ledger: commands with an input, and an identity for its commits.

For: `Plumbing`, a clone whose refs and objects can be written. Must not: check anything out, or touch the index.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from peerpact.git.objects import GitObjects

_WHO = ("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com")
_IDENTITY = {f"GIT_{role}_NAME": _WHO[0] for role in ("AUTHOR", "COMMITTER")}
_IDENTITY |= {f"GIT_{role}_EMAIL": _WHO[1] for role in ("AUTHOR", "COMMITTER")}
_ADVICE = "Nothing is lost: fix that and run it again."


@dataclass(frozen=True, slots=True)
class Row:
    """One changed path of a commit: its status letter, its mode and Git's id of the bytes now, and the path."""

    status: str
    mode: str
    sha: str
    path: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit with its parents, its time (seconds since 1970) and what it changed against its first parent."""

    sha: str
    parents: tuple[str, ...]
    at: int
    rows: tuple[Row, ...]


class Plumbing(GitObjects):
    """A clone that the ledger is read from and written to."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        """`environment` is added for the git command alone, as in GitObjects."""
        super().__init__(folder, {**_IDENTITY, **(environment or {})})

    def run(self, *words: str, stdin: bytes = b"", allowed: Collection[int] = (0,)) -> tuple[int, bytes]:
        """One git command: its exit code and its output. OperatorError as in `Git.run`."""
        own = words[0] == "push" and "origin" in words
        output = self.git.run(*words, stdin=stdin, allowed=allowed, own_settings=own, advice=_ADVICE)
        return output.code, output.data

    def text(self, *words: str, stdin: bytes = b"") -> str:
        """The output of one command, without the last line break."""
        return self.run(*words, stdin=stdin)[1].decode("utf-8", "backslashreplace").strip()

    def ref(self, name: str) -> str:
        """The commit that a full ref name points to, or an empty string."""
        code, output = self.run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", allowed=(0, 1, 128))
        return output.decode("ascii").strip() if not code else ""

    def is_shallow(self) -> bool:
        """Whether the clone holds only a part of the history."""
        return self.text("rev-parse", "--is-shallow-repository") == "true"

    def descends(self, young: str, old: str) -> bool:
        """Whether one commit has the other in its history."""
        return self.run("merge-base", "--is-ancestor", old, young, allowed=(0, 1))[0] == 0

    def changes(self, tip: str, *paths: str) -> tuple[Commit, ...]:
        """The first-parent line of a commit, the newest first: commits that change these paths (all without paths)."""
        how = ("--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-color")
        only = [f":(top){path}" for path in paths]
        return tuple(_commits(self.run("log", *how, "--format=tformat:commit %H %ct %P", tip, "--", *only)[1]))


def _commits(log: bytes) -> Iterator[Commit]:
    head: list[str] = []
    rows: list[Row] = []
    parts = iter(log.split(b"\0"))
    for raw in parts:
        part = raw.lstrip(b"\n")
        if not part:
            continue
        if part.startswith(b":"):
            _, mode, _, sha, status = part.decode("ascii").split()
            rows.append(Row(status[0], mode, sha, next(parts).decode("utf-8", "backslashreplace")))
            continue
        if head:
            yield Commit(head[1], tuple(head[3:]), int(head[2]), tuple(rows))
        head, rows = part.decode("ascii").split(), []
    if head:
        yield Commit(head[1], tuple(head[3:]), int(head[2]), tuple(rows))

"""Real Git underneath: bare repositories written and read with the git command.

For: commits, merges and refs. Must not: know GitHub, HTTP or people's accounts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

ENVIRONMENT = {
    "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
    "HOME": "/nonexistent",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "LC_ALL": "C.UTF-8",
}
CONFIG = {
    "uploadpack.allowAnySHA1InWant": "true",
    "uploadpack.allowFilter": "true",
    "http.receivepack": "true",
    "gc.auto": "0",
    "receive.autogc": "false",
    "core.logAllRefUpdates": "false",
    "receive.hideRefs": "refs/pull",
    "core.fsync": "none",  # a test that loses power has lost anyway
}


@dataclass(frozen=True, slots=True)
class Link:
    """The content of a symbolic link (mode 120000)."""

    target: str


@dataclass(frozen=True, slots=True)
class Executable:
    """A file with mode 100755."""

    content: bytes


@dataclass(frozen=True, slots=True)
class Submodule:
    """A commit of another repository (mode 160000)."""

    commit: str = "1" * 40


@dataclass(frozen=True, slots=True)
class Moved:
    """The file takes the bytes that another path had in the parent commit, and that path goes away."""

    source: str


Content = bytes | str | Link | Executable | Submodule | Moved | None
Changes = Mapping[Any, Content]  # the keys are paths: text, or bytes that are no text


@dataclass(frozen=True, slots=True)
class Signer:
    """Who a commit names; the email is free text, as in Git."""

    name: str
    email: str


class GitError(Exception):
    """The git command refused; its words are the message."""


class Git:
    """One bare repository in a folder."""

    def __init__(self, folder: Path, shares: Git | None = None) -> None:
        """Make the repository; with `shares` its objects are those of the other one, as in a fork network."""
        self.folder = folder
        self.memory: dict[object, object] = shares.memory if shares else {}
        self.objects_of: Git = shares.objects_of if shares else self
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["git", "init", "-q", "--bare", "--template=", "-b", "main", str(folder)],
            check=True,
            env=ENVIRONMENT,
            capture_output=True,
        )
        config = "".join(f"[{k.split('.')[0]}]\n\t{k.split('.')[1]} = {v}\n" for k, v in CONFIG.items())
        (folder / "config").write_text((folder / "config").read_text() + config)
        if shares:
            shutil.rmtree(folder / "objects")
            (folder / "objects").symlink_to(self.objects_of.folder / "objects", target_is_directory=True)

    def run(
        self, *arguments: str, stdin: bytes = b"", allowed: tuple[int, ...] = (0,), index: Path | None = None
    ) -> bytes:
        """The output of one git command. Raises GitError with git's own words."""
        command = ["git", "--git-dir", str(self.folder), *arguments]
        environment = ENVIRONMENT | ({"GIT_INDEX_FILE": str(index)} if index else {})
        done = subprocess.run(command, input=stdin, capture_output=True, env=environment)
        if done.returncode not in allowed:
            raise GitError(f"git {' '.join(arguments[:4])}: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout

    def text(self, *arguments: str) -> str:
        """The output of one git command as text without the last newline."""
        return self.run(*arguments).decode(errors="replace").strip()

    def ref(self, name: str) -> str | None:
        """The commit that a full ref name points to, or None; read from the file, as git itself does."""
        loose = self.folder / name
        if loose.is_file():
            return loose.read_text().strip()
        packed = self.folder / "packed-refs"
        for line in packed.read_text().splitlines() if packed.is_file() else ():
            if line.endswith(" " + name) and line[0] not in "#^":
                return line.split(" ")[0]
        return None

    def branch(self, name: str) -> str | None:
        """The head commit of a branch, or None."""
        return self.ref(f"refs/heads/{name}")

    def point(self, name: str, sha: str | None) -> None:
        """Set a ref, or delete it with None."""
        if sha is None:
            self.run("update-ref", "-d", name)
        elif name.startswith("refs/pull/"):  # nobody but the stand-in writes these: a file is enough, and quick
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_suffix(".new").write_text(sha + "\n")
            path.with_suffix(".new").replace(path)
        else:
            self.run("update-ref", name, sha)

    def refs(self, prefix: str) -> dict[str, str]:
        """All refs below a prefix with what they point to."""
        lines = self.text("for-each-ref", "--format=%(refname) %(objectname)", prefix).splitlines()
        return {name: sha for name, _, sha in (line.rpartition(" ") for line in lines)}

    def commit(
        self, branch: str, parent: str | None, changes: Changes, who: Signer, now: datetime, message: str
    ) -> str:
        """Write a commit with these changes over `parent`, move the branch there, return its id."""
        text = message.encode()
        stamp = f"{_plain(who.name)} <{_plain(who.email)}> {int(now.timestamp())} +0000".encode()
        lines = [b"commit refs/heads/" + branch.encode(), b"mark :1", b"author " + stamp, b"committer " + stamp]
        lines.append(b"data %d\n%s" % (len(text), text))
        lines += [b"from " + parent.encode()] if parent else []
        for path, content in changes.items():
            lines.append(_change(path.encode() if isinstance(path, str) else path, content))
        stream = b"\n".join(lines) + b"\n\nget-mark :1\n"
        said = self.run("fast-import", "--quiet", "--force", "--date-format=raw", stdin=stream)
        return said.decode().strip().splitlines()[-1]

    def commit_tree(self, tree: str, parents: list[str], who: Signer, now: datetime, message: str) -> str:
        """Write a commit for a tree that exists; no ref moves."""
        stamp = f"{int(now.timestamp())} +0000"
        author, mail = _plain(who.name), _plain(who.email)
        head = [f"tree {tree}", *(f"parent {p}" for p in parents)]
        head += [f"{role} {author} <{mail}> {stamp}" for role in ("author", "committer")]
        raw = "\n".join(head) + "\n\n" + message
        return self.run("hash-object", "-w", "-t", "commit", "--stdin", stdin=raw.encode()).decode().strip()

    def tree_with(self, base: str | None, lines: bytes) -> str:
        """A tree made of `base` and index lines (`mode sha<TAB>path<NUL>`); mode 0 takes a path away."""
        index = self.folder / "scratch-index"
        self.run("read-tree", base or "--empty", index=index)
        self.run("update-index", "-z", "--add", "--index-info", stdin=lines, index=index)
        return self.run("write-tree", index=index).decode().strip()

    def merged_tree(self, ours: str, theirs: str) -> str | None:
        """The tree of a merge, or None when it conflicts."""
        key = ("merged", ours, theirs)
        if key not in self.memory:
            said = self.run("merge-tree", "--write-tree", ours, theirs, allowed=(0, 1)).decode(errors="replace")
            self.memory[key] = None if "CONFLICT" in said else said.splitlines()[0]
        found = self.memory[key]
        return found if isinstance(found, str) else None

    def merge_base(self, one: str, other: str) -> str | None:
        """The best common ancestor, or None for unrelated histories."""
        key = ("base", one, other)
        if key not in self.memory:
            self.memory[key] = self.run("merge-base", one, other, allowed=(0, 1)).decode().strip() or None
        found = self.memory[key]
        return found if isinstance(found, str) else None

    def delete(self) -> None:
        """Remove the repository's folder; shared objects stay with the one that owns them."""
        if self.objects_of is self:
            raise GitError("the root of a network cannot be deleted")
        (self.folder / "objects").unlink()
        shutil.rmtree(self.folder)


def _plain(text: str) -> str:
    return "".join(c for c in text if c not in "<>\n\0").strip() or "nobody"


def _quote(path: bytes) -> bytes:
    return b'"' + b"".join(b"\\%03o" % c if c < 32 or c > 126 or c in b'"\\' else bytes([c]) for c in path) + b'"'


def _change(path: bytes, content: Content) -> bytes:
    if content is None:
        return b"D " + _quote(path)
    if isinstance(content, Moved):
        return b"R " + _quote(content.source.encode()) + b" " + _quote(path)
    if isinstance(content, Submodule):
        return b"M 160000 %s %s" % (content.commit.encode(), _quote(path))
    mode, data = _blob(content)
    return b"M %s inline %s\ndata %d\n%s" % (mode, _quote(path), len(data), data)


def _blob(content: bytes | str | Link | Executable) -> tuple[bytes, bytes]:
    if isinstance(content, Link):
        return b"120000", content.target.encode()
    if isinstance(content, Executable):
        return b"100755", content.content
    return b"100644", content.encode() if isinstance(content, str) else content

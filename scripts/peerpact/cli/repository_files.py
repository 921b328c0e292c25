"""Files of a community's repository, and the little that the commands ask of Git there.

For: reading files, a first commit, whether a tree is clean. Must not: write one, or follow a link.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from peerpact.domain.errors import OperatorError
from peerpact.git.runner import Git
from peerpact.text.escape import terminal

_NO_FILE = b"\xff"
"""What counts as the content of anything but a file. It isn't UTF-8, so no text of Peerpact's is the same."""


def read_files(root: Path, paths: Collection[str]) -> dict[str, bytes]:
    """The contents of those of the files that are there. A link or a folder of that name, or something else than a
    folder on the way to it, counts as a text of its own, which nobody mistakes for Peerpact's."""
    contents: dict[str, bytes] = {}
    for name in paths:
        path = root / name
        if not reachable(root, path):
            contents[name] = _NO_FILE
        elif os.path.lexists(path):
            contents[name] = path.read_bytes() if path.is_file() and not path.is_symlink() else _NO_FILE
    return contents


def refuse_dirty(root: Path) -> None:
    """OperatorError unless everything is committed, so that what a command does can be seen and undone."""
    words = ("status", "--porcelain", "-z", "--untracked-files=normal", "--", ".")
    try:
        status = Git(root).run(*words, own_settings=True).data.decode("utf-8", "replace")
    except OperatorError as refused:
        raise OperatorError("This is only done where Git can undo it.", refused.problem) from None
    if status:
        first = terminal(status.split("\0")[0][3:])
        advice = "Commit or stash your changes first, so that the new ones can be told from them and undone."
        raise OperatorError(f"There are changes that aren't committed, such as {first}.", advice)


def reachable(root: Path, path: Path) -> bool:
    """Whether a path is below the root, with nothing but folders on the way, and no link."""
    above = [folder for folder in path.parents if folder.is_relative_to(root) and os.path.lexists(folder)]
    straight = path.parent.resolve() == (root.resolve() / path.relative_to(root)).parent
    return straight and all(folder.is_dir() for folder in above)


def first_commit(folder: Path, branch: str) -> str:
    """Make the folder a Git repository with one commit; empty, or a sentence that says how far that went."""
    if not (folder / ".git").exists() and git(folder, "init", "--quiet", f"--initial-branch={branch}") is None:
        return "Git isn't installed, so there's no repository yet."
    if git(folder, "rev-parse", "--verify", "--quiet", "HEAD") is None:  # empty, such as a clone of a new repository
        git(folder, "symbolic-ref", "HEAD", f"refs/heads/{branch}")
    if git(folder, "add", "--all") is None:
        return "They aren't committed yet, since Git couldn't add them; `git add --all` says why."
    if git(folder, "commit", "--quiet", "--message", "Begin our community") is None:
        return "They're staged, but not committed yet: Git doesn't know who you are, or refused."
    return ""


def git(folder: Path, *words: str) -> str | None:
    """The output of one Git command in a folder, by the user's own settings: they say who commits, and which files are
    none of Git's business. None where it failed, or Git isn't there."""
    output = Git(folder).try_run(*words, own_settings=True)
    return None if output is None else output.decode("utf-8", "replace")

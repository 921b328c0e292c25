"""Files of a community's repository, and the little that the commands ask of Git there.

For: writing new files, a first commit, whether a tree is clean. Must not: decide what is written, or follow a link.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

from peerpact.domain.errors import OperatorError
from peerpact.git.runner import Git


def write_new_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that aren't there yet. Raises OperatorError where one is."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            raise OperatorError(f"{path} is there already.", "Name a new or empty folder.") from None


def read_files(root: Path, paths: Collection[str]) -> dict[str, bytes]:
    """The contents of those of the files that are there. A link or a folder of that name counts as a text of its own,
    which nobody mistakes for Peerpact's."""
    contents: dict[str, bytes] = {}
    for name in paths:
        path = root / name
        if not _inside(root, path) or not os.path.lexists(path):
            continue
        contents[name] = path.read_bytes() if path.is_file() and not path.is_symlink() else b"\0not a file"
    return contents


def refuse_dirty(root: Path) -> None:
    """OperatorError unless everything is committed, so that what a command does can be seen and undone."""
    status = git(root, "status", "--porcelain", "--untracked-files=normal", "--", ".")
    if status is None:
        raise OperatorError("This folder isn't in a Git repository.", "This is only done where it can be undone.")
    if status:
        advice = "Commit or stash your changes first, so that the new ones can be told from them and undone."
        raise OperatorError(f"There are changes that aren't committed, such as {status.splitlines()[0][3:]}.", advice)


def replace_files(root: Path, writes: Mapping[str, bytes], removals: Collection[str]) -> None:
    """Write and remove files; each is replaced as a whole, and never through a link."""
    for name, content in writes.items():
        path = root / name
        if not _inside(root, path):
            raise OperatorError(
                f"{name} isn't in this folder.", "A folder on the way to it is a link; remove the link."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_bytes(content)
        fresh.replace(path)
    for name in removals:
        if _inside(root, root / name):
            (root / name).unlink(missing_ok=True)


def _inside(root: Path, path: Path) -> bool:
    """Whether a path is below the root without a link on the way."""
    return path.parent.resolve() == (root.resolve() / path.relative_to(root)).parent


def first_commit(folder: Path, branch: str) -> str:
    """Make the folder a Git repository with one commit; in a sentence, how far that went."""
    if not (folder / ".git").exists() and git(folder, "init", "--quiet", f"--initial-branch={branch}") is None:
        return "Git isn't installed, so there's no repository yet."
    if git(folder, "add", "--all") is None:
        return "Git couldn't add them; `git add --all` says why."
    if git(folder, "commit", "--quiet", "--message", "Begin our community") is None:
        why = "they aren't committed yet, since Git doesn't know who you are or refused"
        return f"The files are staged, but {why}. `git commit` says more."
    return "They are in a first commit."


def git(folder: Path, *words: str) -> str | None:
    """The output of one Git command in a folder, by the user's own settings: they say who commits, and which files are
    none of Git's business. None where it failed, or Git isn't there."""
    output = Git(folder).try_run(*words, own_settings=True)
    return None if output is None else output.decode("utf-8", "replace")

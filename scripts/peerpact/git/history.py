"""What Git knows of a community's folder.

For: which agreements a change adds or amends, when files came and when they changed last. Must not: write, or read
anything but names and dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from peerpact.git.runner import Git


def uncommitted(root: Path) -> frozenset[str] | None:
    """The agreements that differ from the last commit, or are new; None (all are new) where Git does not know."""
    amended = _names(root, "diff", "--name-only", "-z", "--relative", "--no-renames", "HEAD", "--", "agreements")
    added = _names(root, "ls-files", "--others", "-z", "--", "agreements")
    return None if amended is None or added is None else amended | added


def changed_paths(root: Path, base: str, head: str, paths: Sequence[str]) -> frozenset[str] | None:
    """Which files below some paths a branch changes since it left another; None where Git doesn't know the commits."""
    words = ("diff", "--name-only", "-z", "--relative", "--no-renames", "--end-of-options", f"{base}...{head}")
    return _names(root, *words, "--", *paths)


def files_beside(root: Path) -> list[str]:
    """Every file of the checkout that Git tracks or doesn't ignore, by path from the root; empty without Git."""
    rows = Git(root).try_run("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate")
    return [] if rows is None else [name.decode("utf-8", "backslashreplace") for name in rows.split(b"\0") if name]


def last_changes(root: Path, folder: str) -> dict[str, date]:
    """The day on which each file below a folder came to the branch in its present form, by path from the root.

    Empty where Git does not know: in a plain folder, and in a clone without its history, where every file would look
    as if it had changed today. A merge counts with its own day, for that is when others saw the change.
    """
    return _changes(root, folder) or {}


def changed_since(root: Path, folder: str, day: date, commit: str) -> dict[str, date] | None:
    """`last_changes` at a commit, of those files alone that changed on a day or later: quicker where the past is long.

    None where Git does not know; a file that is not in the answer is older.
    """
    # A filter, because one commit with a wrong clock would end the walk of a plain `--since`.
    return _changes(root, folder, f"--since-as-filter={day}T00:00:00Z", commit)


def _changes(root: Path, folder: str, *which: str) -> dict[str, date] | None:
    if Git(root).try_run("rev-parse", "--is-shallow-repository") != b"false\n":
        return None
    log = ("log", "-z", "--first-parent", "-m", "--relative", "--name-only", "--no-renames", "--format=%x01%cs")
    rows = Git(root).try_run(*log, *which, "--", folder)
    return None if rows is None else _last_days(rows)


def _last_days(rows: bytes) -> dict[str, date]:
    days: dict[str, date] = {}
    day = date.min
    for part in rows.split(b"\0"):
        name = part.lstrip(b"\n")
        if name.startswith(b"\x01"):
            day = date.fromisoformat(name[1:11].decode("ascii"))
        elif name:
            days.setdefault(name.decode("utf-8", "backslashreplace"), day)
    return days


def arrivals(root: Path, *folders: str) -> dict[str, date]:
    """The day on which each file below some folders came to the branch, by path; one that was moved keeps its day.

    Empty where Git does not know, as in `last_changes`. A file that was deleted and came back counts from then.
    """
    if Git(root).try_run("rev-parse", "--is-shallow-repository") != b"false\n":
        return {}
    log = ("log", "-z", "--first-parent", "-m", "--relative", "--name-status", "-M90%", "--diff-filter=AR")
    arrived: dict[str, date] = {}
    later: dict[str, str] = {}  # a former path and the one that it has now
    day = date.min
    parts = iter((Git(root).try_run(*log, "--format=%x01%cs", "--", *folders) or b"").split(b"\0"))
    for raw in parts:
        part = raw.lstrip(b"\n")
        if part.startswith(b"\x01"):
            day = date.fromisoformat(part[1:11].decode("ascii"))
        elif part.startswith(b"R"):
            old, new = (next(parts).decode("utf-8", "backslashreplace") for _ in range(2))
            later[old] = later.get(new, new)
        elif part:
            name = next(parts).decode("utf-8", "backslashreplace")
            arrived.setdefault(later.get(name, name), day)
    return arrived


def _names(root: Path, *command: str) -> frozenset[str] | None:
    output = Git(root).try_run(*command)
    if output is None:
        return None
    return frozenset(name.decode("utf-8", "backslashreplace") for name in output.split(b"\0") if name)

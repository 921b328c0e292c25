"""A community's files as bytes by path, read from a folder and never through a link.

For: the only place that reads a community from disk. Must not: look into the bytes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from peerpact.domain.entry import FOLDERS, MOST_BYTES, SINGLES, Entry, Oddity, path_text

_FIRST_BYTES = 16 * 1024  # a large buffer for every small file would cost more than the reading
_MOST_DEPTH = 8
_LONGEST_PATH = 250
_SOUND = re.compile(rf"(?:[A-Za-z0-9._-]+(?<!\.yml)/){{0,{_MOST_DEPTH}}}[A-Za-z0-9._-]+")
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


Found = tuple[str, os.DirEntry[str]]  # a path below the root, and the directory's entry


def read_folder(root: Path, names: frozenset[str] | None = None) -> dict[str, Entry]:
    """Every data file below `root`, or those with one of the `names` (in lowercase), in path order.

    README files and hidden ones are left out.
    """
    return read_found([named for named in walk(root) if names is None or named[1].name.casefold() in names])


def read_found(entries: Iterable[Found]) -> dict[str, Entry]:
    """The contents of what `walk` has found, in path order."""
    return {path: read_entry(entry) for path, entry in sorted(entries, key=lambda named: named[0])}


def walk(root: Path) -> Iterator[Found]:
    """Path and directory entry of everything that is, or looks like, a data file."""
    with os.scandir(root) as entries:
        singles = [entry for entry in entries if entry.name in (*SINGLES, *FOLDERS)]
    for entry in singles:
        if entry.name in FOLDERS and entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, entry.name, _MOST_DEPTH)
        else:
            yield entry.name, entry


def _walk(folder: str, shown: str, room: int) -> Iterator[Found]:
    with os.scandir(folder) as listing:
        entries = list(listing)
    for entry in entries:
        name = entry.name
        if name[0] == "." or name == "README.md":
            continue
        if name.endswith(".yml") or not entry.is_dir(follow_symlinks=False) or not room:
            yield f"{shown}/{_printable(name)}", entry
        else:
            yield from _walk(entry.path, f"{shown}/{_printable(name)}", room - 1)


def _printable(name: str) -> str:
    return name if name.isascii() else path_text(os.fsencode(name))


def is_sound(path: str) -> bool:
    """Whether a data file's path is plain, not too deep, and runs through no folder that is called like a file."""
    return len(path) <= _LONGEST_PATH and _SOUND.fullmatch(path) is not None


def read_entry(entry: os.DirEntry[str]) -> Entry:
    """The bytes of an ordinary file (at most one more than MOST_BYTES), or what else it is."""
    if entry.is_symlink():
        return Oddity("a symbolic link")
    if not entry.is_file(follow_symlinks=False):
        return Oddity("a folder" if entry.is_dir(follow_symlinks=False) else "a special file")
    return read_file(entry.path)


def read_file(path: str) -> Entry:
    """The bytes of an ordinary file, in as few system calls as possible."""
    try:
        handle = os.open(path, _FLAGS)
    except OSError as error:
        return Oddity(f"a file that can't be read ({error.strerror})")
    try:
        raw = os.read(handle, _FIRST_BYTES)
        return raw if len(raw) < _FIRST_BYTES else raw + os.read(handle, MOST_BYTES)
    except OSError as error:
        return Oddity(f"a file that can't be read ({error.strerror})")
    finally:
        os.close(handle)

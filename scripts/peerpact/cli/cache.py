"""What the last check of a folder said, for as long as no file has changed since.

For: an instant answer when nothing is new. A file counts as unchanged when its size, its times (changed by every
write, and not to be set back) and its inode are the same; one that was written in the last moments before it was read
is compared byte for byte, because a second write in the same moment might leave the times alone (as Git does in its
index: https://git-scm.com/docs/racy-git). Peerpact's own files count too, and so do the folders of its libraries. The
cache is in the user's cache folder, never in the repository, where someone else could write to it. Must not: ever
give a stale answer, fail (whatever is odd means "look again"), or import what an instant answer does not need.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Iterator, Mapping

from peerpact.community.folder import Found, read_file
from peerpact.domain.entry import Entry

_MARGIN_NS = 2_000_000_000  # the coarsest clocks of file systems tick every two seconds
_KIT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_LONGEST_NAME = 200
_WITHOUT_REFERENCES = 2  # the version of marshal's format in which equal values are equal bytes


class Memory:
    """The memory of one folder for one question (the day, the format); `found` is what the folder holds now."""

    def __init__(self, root: str, question: str, files: list[Found]) -> None:
        self._root = os.path.realpath(root)
        self._fresh: list[str] = []
        stamps = sorted(self._stamps([*files, *_below(_KIT)], time.time_ns() - _MARGIN_NS))
        self._state = marshal.dumps((self._root, question, _libraries(), stamps), _WITHOUT_REFERENCES)

    def recall(self) -> tuple[str, int] | None:
        """What was printed and the exit code, or None when anything may have changed."""
        try:
            with open(self._file(), "rb") as file:
                sizes, rest = file.readline().split(), file.read()
            state, notes, code = int(sizes[0]), int(sizes[1]), int(sizes[2])
            if rest[:state] != self._state or not self._same(rest[state : state + notes].decode("utf-8")):
                return None
            return rest[state + notes :].decode("utf-8"), code
        except (OSError, ValueError, IndexError):
            return None

    def store(self, texts: Mapping[str, Entry], output: str, code: int) -> None:
        """Remember what a check of these texts has printed."""
        if any(path not in texts for path in self._fresh):
            return  # a file of Peerpact itself is being edited, or a file has gone meanwhile
        notes = "\n".join(f"{_digest(texts[path])} {path}" for path in self._fresh).encode("utf-8", "replace")
        header = f"{len(self._state)} {len(notes)} {code}\n".encode("ascii")
        _write(self._file(), header + self._state + notes + output.encode("utf-8", "backslashreplace"))

    def _stamps(self, files: list[Found], fresh_since: int) -> Iterator[tuple[str, int, int, int, int, int]]:
        """Every file with its size, times and inode; files written since a moment (ns) are noted as fresh."""
        for path, entry in files:
            stat = entry.stat(follow_symlinks=False)
            written, changed = stat.st_mtime_ns, stat.st_ctime_ns
            if written > fresh_since or changed > fresh_since:
                self._fresh.append(path)
            yield path, stat.st_size, written, changed, stat.st_ino, stat.st_mode

    def _same(self, notes: str) -> bool:
        for note in notes.split("\n") if notes else ():
            digest, _, path = note.partition(" ")
            if _digest(read_file(os.path.join(self._root, path))) != digest:
                return False
        return True

    def _file(self) -> str:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
        # A shortened name may be shared: then the folders forget each other, for the state holds the whole path.
        return os.path.join(base, "peerpact", os.fsencode(self._root).hex()[-_LONGEST_NAME:])


def _libraries() -> list[int]:
    """When each folder that modules come from was changed: an upgrade of a library may change the findings, too."""
    return [os.stat(folder).st_mtime_ns for folder in sys.path if os.path.exists(folder) and folder]


def _below(folder: str) -> Iterator[Found]:
    """Peerpact's own files: when a rule changes, so may the findings."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _below(entry.path) if entry.name != "__pycache__" else ()
        elif entry.name.endswith((".py", ".json")):
            yield entry.path, entry


def _digest(entry: Entry) -> str:
    from hashlib import sha256  # only needed where something was written a moment ago

    return sha256(entry).hexdigest() if isinstance(entry, bytes) else "-"


def _write(file: str, content: bytes) -> None:
    part = f"{file}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(part, "wb") as handle:
            handle.write(content)
        os.replace(part, file)
    except OSError:
        pass  # a memory that cannot be kept is no reason to fail

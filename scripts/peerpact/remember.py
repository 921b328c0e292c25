"""What the last check of a folder found, for as long as no file has changed since.

For: an instant answer when nothing is new. A file counts as unchanged when its size, its times (changed by every
write, and not to be set back) and its inode are the same; one that was written in the last moments before it was read
is compared byte for byte, because a second write in the same moment might leave the times alone (as Git does in its
index: https://git-scm.com/docs/racy-git). The kit's own files count too. The memory lies in the user's cache folder,
never in the repository, where somebody else could write it. Must not: ever give a stale answer, or fail: whatever is
odd means "look again".
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from peerpact.disk import Entry, read_file, walk
from peerpact.findings import Finding

_MARGIN_NS = 2_000_000_000  # the coarsest clocks of file systems tick every two seconds
_KIT = str(Path(__file__).parent)


class Memory:
    """The memory of one folder and one day."""

    def __init__(self, root: Path, now: date) -> None:
        self._root, self._now = str(root.resolve()), str(now)
        self._state, self._fresh = self._look(time.time_ns() - _MARGIN_NS)

    def recall(self) -> tuple[int, list[Finding]] | None:
        """The number of files and the findings of the last check, or None when anything may have changed."""
        try:
            known = json.loads(self._file().read_bytes())
            if known["now"] != self._now or known["state"] != self._state or not self._same(known["bytes"]):
                return None
            return known["files"], [Finding(*row) for row in known["findings"]]
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def store(self, texts: Mapping[str, Entry], found: list[Finding]) -> None:
        """Remember what a check of these texts has found; findings that depend on Git's commits are not kept."""
        hashes = {path: _digest(texts[path]) for path in self._fresh if path in texts}
        # A missing one is a file of the kit itself that is being edited, or one that has gone meanwhile.
        if len(hashes) < len(self._fresh) or any(finding.rule == "partner-exists" for finding in found):
            return
        known = {"now": self._now, "state": self._state, "bytes": hashes, "files": len(texts)}
        known["findings"] = [[f.path, f.line, f.column, f.severity, f.rule, f.message, f.fix] for f in found]
        _write(self._file(), json.dumps(known))

    def _look(self, fresh_since: int) -> tuple[str, list[str]]:
        """A digest of every file's size, times and inode, and the files that were written since a moment (ns)."""
        stamps, fresh = [], []
        for path, entry in chain(walk(Path(self._root)), _below(_KIT)):
            stat = entry.stat(follow_symlinks=False)
            stamps.append(f"{path}|{stat.st_size}|{stat.st_mtime_ns}|{stat.st_ctime_ns}|{stat.st_ino}|{stat.st_mode}")
            if stat.st_mtime_ns > fresh_since or stat.st_ctime_ns > fresh_since:
                fresh.append(path)
        return sha256("\n".join(sorted(stamps)).encode("utf-8", "surrogateescape")).hexdigest(), fresh

    def _same(self, hashes: dict[str, str]) -> bool:
        return all(_digest(read_file(os.path.join(self._root, path))) == known for path, known in hashes.items())

    def _file(self) -> Path:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
        return Path(base, "peerpact", sha256(os.fsencode(self._root)).hexdigest()[:32] + ".json")


def _below(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The kit's own files: when a rule changes, so may the findings."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _below(entry.path) if entry.name != "__pycache__" else ()
        elif entry.name.endswith((".py", ".json")):
            yield entry.path, entry


def _digest(entry: Any) -> str:
    return sha256(entry).hexdigest() if isinstance(entry, bytes) else str(entry)


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_text(text, "utf-8")
        part.replace(file)
    except OSError:
        pass  # a memory that cannot be kept is no reason to fail

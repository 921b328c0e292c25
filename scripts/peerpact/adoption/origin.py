"""What Peerpact wrote into a community's repository, so that an upgrade can tell who changed what.

For: `.peerpact/origin.json` as a value, both ways. Must not: read or write a file.
Texts are known by the id that Git gives them with Unix line ends, so a checkout on Windows is no edit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

PATH = ".peerpact/origin.json"
_ID = re.compile(r"[0-9a-f]{40}")
_MOST_FILES = 1_000
_NOTE = "Written by `peerpact init` and `peerpact upgrade`; please don't edit it."


@dataclass(frozen=True, slots=True)
class Mark:
    """One file: `written` is the id of the text that Peerpact wrote last, and `kept` the id of a newer text of
    Peerpact's that the community has seen and decided against; empty for none."""

    written: str
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The version that wrote last, where its package comes from (`local` or `index`), and the files by path."""

    version: str = ""
    source: str = "local"
    files: Mapping[str, Mark] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Origin:
        """The value of a file's text. Raises ValueError for anything that `write` could not have written."""
        data = json.loads(text)
        if not isinstance(data, dict) or not isinstance(data.get("files"), dict) or len(data["files"]) > _MOST_FILES:
            raise ValueError("it isn't a list of files that Peerpact wrote")
        files = {str(path): _mark(entry) for path, entry in data["files"].items()}
        source = data.get("source", "local")
        if source not in ("local", "index"):
            raise ValueError("`source` is neither local nor index")
        return cls(str(data.get("version", ""))[:100], source, files)

    def write(self) -> str:
        """The text of the file: sorted and one line for each entry, so that a difference is easy to read."""
        files = {path: _plain(mark) for path, mark in sorted(self.files.items())}
        data = {"note": _NOTE, "version": self.version, "source": self.source, "files": files}
        return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _mark(entry: object) -> Mark:
    if not isinstance(entry, dict):
        raise ValueError("an entry is no group of keys")
    written, kept = entry.get("written"), entry.get("kept", "")
    if not isinstance(written, str) or not isinstance(kept, str):
        raise ValueError("an id is no text")
    if not _ID.fullmatch(written) or (kept and not _ID.fullmatch(kept)):
        raise ValueError("an id isn't 40 hexadecimal digits")
    return Mark(written, kept)


def _plain(mark: Mark) -> dict[str, str]:
    return {"written": mark.written} | ({"kept": mark.kept} if mark.kept else {})

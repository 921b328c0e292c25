"""From bytes to text: UTF-8 only, bounded in size, and nothing in it that the eye cannot see.

For: the first look at a file, before any parser. Must not: know YAML or the words of a finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from peerpact.text.hidden import describe, first_hidden

MAX_BYTES = 64 * 1024
_UNUSUAL = re.compile(rb"[^\n\x20-\x7e]")


@dataclass(frozen=True, slots=True)
class Blot:
    """What is wrong with the bytes: a rule's id, where (offset in the text, or line 1), and the thing itself."""

    rule: str
    offset: int
    thing: str


def decode(raw: bytes, limit: int = MAX_BYTES) -> tuple[str, Blot | None]:
    """The text of a file, and the first thing in its bytes that forbids reading it further.

    A UTF-8 byte order mark at the start is dropped, CRLF becomes LF: both are harmless.
    """
    if len(raw) > limit:
        return "", Blot("too-large", 0, f"{limit // 1024} KiB")
    if not _UNUSUAL.search(raw):
        return raw.decode("ascii"), None
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", Blot("encoding", 0, "UTF-16")
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        return before, Blot("encoding", len(before), f"byte 0x{raw[error.start]:02x}")
    unseen = first_hidden(text)
    return text, Blot("hidden-character", unseen[0], describe(unseen[1])) if unseen else None


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset in a text."""
    line = text.count("\n", 0, offset)
    return line + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1

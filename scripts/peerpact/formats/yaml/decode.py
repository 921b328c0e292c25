"""From bytes to text: UTF-8 only, bounded in size, and nothing in it that the eye cannot see.

For: the first look at a file, before any parser. Must not: know YAML or the words of a finding.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_BYTES = 64 * 1024
_UNUSUAL = re.compile(rb"[^\n\x20-\x7e]")
# Controls, direction marks, zero-width and tag characters, fillers: text that reads differently than it looks.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
    # Joiners make emoji and belong to several scripts; beside ASCII they only hide.
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)


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
    found = HIDDEN.search(text)
    return text, Blot("hidden-character", found.start(), describe(found[0])) if found else None


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset in a text."""
    line = text.count("\n", 0, offset)
    return line + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def describe(character: str) -> str:
    """A code point by number and name, such as `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = "CARRIAGE RETURN" if character == "\r" else unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"

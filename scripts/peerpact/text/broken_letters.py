"""Text that went through the wrong encoding: `JosÃ©` for José, `Jos\ufffd` where letters are lost.

For: telling where, and what it was where that can be told. Must not: take French quotation marks or a Portuguese word
in capitals for it: a sign at the end of a word proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,4});")
LOST = "\ufffd"
_HALF = (  # what the second byte of a letter looks like when it is read as Windows-1252
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_SECOND = re.compile(f"[{_HALF}{LOST}]")  # without one of these no letter is broken, and most texts have none
RUN = re.compile(f"(?:[\u00c2-\u00df][{_HALF}]|[\u00e0-\u00ef][{_HALF}]{{2}}|[\u00f0-\u00f4][{_HALF}]{{3}})+")
"""Letters that may have been others; `_meant` decides."""
_QUOTES = frozenset("\u2018\u2019\u201c\u201d\u201e\u201a\u2026\u2013\u2014\u2022\u2039\u203a\u00bb\u2122")
_SPACE = frozenset("\u00a0\u00b7\u00b0")
_CP1252 = {character: bytes([n]) for n in range(0x80, 0xA0) if (character := bytes([n]).decode("cp1252", "ignore"))}


def broken(text: str) -> tuple[int, str, str] | None:
    """Where broken letters begin, how they look and what they were; the last is empty where it is lost."""
    if "&" in text and (entity := next(_entities(text), None)):
        return entity
    if text.isascii() or not _SECOND.search(text):
        return None
    places = [(match.start(), match[0], meant) for match in RUN.finditer(text) if (meant := _meant(match[0]))]
    places = [(at, run, "" if LOST in meant else meant) for at, run, meant in places]
    if LOST in text:
        places.append((text.index(LOST), LOST, ""))
    return min(places, default=None)


def _entities(text: str) -> Iterator[tuple[int, str, str]]:
    """Letters as HTML writes them: `Jos&eacute;`."""
    from html import unescape  # rarely needed

    for match in _ENTITY.finditer(text):
        letter = unescape(match[0])
        if not letter.isascii() and letter.isalpha():
            yield match.start(), match[0], letter


def _meant(run: str) -> str:
    """What a run was before it was read in the wrong way; empty where it is what it looks like."""
    try:
        letters = b"".join(_CP1252.get(character) or character.encode("latin-1") for character in run).decode("utf-8")
    except ValueError:
        return ""
    if not _proves(run, letters) and letters != LOST:
        return ""
    again = RUN.fullmatch(letters)
    return (again and _meant(letters)) or letters  # some files were saved in the wrong way twice


def _proves(run: str, letters: str) -> bool:
    """One letter is enough where its second half could not follow a word; other scripts need two letters in a row."""
    ends_a_word = _QUOTES if run[0] in "\u00c2\u00c3" else _QUOTES | _SPACE
    sure = any(character in _CP1252 or not character.isalpha() for character in run[1:] if character not in ends_a_word)
    latin = all(ord(letter) < 0x180 or 0x2000 <= ord(letter) < 0x2200 for letter in letters)
    return sure and (latin or len(letters) > 1)

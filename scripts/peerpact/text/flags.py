"""Flags and other pictures that people put beside a place or a language.

For: the code of the country whose flag it is, and texts without pictures. Must not: know what a country is called.
"""

from __future__ import annotations

import re

_FIRST = 0x1F1E6  # the letter A as a half of a flag
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_PICTURE = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")


def country_code(flag: str) -> str:
    """The two letters of a flag: `DE` for 🇩🇪."""
    return "".join(chr(ord(half) - _FIRST + ord("A")) for half in flag)


def without_pictures(text: str) -> str:
    """A text with a space in the place of each flag, arrow or emoji."""
    return text if text.isascii() else _PICTURE.sub(" ", text)

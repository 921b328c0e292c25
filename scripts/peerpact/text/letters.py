"""Letters as people compare them: without case and without accents.

For: sorting names, searching, and looking names up. The site's scripts fold in the same way (`fold` in `fold.js`).
Must not: judge which characters a text may hold (`hidden.py`).
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h", "ŧ": "t"}
)
"""Letters that Unicode does not take apart, and how people type them on another keyboard."""


def fold(text: str) -> str:
    """A text for comparing: lowercase letters, no accents, each run of white space one space.

    >>> fold("Łukasz  Ørsted"), fold("Đặng"), fold("Straße")
    ('lukasz orsted', 'dang', 'strasse')
    """
    if text.isascii():
        return " ".join(text.lower().split())
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", parts)).translate(_LETTERS)
    return " ".join(plain.split())

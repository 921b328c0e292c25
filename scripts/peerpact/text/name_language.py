"""Which language someone's name is in, as far as its letters and the languages that they speak can tell.

For: the `lang` of a name, so that it is read aloud by the right voice and drawn with the right glyphs. Must not: guess
for a name in Latin letters, which belong to too many languages.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

_UNICODE = {
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Kore": ("HANGUL", "CJK"),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Beng": ("BENGALI",),
    "Orya": ("ORIYA",),
}
"""How the names of characters begin in the scripts (ISO 15924) that Unicode and CLDR call by different names."""
UNKNOWN = ""
"""The value of `lang` that says that nobody knows."""


def name_language(name: str, tags: Sequence[str]) -> str | None:
    """The first of someone's languages (BCP 47) that is written in the script of their name.

    None where the name is in Latin letters or has none: the page's own language will do. `UNKNOWN` where the name is in
    another script, but no language of theirs is.
    """
    letter = next((character for character in name if character.isalpha()), "")
    if not letter or letter.isascii():
        return None
    script = unicodedata.name(letter, "").partition(" ")[0]
    if script == "LATIN":
        return None
    return next((tag for tag in tags if script in _scripts(tag)), UNKNOWN)


@cache
def _scripts(tag: str) -> tuple[str, ...]:
    """How the names of a language's letters begin in Unicode; nothing for an unknown language."""
    import langcodes

    from peerpact.text.tables import table

    try:
        code = langcodes.Language.get(tag).maximize().script or ""
    except ValueError:
        return ()
    return _UNICODE.get(code) or (table("english")["scripts"].get(code, "").upper().partition(" ")[0],)

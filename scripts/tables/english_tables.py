"""What English calls languages, scripts and regions.

For: the table `english.json`, by which a language is shown, out of CLDR and IANA's registry of language subtags (by
`language_data`). Must not: hold a name that people would type (`language_tables.py`).
"""

from __future__ import annotations

from itertools import product
from string import ascii_lowercase, ascii_uppercase, digits

from langcodes.data_dicts import ALL_SCRIPTS
from language_data.names import code_to_names


def english() -> dict[str, dict[str, str]]:
    """The English names of all subtags that have one, by subtag."""
    languages = ["".join(letters) for size in (2, 3) for letters in product(ascii_lowercase, repeat=size)]
    regions = ["".join(letters) for letters in product(ascii_uppercase, repeat=2)]
    regions += ["".join(figures) for figures in product(digits, repeat=3)]
    return {
        "languages": _named(languages),
        "scripts": _named(sorted(ALL_SCRIPTS)),
        "territories": _named(regions),
    }


def _named(subtags: list[str]) -> dict[str, str]:
    names = {subtag: code_to_names(subtag).get("en") for subtag in subtags}
    return {subtag: name for subtag, name in names.items() if name}

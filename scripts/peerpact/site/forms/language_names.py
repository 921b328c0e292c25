"""Names of languages that people write and no list of codes has: another name, a dialect's, that of a sign language.

For: the search of the form. Must not: name a language by the code of a country.
"""

from __future__ import annotations

LANGUAGE_NAMES = {
    "American Sign Language": "ase",
    "ASL": "ase",
    "Bangla": "bn",
    "Brazilian Portuguese": "pt-BR",
    "British Sign Language": "bfi",
    "BSL": "bfi",
    "Burmese": "my",
    "Cantonese": "yue",
    "Castilian": "es",
    "Cebuano": "ceb",
    "Dari": "prs",
    "Farsi": "fa",
    "Filipino": "fil",
    "Flemish": "nl",
    "Hawaiian": "haw",
    "Hmong": "hmn",
    "Kurmanji": "kmr",
    "Mandarin": "zh",
    "Panjabi": "pa",
    "Sinhalese": "si",
    "Sorani": "ckb",
    "Swiss German": "gsw",
    "Tagalog": "fil",
}
"""By the name that people write: the code that the file gets."""

"""Names of languages that people write and no browser lists: another name, a dialect's, that of a sign language.

For: the search of the form, which knows all other names from the browser. Must not: decide which language a name means:
that is what `peerpact check` says.
"""

from __future__ import annotations

from functools import cache

from peerpact.text.language_names import certain_tag

_NAMES = (
    "American Sign Language", "ASL", "Asturian", "Auslan", "Azeri", "Bahasa Indonesia", "Bahasa Malaysia", "Bangla",
    "Bhojpuri", "Brazilian", "Brazilian Portuguese", "British Sign Language", "BSL", "Burmese", "Cambodian",
    "Canadian French", "Cantonese", "Castellano", "Castilian", "Cebuano", "Dari", "Darija", "Egyptian Arabic",
    "European Portuguese", "Farsi", "Filipino", "Flemish", "French Sign Language", "German Sign Language", "Guoyu",
    "Haitian Creole", "Hakka", "Hawaiian", "Hmong", "Hochdeutsch", "Hokkien", "Kabyle", "Klingon", "Konkani",
    "Kurmanji", "Maithili", "Mandarin", "Moldovan", "Panjabi", "Persian", "Putonghua", "Schwyzerdütsch",
    "Simplified Chinese", "Sinhalese", "Sorani", "Swiss German", "Tagalog", "Toki Pona", "Traditional Chinese",
)  # fmt: skip


@cache
def language_names() -> dict[str, str]:
    """By the name that people write: the code that the file gets; a name that may mean several is left out."""
    return {name: tag for name in _NAMES if (tag := certain_tag(name))}

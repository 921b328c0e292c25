"""Languages: which BCP 47 tags exist, and which tag people mean when they write a name.

For: a quick yes for the two-letter codes, and langcodes (with CLDR's names) for everything else. Must not: import
langcodes before it is needed; most communities never need it.
"""

from __future__ import annotations

import re
from functools import cache

# ISO 639-1, which is nearly all that people write; the rest is asked of langcodes.
_TWO_LETTERS = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it "
    "iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt "
    "my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
    "za zh zu".split()
)
_WIDER = {
    "cmn": "zh",
    "arb": "ar",
    "nb": "no",
    "pes": "fa",
    "swh": "sw",
}  # the tags that people write, so that they meet
SEVERAL = r"[,;/&+\n]|(?i:\s(?:and|und|oder|y|e|ou|och|og)\s)"
"""What stands between languages that are written side by side (a regular expression); no language's name holds it."""

# The last three are codes of languages as well: nothing is split there, and nothing is guessed.
_SEVERAL = re.compile(rf"{SEVERAL}|(?i:\s(?:et|en|or)\s)")
_NOISE = re.compile(
    r"[_*\"'“”„«»‘’]|\((?:native|fluent|intermediate|basic|beginner|advanced)\)|\b(?:some|a bit of|basic|fluent)\b"
)


@cache
def is_known_language(tag: str) -> bool:
    """Whether a text is a language tag that exists, such as `en`, `pt-BR` or `zh-Hant`; letter case does not matter."""
    if tag in _TWO_LETTERS:
        return True
    import langcodes

    try:
        return langcodes.tag_is_valid(tag)
    except (ValueError, TypeError):
        return False


def primary(tag: str) -> str:
    """The language without script and region: `pt` for `pt-BR`."""
    return tag.partition("-")[0].casefold()


@cache
def certain_tag(text: str) -> str | None:
    """The tag of one language written by name in whatever language (`German`, `español`), else None.

    Where several are named it is None, for langcodes would take the first and say nothing of the others.
    """
    import langcodes

    plain = " ".join(_NOISE.sub(" ", text).split())
    if _SEVERAL.search(plain):
        return None
    if is_known_language(plain):
        return plain
    region = re.fullmatch(r"(.+?) ?\(([A-Z]{2})\)", plain)
    try:
        found = langcodes.find(region[1] if region else plain).to_tag()
    except (LookupError, ValueError):
        return None
    found = _WIDER.get(found, found)
    return f"{found}-{region[2]}" if region else str(found)


def candidate_tags(text: str) -> list[str]:
    """The tags of the languages that a text names, one after the other: `English, Norwegian` gives en and no."""
    parts = [part for part in re.split(SEVERAL, text) if part.strip()]
    return list(dict.fromkeys(tag for tag in map(certain_tag, parts) if tag))


@cache
def display_name(tag: str) -> str:
    """The English name of a tag; the tag itself when it has none."""
    import langcodes

    try:
        return langcodes.Language.get(tag).display_name()
    except ValueError:
        return tag

"""Languages: which BCP 47 tags exist, how a tag is written, and which tags mean one language.

For: a quick yes for the two-letter codes, and `langcodes` for everything else. Must not: guess what people mean
(`language_names.py`), or import `langcodes` before it is needed; most communities never need it.
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
_RENAMED = frozenset(("tl", "tw"))  # codes of this list that CLDR writes in another way today
_WRITTEN = {"nb": "no", "nn": "no", "in": "id"}
"""Two ways to write one language, whose speakers understand each other, and an old code that stays as written."""
_ASKED = "in"  # Indonesian once, and India to most people who write it
_NO_LANGUAGE = frozenset(("und", "mul", "zxx", "mis", "root"))
_NAMED_LIKE_A_CODE = re.compile(r"[A-Z][a-z]{1,2}|[A-Z]{3}")


@cache
def is_known_language(tag: str) -> bool:
    """Whether a text is the tag of a language, such as `en`, `pt-BR` or `zh-Hant`; letter case does not matter.

    `Ga` is the name of one language and the code of another, and so is `ASL`: neither counts as a tag.
    """
    if tag in _TWO_LETTERS:
        return True
    if tag.casefold().replace("_", "-").partition("-")[0] in _NO_LANGUAGE:
        return False
    return _exists(tag) and not (_NAMED_LIKE_A_CODE.fullmatch(tag) and _means_another(tag))


def _exists(tag: str) -> bool:
    import langcodes

    try:
        return langcodes.tag_is_valid(tag) or tag.casefold() in _newer()
    except (ValueError, TypeError):
        return False


@cache
def _newer() -> frozenset[str]:
    """Codes that are younger than the list of langcodes."""
    from peerpact.text.tables import table

    return frozenset(table("languages")["newer"])


def _means_another(name: str) -> bool:
    from peerpact.text.tables import table

    tags = table("languages")["names"].get(name.lower(), "").split()
    return any(tag != standard_tag(name.lower()) for tag in tags)


@cache
def standard_tag(tag: str) -> str:
    """A known tag as it should be written: `pt_BR` is `pt-BR`, `eng` is `en`, `iw` is `he`, `cmn` is `zh`.

    Any other text stays as it is.
    """
    if (tag in _TWO_LETTERS and tag not in _RENAMED) or tag == _ASKED:
        return tag
    if not is_known_language(tag) or tag.casefold() in _newer():
        return tag.lower() if tag.casefold() in _newer() else tag
    import langcodes

    return langcodes.standardize_tag(tag, macro=True)


@cache
def spoken(tag: str) -> str:
    """What two tags share when their speakers understand each other: `pt` for `pt_BR` and `por`, `no` for `nb`.

    A tag that starts with a single letter (private use, grandfathered) only meets itself, as does an unknown one.
    """
    if tag[1:2] == "-":
        return tag.casefold()
    first = standard_tag(tag).partition("-")[0].casefold()
    return _WRITTEN.get(first, first)


@cache
def display_name(tag: str) -> str:
    """The English name of a tag; the tag itself when it has none."""
    import langcodes

    from peerpact.text.tables import table

    try:
        parts = langcodes.Language.get(tag).simplify_script()
    except ValueError:
        return tag
    names, language = table("english"), parts.language or "und"
    name = str(names["languages"].get(language, f"Unknown language [{language}]"))
    script = names["scripts"].get(parts.script, f"Unknown Script [{parts.script}]") if parts.script else ""
    region = names["territories"].get(parts.territory, f"Unknown Region [{parts.territory}]") if parts.territory else ""
    more = ", ".join(part for part in (script, region) if part)
    return f"{name} ({more})" if more else name

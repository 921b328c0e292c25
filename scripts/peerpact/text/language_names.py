"""What people mean when they write a language in their own words, or a country's code for it.

For: `certain_tag` where only one language can be meant, `guesses` where people have to be asked. Must not: apply a
guess; a country's code, a misspelt name and a name of several languages stay questions.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from peerpact.text.flags import FLAG, country_code, without_pictures
from peerpact.text.languages import display_name, is_known_language, spoken, standard_tag
from peerpact.text.letters import fold
from peerpact.text.spelling import nearest, slips
from peerpact.text.tables import table

SEVERAL = r"[,;/&+\n]|(?i:\s(?:and|und|oder|y|e|ou|och|og)\s)"
"""What stands between languages that are written side by side (a regular expression); no language's name holds it."""

# The last three are codes of languages as well: nothing is split there, and nothing is guessed.
_SEVERAL = re.compile(rf"{SEVERAL}|(?i:\s(?:et|en|or)\s)")
_LEVEL = (
    r"native|native speaker|mother tongue|first language|second language|fluent|fluently|conversational|professional"
    r"|intermediate|basic|basics|beginner|advanced|learning|spoken|written|only|[abc][12]\+?"
    r"|nativ[oa]|natif|native|muttersprache|flie(?:ß|ss)end|langue maternelle|courant|fluido|b[áa]sico|madrelingua"
    r"|l[eií]ngua materna"
)
_NOISE = re.compile(
    rf"^(?:and|und|y|et)\s|[_*\"'“”„«»‘’`]|[(\[](?:{_LEVEL})[)\]]"
    rf"|\b(?:some|a bit of|a little|basic|fluent|native|good)\s(?=\w)"
    rf"|\s(?:{_LEVEL})$|\s[-–—:]\s?(?:{_LEVEL})$|\s(?:language|speaker)$",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"(.+?) ?\((.+)\)")
_ANYTHING = {
    "any": "any language", "all": "all languages", "tbd": "“to be decided”", "tba": "“to be announced”", "yes": "“yes”",
}  # fmt: skip
_SIGNED = ("asl", "bsl")  # codes of other languages, and what people call two sign languages
_NEAR = 0.8
_LONG_NAME = 7  # letters; it may have two slips
_OTHER_THINGS = frozenset(
    "java basic python javascript pascal perl ruby rust swift kotlin scala haskell julia erlang elixir groovy lisp ada "
    "african asian american european latin american".split()
)
"""Programming languages and people of whole continents, which are near a language's name."""
_LONGEST = 60


@cache
def certain_tag(text: str) -> str | None:
    """The tag of the one language that a text can only mean (`de`, `German`, `español`, `pt_BR`), else None."""
    phrase = " ".join(text.split())
    if not phrase or len(phrase) > _LONGEST:
        return None
    if is_known_language(phrase):
        return standard_tag(phrase)
    plain = _plain(phrase)
    if _SEVERAL.search(phrase) or (
        plain.casefold() in table("languages")["countries"] and not is_known_language(plain)
    ):
        return None
    tags = _meant(phrase)
    return standard_tag(tags[0]) if len(tags) == 1 and is_known_language(tags[0]) else None


@cache
def guesses(text: str) -> tuple[str, ...]:
    """The languages that someone may mean by something that is not a language: a question, never an answer.

    A country's code gives the country's languages, a name of several languages gives them all, and a misspelt name
    gives the nearest.
    """
    plain = _plain(text)[:_LONGEST]
    code = country_code(text.strip()) if FLAG.fullmatch(text.strip()) else plain
    if not code or is_known_language(text):
        return ()
    tags = _meant(text[:_LONGEST]) or _spoken_in(code) or _spoken_in(_country(plain)) or _nearly(plain)
    return tuple(tag for tag in dict.fromkeys(tags) if is_known_language(tag))


def _meant(text: str) -> list[str]:
    """The tags of a name: as it is, without what is said about it (`some`, `fluent`), or with a country behind it."""
    plain = _plain(text)
    if is_known_language(plain):
        return [plain]
    named = _named(text) or _named(plain)
    country = None if named else _COUNTRY.fullmatch(plain)
    if not country:
        return named
    code = country[2] if re.fullmatch("[A-Z]{2}", country[2]) else _country(country[2])
    return [f"{tag}-{code}" if code else tag for tag in _named(country[1])]


def _spoken_in(code: str) -> list[str]:
    """The main languages of a country by its code; none for any other text."""
    tags: list[str] = table("languages")["countries"].get(code.casefold(), "").split()
    return tags


def _country(name: str) -> str:
    from peerpact.text.gazetteer import COUNTRY, meanings

    return next((place.country for place in meanings(fold(name)) if place.kind == COUNTRY), "")


def misspelt(text: str) -> str | None:
    """The tag of the one language whose name is nearly spelled like this (`Ukranian`), else None."""
    plain = _plain(text)[:_LONGEST]
    tags = [] if _meant(plain) else _nearly(plain)
    return tags[0] if len(tags) == 1 and is_known_language(tags[0]) else None


def several(text: str) -> list[str]:
    """The languages that are written side by side, one after the other, each as it was written."""
    parts = [part.strip() for part in re.split(SEVERAL, text) if part.strip()]
    return [code for part in parts for code in (part.split() if _codes(part) else [part])]


def _codes(part: str) -> bool:
    """Whether a text is nothing but codes with a blank between them: `en de`."""
    codes = part.split()
    return len(codes) > 1 and all(re.fullmatch("[A-Za-z]{2,3}", code) and is_known_language(code) for code in codes)


def question(text: str) -> str:
    """A sentence that asks which language someone means; empty where nothing comes near."""
    named = [f"`{tag}` ({display_name(tag)})" for tag in guesses(text)[:4]]
    return f"Did you mean {' or '.join(named)}?" if named else ""


def likely_meant(tag: str) -> tuple[str, ...]:
    """What was probably meant by the code of a small language that is a large country's code too; usually nothing."""
    code = tag.casefold()
    if code in _SIGNED:
        return tuple(_named(code))
    return tuple(_spoken_in(code)) if code in _doubtful() else ()


def anything(tag: str) -> str:
    """`any language` for `any`, which is the code of one language only, and likewise for other words; else empty."""
    return _ANYTHING.get(tag.casefold(), "")


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(table("languages")["doubtful"])


def _plain(text: str) -> str:
    before, after = "", " ".join(without_pictures(unicodedata.normalize("NFKC", text)).split())
    while before != after:
        before, after = after, " ".join(_NOISE.sub(" ", after).split())
    return after.strip(" .-–—:")


def _named(name: str) -> list[str]:
    tags: list[str] = table("languages")["names"].get(fold(name), "").split()
    return tags


def _slip(name: str, known: str) -> bool:
    """Whether a name is a slip in another one: `Nigerian` is none in `Ingrian`, nor `Hinglish` in `English`."""
    return name[0] == known[0] and slips(name, known) <= (1 if len(name) < _LONG_NAME else 2)


def _nearly(name: str) -> list[str]:
    if len(name) < 4 or all(len(word) < 4 for word in name.split()):
        return []  # codes, or nothing that comes near a name
    plain = fold(name)
    if plain in _OTHER_THINGS:
        return []
    near = [known for known in nearest(plain, list(table("languages")["names"]), 3, _NEAR) if _slip(plain, known)]
    tags = [tag for close in near for tag in _named(close)]
    return list({spoken(tag): tag for tag in reversed(tags)}.values())[::-1]

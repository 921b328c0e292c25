"""Languages by name, the languages of each country, and codes that people take for a country's.

For: the table `languages.json`, out of Unicode CLDR. Must not: hold what people write and CLDR does not know
(`spellings.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import Any

import langcodes
from babel import Locale, localedata
from babel.core import get_global

from peerpact.text.letters import fold
from tables import gazetteer, spellings

_MANY = 600_000  # speakers; a larger language is not taken for a country's code
_COUNTRY = 1_000_000  # people
_INDONESIAN = "in"  # an old code of a large language, but far more often India
_TIMES = 100  # so many more people live in the country than speak the language
_SHARE, _MOST = 10.0, 3  # per cent of a country's people who speak it; how many languages of a country are named
_SHORTEST = 3  # letters of a name in Latin letters; what is shorter is a code
_NONE = {"und", "mul", "zxx", "mis"}  # codes that stand for no language
_LANGUAGES = "en es fr de pt it nl pl ru uk tr ar zh ja ko sv da nb fi cs hi id vi".split()


def languages() -> dict[str, Any]:
    """The whole table; every tag is in the form that `langcodes.standardize_tag` gives it."""
    return {
        "names": _names(),
        "countries": {
            code.lower(): " ".join(_spoken_in(code)) for code in sorted(gazetteer.countries()) if _spoken_in(code)
        },
        "doubtful": _doubtful(),
        "newer": sorted(tag for tag in _shown("en") if not langcodes.tag_is_valid(tag.replace("_", "-"))),
    }


def _names() -> dict[str, str]:
    """Folded names to tags; where a name is said of several languages, all of them."""
    found: dict[str, list[str]] = defaultdict(list)
    for tag, name in _shown("en").items():
        found[fold(name)].append(_tag(tag))
    for locale in [*_LANGUAGES, *sorted(localedata.locale_identifiers())]:
        if "_" not in locale:
            shown = _shown(locale)
            for tag in shown if locale in _LANGUAGES else [locale]:
                if len(tag) == 2 and tag in shown:
                    found.setdefault(fold(shown[tag]), [_tag(tag)])
    for name, tags in spellings.LANGUAGES.items():
        found[fold(name)] = tags.split()
    ours = set(map(fold, spellings.LANGUAGES))
    short = {name for name in found if name.isascii() and len(name) < _SHORTEST and name not in ours}  # `ci` is no name
    useful = {
        name: tags for name, tags in found.items() if name not in short and tags != [name] and not set(tags) & _NONE
    }
    return {name: " ".join(dict.fromkeys(tags)) for name, tags in sorted(useful.items())}


def _shown(locale: str) -> dict[str, str]:
    """What a locale calls each language."""
    return {str(tag): str(name) for tag, name in Locale.parse(locale).languages.items()}


def _tag(tag: str) -> str:
    return langcodes.standardize_tag(tag.replace("_", "-"), macro=True)


def _spoken_in(code: str) -> list[str]:
    """The main languages of a country, those of most people first; the official ones where none is that common."""
    known = get_global("territory_languages").get(code, {})
    official = {tag for tag, facts in known.items() if facts["official_status"] == "official"}
    own = official or {tag for tag, facts in known.items() if facts["official_status"]} or set(known)
    pairs = [(known[tag]["population_percent"], tag) for tag in own]
    common = [pair for pair in pairs if pair[0] >= _SHARE] or pairs
    tags = (_tag(tag).split("-")[0] for _, tag in sorted(common, key=lambda pair: (-pair[0], pair[1])) if tag != "und")
    return list(dict.fromkeys(tags))[:_MOST]


@cache
def _speakers() -> Counter[str]:
    found: Counter[str] = Counter()
    for code, known in get_global("territory_languages").items():
        people = gazetteer.countries().get(code, {}).get("population", 0)
        for tag, facts in known.items():
            found[_tag(tag).split("-")[0]] += int(people * facts["population_percent"] / 100)
    return found


def _doubtful() -> list[str]:
    """Codes of small languages that are a large country's code too, such as `kr` and `br`."""
    found = list(spellings.ASKED)
    for code, country in gazetteer.countries().items():
        tag, people = code.lower(), country["population"]
        if not langcodes.tag_is_valid(tag) or people < _COUNTRY:
            continue
        few = _speakers()[_tag(tag)] < min(_MANY, people / _TIMES)
        here = get_global("territory_languages").get(code, {}).get(tag, {"population_percent": 0})
        if tag == _INDONESIAN or (few and here["population_percent"] < 1 and tag not in _spoken_in(code)):
            found.append(tag)
    return sorted(set(found))

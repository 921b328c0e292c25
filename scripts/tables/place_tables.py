"""Places by name: countries, regions and cities, each with the zones of its people.

For: the table `places.json`, which both Python and the browser read. Must not: know how a text is taken apart.

`zones` are names, the ones with most people first, and everything else tells a zone by its place in that list.
`countries` maps a code to one row, `regions` maps a code to rows, and a row is `zones|name|other name...`, as in
`4 7 20|United States|usa`. Each of `cities` is `code region zone;city;city...`, such as `UA 0 25;NKyiv|kiev`: the
letter before a name stands for the number of people, each letter for half as many again as the one before it. The first
name is as people write it, the others are folded.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from babel import Locale, localedata
from babel.core import get_global

from peerpact.text.letters import fold
from tables import gazetteer, spellings, zone_tables

_LARGE, _SMALLER = 100_000, 50_000  # people; smaller cities count where the zone does not follow from the country
_REGION = 200_000  # people; a smaller region of a country with one clock adds nothing to the country
_MOST_NAMES = 400_000  # from so many people on, a city's name in its country's script is looked for
_LANGUAGES = "en es fr de pt it nl pl ru tr ar zh ja ko".split()
_SEPARATORS = re.compile(r"[|,;()]+")
_GENERIC = re.compile(
    r"\s+(?:province|oblast|region|state|governorate|prefecture|krai|county|district|department|voivodeship)$"
    r"|^(?:province|state|region|governorate) of (?:the )?",
    re.IGNORECASE,
)


def places() -> dict[str, Any]:
    """The whole table."""
    return {
        "zones": list(_zones()),
        "countries": {code: _country(code) for code in sorted(gazetteer.countries()) if _clocks(code)},
        "regions": {code: rows for code in sorted(gazetteer.countries()) if (rows := list(_regions(code)))},
        "cities": list(_cities()),
    }


@cache
def _zones() -> dict[str, int]:
    people = gazetteer.people_by_zone(list(gazetteer.cities()))
    return {zone: n for n, zone in enumerate(sorted(zone_tables.present(), key=lambda zone: (-people[zone], zone)))}


@cache
def _of(code: str) -> list[gazetteer.City]:
    return [city for city in gazetteer.cities() if city["countrycode"] == code]


@cache
def _clocks(code: str) -> tuple[int, ...]:
    """A country's zones, one for each different clock, the clock of most people first."""
    people = gazetteer.people_by_zone(_of(code))
    known = [zone for zone in get_global("territory_zones").get(code, ()) if zone in zone_tables.present()]
    own = {zone for row_code, zone in zone_tables.rows() if row_code == code}
    return _one_a_clock(people, [zone for zone in (*people, *sorted(known)) if zone in own or not own])


def _one_a_clock(people: Counter[str], zones: Iterable[str]) -> tuple[int, ...]:
    groups: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for zone in dict.fromkeys(zones):
        if zone in _zones() and zone not in zone_tables.disputed():
            groups[zone_tables.clock(zone)].append(zone)
    first = [max(group, key=lambda zone: (people[zone], zone)) for group in groups.values()]
    total = {zone: sum(people[other] for other in groups[zone_tables.clock(zone)]) for zone in first}
    return tuple(_zones()[zone] for zone in sorted(first, key=lambda zone: (-total[zone], zone)))


def _country(code: str) -> str:
    known = gazetteer.countries()[code]
    english = Locale("en").territories.get(code, known["name"])
    own = [tag for tag, facts in get_global("territory_languages").get(code, {}).items() if facts["official_status"]]
    translated = (_territories(tag).get(code) for tag in (*_LANGUAGES, *own))
    names = [english, known["name"], *spellings.COUNTRIES.get(code, ()), *filter(None, translated)]
    return _row(_clocks(code), [*names, known["iso3"]])


@cache
def _territories(tag: str) -> dict[str, str]:
    name = tag.replace("-", "_")
    return dict(Locale.parse(name).territories) if localedata.exists(name) else {}


def _distinct(names: Iterable[str]) -> list[str]:
    """The first name as people write it, the others folded, each once."""
    first, *others = (_SEPARATORS.sub(" ", name) for name in names)
    folded = dict.fromkeys(fold(name) for name in others)
    return [first, *(name for name in folded if name and name != fold(first))]


def _row(zones: Iterable[int], names: Iterable[str]) -> str:
    return "|".join([" ".join(map(str, zones)), *_distinct(names)])


def _regions(code: str) -> Iterator[str]:
    """The regions of a country that the table of cities mentions, or whose name says which clock is meant."""
    for region in _region_codes(code):
        people = sum(city["population"] for city in _of(code) if city["admin1code"] == region)
        name = gazetteer.region_names().get((code, region), "")
        if not name or (people < _REGION and len(_clocks(code)) == 1 and code not in spellings.REGIONS):
            yield ""
            continue
        short = _GENERIC.sub("", name) or name
        more = spellings.REGIONS.get(code, {})
        yield _row(_region_clocks(code, region), [short, name, *more.get(short, ()), *more.get(name, ())])


@cache
def _region_codes(code: str) -> tuple[str, ...]:
    """GeoNames' codes of a country's regions, those of most people first."""
    people: Counter[str] = Counter()
    for city in _of(code):
        people[city["admin1code"]] += city["population"]
    return tuple(sorted(people, key=lambda region: (-people[region], region)))


def _region_clocks(code: str, region: str) -> tuple[int, ...]:
    here = [city for city in _of(code) if city["admin1code"] == region]
    people = gazetteer.people_by_zone(here)
    zones = _one_a_clock(people, people)
    # A disputed region still has the zone that its own cities have.
    return zones or tuple(_zones()[zone] for zone in sorted(people, key=lambda zone: -people[zone]) if zone in _zones())


def _cities() -> Iterator[str]:
    groups: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for city in gazetteer.cities():
        code = city["countrycode"]
        if city["timezone"] in _zones() and _worth(city) and _clocks(code):
            group = code, _region_codes(code).index(city["admin1code"]), _zones()[city["timezone"]]
            groups[group].append(_size(city["population"]) + "|".join(_names(city)))
    for (code, region, zone), names in sorted(groups.items()):
        yield f"{code} {region} {zone};{';'.join(names)}"


def _worth(city: gazetteer.City) -> bool:
    country = gazetteer.countries()[city["countrycode"]]
    near = len(_clocks(city["countrycode"])) > 1
    capital = fold(country["capital"]) in (fold(city["name"]), *map(fold, city["alternatenames"]))
    return bool(city["population"] >= (_SMALLER if near else _LARGE) or capital or city["name"] in spellings.CITIES)


def _size(people: int) -> str:
    """A letter for the number of people: `A` up to 15,000, and one further for every half as many again."""
    return chr(65 + max(0, round(math.log(max(people, 15_000) / 15_000, 1.5))))


def _names(city: gazetteer.City) -> list[str]:
    names = [city["name"], *(spellings.CITIES.get(city["name"], ()) if _is_largest(city) else ())]
    if city["population"] >= _MOST_NAMES:
        names += _in_own_script(city)
    return _distinct(names)


def _is_largest(city: gazetteer.City) -> bool:
    """Whether no larger city has the same name: nobody calls another one by a nickname."""
    return bool(next(other for other in gazetteer.cities() if other["name"] == city["name"]) is city)


_SCRIPTS = {
    **dict.fromkeys(("UA", "RU", "BY", "BG", "KZ", "RS", "MN", "KG", "MK"), "\u0400-\u04ff"),
    **dict.fromkeys(("CN", "JP", "TW", "HK"), "\u4e00-\u9fff"),
    **dict.fromkeys(("EG", "SA", "IR", "IQ", "SY", "JO", "LB", "AE", "MA", "DZ", "TN", "PK", "AF"), "\u0621-\u06ff"),
    **dict.fromkeys(("IN", "NP"), "\u0900-\u097f"),
    "KR": "\uac00-\ud7a3",
    "GR": "\u0370-\u03ff",
    "IL": "\u05d0-\u05ea",
    "GE": "\u10d0-\u10ff",
    "AM": "\u0531-\u058f",
    "BD": "\u0980-\u09ff",
    "TH": "\u0e01-\u0e5b",
}


def _in_own_script(city: gazetteer.City) -> list[str]:
    """The two spellings in the country's script that are most like the others; in Chinese characters the shortest."""
    letters = _SCRIPTS.get(city["countrycode"])
    if not letters:
        return []
    names = [name for name in city["alternatenames"] if re.fullmatch(rf"[{letters}' -]+", name)]
    if letters.startswith("\u4e00"):
        return sorted(names, key=lambda name: (len(name), name))[:3]
    return sorted(names, key=lambda name: (-_likeness(name, names), name))[:2]


def _likeness(name: str, others: list[str]) -> float:
    """How many of the others have a pair of its letters, on average over its pairs."""
    pairs = set(pairwise(name))
    return sum(len(pairs & set(pairwise(other))) for other in others) / max(1, len(pairs))

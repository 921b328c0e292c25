"""Names of places and what each may mean, out of the table that `make tables` draws.

For: `meanings`, `named_in`. The site's form reads the same table (`places.js`). Must not: take texts apart, or choose.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from peerpact.text.letters import fold
from peerpact.text.spelling import nearest, slips
from peerpact.text.tables import table

COUNTRY, CODE, REGION, CITY = "country", "code", "region", "city"
_TELLING = 8  # letters that tell a longer name by its beginning, as `las palmas` does
_FEW_LETTERS = 6  # a shorter name is near too many others; and so many letters excuse one slip
_WELL_KNOWN, _KNOWN = 600_000, 100_000  # people; a longer name is easier to tell
_SMALLEST = 15_000  # people that the letter `A` stands for; each further letter is half as many again


@dataclass(frozen=True, slots=True)
class Meaning:
    """One place that a name may mean.

    `region` is a number within the country (-1: the whole country), `zones` are places in the table's list of zones,
    the one with most people first, `people` is a rough number of inhabitants.
    """

    kind: str
    country: str
    region: int
    zones: tuple[int, ...]
    people: float


@cache
def zone_names() -> tuple[str, ...]:
    """The zones that places have, those with most people first."""
    return tuple(table("places")["zones"])


def meanings(name: str) -> tuple[Meaning, ...]:
    """Every place that a folded name may mean."""
    return _by_name().get(name, ())


def named_in(country: str, name: str, alike: float = 0.8) -> tuple[Meaning, ...]:
    """The city or region of a country whose name begins like this, or is nearly spelled like it."""
    names = [
        place_name for place_name, places in _by_name().items() if any(place.country == country for place in places)
    ]
    near = [place_name for place_name in names if place_name.startswith(f"{name} ")] or nearest(name, names, 1, alike)
    places = [place for place_name in near for place in meanings(place_name) if place.country == country]
    return tuple(sorted(places, key=lambda place: -place.people)[:1])


def anywhere(name: str, alike: float = 0.86) -> tuple[Meaning, ...]:
    """The places of the whole world whose name begins like this, or is nearly spelled like it."""
    begun = (
        [place_name for place_name in _by_name() if place_name.startswith(f"{name} ")] if len(name) >= _TELLING else []
    )
    near = begun or (nearest(name, list(_by_name()), 1, alike) if len(name) > 3 else [])
    return tuple(
        place for place_name in near for place in meanings(place_name) if begun or _likely(name, place_name, place)
    )


def _likely(name: str, known: str, place: Meaning) -> bool:
    """Whether a place is large enough, and spelled nearly enough, to be what a name without a country means.

    `Romeo` is no slip in Rome, and `Sierra` none in a town that few have heard of.
    """
    if len(name) < _FEW_LETTERS or name[0] != known[0] or slips(name, known) > len(name) // _FEW_LETTERS:
        return False
    return place.kind != CITY or place.people >= (_KNOWN if len(name) >= _TELLING else _WELL_KNOWN)


@cache
def _by_name() -> dict[str, tuple[Meaning, ...]]:
    by_name: dict[str, list[Meaning]] = defaultdict(list)
    people: dict[tuple[str, int], float] = defaultdict(float)
    for names, city in _cities():
        people[city.country, city.region] += city.people
        people[city.country, -1] += city.people
        for name in names:
            by_name[name].append(city)
    for country, rows in table("places")["regions"].items():
        for number, row in enumerate(rows):
            zones, names = _row(row)
            for name in names:
                by_name[name].append(Meaning(REGION, country, number, zones, people[country, number]))
    for country, row in table("places")["countries"].items():
        zones, names = _row(row)
        for name in names:
            by_name[name].append(Meaning(COUNTRY, country, -1, zones, people[country, -1]))
        by_name[country.lower()].append(Meaning(CODE, country, -1, zones, people[country, -1]))
    return {name: tuple(dict.fromkeys(places)) for name, places in by_name.items() if name}


def _row(row: str) -> tuple[tuple[int, ...], list[str]]:
    zones, *names = row.split("|")
    return tuple(map(int, zones.split())), [fold(names[0]), *names[1:]] if names else []


def _cities() -> list[tuple[list[str], Meaning]]:
    rows = []
    for group in table("places")["cities"]:
        where, *cities = group.split(";")
        country, region, zone = where.split(" ")
        for city in cities:
            first, *others = city[1:].split("|")
            people = _SMALLEST * 1.5 ** (ord(city[0]) - 65)
            rows.append(([fold(first), *others], Meaning(CITY, country, int(region), (int(zone),), people)))
    return rows

"""The time zone of a place that someone names: `Lviv, Ukraine`, `Cambridge, MA`, `Brazil`.

For: `read_place`. A country, region or state that is named decides before a city of the same name elsewhere. Must not:
know names of zones, offsets or abbreviations (`time_zones.py`). The site's form does the same in `place_reader.js`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from peerpact.text import gazetteer
from peerpact.text.flags import FLAG, country_code, without_pictures
from peerpact.text.gazetteer import CITY, CODE, COUNTRY, REGION, Meaning
from peerpact.text.letters import fold
from peerpact.text.zone_abbreviations import AREAS

BETWEEN = re.compile(r"[,;/()|\n·•]|\s[-–—]\s")
JOINED = re.compile(r"\s*(?:[&+→]|[-=]>|\b(?:and|or|then|later|to|und|oder|dann|y|luego|et|ou|puis)\b)\s*")
"""What stands between places that are named one after the other, where the whole is no place."""
AROUND = re.compile(
    r"^(?:the|greater|city of|state of|province of|republic of|near|around|in|based in|i live in|from|living in"
    r"|located in|moving from|moving to|between|currently|usually|mostly|now|soon|remote from|tp) "
    r"| (?:city|area|metro|region|state|province|oblast|county|metropolitan area|time|timezone|time zone)$"
)
_WEIGHT = {COUNTRY: 4, CODE: 3, REGION: 3, CITY: 2}
_WORTH_SAYING = 0.1  # a place with fewer people, by this share of the largest of the same name, is not asked about
OWNERS = {
    **dict.fromkeys("BL GF GP MF MQ NC PF PM RE WF YT".split(), "FR"), **dict.fromkeys("AS GU MP PR VI".split(), "US"),
    **dict.fromkeys("AI BM FK GG GI IM JE KY MS SH TC VG".split(), "GB"), **dict.fromkeys("AW BQ CW SX".split(), "NL"),
    **dict.fromkeys("FO GL".split(), "DK"), **dict.fromkeys("HK MO".split(), "CN"), "AX": "FI", "SJ": "NO",
    **dict.fromkeys("CC CX NF".split(), "AU"), **dict.fromkeys("CK NU TK".split(), "NZ"),
}  # fmt: skip
"""Countries by code that belong to another one, by ISO 3166."""
SHORT = ("usa", "us", "uk", "uae")  # countries that people put behind any part of them
_MOST_PARTS = 6
_LONGEST = 120  # characters; a longer text names no place


@dataclass(frozen=True, slots=True)
class Place:
    """The zones that a text may mean, the likeliest first.

    `certain`: a country or a region is named, everything in the text fits it, and there is only one zone.
    """

    zones: tuple[str, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to understand a text as a whole."""

    parts: frozenset[int]  # the places in the text of the parts that it explains
    score: int
    people: float
    zones: tuple[int, ...]
    named: bool  # a country or a region is named


def read_place(text: str) -> Place:
    """The zones of the place that a text names; none where it names no place that the table has.

    What looks like a zone's name (`Pacific/Wellington`) names a place in that part of the world.
    """
    area, slash, rest = text.strip().partition("/")
    if slash and area.strip().casefold() in AREAS:
        place = _read(rest)
        begin = f"{area.strip().casefold()}/"
        for zones in (place.zones, _all_zones(rest)):
            near = tuple(dict.fromkeys(zone for zone in zones if zone.casefold().startswith(begin)))
            if near:
                return Place(near, False)
        return place
    return _read(text)


def _all_zones(name: str) -> tuple[str, ...]:
    """The zones of every place of a name, also of those that are too small to be meant without a continent."""
    places = sorted(gazetteer.meanings(_known_form(fold(name))), key=lambda place: -place.people)
    return tuple(gazetteer.zone_names()[zone] for place in places for zone in place.zones)


def _read(text: str) -> Place:
    parts = _without_owners(list(_parts(text[:_LONGEST]))[:_MOST_PARTS])
    possible = [gazetteer.meanings(part) for part in parts]
    exact = any(possible)
    if not exact:
        possible = [gazetteer.anywhere(part) for part in parts]
    readings = list(_readings(possible))
    if exact and readings and max(len(reading.parts) for reading in readings) < len(parts):
        readings = list(_readings(list(_completed(parts, possible)))) or readings
    if _last_decides(text, possible) and all(len(reading.parts) == 1 for reading in readings):
        readings = [reading for reading in readings if 0 not in reading.parts]  # a place that the table doesn't have
    groups = list(_chosen(readings, possible))
    zones = [[gazetteer.zone_names()[zone] for reading in group for zone in reading.zones] for group in groups]
    in_turn = tuple(dict.fromkeys(zone for turn in zip_longest(*zones) for zone in turn if zone))
    whole = all(len(reading.parts) == len(parts) and reading.named for group in groups for reading in group)
    return Place(in_turn, len(in_turn) == 1 and exact and all(possible) and whole)


def _without_owners(parts: list[str]) -> list[str]:
    """The parts without a country beside a part of it that has a code of its own: `La Réunion, France`."""
    countries = [{place.country for place in gazetteer.meanings(part) if place.kind == COUNTRY} for part in parts]
    owners = {OWNERS[country] for part in countries for country in part if country in OWNERS}
    return [part for part, named in zip(parts, countries, strict=True) if not named & owners]


def _last_decides(text: str, known: list[tuple[Meaning, ...]]) -> bool:
    """Whether the last of two names, behind a comma, can only be the country or region of the first: `Lima, Ohio`."""
    return len(known) == 2 and "," in text and bool(known[1]) and all(place.kind != CITY for place in known[1])


def _parts(text: str) -> Iterator[str]:
    """The names in a text; words without a comma between them are told apart where each part is a place."""
    for piece in BETWEEN.split(FLAG.sub(_country_of, text.replace("_", " "))):
        part = fold(without_pictures(piece)).strip(" .:!?\"'")
        if part:
            yield from _told_apart(_known_form(part))


def _country_of(flag: re.Match[str]) -> str:
    """The code of the country whose flag it is, as a part of its own."""
    return f", {country_code(flag[0])}, "


def _known_form(part: str) -> str:
    """A name as the table has it, without words such as `the` or `city` where that is what it takes."""
    shorter = part if gazetteer.meanings(part) else part.replace(".", "")
    for _ in range(3):
        if gazetteer.meanings(shorter):
            return shorter
        shorter = AROUND.sub("", shorter)
    return shorter if gazetteer.meanings(shorter) else part


def _told_apart(part: str) -> list[str]:
    if not gazetteer.meanings(part):
        words = part.split(" ")
        for cut in range(len(words) - 1, 0, -1):
            first, second = _known_form(" ".join(words[:cut])), _known_form(" ".join(words[cut:]))
            if gazetteer.meanings(second) and (gazetteer.meanings(first) or second in SHORT):
                return [first, second]
        return _joined(part) or _twin_towns(part)
    return [part]


def _joined(part: str) -> list[str]:
    """The places of `paris or montreal`; none where a part of the text is no place."""
    places = [_known_form(place) for place in JOINED.split(part) if place]
    return places if places != [part] and all(map(gazetteer.meanings, places)) else []


def _twin_towns(part: str) -> list[str]:
    """`kitchener-waterloo` names two towns beside each other; a hyphen within the name of one stays."""
    towns = [_known_form(town.strip()) for town in part.split("-")]
    return towns if len(towns) == 2 and all(map(gazetteer.meanings, towns)) else [part]


def _readings(meanings: list[tuple[Meaning, ...]]) -> Iterator[_Reading]:
    """Every country, and every region of it, that any part of the text may mean."""
    places = {(place.country, place.region if place.kind == REGION else None) for part in meanings for place in part}
    for country, region in {(country, None) for country, _ in places} | places:
        chosen = {n: fitting for n, part in enumerate(meanings) if (fitting := _fitting(part, country, region))}
        if chosen and (region is None or any(part[0].kind == REGION for part in chosen.values())):
            yield _reading(frozenset(chosen), list(chosen.values()))


def _fitting(part: tuple[Meaning, ...], country: str, region: int | None) -> list[Meaning]:
    """What a part means if the text speaks of this country, and of this region where one is named.

    That is one country or region, or every city of that name that is large enough to be meant.
    """
    fitting = [place for place in part if place.country == country and _fits(place, region)]
    heaviest = max((_WEIGHT[place.kind] for place in fitting), default=0)
    alike = sorted((place for place in fitting if _WEIGHT[place.kind] == heaviest), key=lambda place: -place.people)
    return [place for place in alike if place.people >= _WORTH_SAYING * alike[0].people]


def _fits(place: Meaning, region: int | None) -> bool:
    if place.kind == REGION:
        return place.region == region
    return place.kind != CITY or region is None or place.region == region


def _reading(parts: frozenset[int], chosen: list[list[Meaning]]) -> _Reading:
    """The narrowest kind of place that was named tells the zone; its people tell how likely it is."""
    kinds = [part[0].kind for part in chosen]
    kind = next(kind for kind in (CITY, REGION, COUNTRY, CODE) if kind in kinds)
    narrowest = [place for part in chosen if part[0].kind == kind for place in part]
    zones = tuple(dict.fromkeys(zone for place in narrowest for zone in place.zones))
    people = narrowest[0].people / (4 if kind == REGION else 1)
    named = kind != CITY if len(chosen) == 1 else any(kind_of_part != CITY for kind_of_part in kinds)
    score = sum(_WEIGHT[kind_of_part] for kind_of_part in kinds)
    return _Reading(parts, score, people, zones, named and kinds != [CODE])


def _completed(parts: list[str], meanings: list[tuple[Meaning, ...]]) -> Iterator[tuple[Meaning, ...]]:
    """What each part means, with near spellings within the countries that other parts name."""
    named = {place.country for part in meanings for place in part if place.kind != CITY}
    for part, places in zip(parts, meanings, strict=True):
        near = [place for country in named for place in gazetteer.named_in(country, part)] if len(part) > 3 else []
        yield places or tuple(near)


def _chosen(readings: list[_Reading], meanings: list[tuple[Meaning, ...]]) -> Iterator[list[_Reading]]:
    """The readings that explain most; and those of other parts, where a text names places that don't belong together.

    Of several parts a country or a region decides. A text of one part may be a country, a region and a city at once, so
    there the kinds decide nothing; and they decide nothing between two places side by side (`Berlin/Paris`).
    """
    most, told = max((len(reading.parts) for reading in readings), default=0), frozenset[int]()
    groups = {reading.parts: [other for other in readings if other.parts == reading.parts] for reading in readings}
    for parts in sorted(groups, key=lambda parts: (-len(parts), *sorted(parts))):
        apart = not parts & told and not any(_belongs(part, told, meanings) for part in parts)
        if len(parts) == most > 1 or apart:
            told |= parts
            yield _likely(groups[parts])


def _belongs(part: int, told: frozenset[int], meanings: list[tuple[Meaning, ...]]) -> bool:
    """Whether a part can only be a town of the region or country right behind it, such as `Lima` in `Lima, OH, USA`."""
    return part + 1 in told and all(place.kind != CITY for place in meanings[part + 1])


def _likely(readings: list[_Reading]) -> list[_Reading]:
    """Of readings of the same parts those that are likely enough, the likeliest first."""
    if len(readings[0].parts) > 1:
        best = max(reading.score for reading in readings)
        readings = [reading for reading in readings if reading.score >= best - 1]
    largest = max(reading.people for reading in readings)
    worth = [reading for reading in readings if reading.people >= _WORTH_SAYING * largest]
    return sorted(worth, key=lambda reading: (-reading.people, reading.zones))

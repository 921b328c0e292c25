"""Time zones: which names exist, and what people mean when they write something else.

For: IANA's list from the `tzdata` package, the same on every machine. Must not: ask the clock.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import tzdata

from peerpact.text.spelling import nearest

_DATA = Path(tzdata.__file__).parent
_YEAR = 2026  # offsets are looked at in one fixed year, so that the answer never depends on the day
# Abbreviations by the zones that use them; only one with a single zone may be replaced without asking.
_ABBREVIATIONS = {
    "acst": ("Australia/Adelaide", "Australia/Darwin"),
    "aedt": ("Australia/Sydney", "Australia/Melbourne"),
    "aest": ("Australia/Sydney", "Australia/Brisbane"),
    "akst": ("America/Anchorage",),
    "art": ("America/Argentina/Buenos_Aires",),
    "ast": ("America/Halifax", "Asia/Riyadh"),
    "awst": ("Australia/Perth",),
    "bdt": ("Asia/Dhaka",),
    "brt": ("America/Sao_Paulo",),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "cat": ("Africa/Maputo",),
    "cdt": ("America/Chicago", "America/Havana"),
    "cest": ("Europe/Berlin", "Europe/Paris", "Europe/Madrid"),
    "cet": ("Europe/Berlin", "Europe/Paris", "Europe/Madrid"),
    "china standard time": ("Asia/Shanghai",),
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Mexico_City"),
    "eat": ("Africa/Nairobi",),
    "edt": ("America/New_York", "America/Toronto"),
    "eest": ("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv"),
    "eet": ("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv", "Africa/Cairo"),
    "est": ("America/New_York", "America/Toronto", "America/Panama"),
    "gmt": ("Europe/London", "Africa/Accra", "UTC"),
    "hkt": ("Asia/Hong_Kong",),
    "hst": ("Pacific/Honolulu",),
    "ict": ("Asia/Bangkok", "Asia/Ho_Chi_Minh"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "jst": ("Asia/Tokyo",),
    "kst": ("Asia/Seoul",),
    "mdt": ("America/Denver",),
    "mexico city time": ("America/Mexico_City",),
    "msk": ("Europe/Moscow",),
    "mst": ("America/Denver", "America/Phoenix"),
    "myt": ("Asia/Kuala_Lumpur",),
    "npt": ("Asia/Kathmandu",),
    "nst": ("America/St_Johns",),
    "nzdt": ("Pacific/Auckland",),
    "nzst": ("Pacific/Auckland",),
    "pdt": ("America/Los_Angeles", "America/Vancouver"),
    "pht": ("Asia/Manila",),
    "pkt": ("Asia/Karachi",),
    "pst": ("America/Los_Angeles", "America/Vancouver", "Asia/Manila"),
    "sast": ("Africa/Johannesburg",),
    "sgt": ("Asia/Singapore",),
    "trt": ("Europe/Istanbul",),
    "usa central time": ("America/Chicago",),
    "usa eastern time": ("America/New_York",),
    "usa mountain time": ("America/Denver", "America/Phoenix"),
    "usa pacific time": ("America/Los_Angeles",),
    "utc": ("UTC",),
    "wat": ("Africa/Lagos",),
    "west": ("Europe/Lisbon",),
    "wet": ("Europe/Lisbon",),
    "wib": ("Asia/Jakarta",),
    "z": ("UTC",),
}
_OFFSET = re.compile(r"(?:gmt|utc)? ?([+-]) ?(\d{1,2})(?:[:.]?(\d{1,2}))?")
# Zones of many people, the likeliest first: what an offset is most often meant to say.
_COMMON = (
    "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "America/Chicago", "Asia/Kolkata",
    "Asia/Shanghai", "Asia/Singapore", "Asia/Tokyo", "America/Sao_Paulo", "Europe/Athens", "Africa/Johannesburg",
    "Africa/Lagos", "Africa/Nairobi", "Europe/Istanbul", "Europe/Moscow", "Asia/Dubai", "Asia/Karachi", "Asia/Dhaka",
    "Asia/Bangkok", "Australia/Sydney", "Australia/Adelaide", "Pacific/Auckland", "America/Denver", "America/Halifax",
    "America/St_Johns", "America/Argentina/Buenos_Aires", "America/Bogota", "America/Mexico_City", "Asia/Tehran",
    "Asia/Kabul", "Asia/Kathmandu", "Asia/Yangon", "Australia/Perth", "Australia/Brisbane", "Pacific/Honolulu",
    "America/Anchorage", "Atlantic/Azores", "UTC",
)  # fmt: skip
# Large cities that keep another city's zone.
_CITIES = {
    "America/Los_Angeles": "san francisco,seattle,san diego,portland,sacramento,las vegas,bay area",
    "America/New_York": "boston,washington,philadelphia,miami,atlanta,pittsburgh,baltimore,charlotte,nyc,new york city",
    "America/Chicago": "austin,houston,dallas,minneapolis,nashville,milwaukee,st louis",
    "America/Toronto": "ottawa,montreal,quebec", "America/Edmonton": "calgary", "America/Denver": "salt lake city",
    "America/Sao_Paulo": "rio de janeiro,brasilia,curitiba,porto alegre", "America/Bogota": "medellin,cali",
    "Europe/Berlin": "munich,münchen,hamburg,cologne,köln,frankfurt,stuttgart,leipzig,dresden",
    "Europe/London": "manchester,birmingham,edinburgh,glasgow,leeds,bristol,cambridge,oxford,cardiff,liverpool,belfast",
    "Europe/Paris": "lyon,marseille,toulouse,bordeaux,nantes", "Europe/Madrid": "barcelona,valencia,seville,bilbao",
    "Europe/Rome": "milan,milano,turin,naples,bologna", "Europe/Amsterdam": "rotterdam,utrecht,the hague,eindhoven",
    "Europe/Zurich": "geneva,basel,bern", "Europe/Warsaw": "krakow,kraków,wroclaw,wrocław,gdansk",
    "Europe/Lisbon": "porto",
    "Europe/Istanbul": "ankara,izmir", "Africa/Lagos": "abuja,ibadan",
    "Africa/Johannesburg": "cape town,pretoria,durban",
    "Asia/Kolkata": "delhi,new delhi,mumbai,bangalore,bengaluru,chennai,hyderabad,pune", "Asia/Dubai": "abu dhabi",
    "Asia/Shanghai": "beijing,shenzhen,guangzhou,hangzhou,chengdu", "Asia/Tokyo": "osaka,kyoto",
    "Asia/Ho_Chi_Minh": "hanoi,saigon", "Asia/Karachi": "lahore,islamabad", "Australia/Sydney": "canberra",
}  # fmt: skip


@cache
def known_zones() -> frozenset[str]:
    """Every zone that a profile may name: `UTC` and all of IANA's `Area/City`, without the artificial `Etc/`."""
    names = (_DATA / "zones").read_text("ascii").split()
    return frozenset(name for name in names if "/" in name and not name.startswith("Etc/")) | {"UTC"}


def certain_zone(text: str) -> str | None:
    """The one zone that a text can mean (a name in other letters, an abbreviation with one meaning), else None."""
    plain = _plain(text)
    found = _spelled().get(plain) or _ABBREVIATIONS.get(plain, ())
    return found[0] if len(found) == 1 else None


def candidate_zones(text: str) -> list[str]:
    """Up to four zones that a text may mean, the likeliest first; empty when there is no clue."""
    certain = certain_zone(text)
    if certain:
        return [certain]
    plain = _plain(text)
    named = [*_ABBREVIATIONS.get(re.split(r" ?\(", plain)[0], ()), *_by_place(plain)]
    minutes = _offset(plain)
    if minutes is not None:
        # A name with an offset means the zones of that name that keep the offset for at least a part of the year.
        found = [zone for zone in named if minutes in _offsets(zone)] or named
        found = found or sorted((z for z in _COMMON if minutes in _offsets(z)), key=lambda z: _offsets(z)[0] != minutes)
    else:
        found = named or [zone for near in nearest(plain, list(_spelled()), 2, 0.75) for zone in _spelled()[near]]
    return list(dict.fromkeys(found))[:4]


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


@cache
def _spelled() -> dict[str, tuple[str, ...]]:
    """Every zone by its plain spelling; old names in other letters may share one."""
    found: dict[str, tuple[str, ...]] = {}
    for zone in sorted(known_zones()):
        found[_plain(zone)] = (*found.get(_plain(zone), ()), zone)
    return found


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """Every zone by the plain name of its city."""
    found: dict[str, tuple[str, ...]] = {}
    for zone in sorted(known_zones()):
        city = _plain(zone.rsplit("/", 1)[-1])
        found[city] = (*found.get(city, ()), zone)
    return found


def _offset(plain: str) -> int | None:
    """The offset that a text names, in minutes; `5.5` and `5:30` are both five and a half hours."""
    match = _OFFSET.search(plain)
    if not match or int(match[2]) > 14:
        return None
    minutes = int(match[2]) * 60 + (30 if match[3] == "5" else int(match[3] or 0))
    return -minutes if match[1] == "-" else minutes


@cache
def _offsets(zone: str) -> tuple[int, ...]:
    """The offsets of a zone in minutes, that of its standard time first."""
    info = ZoneInfo(zone)
    days = [datetime(_YEAR, month, 15, 12, tzinfo=info).utcoffset() for month in (1, 7)]
    return tuple(sorted(int(day.total_seconds()) // 60 for day in days if day is not None))


def _by_place(plain: str) -> list[str]:
    """Zones whose city, or whose country, is named in the text."""
    words = {part.strip() for part in re.split(r"[,/()]| gmt| utc", plain) if part.strip()}
    countries, zones = _countries()
    standard = set(zones.values())
    named = sorted(zone for word in words for zone in _cities().get(word, ()))
    large = [zone for zone, cities in _CITIES.items() if words & set(cities.split(","))]
    lands = [zones[code] for name, code in countries.items() if name in words and code in zones]
    # An old name of a zone is valid too, but not the one to begin with.
    return large or [zone for zone in named if zone in standard or zone in _COMMON] or named or lands


@cache
def _countries() -> tuple[dict[str, str], dict[str, str]]:
    """Country names (and common short ones) to codes, and codes to the country's first zone."""
    lines = (_DATA / "zoneinfo" / "iso3166.tab").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and line[0] != "#"]
    names = {_plain(name): code for code, name in pairs}
    names |= {
        "uk": "GB",
        "united kingdom": "GB",
        "england": "GB",
        "scotland": "GB",
        "usa": "US",
        "the netherlands": "NL",
    }
    first: dict[str, str] = {}
    for line in (_DATA / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines():
        if line and line[0] != "#":
            code, _, zone = line.split("\t")[:3]
            first.setdefault(code, zone)
    return names, first

"""Time zones: which names exist, and what people mean when they write something else.

For: IANA's list from the `tzdata` package, the same on every machine. Must not: compute times (zoneinfo does).
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import tzdata

_DATA = Path(tzdata.__file__).parent
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
_OFFSET_ZONES = {
    -600: "Pacific/Honolulu", -480: "America/Los_Angeles", -420: "America/Denver", -360: "America/Chicago",
    -300: "America/New_York", -240: "America/Halifax", -210: "America/St_Johns", -180: "America/Sao_Paulo",
    0: "Europe/London", 60: "Europe/Berlin", 120: "Europe/Athens", 180: "Europe/Moscow", 210: "Asia/Tehran",
    240: "Asia/Dubai", 270: "Asia/Kabul", 300: "Asia/Karachi", 330: "Asia/Kolkata", 345: "Asia/Kathmandu",
    360: "Asia/Dhaka", 420: "Asia/Bangkok", 480: "Asia/Singapore", 540: "Asia/Tokyo", 570: "Australia/Adelaide",
    600: "Australia/Sydney", 720: "Pacific/Auckland", 780: "Pacific/Auckland",
}  # fmt: skip


@cache
def known_zones() -> frozenset[str]:
    """Every zone that a profile may name: `UTC` and all of IANA's `Area/City`, without the artificial `Etc/`."""
    names = (_DATA / "zones").read_text("ascii").split()
    return frozenset(name for name in names if "/" in name and not name.startswith("Etc/")) | {"UTC"}


def certain_zone(text: str) -> str | None:
    """The one zone that a text can mean (a name in other letters, an abbreviation with one meaning), else None."""
    plain = _plain(text)
    same = [zone for zone in known_zones() if _plain(zone) == plain]
    found = tuple(same) or _ABBREVIATIONS.get(plain, ())
    return found[0] if len(found) == 1 else None


def candidate_zones(text: str) -> list[str]:
    """Up to four zones that a text may mean, the likeliest first; empty when there is no clue."""
    certain = certain_zone(text)
    if certain:
        return [certain]
    plain = _plain(text)
    offset, named = _by_offset(plain), _ABBREVIATIONS.get(re.split(r" ?\(", plain)[0], ())
    both = [zone for zone in named if zone == offset]
    near = get_close_matches(plain, [zone.casefold() for zone in known_zones()], 2, 0.75)
    spelled = {zone.casefold(): zone for zone in known_zones()}
    found = [*both, *named, *_by_place(plain), *([offset] if offset else []), *(spelled[zone] for zone in near)]
    return list(dict.fromkeys(found))[:4]


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


def _by_offset(plain: str) -> str | None:
    match = _OFFSET.search(plain)
    if not match:
        return None
    minutes = int(match[2]) * 60 + (30 if match[3] == "5" else int(match[3] or 0))
    return _OFFSET_ZONES.get(-minutes if match[1] == "-" else minutes)


def _by_place(plain: str) -> list[str]:
    """Zones whose city, or whose country when it has one zone only, is named in the text."""
    words = {part.strip() for part in re.split(r"[,/()]", plain) if part.strip()}
    countries, zones = _countries()
    cities = [zone for zone in sorted(known_zones()) if _plain(zone.rsplit("/", 1)[-1]) in words]
    lands = [zones[code] for name, code in countries.items() if name in words and code in zones]
    return cities or lands


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

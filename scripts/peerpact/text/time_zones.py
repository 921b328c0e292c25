"""Time zones: which names exist, what an old name is called now, and what people mean when they write something else.

For: IANA's list from the `tzdata` package, the same on every machine, and CLDR's old names. Must not: ask the clock, or
read a table before a value needs it.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from itertools import zip_longest
from pathlib import Path
from zoneinfo import ZoneInfo

import tzdata

from peerpact.text.letters import fold
from peerpact.text.spelling import nearest
from peerpact.text.zone_abbreviations import ABBREVIATIONS, AREAS, COMMON

_DATA = Path(tzdata.__file__).parent
_YEAR = 2026  # offsets are looked at in one fixed year, so that the answer never depends on the day
_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "﹣": "-", "－": "-", "＋": "+"})
_FRACTIONS = {"½": ":30", "¼": ":15", "¾": ":45"}
_DECIMALS = {"5": 30, "50": 30, "25": 15, "75": 45}  # of an hour: no zone is five minutes or 75 minutes away
_OFFSET = re.compile(r"(?<![\w:])(?:gmt|utc)? ?([+-]) ?(\d{1,2})(?:[:.]?(\d{1,2}))?(?![\w:])")
_NO_SIGN = re.compile(r"(?:gmt|utc) ?[1-9]\d?(?:[:.]\d\d?)?")  # two hours from Greenwich, to the east or to the west
_GREENWICH = re.compile(r"etc/gmt([+-]\d{1,2})")
_SHOWN_OFFSET = re.compile(r"^\((?:utc|gmt)[^)]*\) ?")
BESIDE = re.compile(r"\s*(?:[,;|()&→]|\b(?:or|and|then|later|und|oder|y|et|ou)\b)\s*")
_LONGEST = 120  # characters; a longer text is not a time zone
_FARTHEST = 14  # hours from UTC


@cache
def known_zones() -> frozenset[str]:
    """Every zone that a profile may name: `UTC` and all of IANA's `Area/City`, without the artificial `Etc/`."""
    names = (_DATA / "zones").read_text("ascii").split()
    return frozenset(name for name in names if "/" in name and not name.startswith("Etc/")) | {"UTC"}


@cache
def present_zone(name: str) -> str:
    """What a zone is called today: `Europe/Kyiv` for `Europe/Kiev`; any other text stays as it is."""
    return str(_tables()["renamed"].get(name, name)) if name in known_zones() and name not in COMMON else name


def certain_zone(text: str) -> str | None:
    """The one zone that a text can only mean, by the name that it has today, else None.

    That is a name in other letters, an old name, an abbreviation with one meaning, a name that Windows uses, or a place
    with its country or region.
    """
    plain = _plain(text)
    if not plain or len(plain) > _LONGEST:
        return None
    zones = _spelled().get(plain) or ABBREVIATIONS.get(plain) or _in_area(plain) or _shown_by_windows(plain)
    if zones:
        return zones[0] if len(zones) == 1 else None
    if _offset(plain) is not None or _listed(plain):
        return None
    from peerpact.text.places import read_place

    place = read_place(text)
    return place.zones[0] if place.certain else None


def candidate_zones(text: str) -> list[str]:
    """Up to four zones that a text may mean, the likeliest first; empty when there is no clue."""
    certain = certain_zone(text)
    if certain:
        return [certain]
    plain = _plain(text[:_LONGEST])
    minutes = _offset(plain)
    named = _named(plain)
    if minutes is not None:
        # A name with an offset means the zones of that name that keep the offset for at least a part of the year.
        zones = [zone for zone in named if minutes in _offsets(zone)] or named or _with_offset(minutes)
    else:
        zones = named or _of_city(plain) or _misspelled(plain)
    return list(dict.fromkeys(map(present_zone, zones)))[:4]


def _named(plain: str) -> list[str]:
    """The zones of an abbreviation, or of the place that is named beside an offset or alone."""
    from peerpact.text.places import read_place

    if _NO_SIGN.fullmatch(plain):
        return []
    words = re.split(r" ?\(| gmt| utc", plain)[0].strip()
    if _GREENWICH.fullmatch(plain) or _OFFSET.fullmatch(plain):
        return []
    listed = _listed(plain)
    if len(listed) > 1:
        common = [zone for zone in listed[0] if all(zone in zones for zones in listed)]  # `EST/EDT` is one of both
        return common or [zone for turn in zip_longest(*listed) for zone in turn if zone]
    known = ABBREVIATIONS.get(words) or _in_area(plain) or read_place(_OFFSET.sub(" ", plain)).zones
    return list(known or next(iter(listed), ()))


def _listed(plain: str) -> list[tuple[str, ...]]:
    """The zones of each name of a zone, and of each abbreviation, of several texts that stand side by side.

    Two letters beside a place are the code of its country or state: `Wien, AT`.
    """
    wholes = BESIDE.split(plain)
    names = [name.strip() for whole in wholes for name in ([whole] if whole in _spelled() else whole.split("/"))]
    known = {name: _spelled().get(name) or ABBREVIATIONS.get(name) or () for name in names if name}
    if len(known) < 2:
        return []
    return [zones for name, zones in known.items() if zones and (len(name) > 2 or all(known.values()))]


def _in_area(plain: str) -> tuple[str, ...]:
    """The zones of an abbreviation behind a part of the world, such as `America/EST`: those of that part, if any."""
    area, slash, name = plain.partition("/")
    zones = ABBREVIATIONS.get(name, ()) if slash and area in AREAS else ()
    return tuple(zone for zone in zones if zone.casefold().startswith(f"{area}/")) or zones


def _misspelled(plain: str) -> list[str]:
    """The zones whose names are spelled nearly like this."""
    if _NO_SIGN.fullmatch(plain):
        return []
    return [zone for near in nearest(plain, list(_spelled()), 2, 0.75) for zone in _spelled()[near]]


def _of_city(plain: str) -> list[str]:
    """The zones that are called after a place, such as `Pacific/Galapagos`."""
    name = fold(plain)
    return sorted({zone for known, zones in _spelled().items() if known.rsplit("/", 1)[-1] == name for zone in zones})


def _plain(text: str) -> str:
    text = text.replace("\\", "/")
    for sign, minutes in _FRACTIONS.items():
        text = text.replace(sign, minutes)
    return " ".join(text.translate(_MINUS).casefold().replace("_", " ").split())


@cache
def _tables() -> dict[str, dict[str, str]]:
    from peerpact.text.tables import table

    return table("zones")


@cache
def _spelled() -> dict[str, tuple[str, ...]]:
    """Every zone that exists today by its plain spelling, and by each of its old names."""
    spelled: dict[str, tuple[str, ...]] = {}
    for zone in sorted(known_zones()):
        plain, now = _plain(zone), present_zone(zone)
        spelled[plain] = tuple(dict.fromkeys((*spelled.get(plain, ()), now)))
    renamed = {_plain(name): (now,) for name, now in _tables()["renamed"].items() if now in known_zones()}
    return renamed | spelled


def _shown_by_windows(plain: str) -> tuple[str, ...]:
    """The zone of a name in Windows' settings, with or without the offset before it."""
    zone = _tables()["windows"].get(_SHOWN_OFFSET.sub("", plain))
    return (zone,) if zone else ()


def _offset(plain: str) -> int | None:
    """The offset that a text names, in minutes; `5.5` and `5:30` are both five and a half hours, `5.75` is `5:45`.

    `Etc/GMT+3` is three hours behind Greenwich: POSIX counts to the west.
    """
    greenwich = _GREENWICH.fullmatch(plain)
    if greenwich:
        hours = -int(greenwich[1])
        return 60 * hours if abs(hours) <= _FARTHEST else None
    match = _OFFSET.search(plain)
    if not match or int(match[2]) > _FARTHEST:
        return None
    minutes = int(match[2]) * 60 + _DECIMALS.get(match[3], int(match[3] or 0))
    return -minutes if match[1] == "-" else minutes


def _with_offset(minutes: int) -> list[str]:
    """Zones that keep an offset for a part of the year, those that keep it in winter first."""
    from peerpact.text.gazetteer import zone_names

    common = [zone for zone in COMMON if minutes in _offsets(zone)]
    others = [zone for zone in zone_names() if minutes in _offsets(zone)]
    return [*sorted(common, key=lambda zone: _offsets(zone)[0] != minutes), *others]


@cache
def _offsets(zone: str) -> tuple[int, ...]:
    """The offsets of a zone in minutes, that of its standard time first."""
    info = ZoneInfo(zone)
    days = [datetime(_YEAR, month, 15, 12, tzinfo=info).utcoffset() for month in (1, 7)]
    return tuple(sorted(int(day.total_seconds()) // 60 for day in days if day is not None))

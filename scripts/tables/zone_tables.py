"""Names of zones: what each old name is called now, and the names that Windows uses.

For: the table `zones.json`. Must not: know places.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo, reset_tzpath

from babel.core import get_global

from peerpact.text.letters import fold
from tables import spellings

reset_tzpath(())  # the zones of the `tzdata` package, whatever this machine has
_YEARS = (2025, 2026, 2027)


@cache
def present() -> frozenset[str]:
    """The zones that a place on the map has today, by the names of `zone.tab`, and UTC."""
    return frozenset(name for _, name in rows()) | {"UTC"}


@cache
def rows() -> tuple[tuple[str, str], ...]:
    """Country and zone, row by row of `zone.tab`."""
    lines = resources.files("tzdata").joinpath("zoneinfo/zone.tab").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((row[0], row[2]) for row in cells)


@cache
def disputed() -> frozenset[str]:
    """Zones that IANA's two tables give to different countries first: nobody is offered one for naming a country."""
    lines = resources.files("tzdata").joinpath("zoneinfo/zone1970.tab").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    first = {row[2]: row[0].split(",")[0] for row in cells}
    return frozenset(zone for code, zone in rows() if first.get(zone, code) != code)


@cache
def clock(zone: str) -> tuple[int, ...]:
    """How far a zone is from UTC in minutes, week by week for three years: two zones with one clock are one choice."""
    info = ZoneInfo(zone)
    days = (date(year, 1, 1).toordinal() + 7 * week for year in _YEARS for week in range(52))
    moments = (datetime.fromordinal(day).replace(hour=12, tzinfo=info).utcoffset() for day in days)
    return tuple(int(offset.total_seconds()) // 60 for offset in moments if offset is not None)


def zones() -> dict[str, Any]:
    """Old names to present ones, and Windows' names to zones."""
    windows = {fold(name): zone for name, zone in get_global("windows_zone_mapping").items()}
    shown = {fold(name): windows[fold(standard)] for name, standard in spellings.WINDOWS_SHOWS.items()}
    usable = {name: now for name, zone in (windows | shown).items() if (now := now_called(zone)) in present()}
    return {"renamed": renamed(), "windows": usable}


@cache
def renamed() -> dict[str, str]:
    """Every other name of a zone that a place has today, such as `Europe/Kiev` and `Japan`; no abbreviations."""
    names = resources.files("tzdata").joinpath("zones").read_text("utf-8").split()
    usable = (name for name in sorted(names) if name not in spellings.ABBREVIATIONS)
    return spellings.GONE | {name: now for name in usable if (now := now_called(name)) != name and now in present()}


@cache
def now_called(zone: str) -> str:
    """CLDR knows which old name stands for which place; IANA's own links fill in the rest."""
    if zone in present():
        return zone
    if zone in spellings.UTC_NAMES:
        return "UTC"
    known = get_global("zone_aliases").get(zone) or _links().get(zone, zone)
    return known if known == zone or known in present() else now_called(known)


@cache
def _links() -> dict[str, str]:
    lines = resources.files("tzdata").joinpath("zoneinfo/tzdata.zi").read_text("utf-8").splitlines()
    return {row[2]: row[1] for row in (line.split() for line in lines) if row[:1] == ["L"]}

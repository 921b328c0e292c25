"""What the data files share: the version of their formats, days, and addresses.

For: small pieces. Must not: know a whole file.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from peerpact.site.index import Site
from peerpact.site.urls import address

VERSION = 1
"""Grows when a key is removed or means something else; a new key alone does not change it."""

Json = dict[str, Any]


def written(day: date | None) -> str | None:
    """A day as year-month-day, or nothing."""
    return day.isoformat() if day else None


def page(uri: str) -> str:
    """The address of a page, from the site's root."""
    return address(uri)


def born(site: Site, path: str) -> str | None:
    """The day on which a file came to the community, or nothing where Git does not know."""
    return written(site.known.born.get(path))

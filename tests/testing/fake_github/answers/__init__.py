"""The stand-in's state as GitHub's JSON.

For: the shape of answers. Must not: decide or change anything.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]


def stamp(when: datetime | None) -> str | None:
    """A time as GitHub writes it, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else None


def node(kind: str, number: int | str) -> str:
    """A node id; opaque, like GitHub's."""
    return f"{kind}_{number}"

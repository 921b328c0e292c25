"""Files in which every key of the schemas has a value, made from the schemas themselves.

For: tests that follow each key along a way that a file takes; a key that is new to a schema is in here at once. Must
not: name a key that a test doesn't need by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from peerpact.domain.findings import Pointer
from peerpact.formats.schema import schema

Data = dict[str, Any]


def keys(part: Data, at: Pointer = ()) -> Iterator[Pointer]:
    """The way to every key below a part of a schema; lists are passed through."""
    part = part.get("items", part)
    for key, inner in part.get("properties", {}).items():
        yield (*at, key)
        yield from keys(inner, (*at, key))


def held(data: object, at: Pointer = ()) -> Iterator[Pointer]:
    """The way to every key that some data hold; lists are passed through."""
    if isinstance(data, list):
        for item in data:
            yield from held(item, at)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield (*at, key)
            yield from held(value, (*at, key))


def full(part: Data) -> Any:
    """A value with every key, each the first example that differs from what a missing key means."""
    if part["type"] == "object":
        return {key: full(inner) for key, inner in part["properties"].items()}
    if part["type"] == "array" and "properties" in part["items"]:
        return [full(part["items"])]
    words = part.get("examples") or part.get("enum") or [part.get("const", part.get("default"))]
    differing = [word for word in words if word != part.get("default")]
    return differing[0] if differing else other(words[0])


def other(value: Any) -> Any:
    """A value of the same kind that is not the same."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, list):
        return value[::-1] if isinstance(value[0], str) else [*value[:-1], other(value[-1])]
    return f"{value}x" if isinstance(value, str) else value + 1


def plain(values: Any) -> Any:
    """Values as JSON has them, days as text."""
    return json.loads(json.dumps(values, default=str))


ANA, BEN = 1001, 1002
PROFILE_DATA: Data = {**full(schema("profile")), "github": "demo-ana", "github_id": ANA}
AGREEMENT_DATA: Data = full(schema("agreement"))
[SIDE] = AGREEMENT_DATA["partners"]
AGREEMENT_DATA["partners"] = [
    SIDE | {"github": "demo-ana", "github_id": ANA}, SIDE | {"github": "demo-ben", "github_id": BEN},
]  # fmt: skip
DATA: dict[str, Data] = {
    "profile": PROFILE_DATA,
    "agreement": AGREEMENT_DATA,
    "community": full(schema("community")),
    "skills": full(schema("skills")),
}
PATHS = {
    "profile": "profiles/demo-ana.yml", "agreement": "agreements/one.yml", "community": "community.yml",
    "skills": "skills.yml",
}  # fmt: skip

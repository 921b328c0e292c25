"""The shape of the four files: which schema, which types, which faults.

For: JSON Schema by jsonschema-rs, with references out of the package refused. Must not: put faults into words
(that is `rules/schema_keys.py`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema_rs

from peerpact.domain.findings import Pointer
from peerpact.formats.yaml.scalars import Typing

SCHEMAS = Path(__file__).parent / "schemas"
_TYPED = ("integer", "number", "boolean")


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule of a schema: keyword, demand, value, the subschema around it, and whether the key is required."""

    path: str
    pointer: Pointer
    keyword: str
    demand: Any
    value: Any
    schema: dict[str, Any]
    required: bool = False


@cache
def schema(kind: str) -> dict[str, Any]:
    """The schema of a `profile`, `agreement`, `skills` or `community` file."""
    loaded: dict[str, Any] = json.loads((SCHEMAS / f"{kind}.json").read_bytes())
    return loaded


@cache
def typing(kind: str) -> Typing:
    """Where a kind of file holds numbers and booleans, in the form that `syntax.parse` takes."""
    return _typing(schema(kind))


def _typing(part: dict[str, Any]) -> Typing:
    if part.get("type") in _TYPED:
        return part["type"]
    if "items" in part:
        item = _typing(part["items"])
        return [item] if item else None
    keys = {key: _typing(value) for key, value in part.get("properties", {}).items()}
    return {key: value for key, value in keys.items() if value} or None


@cache
def validator(kind: str) -> Any:
    """The compiled validator of a kind, formats on, nothing ever fetched."""
    return compiled(schema(kind))


def compiled(part: dict[str, Any]) -> Any:
    """A validator for a schema or a part of one, with formats on and nothing ever fetched."""
    return jsonschema_rs.Draft202012Validator(part, validate_formats=True, retriever=_refuse)


def _refuse(uri: str) -> Any:
    raise ValueError(f"a schema may not refer to {uri}")


def faults(kind: str, path: str, data: Any) -> list[Fault]:
    """Everything in which the data of a file differs from its schema, one fault for each broken keyword."""
    return [_fault(kind, path, error) for error in validator(kind).iter_errors(data)]


def _fault(kind: str, path: str, error: Any) -> Fault:
    steps = error.schema_path
    part: Any = schema(kind)
    required: list[str] = []
    must = False
    for above, step in pairwise(["", *steps[:-1]]):
        required = part.get("required", []) if step == "properties" else required
        must = above == "properties" and step in required
        part = part[step]
    part = part if isinstance(part, dict) else {}
    return Fault(path, tuple(error.instance_path), steps[-1], part.get(steps[-1]), error.instance, part, must)


@cache
def keys_of(kind: str) -> frozenset[str]:
    """All words that can be on the left of a colon in a kind of file."""
    keys: set[str] = set()
    ahead = [schema(kind)]
    while ahead:
        part = ahead.pop()
        keys |= part.get("properties", {}).keys()
        ahead += [*part.get("properties", {}).values(), *([part["items"]] if "items" in part else [])]
    return frozenset(keys)

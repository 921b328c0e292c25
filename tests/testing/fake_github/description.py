"""GitHub's own OpenAPI description, and whether an answer keeps to it.

For: finding every answer of the stand-in that GitHub could not have given. Must not: know the stand-in's state.
Error statuses are not judged: the description lacks most of them.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

DESCRIPTION = Path(__file__).with_name("openapi-slim.json.gz")
_NEWER = Path(__file__).with_name("actions-policies.json")
Json = Any

# What GitHub really sends although its description forbids it: (name, end of the path in the answer).
EXCEPTIONS: tuple[tuple[str, tuple[str | type, ...]], ...] = (
    ("the fork of a pull request is deleted", ("head", "repo")),
    ("the owner of a pull request's fork is deleted", ("head", "user")),
    ("the author's account is deleted", ("user",)),
    ("a label of a listed pull request has no description", ("labels", int, "description")),
)


def _fits(part: str | int, wanted: str | type) -> bool:
    return isinstance(part, wanted) if isinstance(wanted, type) else part == wanted


def excused(path: list[str | int], value: Json) -> str | None:
    """The name of the known contradiction that a null at this place is, or None."""
    if value is not None:
        return None
    for name, end in EXCEPTIONS:
        tail = path[-len(end) :]
        if len(tail) == len(end) and all(_fits(*pair) for pair in zip(tail, end, strict=True)):
            return name
    return None


@cache
def _document() -> dict[str, Json]:
    """The description, with the operations that are newer than it."""
    found: dict[str, Json] = json.loads(gzip.decompress(DESCRIPTION.read_bytes()))
    newer: dict[str, Json] = json.loads(_NEWER.read_text("utf-8"))
    schemas = found["components"]["schemas"] | newer["components"]["schemas"]
    return found | {"paths": found["paths"] | newer["paths"], "components": {"schemas": schemas}}


@cache
def operations() -> dict[str, dict[str, Json]]:
    """Every operation of the description by its operationId."""
    paths = _document()["paths"].values()
    return {o["operationId"]: o for path in paths for m, o in path.items() if m != "parameters"}


@cache
def _components() -> dict[str, Json]:
    schemas = _document()["components"]["schemas"]
    mixed = {ref for schema in schemas.values() for ref in _mixed_in(schema)}
    return {"schemas": {name: convert(schema, name not in mixed) for name, schema in schemas.items()}}


def _mixed_in(node: Json) -> Iterator[str]:
    """The names of schemas that are only a part of others (`allOf`): those must stay open."""
    if isinstance(node, dict):
        for part in node.get("allOf", []) if isinstance(node.get("allOf"), list) else []:
            if "$ref" in part:
                yield part["$ref"].rsplit("/", 1)[1]
        for value in node.values():
            yield from _mixed_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from _mixed_in(value)


def convert(schema: dict[str, Json], closed: bool = True) -> dict[str, Json]:
    """OpenAPI 3.0 as JSON Schema: `nullable` becomes a type; objects admit no undescribed key when `closed`."""
    made = {k: v for k, v in schema.items() if k in ("enum", "format", "required", "minimum", "maximum", "pattern")}
    made |= {k: schema[k] for k in ("minLength", "maxLength", "minItems", "maxItems", "$ref", "type") if k in schema}
    if "properties" in schema:
        made["properties"] = {name: convert(part) for name, part in schema["properties"].items()}
        if closed and "additionalProperties" not in schema and not {"anyOf", "oneOf", "allOf"} & schema.keys():
            made["additionalProperties"] = False
    if "items" in schema:
        made["items"] = convert(schema["items"])
    if isinstance(schema.get("additionalProperties"), dict):
        made["additionalProperties"] = convert(schema["additionalProperties"])
    elif schema.get("additionalProperties") is False:
        made["additionalProperties"] = False
    for word in ("anyOf", "oneOf", "allOf"):
        if word in schema:
            made[word] = [convert(part, closed and word != "allOf") for part in schema[word]]
    return {"anyOf": [made, {"type": "null"}]} if schema.get("nullable") else made


@cache
def _judge(operation: str, status: int) -> jsonschema_rs.Validator | None:
    responses = operations()[operation]["responses"]
    content = responses[str(status)].get("content", {})
    if "application/json" not in content:
        return None
    schema = convert(content["application/json"]["schema"])
    return jsonschema_rs.Draft202012Validator({**schema, "components": _components()}, validate_formats=True)


def violations(operation: str, status: int, body: Json) -> Iterator[str]:
    """One sentence for each way in which a 2xx answer is not what GitHub describes."""
    if operation not in operations():
        yield f"{operation}: not in the description"
        return
    if str(status) not in operations()[operation]["responses"]:
        yield f"{operation}: {status} is not described"
        return
    judge = _judge(operation, status)
    if judge is None:
        if body is not None:
            yield f"{operation}: {status} has no body"
        return
    for error in judge.iter_errors(body):
        if excused(list(error.instance_path), error.instance) is None:
            place = "/".join(map(str, error.instance_path))
            yield f"{operation} {status} at /{place}: {error.message[:300]}"

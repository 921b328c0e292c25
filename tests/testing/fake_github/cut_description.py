"""Cut GitHub's whole OpenAPI description down to the operations of the stand-in.

For: `python -m testing.fake_github.cut_description FILE` in `tests/`, after a new route or a new version of
the description. Must not: run in the suite. The README names origin and licence.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from .description import DESCRIPTION, Json
from .routes import ROUTES

PROSE = ("description", "summary", "example", "examples", "externalDocs", "x-github", "deprecated", "tags", "title")


def _bare(node: Json, names: bool = False) -> Json:
    """A schema without its prose; below `properties` the keys are names, not words of the description."""
    if isinstance(node, list):
        return [_bare(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {k: _bare(v, names=k == "properties" and not names) for k, v in node.items() if names or k not in PROSE}


def _referenced(node: Json) -> set[str]:
    if isinstance(node, list):
        return {name for one in node for name in _referenced(one)}
    if not isinstance(node, dict):
        return set()
    own = {node["$ref"].rsplit("/", 1)[1]} if isinstance(node.get("$ref"), str) else set()
    return own | {name for one in node.values() for name in _referenced(one)}


def cut(whole: dict[str, Any], wanted: set[str]) -> dict[str, Any]:
    """The description with the 2xx answers of the wanted operations and the schemas that they lean on."""
    paths: dict[str, Any] = {}
    for path, methods in whole["paths"].items():
        for method, operation in methods.items():
            if operation.get("operationId") in wanted:
                good = {s: {"content": r.get("content", {})} for s, r in operation["responses"].items() if s[0] == "2"}
                paths.setdefault(path, {})[method] = {
                    "operationId": operation["operationId"],
                    "responses": _bare(good),
                }
    schemas, reached, ahead = whole["components"]["schemas"], {}, _referenced(paths)
    while ahead:
        name = ahead.pop()
        reached[name] = _bare(schemas[name])
        ahead |= _referenced(reached[name]) - reached.keys()
    info = {"version": whole["info"]["version"], "license": whole["info"]["license"]}
    return {"openapi": whole["openapi"], "info": info, "paths": paths, "components": {"schemas": reached}}


def main(source: str) -> None:
    """Write the cut beside this file, the same bytes for the same source."""
    made = cut(json.loads(Path(source).read_text()), {route.operation for route in ROUTES})
    text = json.dumps(made, separators=(",", ":"), sort_keys=True).encode()
    DESCRIPTION.write_bytes(gzip.compress(text, 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])

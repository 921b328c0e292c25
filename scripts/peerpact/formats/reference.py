"""The tables of the format's reference page, made from the schemas.

For: `python -m peerpact.formats.reference`, which writes them into `guides/format.md`; a test holds the page equal to
what this makes. Must not: say anything about a key that its schema doesn't.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peerpact.domain.findings import Pointer
from peerpact.formats.schema import schema

_TABLE = re.compile(r"(<!-- keys of (\w+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)
_MOST_SHOWN = 1_000_000  # a larger limit only keeps nonsense out, so nobody needs to read it


def filled(page: str) -> str:
    """The reference page with every table made again."""
    return _TABLE.sub(lambda match: f"{match[1]}\n{table(schema(match[2]))}\n{match[3]}", page)


def table(whole: dict[str, Any]) -> str:
    """A Markdown table with every key of a schema: whether it's required, what it is for, and its limits.

    `offers.skill` is the key `skill` in each entry of `offers`, or in the group of that name.
    """
    rows = [
        f"| `{'.'.join(map(str, way))}` | {'yes' if required else ''} | {_purpose(part)} | {_limit(part)} |"
        for way, part, required in _keys(whole)
    ]
    return "\n".join(["| key | required | what | limit |", "| --- | --- | --- | --- |", *rows, ""])


def _keys(part: dict[str, Any], at: Pointer = ()) -> Iterator[tuple[Pointer, dict[str, Any], bool]]:
    part = part.get("items", part)
    for key, inner in part.get("properties", {}).items():
        yield (*at, key), inner, key in part.get("required", ())
        yield from _keys(inner, (*at, key))


def _purpose(part: dict[str, Any]) -> str:
    """The description, the choices that it doesn't name, and what a missing key means."""
    text = re.sub(r" ?\bOptional\.$", "", part["description"])
    choices = part.get("enum") or part.get("items", {}).get("enum", ())
    if missing := [f"`{choice}`" for choice in choices if choice not in text]:
        text += f" {'One' if 'enum' in part else 'Any'} of {', '.join(missing)}."
    if "default" in part:
        text += f" Default: `{_plain(part['default'])}`."
    return re.sub(r"(https://[^\s;,]+)", r"`\1`", text).replace("|", "\\|")


def _plain(value: Any) -> str:
    """A default as people write it in YAML."""
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else json.dumps(value).strip('"')


def _limit(part: dict[str, Any]) -> str:
    if "const" in part:
        return f"`{_plain(part['const'])}`"
    if part.get("type") == "array":
        return _entries(part.get("minItems", 0), part["maxItems"])
    if "maximum" in part:
        if "exclusiveMinimum" in part:
            return f"more than {part['exclusiveMinimum']}, up to {part['maximum']}"
        return f"{part['minimum']} to {part['maximum']}" if part["maximum"] < _MOST_SHOWN else "digits only"
    if part.get("format") == "date":
        return "a date"
    free = "maxLength" in part and not {"enum", "format"} & set(part)
    return f"{part['maxLength']} characters" if free else ""


def _entries(least: int, most: int) -> str:
    return f"{least} entries" if least == most else f"{least} to {most} entries"


if __name__ == "__main__":
    reference = Path("guides/format.md")
    reference.write_text(filled(reference.read_text("utf-8")), encoding="utf-8", newline="\n")

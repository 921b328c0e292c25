"""Plain values as YAML text with the comments of a template.

For: writing values so that every YAML reader gives the same text back. Must not: know what the values mean.
The words of the comments stand in `templates/` alone, so that a draft and a template never differ.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

Plain = Mapping[str, Any]
"""What a file says: strings, numbers, booleans, dates (written as year-month-day), lists and mappings of them."""

_HARMLESS = re.compile(r"[^\W\d_](?:[\w /+.-]*[\w+.-])?|[1-9][0-9]? [a-z]+")
_EASIER_IN_SINGLE = re.compile(r'["\\\U00010000-\U0010ffff]')  # what double quotes would have to escape
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_KEY = re.compile(r"#?([a-z_]+):")
_ENDLESS = 10**9


def scalar(value: str | float | date | None) -> str:
    """One value on one line; None is left empty. Text is quoted unless no YAML reader could take it for something else.

    >>> scalar("Octo Cat"), scalar("no"), scalar("18:00")
    ('Octo Cat', '"no"', '"18:00"')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    if not isinstance(value, str):
        return str(value)
    if _HARMLESS.fullmatch(value) and value.casefold() not in _WORDS:
        return value
    style = "'" if _EASIER_IN_SINGLE.search(value) and "\n" not in value else '"'
    return yaml.safe_dump(value, default_style=style, allow_unicode=True, width=_ENDLESS).rstrip("\n")


def profile_draft(profile: Plain) -> str:
    """The text of a profile with the comments of the template; what `profile` leaves out stays there as a comment."""
    return document("profile", profile)


def document(template: str, values: Plain, leave_out: Collection[str] = ()) -> str:
    """Fill a template; `leave_out` names keys to drop."""
    header, blocks = _template(template)
    parts = [header]
    for key, (comment, body) in blocks.items():
        if key not in leave_out:
            lines = "\n".join(_entry(key, values[key], "")) if key in values else body
            parts.append(f"{comment}\n{lines}")
    return "\n\n".join(parts) + "\n"


def bare_document(values: Plain) -> str:
    """The text of a file without a template."""
    return "\n".join(line for key, value in values.items() for line in _entry(key, value, "")) + "\n"


@lru_cache
def _template(name: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """A template's first block, and by key its comment and its own lines."""
    text = files("peerpact.formats").joinpath("templates", f"{name}.yml").read_text("utf-8")
    header, *blocks = text.rstrip("\n").split("\n\n")
    blocks_by_key = {}
    for block in blocks:
        lines = block.split("\n")
        at, match = next((n, m) for n, line in enumerate(lines) if (m := _KEY.match(line)))
        blocks_by_key[match[1]] = ("\n".join(lines[:at]), "\n".join(lines[at:]))
    return header, blocks_by_key


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{indent}{key}:"
        for inner, inner_value in value.items():
            yield from _entry(inner, inner_value, indent + "  ")
    elif isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        yield f"{indent}{key}:"
        for item in value:
            lines = [line for inner, v in item.items() for line in _entry(inner, v, indent + "    ")]
            yield f"{indent}  - {lines[0].lstrip()}"
            yield from lines[1:]
    elif isinstance(value, list | tuple):
        yield f"{indent}{key}: [{', '.join(map(scalar, value))}]"
    else:
        yield f"{indent}{key}: {scalar(value)}".rstrip()

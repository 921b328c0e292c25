"""Files of an earlier format brought to today's, on their text, so that comments, order and line ends stay.

For: `migrate`, pure. Must not: touch an agreement (nothing but its partners changes its bytes), or change what a file
says: the result is read again and compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from peerpact.formats.yaml.strict import Refused, parse


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from an earlier format: which file, what it's about, and the change of its text and of its values.

    `expected` gives the values afterwards, or None where the step has nothing to do.
    """

    path: str
    what: str
    rewrite: Callable[[str], str]
    expected: Callable[[Any], dict[str, Any] | None]


def renamed_key(path: str, old: str, new: str) -> Migration:
    """A key at the left margin that has another name today."""
    line = re.compile(rf"""(?m)^(["']?){re.escape(old)}\1(?=[ \t]*:)""")

    def expected(data: Any) -> dict[str, Any] | None:
        if not isinstance(data, dict) or old not in data or new in data:
            return None
        return {new if key == old else key: value for key, value in data.items()}

    return Migration(path, f"`{old}` is called `{new}`", lambda text: line.sub(new, text), expected)


def _list_under_a_key(text: str) -> str:
    """A list at the left margin, moved below `skills`; comments before it stay where they are."""
    lines = text.splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if line.startswith("-")), len(lines))
    end = "\r\n" if text.endswith("\r\n") else "\n"
    moved = [f"  {line}" if line.strip() else line for line in lines[first:]]
    return "".join([*lines[:first], f"built_in: false{end}skills:{end}", *moved])


_WHOLE_LIST = Migration(
    "skills.yml",
    "your list is under `skills` now, and it's still the whole list. To use Peerpact's list, delete `built_in: false` "
    "and every skill that isn't special to your community",
    _list_under_a_key,
    lambda data: {"built_in": "false", "skills": data} if isinstance(data, list) and data else None,
)
MIGRATIONS: tuple[Migration, ...] = (renamed_key("community.yml", "care", "reminders"), _WHOLE_LIST)
"""All steps, oldest first; a file that needs none is left alone."""


def migrate(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files that change, and a sentence for each step taken. A file that can't be read stays as it is."""
    changed: dict[str, bytes] = {}
    sentences: list[str] = []
    for migration in MIGRATIONS:
        before = changed.get(migration.path, files.get(migration.path))
        after = None if before is None else _applied(migration, before)
        if after is not None:
            changed[migration.path] = after
            sentences.append(f"{migration.path}: {migration.what}.")
    return changed, tuple(sentences)


def _applied(migration: Migration, raw: bytes) -> bytes | None:
    """The new bytes; None where nothing changes, or where the result wouldn't say the same."""
    try:
        text = raw.decode("utf-8")
        data = parse(text, None)
        wanted = migration.expected(data)
        rewritten = migration.rewrite(text) if wanted is not None else text
        if wanted is None or parse(rewritten, None) != wanted:
            return None
    except (UnicodeDecodeError, Refused, yaml.YAMLError):
        return None
    return rewritten.encode("utf-8")

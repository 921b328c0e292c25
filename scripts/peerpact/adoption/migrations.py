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
    """One step from an earlier format: which file, what it's about, and the change of its text and of its values."""

    path: str
    what: str
    rewrite: Callable[[str], str]
    expected: Callable[[dict[str, Any]], dict[str, Any]]


def renamed_key(path: str, old: str, new: str) -> Migration:
    """A key at the left margin that has another name today."""
    line = re.compile(rf"(?m)^{re.escape(old)}(?=[ \t]*:)")

    def expected(data: dict[str, Any]) -> dict[str, Any]:
        return {new if key == old else key: value for key, value in data.items()}

    return Migration(path, f"`{old}` is called `{new}`", lambda text: line.sub(new, text), expected)


MIGRATIONS: tuple[Migration, ...] = (renamed_key("community.yml", "care", "reminders"),)
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
        rewritten = migration.rewrite(text)
        if rewritten == text or not isinstance(data, dict):
            return None
        wanted = migration.expected(data)
        if len(wanted) != len(data) or parse(rewritten, None) != wanted:
            return None
    except (UnicodeDecodeError, Refused, yaml.YAMLError):
        return None
    return rewritten.encode("utf-8")

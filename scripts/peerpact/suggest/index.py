"""Everybody's suggestions in one file, to be looked up at once.

For: large communities, where one question should not wait until everybody has been read. Must not: answer for another
day or another state of the files than the ones that it was made from; it says which day that was.

The file is an SQLite database with one row a participant.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

from peerpact.errors import OperatorError
from peerpact.suggest.values import Suggestions

_FORMAT = 1
_MAKE = """
CREATE TABLE made (format INTEGER NOT NULL, day TEXT NOT NULL);
CREATE TABLE found (login TEXT PRIMARY KEY, suggestions TEXT NOT NULL) WITHOUT ROWID;
"""


def write(file: Path, everybody: Mapping[str, Suggestions], day: date) -> None:
    """Write the suggestions of everybody, by login; a file that is there is replaced once the new one is whole."""
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as base, base:
        base.executescript(_MAKE)
        base.execute("INSERT INTO made VALUES (?, ?)", (_FORMAT, day.isoformat()))
        rows = ((login.casefold(), json.dumps(found.as_json())) for login, found in everybody.items())
        base.executemany("INSERT OR IGNORE INTO found VALUES (?, ?)", rows)
    part.replace(file)


def look_up(file: Path, login: str) -> tuple[Suggestions, date]:
    """The suggestions of one participant and the day for which they were made; an OperatorError without them."""
    if not file.is_file():
        raise OperatorError(f"There is no index {file}.", f"Make one with `peerpact index --out {file}`.")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as base:
            version, day = base.execute("SELECT format, day FROM made").fetchone()
            row = base.execute("SELECT suggestions FROM found WHERE login = ?", (login.casefold(),)).fetchone()
    except (sqlite3.Error, TypeError):
        raise _not_ours(file) from None
    if version != _FORMAT:
        raise _not_ours(file)
    if row is None:
        raise OperatorError(
            "The index knows no such participant.",
            "Look at the spelling, or make the index anew with `peerpact index`.",
        )
    return Suggestions.from_json(json.loads(row[0])), date.fromisoformat(day)


def _not_ours(file: Path) -> OperatorError:
    return OperatorError(f"{file} is no index of this version.", "Make it anew with `peerpact index`.")

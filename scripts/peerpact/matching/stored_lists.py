"""Everyone's suggestions in one file, to be looked up at once, and the columns that questions are asked of.

For: large communities, where one question should not wait until everyone has been read. Must not: answer for another
day or another state of the files than the ones that it was made from; it says which day that was.

The file is an SQLite database with one row for each participant, and one for each column of everyone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peerpact.domain.errors import OperatorError
from peerpact.matching.suggestion import ADVICE, KINDS, LEARNS, REASONS, TEACHES, Suggestion, Suggestions

if TYPE_CHECKING:
    from peerpact.matching.questions.columns import Columns
    from peerpact.matching.questions.question import Questions

_FORMAT = 2
_MOST_BYTES, _MOST_STEPS = 1_000_000, 100_000  # of one answer, and of SQLite until it is there: far beyond our own
_MOST_COLUMN_BYTES = 100_000_000  # of the columns of everyone; 10,000 people take some 2 MB
_LARGEST = 1e9  # no number of ours comes near
_MAKE = """
CREATE TABLE made (format INTEGER NOT NULL, day TEXT NOT NULL);
CREATE TABLE found (login TEXT PRIMARY KEY, suggestions TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE everybody (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""


def write(file: Path, everybody: Mapping[str, Suggestions], day: date, columns: Columns | None = None) -> None:
    """Write the suggestions of everyone, by login, and the columns that questions are asked of.

    A file that exists is replaced once the new one is whole.
    """
    from peerpact.matching.questions.packing import packed

    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as base, base:
        base.executescript(_MAKE)
        base.execute("INSERT INTO made VALUES (?, ?)", (_FORMAT, day.isoformat()))
        rows = ((login.casefold(), json.dumps(answer.as_json())) for login, answer in everybody.items())
        base.executemany("INSERT OR IGNORE INTO found VALUES (?, ?)", rows)
        if columns is not None:
            base.executemany("INSERT INTO everybody VALUES (?, ?)", packed(columns))
    part.replace(file)


def look_up(file: Path, login: str) -> tuple[Suggestions, date]:
    """The suggestions of one participant and the day for which they were made; an OperatorError without them."""
    with _opened(file, _MOST_BYTES) as base:
        stored, made = _found(base, login)
        answer = Suggestions.from_json(stored)
        if not _is_sound(answer):
            raise _not_ours(file)
    return answer, made


def _found(base: sqlite3.Connection, login: str) -> tuple[Mapping[str, Any], date]:
    """What the index holds of one participant, and the day for which it was made."""
    version, day = base.execute("SELECT format, day FROM made").fetchone()
    if version != _FORMAT:
        raise ValueError
    row = base.execute("SELECT suggestions FROM found WHERE login = ?", (login.casefold(),)).fetchone()
    if row is None:
        raise OperatorError(
            "The index knows no such participant.",
            "Check the spelling, or make the index again with `peerpact index`.",
        )
    return json.loads(row[0]), date.fromisoformat(day)


def ask(file: Path, login: str, count: int) -> tuple[Questions, date]:
    """What one participant is asked, up to `count` skills on each side, and the day for which the index was made.

    What counts them is imported here: neither question waits for what the other needs.
    """
    from peerpact.matching.questions.index import QuestionIndex
    from peerpact.matching.questions.packing import unpacked
    from peerpact.matching.questions.question import Questions
    from peerpact.matching.questions.ranking import asked

    with _opened(file, _MOST_COLUMN_BYTES) as base:
        stored, made = _found(base, login)
        participant, note = stored["participant"], stored.get("note", "")
        if not (isinstance(participant, str) and isinstance(note, str)):
            raise _not_ours(file)
        if note:
            return Questions(participant, note=note), made
        index = QuestionIndex(unpacked(dict(base.execute("SELECT name, value FROM everybody"))))
        questions = asked(index, index.places[login.casefold()], participant, count)
    if not all(
        isinstance(text, str)
        for question in (*questions.teach, *questions.learn)
        for text in (question.skill, question.name)
    ):
        raise _not_ours(file)
    return questions, made


@contextmanager
def _opened(file: Path, most_bytes: int) -> Iterator[sqlite3.Connection]:
    """An index, open for reading. Whatever goes wrong with what it holds becomes an OperatorError."""
    if not file.is_file():
        raise OperatorError(f"There is no index {file}.", f"Make one with `peerpact index --out {file}`.")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as base:
            base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, most_bytes)
            base.set_progress_handler(lambda: 1, _MOST_STEPS)  # a table may be a view that never ends
            yield base
    except (sqlite3.Error, TypeError, ValueError, LookupError, AttributeError, RecursionError):
        raise _not_ours(file) from None


def _is_sound(answer: Suggestions) -> bool:
    """Whether everything is what it should be, so that it can be shown; the file may come from anybody."""
    from peerpact.matching.wording import TERMS

    texts = (answer.participant, answer.note)
    reasons = all(reason in REASONS and type(people) is int for reason, people in answer.closed)
    return (
        reasons
        and all(isinstance(text, str) for text in texts)
        and all(_can_be_shown(each, TERMS) for each in answer.suggestions)
    )


def _can_be_shown(suggestion: Suggestion, terms: Mapping[str, str]) -> bool:
    numbers = (suggestion.score, suggestion.moved, suggestion.gain, *suggestion.terms.values())
    return (
        suggestion.kind in KINDS
        and suggestion.direction in (None, TEACHES, LEARNS)
        and (bool(suggestion.partners) or suggestion.kind == ADVICE)
        and suggestion.terms.keys() <= terms.keys()
        and all(isinstance(text, str) for text in (*suggestion.partners, *suggestion.reasons))
        and all(isinstance(number, int | float) and abs(number) < _LARGEST for number in numbers)
    )


def _not_ours(file: Path) -> OperatorError:
    return OperatorError(f"{file} is no index of this version.", "Make it again with `peerpact index`.")

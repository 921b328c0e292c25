"""An index answers as the files do, at once, and says of which day it is."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from peerpact.cli.main import main
from peerpact.matching import suggest_everybody
from peerpact.matching.stored_lists import look_up, write
from testing import ROOT
from testing.light_imports import heavy_imports
from testing.matching_people import NOW, crowd

DEMO = ROOT


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("index") / "peerpact.sqlite"
    assert main(["index", "--root", str(DEMO), "--now", str(NOW), "--out", str(file)]) == 0
    return file


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_index_says_what_the_files_say(index: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    logins = [path.stem for path in sorted((DEMO / "profiles").rglob("*.yml"))]
    for login in logins[:6]:
        asked = ["suggest", f"@{login.upper()}", "--format", form, "--now", str(NOW)]
        assert main([*asked, "--root", str(DEMO)]) == 0
        from_files = capsys.readouterr().out
        assert main([*asked, "--index", str(index)]) == 0
        from_index = capsys.readouterr().out
        assert from_index == (from_files if form == "json" else f"{from_files}\nAs of {NOW}.\n")


def test_every_value_survives_the_index(tmp_path: Path) -> None:
    everybody = suggest_everybody(crowd(5, 40, 5), NOW)
    write(tmp_path / "index", everybody, NOW)
    assert {login: look_up(tmp_path / "index", login) for login in everybody} == {
        login: (found, NOW) for login, found in everybody.items()
    }


def test_index_is_answered_without_numpy_or_a_parser(index: Path) -> None:
    assert heavy_imports("suggest", "demo-bjarne", "--index", str(index)) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "There is no index"), (b"", "is no index of this version"), (b"no database" * 99, "is no index")],
)
def test_what_is_no_index_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "x").write_bytes(content)
    assert main(["suggest", "demo-x", "--index", str(tmp_path / "x")]) == 2
    assert said in capsys.readouterr().err


def test_unknown_login_and_questions_that_an_index_cannot_answer_are_said(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest", "demo-nobody", "--index", str(index)]) == 2
    assert "knows no such participant" in capsys.readouterr().err
    assert main(["suggest", "demo-bjarne", "--index", str(index), "--why-not", "demo-yana"]) == 2
    assert "Leave out --index" in capsys.readouterr().err


STEP: dict[str, Any] = {"kind": "pair", "partners": ["x"], "score": 0.5, "terms": {"hours": 1.0}, "reasons": ["y"]}


def from_elsewhere(file: Path, kept: str, day: str = "2026-12-01") -> Path:
    """An index that someone else made: with its own tables, and whatever they like in them."""
    with closing(sqlite3.connect(file)) as base, base:
        base.executescript("CREATE TABLE made (format, day); CREATE TABLE found (login PRIMARY KEY, suggestions);")
        base.execute("INSERT INTO made VALUES (2, ?)", (day,))
        base.execute("INSERT INTO found VALUES ('demo-x', ?)", (kept,))
    return file


@pytest.mark.parametrize(
    "kept",
    ["no JSON", "[]", "[" * 100_000, json.dumps({"participant": 5, "suggestions": []}), "x" * 1_100_000]
    + [
        json.dumps({"participant": "demo-x", "suggestions": [STEP | change]})
        for change in (
            {"kind": "evil"}, {"kind": []}, {"score": "0.5"}, {"score": 10**400}, {"partners": []}, {"reasons": [5]},
            {"terms": {"\x1b[31m": 1.0}}, {"terms": {"hours": "1"}}, {"direction": "up"}, {"more": 1},
        )
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["text", "json"])
def test_an_index_from_elsewhere_is_shown_whole_or_not_at_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kept: str, form: str
) -> None:
    asked = ["suggest", "demo-x", "--format", form, "--index"]
    sound = json.dumps({"participant": "demo-x", "suggestions": [STEP]})
    assert main([*asked, str(from_elsewhere(tmp_path / "sound", sound))]) == 0
    assert main([*asked, str(from_elsewhere(tmp_path / "bad", kept))]) == 2
    assert main([*asked, str(from_elsewhere(tmp_path / "day", sound, "soon"))]) == 2
    assert capsys.readouterr().err.count("is no index of this version") == 2


def test_an_index_whose_table_never_ends_is_given_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(tmp_path / "x")) as base, base:
        base.executescript(
            "CREATE TABLE made (format, day); INSERT INTO made VALUES (2, '2026-12-01');"
            "CREATE VIEW found AS WITH RECURSIVE all_of(login, suggestions) AS "
            "(SELECT '', '' UNION ALL SELECT login, suggestions FROM all_of) SELECT * FROM all_of;"
        )
    assert main(["suggest", "demo-x", "--index", str(tmp_path / "x")]) == 2
    assert "is no index" in capsys.readouterr().err

"""An index answers as the files do, at once, and says of which day it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from peerpact.cli import main
from peerpact.suggest import suggest_everybody
from peerpact.suggest.index import look_up, write

from .people import NOW, crowd

DEMO = Path(__file__).parents[2]


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
    program = (
        "import sys\nfrom peerpact.cli import main\n"
        f"main(['suggest', 'demo-bjarne', '--index', {str(index)!r}])\n"
        "heavy = {'numpy', 'scipy', 'yaml', 'jsonschema_rs', 'langcodes', 'rapidfuzz'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


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

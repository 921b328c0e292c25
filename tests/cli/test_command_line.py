"""However a command is called and wherever its output goes, nobody sees a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

COMMUNITY = "name: Example\ndemo: true\n"
COMMAND = [sys.executable, "-m", "peerpact"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "community.yml").write_text(COMMUNITY)
    return tmp_path


def _shell(words: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run words of a shell, in which `$P` is the command."""
    return subprocess.run(
        ["sh", "-c", f'P="{" ".join(COMMAND)}"; {words}'], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
        timeout=30, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("verb", ["check", "summary", "rules"])
def test_full_disk_is_told_in_one_line(root: Path, verb: str) -> None:
    done = _shell(f"$P {verb} >/dev/full", root)
    assert (done.returncode, done.stderr) == (2, b"peerpact: the system refuses: No space left on device\n")


@pytest.mark.parametrize("verb", ["check", "rules"])
def test_closed_output_changes_no_answer(root: Path, verb: str) -> None:
    done = _shell(f"$P {verb} >&-", root)
    assert (done.returncode, done.stderr) == (0, b"")


def test_reader_that_goes_away_is_no_failure(root: Path) -> None:
    done = _shell("$P rules | head -n 1", root)
    assert (done.stdout, done.stderr) == (b"---\n", b"")


def test_folder_that_is_gone_is_told(root: Path) -> None:
    gone = root / "gone"
    gone.mkdir()
    done = _shell('rmdir "$PWD" && $P check', gone)
    assert done.returncode == 2
    assert done.stderr.startswith(b"peerpact: This folder isn't there any more.")


def _as_nobody() -> str:
    """How to run a command with no more rights than anybody; root may read everything."""
    if os.geteuid():
        return ""
    become = "setpriv --reuid 65534 --clear-groups "
    if _shell(f"{become}$P --version", Path("/")).returncode:
        pytest.skip("root may read everything, and nobody else may run this Python")
    return become


def test_folder_that_may_not_be_read_is_named() -> None:
    become = _as_nobody()
    with TemporaryDirectory() as made:
        root = Path(made)
        root.chmod(0o755)
        (root / "community.yml").write_text(COMMUNITY)
        (root / "profiles").mkdir(mode=0)
        done = _shell(f"{become}$P check", root)
        (root / "profiles").chmod(0o700)
    assert done.returncode == 2
    assert done.stderr.decode() == f"peerpact: the system refuses: Permission denied ({root / 'profiles'})\n"


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "3000-01-01", "9999-12-31"])
def test_day_without_weeks_around_it_is_refused(root: Path, day: str) -> None:
    done = _shell(f"$P --now {day} health", root)
    assert done.returncode == 2
    assert b"write a day from 1970 to 2999" in done.stderr


def test_answer_that_is_no_text_is_refused(root: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "new", "profile", "--github", b"\xff\xfe"], cwd=root, stdin=subprocess.DEVNULL, capture_output=True,
        timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"Write it as UTF-8 text." in done.stderr

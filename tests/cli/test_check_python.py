"""`make` looks at Python first: a sentence for an old one, and a new environment for another one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from testing import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from check_python import advice, made_by, main

HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10)])
def test_an_old_python_gets_a_sentence_with_its_version_and_what_to_do(version: tuple[int, int]) -> None:
    said = advice(version)
    assert f"this one is {version[0]}.{version[1]}." in said
    assert "make PYTHON=python3.11" in said


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 14), (4, 0)])
def test_a_python_that_will_do_gets_none(version: tuple[int, int]) -> None:
    assert advice(version) == ""


@pytest.mark.parametrize("key", ["version", "version_info"])
def test_an_environment_of_another_python_is_made_again(tmp_path: Path, key: str) -> None:
    folder = tmp_path / ".venv"
    folder.mkdir()
    (folder / "pyvenv.cfg").write_text(f"home = /usr/bin\n{key} = 3.9.2.final.0\n")
    assert made_by(folder) == "3.9"
    assert main(folder) == "ok"
    assert not folder.exists()


def test_an_environment_of_this_python_stays(tmp_path: Path) -> None:
    (tmp_path / "pyvenv.cfg").write_text(f"version = {HERE}.7\n")
    assert main(tmp_path) == "ok"
    assert tmp_path.is_dir()


def test_make_stops_with_the_sentence(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "check_python.py").write_text("print('Peerpact needs a newer one.')\n")
    done = subprocess.run(["make", "site"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert "Peerpact needs a newer one." in done.stderr
    assert not (tmp_path / ".venv").exists()

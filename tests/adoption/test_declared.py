"""A new environment that holds only what the wheel declares runs every command that a community needs.

Part of `make thorough`, for it installs from the package index that pip knows on this machine.
"""

from __future__ import annotations

import os
import subprocess
import venv
from pathlib import Path

import pytest

from peerpact.adoption.wheel import installed_wheel
from testing.new_community import ANSWERS, environment, git
from testing.thoroughness import THOROUGH

pytestmark = pytest.mark.skipif(not THOROUGH, reason="installs for a minute: part of `make thorough`")
PROFILE = (
    "new", "profile", "--github", "demo-ana", "--github-id", "1001", "--name", "Ana", "--timezone", "Europe/Berlin",
    "--language", "en", "--offer", "python:advanced", "--seek", "rust:beginner",
)  # fmt: skip
WITHOUT_A_GENERATOR = (
    ("check",), PROFILE, ("suggest", "demo-ana"), ("questions", "demo-ana"), ("summary",), ("health",), ("verify",),
    ("remind", "--dry-run"), ("export", "--out", "../tables"), ("pages", "--out", "../pages"), ("upgrade", "--dry-run"),
)  # fmt: skip


class Installed:
    """An environment of its own, and a community that its Peerpact began."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        venv.create(folder / "env", with_pip=True, symlinks=os.name != "nt")
        self.bin = folder / "env" / ("Scripts" if os.name == "nt" else "bin")

    def pip(self, *words: str) -> None:
        """Install from pip's own index; the test is skipped where there is none."""
        command = [str(self.bin / "python"), "-m", "pip", "install", "--quiet", *words]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False, timeout=900)
        if "No matching distribution" in done.stderr:
            pytest.skip(f"pip finds no index here: {done.stderr[-300:]}")
        assert done.returncode == 0, done.stderr

    def run(self, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """One command, as you would type it."""
        return subprocess.run(
            [str(self.bin / "peerpact"), *words], cwd=folder, env=environment(), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=600,
        )  # fmt: skip


def test_what_the_wheel_declares_is_enough(tmp_path: Path) -> None:
    made, here = installed_wheel(), Installed(tmp_path)
    wheel = tmp_path / made.name
    wheel.write_bytes(made.content)
    here.pip(str(wheel))
    begun = here.run(tmp_path, "init", "orbit", *ANSWERS)
    assert begun.returncode == 0, begun.stderr
    orbit = tmp_path / "orbit"
    for words in WITHOUT_A_GENERATOR:
        done = here.run(orbit, *words)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
    assert (tmp_path / "pages" / "people" / "demo-ana.md").is_file()
    unbuilt = here.run(orbit, "site")
    assert unbuilt.returncode == 2
    assert "pip install 'peerpact[site]'" in unbuilt.stderr
    git(orbit, "add", "--all")
    for package, generator in ((f"{wheel}[site]", "mkdocs"), ("properdocs", "properdocs"), ("zensical", "zensical")):
        here.pip(package)
        built = here.run(orbit, "site", "--with", generator, "--out", f"../{generator}")
        assert built.returncode == 0, built.stdout + built.stderr
        assert (tmp_path / generator / "people" / "demo-ana" / "index.html").is_file()


def test_the_solver_of_cohorts_comes_with_its_extra(tmp_path: Path) -> None:
    made, here = installed_wheel(), Installed(tmp_path)
    wheel = tmp_path / made.name
    wheel.write_bytes(made.content)
    here.pip(str(wheel))
    assert here.run(tmp_path, "init", "orbit", *ANSWERS).returncode == 0
    refused = here.run(tmp_path / "orbit", "cohort")
    assert (refused.returncode, "peerpact[cohort]" in refused.stderr) == (2, True), refused.stderr
    here.pip(f"{wheel}[cohort]")
    done = here.run(tmp_path / "orbit", "cohort")
    assert done.returncode == 0, done.stderr

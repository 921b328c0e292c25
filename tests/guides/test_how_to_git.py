"""The how-tos for the terminal, followed line by line: their own commands, in a clone, as a newcomer types them.

For: joining with Git, and from Peerpact to a community of one. GitHub is a bare repository on this machine, under
GitHub's address, and the environment that is made is the one that runs this test. Must not: change a command.
"""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from peerpact.adoption.manifest import OWN
from test_guides import text
from testing.site_server import copy_community, run_mkdocs

KIT = (
    "Makefile",
    "pyproject.toml",
    "requirements",
    "docs",
    ".github",
    "tests/community/test_demo_community.py",
    ".gitignore",
)
PIP = ".venv/bin/python -m pip install --require-hashes -r"
ROOT = Path(__file__).parents[2]
_SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANSWERS = ["demo-otter", "900000011", "", "", "Europe/Berlin", "en", "k8s", "advanced", "", "", "Public speaking",
           "beginner", *[""] * 14]  # fmt: skip


def commands(page: str, **put_in: str) -> Iterator[str]:
    """Every command of a page in its order, with the words in capitals put in."""
    for block in _SHELL.findall(text(page)):
        for line in block.strip().split("\n"):
            for word, value in put_in.items():
                line = re.sub(rf"\b{word}\b", value, line)
            yield line


def typed(line: str, folder: Path, environment: dict[str, str], answers: Sequence[str] = ANSWERS) -> str:
    """Run a line at a pseudo terminal; where the program asks, the next answer is typed."""
    master, slave = pty.openpty()
    shell = subprocess.Popen(["sh", "-c", line], stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment)
    os.close(slave)
    said, asked, waiting, deadline = b"", 0, list(answers), time.monotonic() + 60
    while time.monotonic() < deadline:
        if select.select([master], [], [], 0.2)[0]:
            try:
                said += os.read(master, 65536)
            except OSError:
                break
        if waiting and len(said) > asked and said.endswith(b": "):
            asked = len(said)
            os.write(master, waiting.pop(0).encode() + b"\n")
    shell.kill() if time.monotonic() >= deadline else None
    os.close(master)
    assert shell.wait(timeout=10) == 0, (line, said.decode())
    return said.decode().replace("\r\n", "\n")


class Newcomer:
    """Someone at a terminal: a folder to be in, and what each command has said."""

    def __init__(self, folder: Path) -> None:
        self.said: dict[str, str] = {}
        self.folder = folder / "home"
        self.folder.mkdir()
        hub = folder / "hub"
        (hub / "demo-otter").mkdir(parents=True)
        kit = copy_community(folder / "kit")
        for name in KIT:
            subprocess.run(["cp", "-R", "--parents", name, str(kit)], cwd=ROOT, check=True)
        names = ("user.name", "user.email", "init.defaultBranch", f"url.{hub.as_uri()}/.insteadOf", "push.default")
        values = ("demo", "demo@example.org", "main", "https://github.com/", "simple")
        config = {f"GIT_CONFIG_KEY_{n}": name for n, name in enumerate(names)}
        config |= {f"GIT_CONFIG_VALUE_{n}": value for n, value in enumerate(values)}
        self.environment = os.environ | config | {"GIT_CONFIG_COUNT": str(len(names)), "NO_COLOR": "1"}
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "The kit"]):
            self.git(kit, *words)
        self.git(folder, "clone", "-q", "--bare", str(kit), str(hub / "demo-otter" / "circle.git"))

    def git(self, folder: Path, *words: str) -> str:
        done = subprocess.run(["git", *words], cwd=folder, env=self.environment, capture_output=True, check=True)
        return done.stdout.decode()

    def follow(self, line: str) -> None:
        """Do one line of a guide; entering a folder and making the environment are this test's own part."""
        if line.startswith("cd "):
            self.folder /= line.removeprefix("cd ")
        elif line.startswith(f"{PIP} "):
            assert line.removeprefix(f"{PIP} ") in OWN  # a file that every community has
        elif line == "python3 -m venv .venv":
            programs = self.folder / ".venv" / "bin"
            programs.mkdir(parents=True)
            (programs / "peerpact").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m peerpact "$@"\n')
            (programs / "peerpact").chmod(0o755)
        else:
            self.said[line] = typed(line, self.folder, self.environment)


@pytest.fixture
def newcomer(tmp_path: Path) -> Newcomer:
    return Newcomer(tmp_path)


def test_who_joins_with_git_ends_with_a_clean_profile_on_a_branch(newcomer: Newcomer) -> None:
    for line in commands("guides/how-to/join.md", LOGIN="demo-otter", REPOSITORY="circle"):
        newcomer.follow(line)
    said = newcomer.said
    assert "Switched to a new branch" in said["git switch -c my-profile"]
    assert "Wrote profiles/demo-otter.yml" in said[".venv/bin/peerpact new profile"]
    check = said[".venv/bin/peerpact check"]
    assert "nothing to fix" in check or ": 0 errors" in check
    assert "demo-otter" not in check
    assert "Partners for demo-otter" in said[".venv/bin/peerpact suggest demo-otter"]
    hub = newcomer.folder.parents[1] / "hub" / "demo-otter" / "circle.git"
    changed = newcomer.git(hub, "diff", "--name-status", "main", "my-profile")
    assert changed.split() == ["A", "profiles/demo-otter.yml"]


BEGINNING = [
    "Harbour Circle", "demo-otter/harbour", "demo-otter:900000011", "https://example.org/harbour", "",
]  # fmt: skip


def test_who_starts_a_community_has_one_person_a_site_and_no_example(newcomer: Newcomer, tmp_path: Path) -> None:
    page = "guides/how-to/start-your-community.md"
    lines = list(commands(page, OWNER="demo-otter", NAME="harbour"))
    assert {"peerpact init mentors", "peerpact new profile", "peerpact site --serve"} <= set(lines)
    hub = tmp_path / "hub" / "demo-otter" / "harbour.git"
    newcomer.git(tmp_path, "init", "-q", "--bare", str(hub))
    for line in lines[lines.index("peerpact init mentors") : lines.index("git push -u origin main") + 1]:
        if line == "peerpact init mentors":
            newcomer.said[line] = typed(_here(line), newcomer.folder, newcomer.environment, BEGINNING)
        elif line != "peerpact site --serve":
            newcomer.follow(_here(line))
    newcomer.follow(_here("peerpact check"))
    assert "nothing to fix" in newcomer.said[_here("peerpact check")]
    kept = newcomer.git(hub, "ls-tree", "-r", "--name-only", "main", "profiles", "agreements").split()
    assert kept == ["agreements/README.md", "profiles/README.md", "profiles/demo-otter.yml"]
    assert len(newcomer.git(hub, "ls-tree", "-r", "--name-only", "main").split()) <= 40
    built = run_mkdocs(newcomer.folder, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site" / "people" / "demo-otter" / "index.html").is_file()
    assert "Harbour Circle" in (tmp_path / "site" / "index.html").read_text("utf-8")


def _here(line: str) -> str:
    """A line with the program of this environment, which the guide has activated."""
    return re.sub(r"^peerpact\b", f"{sys.executable} -m peerpact", line)

"""Every command that a guide shows runs as it stands, on a copy of the demonstration with a history in Git."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from peerpact.cli.main import VERBS
from testing import ROOT

PAGES = [*sorted((ROOT / "guides").rglob("*.md")), *sorted(ROOT.glob("*.md"))]
_FENCE = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"^\s*(?:\$ )?(?:\.venv/bin/)?(peerpact .+?)(?:\s+#.*)?$", re.MULTILINE)
_INLINE = re.compile(r"`(peerpact [^` ]+ [^`]+)`")  # two words alone only name a command
# What a reader puts in for the words in capitals.
PUT_IN = {
    "LOGIN:ID": "demo-nia:990000000015",
    "LOGIN": "demo-nia",
    "OTHER": "demo-uma",
    "AGREEMENT": "2026-demo-oleh--demo-pascale",
    "BRANCH": "change",
    "DIR": "out",
    "FILE": "out.txt",
    "TIP": "main",
    "FOLDER": "out",
    "PAGE": "matching.md",
    "OLD": "0a1b2c3",
    "NEW": "4d5e6f7",
}
# Commands that need a person or GitHub, and where these are run.
ELSEWHERE = {
    "new": "tests/cli/test_new.py answers its questions at a real terminal",
    "verify": "tests/signing/ledger runs it on clones with a ledger",
    "doctor": "tests/github/doctor runs it against a stand-in for GitHub",
    "init": "tests/adoption begins communities in empty folders",
    "upgrade": "tests/adoption upgrades communities of every age",
    "record": "tests/signing/ledger records what was merged and rewritten",
    "site": "tests/site builds and serves sites",
}


def shown() -> list[str]:
    """Every command in a block of a guide, and every one with options in a sentence, once each."""
    found: set[str] = set()
    for page in PAGES:
        text = page.read_text("utf-8")
        found |= {line for block in _FENCE.findall(text) for line in _LINE.findall(block)}
        found |= set(_INLINE.findall(_FENCE.sub("", text)))
    return sorted(command.strip() for command in found if "|" not in command)


def words(command: str) -> list[str]:
    """The command as a reader would type it; what goes into a file is printed instead."""
    typed = command.partition(" > ")[0]
    for placeholder, value in PUT_IN.items():
        typed = re.sub(rf"\b{placeholder}\b", value, typed)
    return shlex.split(typed)[1:]


def git(folder: Path, *args: str) -> None:
    """Run Git with a name of its own, so that no setting of the machine matters."""
    me = ["-c", "user.name=demo", "-c", "user.email=demo@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(folder), *me, *args], check=True, capture_output=True)


@pytest.fixture
def community(tmp_path: Path) -> Path:
    """A copy of the demonstration, with a branch on which demo-nia changed a profile."""
    root = tmp_path / "community"
    root.mkdir()
    for name in ("profiles", "agreements", "community.yml", "skills.yml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "All of it")
    git(root, "checkout", "--quiet", "-b", "change")
    with (root / "profiles/demo-nia.yml").open("a", encoding="utf-8") as profile:
        profile.write("# still true\n")
    git(root, "commit", "--quiet", "--all", "--message", "Still true")
    return root


def test_guides_show_commands_and_every_word_in_capitals_is_put_in() -> None:
    commands = [words(command) for command in shown()]
    assert len(commands) > 8
    assert {"check", "suggest", "agenda"} <= {command[0] for command in commands}
    assert set(ELSEWHERE) <= set(VERBS)
    assert not [word for command in commands for word in command if re.fullmatch(r"[A-Z]{2,}", word)]


@pytest.mark.parametrize("command", [command for command in shown() if words(command)[0] not in ELSEWHERE])
def test_command_of_a_guide_runs_on_the_demonstration(community: Path, command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "peerpact", "--now", "2026-11-22", *words(command)],
        cwd=community,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout

"""A community as `peerpact init` makes it, in a folder of a test.

For: `begin`, and running a command in it as someone would. Must not: change the Git settings of the machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ANSWERS = (
    "--name", "Orbit & co: mentors", "--repository", "demo-orbit/orbit", "--maintainer", "demo-ana:990000000901",
    "--report-to", "https://example.org/orbit/report", "--yes",
)  # fmt: skip
WHO = {f"GIT_{role}_{what}": "demo-ana" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def environment(identity: bool = True) -> dict[str, str]:
    """A quiet environment: nobody's Git settings, no terminal, nothing of GitHub's."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_", "PEERPACT_"))}
    quiet = {"HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    return {**kept, **quiet, **(WHO if identity else {"EMAIL": "", "GIT_CONFIG_COUNT": "1", **_NOBODY})}


_NOBODY = {"GIT_CONFIG_KEY_0": "user.useConfigOnly", "GIT_CONFIG_VALUE_0": "true"}


def peerpact(
    folder: Path, *words: str, identity: bool = True, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """One command in a folder; `env` adds to its environment."""
    command = [sys.executable, "-m", "peerpact", *words]
    return subprocess.run(
        command, cwd=folder, env=environment(identity) | (env or {}), capture_output=True, text=True, encoding="utf-8",
        stdin=subprocess.DEVNULL, timeout=300, check=False,
    )  # fmt: skip


def git(folder: Path, *words: str) -> str:
    """The output of one Git command that has to succeed."""
    done = subprocess.run(
        ["git", *words], cwd=folder, env=environment(), capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def begin(folder: Path, *more: str) -> Path:
    """A new community below a folder."""
    made = peerpact(folder, "init", "orbit", *ANSWERS, *more)
    assert made.returncode == 0, made.stderr
    return folder / "orbit"


def commit(root: Path, message: str = "Change") -> None:
    """Everything as it is now, in a commit."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)

"""Finds the programs that judge workflow files, and runs them.

For: the tests of this folder. Must not: install anything; `make test` does that.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from testing import ROOT

GITHUB = ROOT / ".github"
_SECONDS = 60


def find(name: str) -> str | None:
    """The program of the tests' environment, or of the system; None when there is none."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


def run(*command: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a program without the environment's tokens and settings; its texts are UTF-8."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}
    words = [str(word) for word in command]
    return subprocess.run(
        words, input=stdin, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=_SECONDS,
        check=False,
    )  # fmt: skip


def workflow_files() -> list[Path]:
    """Every workflow and every action of Peerpact."""
    return sorted(GITHUB.glob("workflows/*.yml")) + sorted(GITHUB.glob("actions/*/action.yml"))

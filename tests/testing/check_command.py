"""The real command on real files, in a process of its own or, where many files are tried, in this one.

For: tests of what a person at a terminal sees. Must not: hold a test.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peerpact.cli.main import main
from testing.sample_files import SOUND, as_bytes

_START = "import sys; from peerpact.cli.main import main; raise SystemExit(main())"
NOW = ("--now", "2026-11-21")


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings of `--format json`."""
        rows: list[dict[str, Any]] = json.loads(self.out)["findings"]
        return rows


def write(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """A folder with the sound community, some of its files changed, added or (None) left out."""
    files = {path: text for path, text in (SOUND | dict(changes or {})).items() if text is not None}
    for path, raw in as_bytes(files).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)
    return root


def peerpact(*words: str | Path, cwd: Path, program: str = _START, cache: Path | None = None) -> Answer:
    """Run `peerpact` with some words in a folder; its memory lies beside that folder unless `cache` says where."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "PYTHON"))}
    env |= {"XDG_CACHE_HOME": str(cache or cwd.parent / "cache"), "LC_ALL": "C", "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(
        [sys.executable, "-c", program, *(str(word) for word in words)],
        cwd=cwd,
        env=env,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def check(root: Path, *words: str | Path, cwd: Path | None = None, cache: Path | None = None) -> Answer:
    """Run `peerpact check` on a community for the tests' day, with JSON unless another format is asked for."""
    shape = () if "--format" in words else ("--format", "json")
    return peerpact("check", *NOW, "--root", root, *shape, *words, cwd=cwd or root, cache=cache)


def check_here(root: Path) -> Answer:
    """`check` in this process, without its memory of earlier runs: the same code, a tenth of the time."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["check", *NOW, "--root", str(root), "--format", "json", "--fresh"])
    return Answer(code, out.getvalue(), err.getvalue())

"""The Actions of a repository without `act`: the `peerpact` lines of its workflow files, run in this process.

For: the short life of a community in `make test`. Which workflow an event starts, with which token and in which order
they ring is `workflow_runner`'s part here too; what an action or pip would do is left out. Must not: know a workflow.
"""

from __future__ import annotations

import gc
import io
import json
import os
import re
import shlex
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from peerpact.cli.main import main
from testing.fake_github import PullRequest
from testing.workflow_runner import Json, Ran, Runner

_EXPRESSION = re.compile(r"\$\{\{ *([\w.]+) *\}\}")
_VARIABLE = re.compile(r"\$([A-Z_]+)")
_BUILD = "peerpact site"  # it takes longer than all the rest, so it's left to the clock's runs of `site.yml`


@dataclass(frozen=True)
class Done:
    """What a command printed, and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def in_process(folder: Path, *words: str, env: dict[str, str] | None = None) -> Done:
    """One command of Peerpact, run in a folder as a process of its own would be, only sooner."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name in [name for name in os.environ if name.startswith(("GITHUB_", "PEERPACT_"))]:
            patch.delenv(name)
        for name, value in (env or {}).items():
            patch.setenv(name, value)
        patch.chdir(folder)
        code = main(list(words))
    gc.enable()
    return Done(code, out.getvalue(), err.getvalue())


class DirectRunner(Runner):
    """Runs only what is Peerpact's in each step, on the day `now`."""

    now = "2026-12-01"

    def _run(self, files: Path, path: Path, event: str, payload: Json, pull: PullRequest | None) -> Ran:
        text = path.read_text("utf-8")
        name, job = next(iter(yaml.safe_load(text)["jobs"].items()))
        token = self.hub.workflow_token(self.repository, text, name, event, pull)
        self._as_checked_out(files)
        context = {"github": {"token": token.value, "event": payload}}
        usual = {
            "GITHUB_API_URL": self.hub.api_url, "GITHUB_SERVER_URL": self.hub.server_url, "GITHUB_ACTIONS": "true",
            "GITHUB_REPOSITORY": self.repository.full_name, "GITHUB_EVENT_NAME": event,
            "GITHUB_EVENT_PATH": str(self._event_file(payload)),
        }  # fmt: skip
        before, lines = len(self.hub.requests), list[Json]()
        for step in job["steps"] if self._is_due(job, payload) else ():
            command = step.get("run", "")
            if command.startswith("peerpact ") and (command != _BUILD or event == "schedule"):
                lines += self._step(files, step, {**usual, **_environment(step, context)})
        failed = any(line.get("stepResult") == "failure" for line in lines)
        if self._is_due(job, payload):
            lines.append({"jobResult": "failure" if failed else "success"})
        return Ran(path.name, event, lines, dict(token.permissions or {}), self.hub.requests[before:])

    def _step(self, files: Path, step: Json, environment: dict[str, str]) -> list[Json]:
        command = _VARIABLE.sub(lambda match: environment[match[1]], step["run"])
        done = in_process(files, "--now", self.now, *shlex.split(command)[1:], env=environment)
        result = "failure" if done.returncode else "success"
        ended = {"stage": "Main", "step": step["name"], "stepResult": result}
        return [{"raw_output": True, "msg": done.stdout + done.stderr}, ended]

    def _is_due(self, job: Json, payload: Json) -> bool:
        """Whether the job's `if` lets it run, as far as the tests of this runner need it."""
        condition = job.get("if", "")
        if "github.event.issue.labels" in condition:
            return any(label["name"] == "join" for label in payload["issue"]["labels"])
        return payload.get("workflow_run", {}).get("conclusion") != "skipped"

    def _as_checked_out(self, files: Path) -> None:
        source = str(self.repository.git.folder)
        for words in (
            ("fetch", "--quiet", source, "+refs/heads/*:refs/remotes/origin/*"),
            ("remote", "set-url", "origin", self.repository.clone_url),
        ):
            subprocess.run(("git", *words), cwd=files, check=True, capture_output=True, timeout=60)

    def _event_file(self, payload: Json) -> Path:
        file = self.folder / f"event-{self.count}.json"
        file.write_text(json.dumps(payload), "utf-8")
        return file


def _environment(step: Json, context: dict[str, Any]) -> dict[str, str]:
    given = step.get("env", {}).items()
    return {name: _EXPRESSION.sub(lambda match: _looked_up(match[1], context), value) for name, value in given}


def _looked_up(way: str, context: Any) -> str:
    for key in way.split("."):
        context = context[key]
    return str(context)

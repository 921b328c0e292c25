"""A small GitHub Actions for the tests: which workflows an event starts, on whose files, with which token.

`act` runs the workflows themselves. It looks at neither `types:` nor `branches:` nor `permissions:` and hands every
secret to forks, so this room decides those as GitHub's documentation says. For: `test_act.py`. Must not: know what
Peerpact does.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from testing import TESTS
from testing.fake_github import Logged, PullRequest, Repository, StandIn, payloads
from testing.fake_github.issues import Comment, Issue
from testing.fake_github.merging import trial
from testing.fake_github.pulls import Review
from testing.workflow_tools import find

Json = dict[str, Any]
STAND_INS = TESTS / "workflows" / "stand_ins"
USUAL_TYPES = {"pull_request": ["opened", "synchronize", "reopened"]}
_USED = re.compile(r"actions/([\w-]+)@[\w.]+")
_SECONDS = 120


@dataclass(frozen=True)
class Ran:
    """One run of one workflow: what `act` said, line by line, what the token could, and what the run asked for."""

    workflow: str
    event: str
    lines: list[Json]
    rights: dict[str, str]
    requests: list[Logged]

    @property
    def result(self) -> str:
        """`success`, `failure`, or `skipped` when no job ran."""
        found = [line["jobResult"] for line in self.lines if "jobResult" in line]
        return "skipped" if not found else max(found, key="failure".__eq__)

    @property
    def steps(self) -> dict[str, str]:
        """The result of each step by its name."""
        ended = [line for line in self.lines if line.get("stage") == "Main" and "stepResult" in line]
        return {line["step"]: line["stepResult"] for line in ended}

    @property
    def annotations(self) -> list[tuple[str, str, str]]:
        """What stands on lines: the level, `path:line`, and the text."""
        levels = ("error", "warning", "notice")
        found = [(line, line.get("kvPairs") or {}) for line in self.lines if line.get("command") in levels]
        return [(line["command"], f"{at.get('file')}:{at.get('line')}", line["arg"]) for line, at in found]

    @property
    def summary(self) -> str:
        """The step summary of the whole run."""
        return "".join(line["content"] for line in self.lines if line.get("command") == "summary")

    @property
    def log(self) -> str:
        """What the steps printed."""
        return "".join(line["msg"] for line in self.lines if line.get("raw_output"))


class Runner:
    """The Actions of one repository. An event gives its runs and those that they ring for, started when asked for."""

    def __init__(self, hub: StandIn, repository: Repository, folder: Path) -> None:
        self.hub, self.repository, self.folder = hub, repository, folder
        self.count = 0

    def pull_request(self, pull: PullRequest, action: str = "opened") -> Iterator[Ran]:
        """Someone opened or changed a pull request; a conflicted one starts nothing."""
        return self._of_pull(pull, "pull_request", payloads.pull_request(pull, action))

    def review(self, review: Review, action: str = "submitted") -> Iterator[Ran]:
        """Someone reviewed, or a review was changed or dismissed."""
        return self._of_pull(review.pull, "pull_request_review", payloads.pull_request_review(review, action))

    def comment(self, comment: Comment, action: str = "created") -> Iterator[Ran]:
        """Someone wrote, changed or deleted a comment on an issue or a pull request."""
        return self._start("issue_comment", payloads.issue_comment(comment, action))

    def issue(self, issue: Issue, action: str = "opened") -> Iterator[Ran]:
        """Someone opened, edited, closed or reopened an issue."""
        return self._start("issues", payloads.issue(issue, action))

    def schedule(self, workflow: str) -> Iterator[Ran]:
        """The clock of one workflow came round."""
        payload = payloads.schedule(self.repository, "")
        return self._start("schedule", payload, only=workflow)

    def dispatch(self, workflow: str, inputs: dict[str, str]) -> Iterator[Ran]:
        """Someone started a workflow by hand."""
        payload = payloads.workflow_dispatch(self.repository, inputs)
        return self._start("workflow_dispatch", payload, only=workflow)

    # -- which workflows, on whose files ------------------------------------------------------

    def _of_pull(self, pull: PullRequest, event: str, payload: Json) -> Iterator[Ran]:
        if trial(pull) is not None:
            yield from self._start(event, payload, ref=f"refs/pull/{pull.number}/merge", pull=pull)

    def _start(
        self, event: str, payload: Json, *, ref: str = "", pull: PullRequest | None = None, only: str = ""
    ) -> Iterator[Ran]:
        files = self._files(ref or f"refs/heads/{self.repository.default_branch}")
        for path in sorted(files.glob(".github/workflows/*.yml")):
            text = path.read_text("utf-8")
            flow = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes only text
            if only in ("", path.name) and self._listens(flow["on"], event, payload):
                ran = self._run(files, path, event, payload, pull)
                print(f"--- {ran.workflow} on {event}: {ran.result}\n{ran.log}")  # pytest shows it when a test fails
                yield ran
                if event != "workflow_run":
                    yield from self._rings(flow["name"], ran, pull)

    def _rings(self, name: str, ran: Ran, pull: PullRequest | None) -> Iterator[Ran]:
        path, by = f".github/workflows/{ran.workflow}", pull.author if pull else None
        run = self.repository.workflow_run(path, event=ran.event, pull=pull, conclusion=ran.result, by=by)
        yield from self._start("workflow_run", payloads.workflow_run(run, self.repository, name))

    def _listens(self, on: Any, event: str, payload: Json) -> bool:
        listened = on if isinstance(on, dict) else {on: {}}
        if event not in listened:
            return False
        asked = listened[event] if isinstance(listened[event], dict) else {}
        types = asked.get("types", USUAL_TYPES.get(event))
        if "workflows" in asked and payload["workflow"]["name"] not in asked["workflows"]:
            return False
        return not types or payload.get("action") in types

    def _files(self, ref: str) -> Path:
        self.count += 1
        made = self.folder / f"files-{self.count}"
        made.mkdir(parents=True)
        for words in (
            ("init", "--quiet"), ("remote", "add", "origin", str(self.repository.git.folder)),
            ("fetch", "--quiet", "origin", ref), ("checkout", "--quiet", "--detach", "FETCH_HEAD"),
        ):  # fmt: skip
            subprocess.run(("git", *words), cwd=made, check=True, capture_output=True, timeout=_SECONDS)
        return made

    # -- one run ------------------------------------------------------------------------------

    def _run(self, files: Path, path: Path, event: str, payload: Json, pull: PullRequest | None) -> Ran:
        text = path.read_text("utf-8")
        job = next(iter(yaml.safe_load(text)["jobs"]))  # Peerpact's workflows with a token have one job
        token = self.hub.workflow_token(self.repository, text, job, event, pull)
        work = self.folder / f"run-{self.count}"
        work.mkdir()
        (work / "event.json").write_text(json.dumps(payload), "utf-8")
        command = [str(find("act")), event, "-W", str(path.relative_to(files)), "-e", str(work / "event.json")]
        environment = {"PATH": os.environ["PATH"], "HOME": str(work), "XDG_CACHE_HOME": str(work)}
        before = len(self.hub.requests)
        command += [*self._options(work, token.value), *_stand_ins(files)]
        done = subprocess.run(
            command, cwd=files, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=_SECONDS,
            check=False,
        )  # fmt: skip
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        ran = Ran(path.name, event, lines, dict(token.permissions or {}), self.hub.requests[before:])
        assert (done.returncode == 0) == (ran.result != "failure"), done.stdout + done.stderr
        return ran

    def _options(self, work: Path, token: str) -> Iterator[str]:
        yield from ("--json", "--no-cache-server", "--no-skip-checkout", "-P", "ubuntu-latest=-self-hosted")
        yield from ("--action-cache-path", str(work), "--defaultbranch", self.repository.default_branch)
        yield from ("-s", f"GITHUB_TOKEN={token}")
        environment = {
            "GITHUB_API_URL": self.hub.api_url, "GITHUB_SERVER_URL": self.hub.server_url,
            "GITHUB_REPOSITORY": self.repository.full_name, "TESTS_PYTHON": sys.executable,
        }  # fmt: skip
        for name, value in environment.items():
            yield from ("--env", f"{name}={value}")


def _stand_ins(files: Path) -> Iterator[str]:
    """For every action that the files name and that cannot be downloaded here, the folder that stands in for it."""
    texts = [path.read_text("utf-8") for path in files.glob(".github/**/*.yml")]
    for used in sorted({found[0] for text in texts for found in _USED.finditer(text)}):
        folder = STAND_INS / _USED.sub(r"\1", used)
        if folder.is_dir():
            yield from ("--local-repository", f"{used}={folder}")

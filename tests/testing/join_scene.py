"""A community on the stand-in with the join form, and `peerpact join` run in a clone of its default branch.

For: what the tests of joining over GitHub hold in their hands. Must not: hold a test.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from peerpact.cli.main import main
from testing.fake_github import PullRequest, Repository, StandIn, User, payloads
from testing.fake_github.issues import Issue
from testing.github_scene import DAY, git
from testing.join_forms import body
from testing.two_people import Done

RIGHTS = {"contents": "write", "pull-requests": "write", "issues": "write"}
VERDICT = {"contents": "read", "pull-requests": "write", "issues": "write", "statuses": "write"}


def _nothing() -> None:
    """No fault."""


@dataclass
class Scene:
    """A repository, someone who joins, and a clone as Actions makes one for each run."""

    hub: StandIn
    repository: Repository
    ana: User
    folder: Path
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]
    clones: list[Path] = field(default_factory=list)
    fault: Callable[[], None] = _nothing
    began: int = 0  # how many requests there were before the last command

    def fill_in(self, by: User | None = None, text: str | None = None, **answers: str) -> Issue:
        """Someone fills in the form."""
        return self.repository.issue(by or self.ana, "Join", body(**answers) if text is None else text, ["join"])

    def edit(self, issue: Issue, text: str | None = None, by: User | None = None, **answers: str) -> None:
        """The answers are changed, by the author unless told."""
        self.hub.wait(minutes=1)
        issue.edit(body(**answers) if text is None else text, by)

    def join(self, issue: Issue, action: str = "edited") -> Done:
        """What `join.yml` does when someone has opened or edited the issue."""
        event = payloads.issue(issue, action)
        return self.run("join", str(issue.number), rights=RIGHTS, event=event)

    def verdict(self) -> Done:
        """What `bot.yml` does behind it."""
        return self.run("plan", "--all", "--post", rights=VERDICT)

    def run(self, *words: str, rights: dict[str, str], event: dict[str, Any] | None = None) -> Done:
        """A command with a workflow's token, in a fresh clone of the default branch."""
        clone = self.folder / f"clone-{len(self.clones)}"
        git("clone", "--quiet", self.repository.clone_url, str(clone), folder=self.folder)
        self.clones.append(clone)
        self.fault()
        self.began = len(self.hub.requests)
        given = {
            "GITHUB_TOKEN": self.hub.token(rights, repository=self.repository).value,
            "GITHUB_REPOSITORY": self.repository.full_name,
            "GITHUB_API_URL": self.hub.api_url,
            "GITHUB_SERVER_URL": self.hub.server_url,
            "GITHUB_EVENT_NAME": "issues" if event else "schedule",
            "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
        }
        (self.folder / "event.json").write_text(json.dumps(event or {}), "utf-8")
        with self.patch.context() as patch:
            for name, value in given.items():
                patch.setenv(name, value)
            code = main(["--root", str(clone), "--now", DAY, *words])
        gc.enable()
        printed = self.capture.readouterr()
        return Done(code, printed.out, printed.err)

    def pulls(self, state: str = "open") -> list[PullRequest]:
        """The pull requests of the bot."""
        return [p for p in self.repository.pull_requests() if p.state == state and p.author is self.hub.bot]

    def pull(self) -> PullRequest:
        """The only open one."""
        [found] = self.pulls()
        return found

    def files(self, pull: PullRequest) -> dict[str, str]:
        """What a pull request changes, by path; nothing where a file goes."""
        git_ = self.repository.git
        rows = git_.run("diff", "--name-only", "--no-renames", pull.merge_base, pull.head_sha).decode().split()
        there = git_.run("ls-tree", "-r", "--name-only", pull.head_sha).decode().split()
        return {path: git_.run("show", f"{pull.head_sha}:{path}").decode() if path in there else "" for path in rows}

    def said(self, issue: Issue) -> list[str]:
        """What the bot said in an issue or a pull request."""
        return [one.body for one in issue.comments if one.author is self.hub.bot]

    def checks(self, pull: PullRequest) -> str:
        """The state of `peerpact/checks` at the head."""
        found = self.repository.latest_statuses(pull.head_sha)
        return str({one.context: one.state for one in found}["peerpact/checks"])

    def refused(self) -> list[str]:
        """Requests that GitHub refused."""
        return [f"{r.method} {r.path} {r.status}" for r in self.hub.requests if r.status >= 400 and not r.is_git]

    def writes(self) -> int:
        """How often something was written so far."""
        return sum(request.is_write for request in self.hub.requests if not request.is_git)

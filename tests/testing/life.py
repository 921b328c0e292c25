"""A community that `peerpact init` began on the stand-in, with the folder of its maintainer and two people who join.

For: what the stages of `whole_life` hold in their hands. Must not: assert more than that a command succeeds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from testing.fake_github import PullRequest, Repository, StandIn, User
from testing.ledger_world import agreement
from testing.new_community import git
from testing.workflow_runner import Runner

ANA, BO = 1001, 1002


class Ended(Protocol):
    """What a command printed, and how it ended."""

    @property
    def returncode(self) -> int:
        """The exit code."""

    @property
    def stdout(self) -> str:
        """What it said."""

    @property
    def stderr(self) -> str:
        """What it complained about."""


@dataclass
class Life:
    """The community on the stand-in, the folder of its maintainer, and two people who join.

    `peerpact` runs a command in that folder, `pages` gives the site as it would be published: page -> its text.
    """

    hub: StandIn
    repository: Repository
    actions: Runner
    folder: Path
    now: date
    peerpact: Callable[..., Ended]
    pages: Callable[[], dict[str, str]]
    ana: User = field(init=False)
    bo: User = field(init=False)

    def __post_init__(self) -> None:
        """Two people who have accounts, and the maintainer."""
        self.ana, self.bo = self.hub.user("demo-ana", id=ANA), self.hub.user("demo-bo", id=BO)
        self.fetch()

    def statuses(self, pull: PullRequest) -> dict[str, str]:
        """The newest state of each status at the head of a pull request, `checks` and `signatures`."""
        states: dict[str, str] = {}
        for status in self.repository.latest_statuses(pull.head_sha):
            states.setdefault(status.context.removeprefix("peerpact/"), status.state)
        return states

    def fetch(self) -> None:
        """The maintainer's folder as the default branch and the ledger are now."""
        source = str(self.repository.git.folder)
        git(self.folder, "fetch", "--quiet", source, "+refs/heads/*:refs/remotes/origin/*")
        git(self.folder, "reset", "--quiet", "--hard", "origin/main")

    def push(self) -> None:
        """The default branch as the maintainer's folder is now."""
        git(self.folder, "push", "--quiet", str(self.repository.git.folder), "HEAD:main")

    def good(self, *words: str) -> str:
        """What a command says that has to succeed."""
        done = self.peerpact(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def merge(self, pull: PullRequest) -> None:
        """The maintainer merges, a minute later, and has it too."""
        assert self.statuses(pull) == {"checks": "success", "signatures": "success"}
        self.hub.wait(minutes=1)
        pull.merge()
        self.fetch()

    def record(self) -> None:
        """What `signatures.yml` does after a merge."""
        [recorded] = [run for run in self.actions.schedule("signatures.yml") if run.workflow == "signatures.yml"]
        assert recorded.result == "success", recorded.log
        self.fetch()

    @property
    def agreement(self) -> str:
        """What Ana and Bo agree on, from ten days ahead to half a year later."""
        days = {"2026-12-10": 10, "2027-05-31": 180, "2027-01-12": 45}
        text = agreement().replace("kubernetes", "python")
        for written, ahead in days.items():
            text = text.replace(written, str(self.now + timedelta(days=ahead)))
        return text

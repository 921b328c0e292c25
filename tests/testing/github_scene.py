"""A community on the stand-in, a clone of it as Actions makes one, and `peerpact plan` run in both.

For: what the tests of this folder hold in their hands. Must not: hold a test.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from peerpact.cli.main import main
from testing.fake_github import PullRequest
from testing.fake_github.dispatch import Logged
from testing.two_people import Done, OnePull

VERDICT = {"contents": "read", "pull-requests": "write", "issues": "write", "statuses": "write"}
LOOKS = {"profile": "0e8a16", "agreement": "1d76db", "needs-maintainer": "fbca04", "needs-fix": "d93f0b"}
DAY = "2026-12-01"
MARKER = "<!-- peerpact:comment -->"
SKILLS = """\
built_in: false
skills:
  - {id: kubernetes, name: Kubernetes}
  - {id: public-speaking, name: Public speaking}
"""
COMMUNITY = "name: Example\nmaintainers: [{github: demo-mo, github_id: 1009}]\n"


def profile(login: str, number: int, offers: str = "kubernetes", seeks: str = "public-speaking") -> str:
    """A sound profile."""
    return (
        f"github: {login}\ngithub_id: {number}\nname: Somebody\ntimezone: UTC\nlanguages: [en]\n"
        f"offers: [{{skill: {offers}, level: advanced}}]\nseeks: [{{skill: {seeks}, level: beginner}}]\n"
    )


def agreement() -> str:
    """An agreement between demo-bo and demo-ana."""
    partner = (
        "  - github: {}\n    github_id: {}\n    offers: [{}]\n    goals:\n"
        "      - {{learn: {}, goal: Give a talk at a meetup, evidence: The slides}}\n"
    )
    return (
        "partners:\n"
        + partner.format("demo-ana", 1001, "kubernetes", "public-speaking")
        + partner.format("demo-bo", 1002, "public-speaking", "kubernetes")
        + "starts: 2026-12-10\nends: 2027-05-31\n"
        "sessions: {every: 2 weeks, minutes: 60, first_to_learn: demo-bo}\ncheck_ins: [2027-01-12]\n"
        "commitments: {equal_contribution: true, confidentiality: true, accountability: true, code_of_conduct: true}\n"
        "terms: 1\n"
    )


FILES = {
    "community.yml": COMMUNITY,
    "skills.yml": SKILLS,
    "guides/terms/1.md": "# Terms\n",
    "profiles/demo-bo.yml": profile("demo-bo", 1002, "public-speaking", "kubernetes"),
}


@dataclass
class Scene(OnePull):
    """A repository with one pull request from a newcomer's fork, and a workflow's token."""

    clone: Path
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]
    extra: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """What Actions sets."""
        return {
            "GITHUB_TOKEN": self.token.value,
            "GITHUB_REPOSITORY": self.repository.full_name,
            "GITHUB_API_URL": self.hub.api_url,
            "GITHUB_SERVER_URL": self.hub.server_url,
            **self.extra,
        }

    def plan(self, *words: str, now: str = DAY) -> Done:
        """`peerpact plan` in this process: the same command, without starting Python again."""
        with self.patch.context() as patch:
            for name, value in self.environment().items():
                patch.setenv(name, value)
            code = main(["--root", str(self.clone), "--now", now, "plan", *words])
        gc.enable()
        printed = self.capture.readouterr()
        return Done(code, printed.out, printed.err)

    def start(self, *words: str, now: str = DAY) -> Done:
        """`peerpact plan` as a process of its own."""
        command = [sys.executable, "-m", "peerpact", "--root", str(self.clone), "--now", now, "plan", *words]
        env = {**os.environ, **self.environment()}
        done = subprocess.run(command, capture_output=True, text=True, env=env, check=False, timeout=100)
        return Done(done.returncode, done.stdout, done.stderr)

    def event(self, name: str, path: Path) -> None:
        """Start from an event from now on."""
        self.extra = {"GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(path)}

    @contextmanager
    def requests(self) -> Iterator[list[Logged]]:
        """The requests to the API while the block runs; Git's own are left out."""
        before = len(self.hub.requests)
        found: list[Logged] = []
        yield found
        found += [request for request in self.hub.requests[before:] if not request.is_git]

    def comments(self, pull: PullRequest | None = None) -> list[str]:
        """The texts of our comments."""
        said = (pull or self.pull).comments
        return [one.body for one in said if one.author is self.hub.bot]

    def statuses(self, sha: str | None = None) -> dict[str, tuple[str, str | None]]:
        """State and description by context, the newest of each."""
        found = self.repository.latest_statuses(sha or self.pull.head_sha)
        return {one.context: (one.state, one.description) for one in found}

    def labels(self, pull: PullRequest | None = None) -> set[str]:
        """The labels of a pull request."""
        return {label.name for label in (pull or self.pull).labels}

    def state(self) -> tuple[object, ...]:
        """All that a run is there to bring about."""
        looks = {label.name: (label.color, label.description) for label in self.repository.labels}
        return self.comments(), self.statuses(), self.labels(), looks

    def open(self, login: str, number: int, files: Mapping[str, str], **options: str) -> PullRequest:
        """Another pull request from someone's fork."""
        return self.hub.pull_request(self.repository, self.hub.user(login, id=number), dict(files), **options)


def git(*words: str, folder: Path) -> str:
    """A git command that has to succeed."""
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


def writes(requests: list[Logged]) -> list[str]:
    """Method and path of what was written."""
    return [f"{request.method} {request.path.rsplit('/', 2)[-2]}" for request in requests if request.is_write]

"""A community on the stand-in, and `peerpact remind` run in a clone of it.

For: fixtures. Must not: assert anything.
"""

from __future__ import annotations

import gc
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from peerpact.cli.main import main
from peerpact.github import client
from testing.fake_github import PullRequest, StandIn
from testing.fake_github.fixtures import hub
from testing.fake_github.issues import Issue
from testing.two_people import TwoPeople

__all__ = ["hub"]

RIGHTS = {"contents": "read", "issues": "write", "pull-requests": "write", "statuses": "read"}
COMMUNITY = "name: Example\nrepository: example/mentoring\n"
SKILLS = "built_in: false\nskills:\n  - {id: css, name: CSS}\n  - {id: rust, name: Rust}\n"


def profile(login: str, number: int, offers: str, seeks: str, status: str = "open") -> str:
    """A sound profile."""
    return (
        f"github: {login}\ngithub_id: {number}\nname: Somebody\ntimezone: UTC\nlanguages: [en]\nstatus: {status}\n"
        f"offers: [{{skill: {offers}, level: advanced}}]\nseeks: [{{skill: {seeks}, level: beginner}}]\n"
    )


def agreement(starts: str = "2027-01-01", ends: str = "2027-06-30", check_ins: str = "2027-02-10") -> str:
    """An agreement between demo-ana and demo-bo."""
    partner = (
        "  - github: {}\n    github_id: {}\n    offers: [{}]\n    goals:\n"
        "      - {{learn: {}, goal: Build a page, evidence: The page}}\n"
    )
    return (
        f"partners:\n{partner.format('demo-ana', 1001, 'css', 'rust')}{partner.format('demo-bo', 1002, 'rust', 'css')}"
        f"starts: {starts}\nends: {ends}\n"
        f"sessions: {{every: 2 weeks, minutes: 60, first_to_learn: demo-bo}}\ncheck_ins: [{check_ins}]\n"
        "commitments: {equal_contribution: true, confidentiality: true, accountability: true, code_of_conduct: true}\n"
        "terms: 1\n"
    )


PATH = "agreements/2027-demo-ana--demo-bo.yml"
FILES = {
    "community.yml": COMMUNITY,
    "skills.yml": SKILLS,
    "guides/terms/1.md": "# Terms\n",
    "profiles/demo-ana.yml": profile("demo-ana", 1001, "css", "rust"),
    "profiles/demo-bo.yml": profile("demo-bo", 1002, "rust", "css"),
}


@dataclass
class Scene(TwoPeople):
    """The repository, two participants, a workflow's token, and a clone of the default branch."""

    folder: Path

    def remind(self, patch: pytest.MonkeyPatch, *words: str) -> int:
        """`peerpact remind` on the day that the stand-in has, in a fresh state of the clone."""
        given = {
            "GITHUB_TOKEN": self.token.value,
            "GITHUB_REPOSITORY": self.repository.full_name,
            "GITHUB_API_URL": self.hub.api_url,
            "GITHUB_SERVER_URL": self.hub.server_url,
        }
        clone = self.folder / "clone"
        fresh = ["clone", "-q", self.repository.clone_url, str(clone)]
        subprocess.run(
            ["git", *(["-C", str(clone), "pull", "-q"] if clone.exists() else fresh)], check=True, timeout=60
        )
        with patch.context() as now:
            for name, value in given.items():
                now.setenv(name, value)
            for name in ("PEERPACT_BOT", "GITHUB_EVENT_NAME", "GITHUB_EVENT_PATH"):
                now.delenv(name, raising=False)
            now.setattr(client, "LONGEST_WAIT", 0.2)
            now.setattr(client, "BACKOFF", 0.01)
            code = main(["--root", str(clone), "--now", str(self.hub.now.date()), "remind", *words])
        gc.enable()
        return code

    def issues(self) -> list[Issue]:
        """The issues that are no pull requests, in the order of their numbers."""
        return [one for _, one in sorted(self.repository.issues.items()) if not isinstance(one, PullRequest)]

    def ours(self) -> list[str]:
        """The titles of the issues that reminders opened."""
        return [issue.title for issue in self.issues() if issue.author is self.hub.bot]


def scene_in(hub: StandIn, folder: Path, files: dict[str, str], day: str) -> Scene:
    """A scene on a day, with more files."""
    hub.now = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
    ana, bo = hub.user("demo-ana", id=1001), hub.user("demo-bo", id=1002)
    repository = hub.repository("example/mentoring", {**FILES, **files})
    return Scene(hub, repository, ana, bo, hub.token(RIGHTS, repository=repository), folder)

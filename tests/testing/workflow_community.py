"""The scene of the runs: a small community that uses Peerpact as it is in this checkout.

For: fixtures. Must not: assert anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from peerpact.community.report_address import CONFIG
from peerpact.rules.community import EXAMPLES_WAY
from testing.fake_github import PullRequest, Repository, StandIn, User
from testing.fake_github.fixtures import hub
from testing.workflow_runner import Runner
from testing.workflow_tools import ROOT

__all__ = ["hub"]

KIT = (
    ".github", "docs/rulesets", "guides", "mkdocs.yml", "scripts", "requirements", "pyproject.toml", "README.md",
    "LICENSE", "CHANGELOG.md", "skills.yml",
)  # fmt: skip
DEMO = ("community.yml", "profiles", "agreements")
COMMUNITY = """
name: Example mentors
repository: example/mentoring
maintainers: [{github: demo-mira, github_id: 1000}]
"""
PROFILE = """
github: {login}
github_id: {number}
name: {name}
timezone: Europe/Berlin
languages: [en]
offers: [{{skill: {offers}, level: advanced}}]
seeks: [{{skill: {seeks}, level: beginner}}]
"""


def profile(login: str, number: int, offers: str, seeks: str) -> dict[str, str]:
    """The file of one participant."""
    name = login.removeprefix("demo-").title()
    text = PROFILE.format(login=login, number=number, name=name, offers=offers, seeks=seeks)
    return {f"profiles/{login}.yml": text.lstrip()}


def kit_files() -> dict[str, bytes]:
    """Peerpact as it is in this checkout: everything that the workflows need."""
    return _files(KIT)


def demo_files() -> dict[str, bytes]:
    """The community of this checkout, with its pages."""
    return _files(DEMO)


def _files(roots: tuple[str, ...]) -> dict[str, bytes]:
    found = [
        path for root in roots for path in ([ROOT / root] if (ROOT / root).is_file() else (ROOT / root).rglob("*"))
    ]
    kept = [path for path in found if path.is_file() and "__pycache__" not in path.parts]
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in kept}
    if CONFIG in files:  # a community of its own has its own way to report
        files[CONFIG] = files[CONFIG].replace(EXAMPLES_WAY.encode(), b"https://example.net/")
    return files


@dataclass(frozen=True)
class Community:
    """A community on the stand-in, its Actions, and two people: one who joins and one who is there already."""

    hub: StandIn
    repository: Repository
    actions: Runner
    ana: User
    bo: User

    def joins(self, **changed: str) -> PullRequest:
        """Ana's pull request with her profile, each given text in it replaced."""
        [(path, text)] = profile("demo-ana", 1001, "python", "public-speaking").items()
        for old, new in changed.items():
            assert old in text
            text = text.replace(old, new)
        return self.hub.pull_request(self.repository, self.ana, {path: text})


@pytest.fixture
def community(hub: StandIn, tmp_path: Path) -> Community:
    """The community with Peerpact's own workflows."""
    bo = hub.user("demo-bo", id=1002)
    there = profile("demo-bo", 1002, "public-speaking", "python")
    repository = hub.repository("example/mentoring", {**kit_files(), **there, "community.yml": COMMUNITY.lstrip()})
    return Community(hub, repository, Runner(hub, repository, tmp_path / "actions"), hub.user("demo-ana", id=1001), bo)

"""The scene that most tests of the stand-in begin with.

For: fixtures. Must not: assert anything.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from github.PullRequest import PullRequest as ClientPull
from github.Repository import Repository as ClientRepository

from testing.fake_github import StandIn, Token, User
from testing.fake_github.fixtures import hub
from testing.two_people import OnePull

__all__ = ["hub"]

EVERYTHING = {
    "actions": "write",
    "administration": "read",
    "contents": "write",
    "issues": "write",
    "pages": "read",
    "pull-requests": "write",
    "statuses": "write",
    "workflows": "write",
}
VERDICT = {"contents": "read", "pull-requests": "write", "issues": "write", "statuses": "write"}


@dataclass
class Scene(OnePull):
    """A repository, two people, one pull request, and a workflow's token that may write all that verdicts need."""

    def client(self, token: Token | None = None) -> ClientRepository:
        """The repository through PyGithub."""
        return self.hub.github(token or self.token).get_repo(self.repository.full_name)

    def as_person(self, user: User) -> ClientPull:
        """The pull request through PyGithub, with someone's own token."""
        return self.client(self.hub.token(actor=user)).get_pull(self.pull.number)

    @property
    def seen(self) -> ClientPull:
        """The pull request through PyGithub, as the workflow sees it."""
        return self.client().get_pull(self.pull.number)


@pytest.fixture
def scene(hub: StandIn) -> Scene:
    """One community with one pull request from a fork."""
    ana, bo = hub.user("demo-ana", id=1001), hub.user("demo-bo", id=1002)
    files = {"README.md": "# Mentors\n", "profiles/demo-bo.yml": "github: demo-bo\ngithub_id: 1002\n"}
    repository = hub.repository("example/mentoring", files)
    pull = hub.pull_request(repository, ana, {"profiles/demo-ana.yml": "github: demo-ana\ngithub_id: 1001\n"})
    return Scene(hub, repository, ana, bo, hub.token(VERDICT, repository=repository), pull)

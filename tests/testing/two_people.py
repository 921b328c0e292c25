"""What the scenes on the stand-in begin with: a repository, two people and a token; and what a run comes to.

For: bases of the scenes. Must not: make one, or assert anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from testing.fake_github import PullRequest, Repository, StandIn, Token, User


@dataclass(frozen=True)
class Done:
    """What a run printed, and how it ended."""

    code: int
    out: str
    err: str


@dataclass
class TwoPeople:
    """A repository, two people who know each other, and the token of a workflow."""

    hub: StandIn
    repository: Repository
    ana: User
    bo: User
    token: Token


@dataclass
class OnePull(TwoPeople):
    """The same with one pull request."""

    pull: PullRequest

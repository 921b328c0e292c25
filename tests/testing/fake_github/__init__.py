"""A GitHub to test against: HTTP on the loopback, real Git beneath, every answer checked against GitHub's description.

For: tests. Must not: be imported by Peerpact. `README.md` beside this file shows how to write a test with it.
"""

from __future__ import annotations

from .dispatch import Logged
from .faults import Drop, Fail, Limit, Meanwhile, Mutate, Stale
from .git import Executable, GitError, Link, Moved, Signer, Submodule
from .hub import StandIn
from .issues import Comment, Issue, Label
from .people import BOT_ID, BOT_LOGIN, Token, User
from .protection import Protection
from .pulls import PullRequest, RefusedError, Review
from .repository import Repository
from .workflow_rights import token_rights

__all__ = [
    "BOT_ID",
    "BOT_LOGIN",
    "Comment",
    "Drop",
    "Executable",
    "Fail",
    "GitError",
    "Issue",
    "Label",
    "Limit",
    "Link",
    "Logged",
    "Meanwhile",
    "Moved",
    "Mutate",
    "Protection",
    "PullRequest",
    "RefusedError",
    "Repository",
    "Review",
    "Signer",
    "Stale",
    "StandIn",
    "Submodule",
    "Token",
    "User",
    "token_rights",
]

"""Accounts and the tokens that act for them.

For: users by numeric id, and what a token may do. Must not: know HTTP.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .git import Signer

if TYPE_CHECKING:
    from .repository import Repository

BOT_LOGIN, BOT_ID = "github-actions[bot]", 41898282


@dataclass(eq=False)
class User:
    """An account. The id never changes, the login may; `deleted` shows as nobody in every answer."""

    id: int
    login: str
    type: str = "User"
    name: str | None = None
    emails: list[str] = field(default_factory=list)
    deleted: bool = False

    @property
    def signer(self) -> Signer:
        """How this account's commits are signed off when made on the site."""
        return Signer(self.name or self.login, f"{self.id}+{self.login}@users.noreply.github.com")

    def __repr__(self) -> str:
        return f"<{self.login} {self.id}>"


@dataclass(eq=False)
class Token:
    """What a request presents. `permissions` None: a person's own token, limited by their role only."""

    value: str
    actor: User
    permissions: Mapping[str, str] | None
    repository: Repository | None = None
    limit: int = 5000
    used: int = 0

    def allows(self, permission: str, level: str) -> bool:
        """Whether the token's own list grants this; `write` includes `read`, `admin` includes both."""
        if self.permissions is None:
            return True
        order = ("none", "read", "write", "admin")
        return order.index(self.permissions.get(permission, "none")) >= order.index(level)

"""One request as a handler sees it, and what it may answer.

For: the vocabulary between the server and the handlers. Must not: touch sockets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .errors import Refusal, not_found
from .issues import Issue
from .pulls import PullRequest

if TYPE_CHECKING:
    from .hub import StandIn
    from .people import Token, User
    from .repository import Repository


@dataclass(eq=False)
class Call:
    """A request that has found its route; `values` are the parts of its path."""

    hub: StandIn
    token: Token | None
    values: dict[str, str]
    query: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)

    @property
    def actor(self) -> User:
        """Who acts. Raises 401 for a request without a token."""
        if self.token is None:
            raise Refusal(401, "Requires authentication")
        return self.token.actor

    @property
    def repository(self) -> Repository:
        """The repository of the path. Raises 404."""
        return self.hub.find_repository(self.values["owner"], self.values["repo"])

    @property
    def issue(self) -> Issue:
        """The issue or pull request of the path. Raises 404."""
        found = self.repository.issues.get(self.number("issue_number"))
        if found is None:
            raise not_found()
        return found

    @property
    def pull(self) -> PullRequest:
        """The pull request of the path. Raises 404, also for a plain issue."""
        found = self.repository.issues.get(self.number("pull_number"))
        if not isinstance(found, PullRequest):
            raise not_found()
        return found

    def number(self, name: str) -> int:
        """A number in the path. Raises 404 for anything else."""
        text = self.values[name]
        if not text.isdecimal():
            raise not_found()
        return int(text)

    def sent(self, name: str) -> str:
        """A text that must be there. Raises 422."""
        if not isinstance(self.body.get(name), str):
            raise Refusal(422, f'Invalid request.\n\n"{name}" wasn\'t supplied.')
        return str(self.body[name])


@dataclass(frozen=True, slots=True)
class Answer:
    """A status other than the route's own."""

    status: int
    body: Any


@dataclass(frozen=True, slots=True)
class Pages:
    """A list to be cut into pages; `wrap` names the key beside `total_count` where the list is wrapped."""

    items: Sequence[Any]
    show: Callable[[Any], Any]
    wrap: str | None = None


Reply = dict[str, Any] | list[dict[str, Any]] | Pages | Answer | None
Handler = Callable[[Call], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """One operation: what is asked, by which name GitHub describes it, who answers, which right it needs.

    `right` is `permission:level`; `conversation:level` means issues or, on a pull request, either of the two;
    `none` asks for nothing.
    """

    method: str
    path: str
    operation: str
    handler: Handler
    right: str
    status: int = 200

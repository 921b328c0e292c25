"""What a forge has to do for Peerpact, and how GitHub does it.

For: `Forge`, the verbs by which everything is read and written that isn't Git; another forge is another class with
these verbs (docs/another-forge.md). Must not: decide when a verb is used, or what a text says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from peerpact.github import pull_requests, statuses
from peerpact.github.client import Connection, asking
from peerpact.github.own_texts import passing_if_gone, refuse_other_writer
from peerpact.github.pull_requests import Conversation, Open
from peerpact.github.statuses import Newest, Posted

if TYPE_CHECKING:
    from github.Issue import Issue
    from github.PullRequest import PullRequest

_ISSUES, _PULLS, _STATUSES = "issues: write", "pull-requests: write", "statuses: write"
_GREY = "ededed"  # the colour of a label that GitHub made because someone put it on


class Forge(Protocol):
    """The verbs. Each is one request, or one for each page; OperatorError where it fails."""

    def open_pulls(self) -> list[Open]:
        """Every open pull request."""

    def conversation(self, pull: Open) -> Conversation:
        """The comments and reviews of a pull request, each with its writer's numeric id and its own time."""

    def statuses(self, commit: str) -> Newest:
        """Our newest status of each name on a commit."""

    def set_status(self, commit: str, posted: Posted) -> None:
        """Post a status on a commit."""

    def labels(self) -> frozenset[str]:
        """The names of the repository's labels, in lowercase."""

    def make_label(self, name: str, colour: str, description: str) -> None:
        """Make a label."""

    def describe_label(self, name: str, colour: str, description: str) -> None:
        """Give a label that is there its colour and its description."""

    def add_labels(self, number: int, labels: Sequence[str]) -> frozenset[str]:
        """Put labels on an issue or a pull request; those that came into being by it and still lack a description."""

    def remove_label(self, number: int, label: str) -> None:
        """Take a label off; one that isn't there doesn't matter."""

    def comment(self, number: int, body: str) -> None:
        """Say something new in an issue or a pull request, which tells the people in it."""

    def open_issue(self, title: str, body: str, labels: Sequence[str] = ()) -> int:
        """Open an issue of ours; its number. OtherWriterError, and it's closed, where it wouldn't be ours."""

    def close_issue(self, number: int, reason: str = "") -> None:
        """Close an issue; `reason` is `completed`, `not_planned` or empty."""

    def reopen_issue(self, number: int) -> None:
        """Open an issue again."""

    def open_pull(self, branch: str, base: str, title: str, body: str) -> int:
        """Open a pull request of ours; its number. OtherWriterError, and it's closed, where it wouldn't be ours."""


@dataclass(frozen=True, slots=True)
class GitHub:
    """The verbs on GitHub, by its REST API."""

    connection: Connection

    def open_pulls(self) -> list[Open]:
        """Every open pull request."""
        return pull_requests.open_pulls(self.connection)

    def conversation(self, pull: Open) -> Conversation:
        """The comments and reviews of a pull request."""
        return pull_requests.read_conversation(self.connection, pull)

    def statuses(self, commit: str) -> Newest:
        """Our newest status of each name on a commit."""
        return statuses.newest(self.connection, commit)

    def set_status(self, commit: str, posted: Posted) -> None:
        """Post a status on a commit."""
        status = posted.status
        sent = {"state": status.state, "context": status.context, "description": status.description}
        with asking(f"set the status {status.context} on {commit[:12]}", _STATUSES):
            self._send("POST", f"statuses/{commit}", sent | {"target_url": posted.target})

    def labels(self) -> frozenset[str]:
        """The names of the repository's labels, in lowercase."""
        with asking("list the labels", "issues: read"):
            return frozenset(label.name.casefold() for label in self.connection.repository.get_labels())

    def make_label(self, name: str, colour: str, description: str) -> None:
        """Make a label."""
        with asking(f"make the label {name}", _ISSUES):
            self.connection.repository.create_label(name, colour, description)

    def describe_label(self, name: str, colour: str, description: str) -> None:
        """Give a label that is there its colour and its description."""
        with asking(f"describe the label {name}", _ISSUES):
            self._send("PATCH", f"labels/{quote(name)}", {"color": colour, "description": description})

    def add_labels(self, number: int, labels: Sequence[str]) -> frozenset[str]:
        """Put labels on; GitHub creates a missing label, but in grey."""
        with asking(f"label #{number}", _ISSUES):
            answer = self._send("POST", f"issues/{number}/labels", {"labels": list(labels)})
        rows: Iterable[Any] = answer if isinstance(answer, list) else ()
        grey = (row for row in rows if row.get("color") == _GREY and not row.get("description"))
        return frozenset(str(row.get("name")).casefold() for row in grey)

    def remove_label(self, number: int, label: str) -> None:
        """Take a label off; one that isn't there doesn't matter."""
        with passing_if_gone(), asking(f"take the label {label} off #{number}", _ISSUES):
            self._send("DELETE", f"issues/{number}/labels/{quote(label)}")

    def comment(self, number: int, body: str) -> None:
        """Say something new in an issue or a pull request."""
        with asking(f"comment on #{number}", _ISSUES):
            self._send("POST", f"issues/{number}/comments", {"body": body})

    def open_issue(self, title: str, body: str, labels: Sequence[str] = ()) -> int:
        """Open an issue of ours; its number."""
        with asking("open an issue", _ISSUES):
            made = self.connection.repository.create_issue(title, body, labels=list(labels))
        return self._kept(made, "issue", _ISSUES)

    def close_issue(self, number: int, reason: str = "") -> None:
        """Close an issue."""
        with asking(f"close #{number}", _ISSUES):
            self._send("PATCH", f"issues/{number}", {"state": "closed"} | ({"state_reason": reason} if reason else {}))

    def reopen_issue(self, number: int) -> None:
        """Open an issue again."""
        with asking(f"open #{number} again", _ISSUES):
            self._send("PATCH", f"issues/{number}", {"state": "open"})

    def open_pull(self, branch: str, base: str, title: str, body: str) -> int:
        """Open a pull request of ours; its number."""
        with asking(f"open a pull request from {branch}", _PULLS):
            made = self.connection.repository.create_pull(base, branch, title=title, body=body)
        return self._kept(made, "pull request", _PULLS)

    def _kept(self, made: Issue | PullRequest, kind: str, right: str) -> int:
        """The number of what was just opened, unless it must be closed because we wouldn't know it again."""

        def undo() -> None:
            with asking(f"close {kind} {made.number}", right):
                made.edit(state="closed")

        refuse_other_writer(self.connection, made, undo, f"{kind} {made.number} was closed")
        return made.number

    def _send(self, verb: str, path: str, body: Any = None) -> Any:
        repository = self.connection.repository
        return repository.requester.requestJsonAndCheck(verb, f"{repository.url}/{path}", input=body)[1]


def forge_of(connection: Connection) -> Forge:
    """The forge that a connection leads to."""
    return GitHub(connection)

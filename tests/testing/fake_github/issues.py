"""Issues, comments, labels and what happened to them.

For: the conversation's state and the verbs that tests change it with. Must not: know HTTP or Git.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .people import User
    from .repository import Repository


@dataclass(eq=False)
class Label:
    """A label of a repository; `color` is six hexadecimal digits."""

    id: int
    name: str
    color: str = "ededed"
    description: str | None = None


@dataclass(eq=False)
class Comment:
    """A comment of an issue or a pull request; `app` is the slug of an app that wrote it in the author's name."""

    id: int
    issue: Issue
    author: User
    body: str
    created: datetime
    updated: datetime
    app: str = ""
    editor: User | None = None
    edited_at: datetime | None = None

    def edit(self, body: str, by: User | None = None) -> None:
        """Change the text; within one second of writing it the times of the REST API do not show that."""
        self.body, self.updated = body, self.issue.repository.hub.now
        self.editor, self.edited_at = by or self.author, self.issue.repository.hub.now
        self.issue.touch()

    def stir(self) -> None:
        """Move `updated_at` without an edit, as GitHub sometimes does a moment after a comment was written."""
        self.updated = self.issue.repository.hub.now

    def delete(self, by: User | None = None) -> None:
        """Take the comment away: the API then knows nothing of it. If someone else did it, an event says so."""
        self.issue.comments.remove(self)
        if by not in (None, self.author):
            self.issue.happened("comment_deleted", by, author=self.author)
        self.issue.touch()


@dataclass(eq=False)
class Happening:
    """One entry of an issue's events."""

    id: int
    actor: User
    event: str
    at: datetime
    commit_id: str | None = None
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(eq=False, repr=False)
class Issue:
    """An issue; a pull request is one too."""

    repository: Repository
    id: int
    number: int
    author: User
    title: str
    body: str | None
    created: datetime
    updated: datetime
    labels: list[Label] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    state: str = "open"
    state_reason: str | None = None
    closed_at: datetime | None = None
    closed_by: User | None = None
    lock_reason: str | None = None
    locked: bool = False
    editor: User | None = None
    edited_at: datetime | None = None

    def edit(self, body: str, by: User | None = None) -> None:
        """Change the text of the issue itself."""
        self.body, self.editor, self.edited_at = body, by or self.author, self.repository.hub.now
        self.touch()

    def touch(self) -> None:
        """Set the time of the last update to now."""
        self.updated = self.repository.hub.now

    def happened(self, event: str, actor: User | None = None, commit_id: str | None = None, **details: object) -> None:
        """Write down an event and touch the issue."""
        hub = self.repository.hub
        self.happenings.append(
            Happening(hub.next_id("event"), actor or self.author, event, hub.now, commit_id, details)
        )
        self.touch()

    def comment(self, author: User, body: str) -> Comment:
        """Add a comment even where people are locked out: tests set the scene with it."""
        hub = self.repository.hub
        made = Comment(hub.next_id("comment"), self, author, body, hub.now, hub.now)
        self.comments.append(made)
        self.touch()
        return made

    def label(self, name: str, by: User | None = None) -> Label:
        """Put a label on, creating it in the repository where it is new."""
        found = self.repository.label(name)
        if found not in self.labels:
            self.labels.append(found)
            self.happened("labeled", by, label={"name": found.name, "color": found.color})
        return found

    def unlabel(self, name: str, by: User | None = None) -> None:
        """Take a label off."""
        for found in [label for label in self.labels if label.name.casefold() == name.casefold()]:
            self.labels.remove(found)
            self.happened("unlabeled", by, label={"name": found.name, "color": found.color})

    def close(self, by: User | None = None, reason: str | None = "completed") -> None:
        """Close; closing twice changes nothing."""
        if self.state == "open":
            self.state, self.closed_at, self.closed_by = "closed", self.repository.hub.now, by or self.author
            self.state_reason = reason
            self.happened("closed", by)

    def reopen(self, by: User | None = None) -> None:
        """Open again."""
        if self.state == "closed":
            self.state, self.closed_at, self.closed_by, self.state_reason = "open", None, None, "reopened"
            self.happened("reopened", by)

    def lock(self, reason: str | None = None, by: User | None = None) -> None:
        """Lock the conversation: only people with write access may still say something."""
        self.locked, self.lock_reason = True, reason
        self.happened("locked", by, lock_reason=reason)

    def unlock(self, by: User | None = None) -> None:
        """End the lock."""
        self.locked, self.lock_reason = False, None
        self.happened("unlocked", by)

    def rename(self, title: str, by: User | None = None) -> None:
        """Change the title."""
        old, self.title = self.title, title
        self.happened("renamed", by, rename={"from": old, "to": title})

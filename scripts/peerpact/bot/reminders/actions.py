"""The values of reminders: what is on GitHub, and what is to be done next.

For: frozen values that come in and go out. Must not: decide, phrase or fetch anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from peerpact.domain.model import Agreement, Profile
from peerpact.domain.pull_request import Account
from peerpact.matching.questions.question import Questions

REMINDER, INTRODUCTION, MUTED, DECLINED = "reminder", "introduction", "muted", "declined"
LABELS = {
    REMINDER: ("bfdadc", "A reminder about a partnership or a profile"),
    INTRODUCTION: ("c5def5", "Two or three people get to know each other"),
    MUTED: ("ededee", "A partner wants no more reminders for this partnership"),
    DECLINED: ("ededee", "Someone said no, and doesn't have to say why"),
}
"""The labels of reminders with their colours. They are also its memory: whatever has one is read again on every run."""

OPEN, COMMENT, LABEL, UNLABEL, CLOSE = "open", "comment", "label", "unlabel", "close"
COMPLETED, NOT_PLANNED = "completed", "not_planned"


@dataclass(frozen=True, slots=True)
class PostedComment:
    """A comment; `by_us` when our own account wrote it."""

    author: Account
    by_us: bool
    body: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Thread:
    """An issue with one of our labels, and its comments, the oldest first."""

    number: int
    author: Account
    by_us: bool
    body: str
    labels: frozenset[str]
    open: bool
    opened: date
    comments: tuple[PostedComment, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsigned:
    """An open pull request with an agreement that `waiting` have not signed yet."""

    number: int
    author: Account
    opened: date
    waiting: tuple[Account, ...]
    comments: tuple[PostedComment, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What reminders are decided from, beside the community: issues, pull requests, and each file's last change."""

    threads: tuple[Thread, ...] = ()
    unsigned: tuple[Unsigned, ...] = ()
    changed: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """A decision without words. `key` is what makes it happen once; `people` are notified.

    `number` is the issue or pull request (0: it is to be opened), `label` the one to put on or take off, `reason` why
    something is closed or refused, `names` who is named without being notified. `asked` are skills to ask about.
    """

    verb: str
    kind: str
    key: str
    number: int = 0
    people: tuple[Account, ...] = ()
    agreement: Agreement | None = None
    profile: Profile | None = None
    due: date | None = None
    label: str = ""
    reason: str = ""
    names: tuple[str, ...] = ()
    ids: tuple[int, ...] = ()
    asked: Questions | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do on GitHub, in full: it can be printed, and carried out."""

    verb: str
    key: str
    number: int = 0
    title: str = ""
    body: str = ""
    labels: tuple[str, ...] = ()
    reason: str = ""

    def as_json(self) -> dict[str, object]:
        """The stable form that `--format json` prints."""
        return {
            "verb": self.verb,
            "key": self.key,
            "number": self.number,
            "title": self.title,
            "body": self.body,
            "labels": list(self.labels),
            "reason": self.reason,
        }

"""A pull request as a value: who opened it, what it changes, who has said what.

For: the question that `decide` answers. Must not: fetch, or trust a login where an id is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from peerpact.domain.entry import Entry

REGULAR = "100644"


@dataclass(frozen=True, slots=True)
class Account:
    """Someone on GitHub: the numeric id says who it is, the login how they are called today."""

    login: str
    id: int


GHOST = Account("ghost", 0)  # a deleted account: nobody is it, and it owns nothing


@dataclass(frozen=True, slots=True)
class Change:
    """One path that differs between the merge base and the head; `before` and `after` are None where it is absent.

    `sha_after` is the object's id at the head, the same for the same bytes.
    """

    path: str
    before: Entry | None
    after: Entry | None
    sha_after: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the conversation; `edited` when its text is not the one that was first written.

    `edited_by` is the id of the last person to edit it (0: not known), `by_app` means that an app wrote it in
    someone's name.
    """

    id: int
    author: Account
    body: str
    at: datetime
    edited: bool = False
    edited_by: int = 0
    by_app: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A review: `state` is GitHub's in upper case (APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED).

    Of a dismissed one, `dismissed_by` is the id of the person who did it (0: unknown), and `was_approval` says what it
    was before. What its `body` says counts for nothing.
    """

    id: int
    author: Account
    state: str
    commit: str
    at: datetime
    dismissed_by: int = 0
    was_approval: bool = False
    body: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The issue in which someone asked for a pull request of ours, as GitHub tells it now.

    `labels` are in lowercase, `first` means a first contribution, `updated` is when anything happened there.
    `edited_by` is the id of the last person to edit the text, 0 where nobody did.
    """

    number: int
    author: Account
    body: str
    open: bool
    labels: frozenset[str]
    first: bool
    updated: datetime
    edited_by: int = 0

    @property
    def by_its_author(self) -> bool:
        """Whether its text is what its author wrote, or edited last."""
        return self.edited_by in (0, self.author.id)


@dataclass(frozen=True, slots=True)
class PullRequest:
    """One pull request as GitHub tells it now; `base` and `head` are commits, `first` means a first contribution.

    `own_comment` is the text of the bot's own comment. `reviewed` holds, for each commit that someone approved, the
    object's id of every needed path there that was part of what was reviewed. `joins` is the number of the issue that
    our own pull request was made from, else 0; `form` is that issue, None when it is not there any more.

    `retargeted` is when the base branch was last changed. `note_lost` means that what the bot remembers in its comment
    can't be relied on: the comment is gone although our status is there, or someone else edited or deleted it.
    `deleted_by` holds, for people whose comments someone else deleted here, the id of the last person to do so.
    `test_merge` is the commit of GitHub's own test merge, where there is one.
    """

    number: int
    author: Account
    base: str
    head: str
    base_branch: str
    changes: tuple[Change, ...]
    first: bool = False
    draft: bool = False
    comments: tuple[Comment, ...] = ()
    reviews: tuple[Review, ...] = ()
    labels: frozenset[str] = field(default_factory=frozenset)
    own_comment: str = ""
    reviewed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    joins: int = 0
    form: Form | None = None
    retargeted: datetime | None = None
    note_lost: bool = False
    deleted_by: Mapping[int, int] = field(default_factory=dict)
    test_merge: str = ""

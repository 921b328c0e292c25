"""From GitHub's answers to values: open pull requests, what was said in them.

For: everything that is read over the API about a pull request but its files. Must not: write, or decide.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from peerpact.bot.comments.comment import MARKER
from peerpact.domain.pull_request import GHOST, Account, Comment, Form, PullRequest, Review
from peerpact.github.client import Connection, asking
from peerpact.github.own_texts import ours

if TYPE_CHECKING:
    from github.IssueComment import IssueComment
    from github.NamedUser import NamedUser
    from github.Organization import Organization
    from github.PullRequest import PullRequest as Handle
    from github.PullRequestReview import PullRequestReview

GITHUBS_GHOST = 10137
PULLS = "pull-requests: read"
FIRST = frozenset({"FIRST_TIME_CONTRIBUTOR", "FIRST_TIMER", "NONE"})
_PLAIN = ("ededed", "")  # how GitHub makes a label that someone used before it was there


@dataclass(frozen=True, slots=True)
class Open:
    """An open pull request as the list shows it. `plain` are labels without a colour and a description of their own.

    `joins` and `form` are for those that we made from a form: see `forms.py`.
    """

    number: int
    author: Account
    head: str
    base_branch: str
    updated: datetime
    labels: frozenset[str]
    plain: frozenset[str]
    first: bool
    draft: bool
    locked: bool
    handle: Handle = field(repr=False, compare=False)
    joins: int = 0
    form: Form | None = None
    test_merge: str = ""

    @property
    def touched(self) -> datetime:
        """When anything last happened that a verdict is made from: in the pull request, or in its form."""
        return max(self.updated, self.form.updated) if self.form else self.updated


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was said in a pull request; `ours` are our own comments, the oldest first, `at` a monotonic time.

    `nodes` are the names that GraphQL knows comments by.
    """

    comments: tuple[Comment, ...]
    reviews: tuple[Review, ...]
    ours: tuple[IssueComment, ...]
    at: float
    nodes: Mapping[int, str] = field(default_factory=dict)


def open_pulls(connection: Connection) -> list[Open]:
    """Every open pull request, the oldest first, so that one which is opened meanwhile shifts no page."""
    with asking("list the open pull requests", PULLS):
        listed = connection.repository.get_pulls(state="open", sort="created", direction="asc")
        by_number = {handle.number: as_open(handle) for handle in listed}
    return [by_number[number] for number in sorted(by_number)]


def state_of(connection: Connection, number: int) -> str:
    """What became of a pull request that is not open, as GitHub names it. RefusedError where there is none."""
    with asking(f"find pull request {number} in {connection.name}", PULLS):
        return str(connection.repository.get_pull(number).state)


def as_open(handle: Handle) -> Open:
    """What a list shows of a pull request, open or not."""
    labels = {label.name.casefold(): (label.color, label.description or "") for label in handle.labels}
    return Open(
        number=handle.number,
        author=account(handle.user),
        head=handle.head.sha,
        base_branch=handle.base.ref,
        updated=handle.updated_at or handle.created_at,
        labels=frozenset(labels),
        plain=frozenset(name for name, look in labels.items() if look == _PLAIN),
        first=handle.author_association in FIRST,
        draft=bool(handle.draft),
        locked=bool(handle.locked),
        handle=handle,
        test_merge=handle.merge_commit_sha or "",
    )


def account(user: NamedUser | Organization | None) -> Account:
    """Who someone is; GHOST where the account was deleted, for which GitHub gives nobody or an account of its own."""
    return Account(user.login, user.id) if user and user.id != ghost_id() else GHOST


def ghost_id() -> int:
    """The number of the account that stands for deleted ones; a GitHub Enterprise Server may have another one."""
    number = os.environ.get("PEERPACT_GHOST_ID", "")
    return int(number) if number.isdecimal() else GITHUBS_GHOST


def read_conversation(connection: Connection, pull: Open) -> Conversation:
    """All comments and reviews of a pull request, every page of them."""
    started = time.monotonic()
    with asking(f"read the reviews of pull request {pull.number}", PULLS):
        reviews = tuple(
            _review(review)
            for review in pull.handle.get_reviews()
            if review.submitted_at  # one that is still being written is nobody's word yet
        )
    with asking(f"read the comments of pull request {pull.number}", PULLS):
        issue_comments = list(pull.handle.get_issue_comments())
        comments = tuple(_comment(comment) for comment in issue_comments)
        return Conversation(
            comments,
            reviews,
            ours(connection, issue_comments, MARKER),
            started,
            {comment.id: comment.node_id for comment in issue_comments},
        )


def _review(review: PullRequestReview) -> Review:
    writer, commit = account(review.user), review.commit_id or ""
    return Review(review.id, writer, review.state, commit, review.submitted_at, body=review.body or "")


def _comment(comment: IssueComment) -> Comment:
    edited = comment.updated_at > comment.created_at  # as far as REST tells: `timeline` knows it exactly
    # `raw_data` would ask for each comment once more, for a list might not have shown all of it.
    by_app = bool(comment._rawData.get("performed_via_github_app"))
    return Comment(comment.id, account(comment.user), comment.body or "", comment.created_at, edited, by_app=by_app)


def as_value(pull: Open, base: str, conversation: Conversation) -> PullRequest:
    """A pull request against the tip of its base branch, still without its changes."""
    return PullRequest(
        number=pull.number,
        author=pull.author,
        base=base,
        head=pull.head,
        base_branch=pull.base_branch,
        changes=(),
        first=pull.first,
        draft=pull.draft,
        comments=conversation.comments,
        reviews=conversation.reviews,
        own_comment=conversation.ours[0].body or "" if conversation.ours else "",
        labels=pull.labels,
        joins=pull.joins,
        form=pull.form,
        test_merge=pull.test_merge,
    )

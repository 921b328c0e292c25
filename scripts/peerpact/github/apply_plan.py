"""Carrying a plan out on one pull request, by difference: labels, then the comment.

For: `differs`, `overtaken` and `carry_out`. Must not: touch a label that isn't Peerpact's, or a comment that isn't our
own. Statuses come after all of it (`verdicts`), so that they are never ahead of the words.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from peerpact.bot.comments.comment import MARKER
from peerpact.bot.plan import LABELS, Plan
from peerpact.domain.errors import OperatorError
from peerpact.github.client import Connection, LimitError, RefusedError, asking
from peerpact.github.forge import forge_of
from peerpact.github.own_texts import OwnComment, Say, ours, same
from peerpact.github.pull_requests import Conversation, Open
from peerpact.github.verdict_cache_key import Counts

if TYPE_CHECKING:
    from github.IssueComment import IssueComment

LOOK_AGAIN = 5.0  # seconds after which someone else may well have written our comment
CONVERSATION = "pull-requests: write"


@dataclass(frozen=True, slots=True)
class Task:
    """A pull request, what was said in it, and what is to be done."""

    pull: Open
    conversation: Conversation
    plan: Plan

    @property
    def missing(self) -> tuple[str, ...]:
        """Labels to put on."""
        return tuple(label for label in self.plan.labels if label not in self.pull.labels)

    @property
    def surplus(self) -> tuple[str, ...]:
        """Labels of Peerpact to take off; anybody else's stay."""
        return tuple(label for label in LABELS if label in self.pull.labels and label not in self.plan.labels)

    @property
    def plain(self) -> tuple[str, ...]:
        """Labels of Peerpact that came into being without their colour, when a run was cut off."""
        return tuple(label for label in self.plan.labels if label in self.pull.plain)

    @property
    def rewords(self) -> bool:
        """Whether our comment has to be made, or says something else than it should."""
        return not self.conversation.ours or not same(self.conversation.ours[0].body, self.plan.comment)

    @property
    def counts(self) -> Counts:
        """How much is said in it, once our own comment is there and alone."""
        comments = (
            len(self.conversation.comments) - max(0, len(self.conversation.ours) - 1) + (not self.conversation.ours)
        )
        dismissed = sum(review.state == "DISMISSED" for review in self.conversation.reviews)
        return comments, len(self.conversation.reviews), dismissed

    @property
    def differs(self) -> bool:
        """Whether anything but statuses has to be written."""
        return bool(self.missing or self.surplus or self.plain or self.rewords or len(self.conversation.ours) > 1)


def overtaken(connection: Connection, task: Task) -> bool:
    """Whether our comment was changed since it was read: then another run knows more, and ours must not write over it.

    It costs a request, so it is asked only before something is changed that was there before.
    """
    if not task.conversation.ours:
        return False
    mine = task.conversation.ours[0]
    address = f"{connection.repository.url}/issues/comments/{mine.id}"
    try:
        with asking(f"look at our comment on pull request {task.pull.number} again", "pull-requests: read"):
            _, now = connection.repository.requester.requestJsonAndCheck("GET", address)
    except RefusedError:
        return True  # someone has just deleted it
    return not same(now.get("body") if isinstance(now, dict) else None, mine.body)


def carry_out(connection: Connection, task: Task, say: Say) -> datetime | None:
    """Labels and comment; the comment comes last, for only its answer tells the time of our own last act.

    A step that fails keeps the next one from nothing; the first failure is raised at the end.
    """
    failed: list[OperatorError] = []
    times: list[datetime | None] = []
    for step in (_labels, _duplicates, _comment):
        try:
            times.append(step(connection, task, say))
        except LimitError:
            raise
        except OperatorError as error:
            failed.append(error)
    if failed:
        raise failed[0]
    return max((time for time in times if time), default=None)


def _labels(connection: Connection, task: Task, say: Say) -> None:
    number, verbs, plain = task.pull.number, forge_of(connection), list(task.plain)
    if task.missing:
        grey = verbs.add_labels(number, task.missing)
        say(f"#{number}: labels {', '.join(task.missing)} added")
        plain += [label for label in task.missing if label in grey]
    for label in plain:
        verbs.describe_label(label, *LABELS[label])
        say(f"label {label} described")
    for label in task.surplus:
        verbs.remove_label(number, label)
        say(f"#{number}: label {label} removed")


def _comment(connection: Connection, task: Task, say: Say) -> datetime | None:
    if not task.rewords:
        return None
    mine = task.conversation.ours or _look_again(connection, task)
    try:
        written = _own(connection, task).put(task.plan.comment, mine, task.pull.handle.create_issue_comment, say)
    except RefusedError as error:
        if not task.pull.locked or "403" not in error.problem:
            raise
        say(f"#{task.pull.number}: the conversation is locked, so the comment stays as it is")
        return None
    return written.updated_at if written else None


def _own(connection: Connection, task: Task) -> OwnComment:
    return OwnComment(connection, task.pull.number, f"pull request {task.pull.number}", CONVERSATION)


def _look_again(connection: Connection, task: Task) -> tuple[IssueComment, ...]:
    """Our own comment, where another run may have made it since we looked.

    Comments of the last seconds are not asked for: runs wait for each other, and should two comments ever appear, the
    next run deletes the younger one.
    """
    if time.monotonic() - task.conversation.at < LOOK_AGAIN:
        return ()
    with asking(f"look for our comment on pull request {task.pull.number} again", "pull-requests: read"):
        recent = connection.repository.get_issue(task.pull.number).get_comments(since=task.pull.updated)
        return ours(connection, recent, MARKER)


def _duplicates(connection: Connection, task: Task, say: Say) -> None:
    _own(connection, task).delete(task.conversation.ours[1:], say)

"""From GitHub's answers to what reminders need: issues with our labels, agreements that wait for a signature.

For: `seen`. Must not: write, or decide anything. Old issues without a label of memory are not read: nothing is said
about what is so long over.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peerpact.bot.judge import judge
from peerpact.bot.plan import read_base
from peerpact.bot.reminders.actions import (
    DECLINED,
    INTRODUCTION,
    MUTED,
    REMINDER,
    PostedComment,
    Snapshot,
    Thread,
    Unsigned,
)
from peerpact.bot.reminders.due_dates import LATE
from peerpact.bot.verdict import SUCCESS, Verdict
from peerpact.domain.errors import OperatorError
from peerpact.domain.model import Community
from peerpact.domain.pull_request import Account
from peerpact.git.history import last_changes
from peerpact.github.client import Connection, LimitError, asking
from peerpact.github.fetch import Store, store
from peerpact.github.forge import forge_of
from peerpact.github.judge import witness_of
from peerpact.github.pull_requests import Open, account, as_value
from peerpact.signing import SIGNED, state

if TYPE_CHECKING:
    from github.Issue import Issue
    from github.IssueComment import IssueComment

_RIGHT = "issues: read"
_WINDOW = LATE + timedelta(days=15)


def read_snapshot(connection: Connection, root: Path, community: Community, now: date) -> Snapshot:
    """Everything for one run of reminders."""
    since = datetime.combine(now - _WINDOW, time(0), UTC)
    wanted: list[dict[str, Any]] = [
        *({"labels": [label], "state": "open"} for label in (REMINDER, INTRODUCTION)),
        *({"labels": [label], "state": "closed", "since": since} for label in (REMINDER, INTRODUCTION)),
        *({"labels": [label], "state": "closed"} for label in (MUTED, DECLINED)),
    ]
    by_number: dict[int, Thread] = {}
    for query in wanted:
        for issue in _listed(connection, query):
            if issue.number not in by_number and issue.pull_request is None:
                by_number[issue.number] = _thread(connection, issue)
    threads = tuple(by_number[number] for number in sorted(by_number))
    unsigned = tuple(_unsigned(connection, store(connection, root), community, now))
    return Snapshot(threads, unsigned, last_changes(root, "profiles"))


def _listed(connection: Connection, query: dict[str, Any]) -> list[Issue]:
    """All issues of a query, the oldest first, so that one which is opened meanwhile shifts no page."""
    with asking("list the issues with reminders", _RIGHT):
        return list(connection.repository.get_issues(sort="created", direction="asc", **query))


def _thread(connection: Connection, issue: Issue) -> Thread:
    comments: list[IssueComment] = []
    if issue.comments:
        with asking(f"read the comments of issue {issue.number}", _RIGHT):
            comments = list(issue.get_comments())
    return Thread(
        number=issue.number,
        author=account(issue.user),
        by_us=_by_us(connection, issue),
        body=issue.body or "",
        labels=frozenset(label.name.casefold() for label in issue.labels),
        open=issue.state == "open",
        opened=issue.created_at.date(),
        comments=tuple(
            PostedComment(account(comment.user), _by_us(connection, comment), comment.body or "", comment.created_at)
            for comment in comments
        ),
    )


def _by_us(connection: Connection, post: Issue | IssueComment) -> bool:
    return bool(post.user) and connection.is_bot(post.user.login, post.user.type)


def _unsigned(connection: Connection, objects: Store, community: Community, now: date) -> Iterator[Unsigned]:
    """Open pull requests with an agreement that are old enough for a reminder; one that fails stops no other."""
    oldest = now - timedelta(
        days=min(community.settings.reminders.remind_days, community.settings.reminders.close_days)
    )
    for pull in forge_of(connection).open_pulls():
        if "agreement" in pull.labels and not pull.draft and pull.handle.created_at.date() <= oldest:
            try:
                yield _one(connection, objects, pull, now)
            except LimitError:
                raise
            except OperatorError as error:
                print(f"peerpact: {error}", file=sys.stderr)


def _one(connection: Connection, objects: Store, pull: Open, now: date) -> Unsigned:
    tip = objects.tips({pull.base_branch}).get(pull.base_branch)
    if not tip:
        raise OperatorError(f"#{pull.number} is for a branch that is gone.", "Someone can choose another one there.")
    objects.bring([pull])
    talked = forge_of(connection).conversation(pull)
    witness = witness_of(connection, objects, talked)
    verdict = judge(as_value(pull, tip, talked), read_base(objects.objects, tip), objects.objects, now, witness)
    posted = tuple(
        PostedComment(comment.author, _is_bot(connection, comment.author), comment.body, comment.at)
        for comment in talked.comments
    )
    return Unsigned(pull.number, pull.author, pull.handle.created_at.date(), waiting(verdict), posted)


def _is_bot(connection: Connection, author: Account) -> bool:
    """A name that ends in `[bot]` can be no person's; the comments of a pull request come without their type."""
    return connection.is_bot(author.login, "Bot")


def waiting(verdict: Verdict) -> tuple[Account, ...]:
    """Who has not signed an agreement yet and is there to be asked; nobody while something must be fixed first."""
    if verdict.errors or verdict.refused:
        return ()
    missing = {
        signature.person: None
        for need, signatures in verdict.signing
        if need.path.startswith("agreements/") and state(need, signatures) != SUCCESS
        for signature in signatures
        if signature.state != SIGNED
    }
    profiles = [verdict.head.by_id[person] for person in missing if person in verdict.head.by_id]
    return tuple(Account(profile.github, profile.github_id) for profile in profiles)

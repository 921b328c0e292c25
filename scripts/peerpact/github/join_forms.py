"""Join forms as GitHub tells them now, and which pull request of ours was made from which.

For: `read_form`, `with_forms`. Must not: write, or believe a branch's name where someone else opened the pull request.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from peerpact.bot.join_form import LABEL
from peerpact.domain.errors import OperatorError
from peerpact.domain.pull_request import Form
from peerpact.github.client import Connection, asking
from peerpact.github.pull_requests import FIRST, Open, account

if TYPE_CHECKING:
    from github.Issue import Issue
    from github.PullRequest import PullRequest as Handle

_RIGHT = "issues: read"
_BRANCH = re.compile(r"join/([1-9][0-9]{0,9})")
_GONE = ("GitHub answers 404 ", "GitHub answers 410 ")


def branch_of(number: int) -> str:
    """The branch on which the profile of a form waits for its merge."""
    return f"join/{number}"


def form_number(connection: Connection, handle: Handle) -> int:
    """The issue that a pull request was made from; 0 unless we opened it, from such a branch of this repository."""
    head, base, user = handle.head, handle.base, handle.user
    if not user or not connection.is_bot(user.login, user.type):
        return 0
    here = head.repo is not None and base.repo is not None and head.repo.id == base.repo.id
    matched = _BRANCH.fullmatch(head.ref) if here else None
    return int(matched[1]) if matched else 0


def with_forms(connection: Connection, pulls: Sequence[Open]) -> list[Open]:
    """The pull requests, each of ours that was made from a form together with that form."""
    numbers = {pull.number: form_number(connection, pull.handle) for pull in pulls}
    if not any(numbers.values()):
        return list(pulls)
    forms: dict[int, Form | None] = {}
    with asking("list the join forms", _RIGHT):
        for issue in connection.repository.get_issues(state="open", labels=[LABEL], sort="created", direction="asc"):
            if issue.pull_request is None:
                forms[issue.number] = _as_form(issue)
    for number in sorted(set(numbers.values()) - forms.keys() - {0}):
        forms[number] = read_form(connection, number)
    return [
        replace(pull, joins=numbers[pull.number], form=forms[numbers[pull.number]]) if numbers[pull.number] else pull
        for pull in pulls
    ]


def read_form(connection: Connection, number: int) -> Form | None:
    """An issue by its number; None where it was deleted or moved away, or is a pull request."""
    try:
        with asking(f"read issue {number}", _RIGHT):
            issue = connection.repository.get_issue(number)
            place = str(issue.raw_data.get("repository_url", ""))
            moved = not place.casefold().endswith(f"/repos/{connection.name}".casefold())
            return None if moved or issue.pull_request is not None else _as_form(issue)
    except OperatorError as error:
        if error.problem.startswith(_GONE):
            return None
        raise


def _as_form(issue: Issue) -> Form:
    return Form(
        number=issue.number,
        author=account(issue.user),
        body=issue.body or "",
        open=issue.state == "open",
        labels=frozenset(label.name.casefold() for label in issue.labels),
        first=issue.author_association in FIRST,
        updated=issue.updated_at or issue.created_at,
    )

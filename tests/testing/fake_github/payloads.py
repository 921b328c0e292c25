"""The event files that workflows start with.

For: `GITHUB_EVENT_PATH` of a run in a test. Must not: start anything.
"""

from __future__ import annotations

from typing import Any

from .answers import issues, people, pulls, repositories, settings
from .issues import Comment, Issue
from .people import User
from .pulls import PullRequest, Review
from .repository import Repository, Run

Json = dict[str, Any]


def _event(repository: Repository, sender: User, **parts: object) -> Json:
    hub = repository.hub
    return {**parts, "repository": repositories.short(repository), "sender": people.existing(hub, sender)}


def pull_request(pull: PullRequest, action: str = "opened") -> Json:
    """`pull_request`: opened, synchronize, reopened, edited, closed and so on."""
    shown = pulls.full(pull)
    return _event(pull.repository, pull.author, action=action, number=pull.number, pull_request=shown)


def pull_request_review(review: Review, action: str = "submitted") -> Json:
    """`pull_request_review`: submitted, edited or dismissed; the state is in lowercase here."""
    shown = pulls.review(review)
    shown["state"] = review.state.lower()
    pull = review.pull
    return _event(pull.repository, review.author, action=action, review=shown, pull_request=pulls.simple(pull))


def issue_comment(comment: Comment, action: str = "created", sender: User | None = None) -> Json:
    """`issue_comment`: created, edited or deleted, of an issue or a pull request."""
    said, about = issues.comment(comment), issues.issue(comment.issue)
    who = sender or comment.author
    return _event(comment.issue.repository, who, action=action, comment=said, issue=about)


def issue(found: Issue, action: str = "opened") -> Json:
    """`issues`: opened, edited, labeled and so on."""
    return _event(found.repository, found.author, action=action, issue=issues.issue(found))


def workflow_run(run: Run, repository: Repository, name: str, action: str = "completed") -> Json:
    """`workflow_run`; `pull_requests` is empty, as for a fork."""
    shown = settings.run(repository, run, 1, name)
    workflow = {"name": name, "path": run.workflow}
    return _event(repository, run.actor, action=action, workflow_run=shown, workflow=workflow)


def push(repository: Repository, before: str, by: User | None = None) -> Json:
    """`push` to the default branch."""
    ref = f"refs/heads/{repository.default_branch}"
    return _event(repository, by or repository.owner, ref=ref, before=before, after=repository.head, commits=[])


def schedule(repository: Repository, cron: str) -> Json:
    """`schedule`."""
    return _event(repository, repository.hub.bot, schedule=cron)


def workflow_dispatch(repository: Repository, inputs: dict[str, str], by: User | None = None) -> Json:
    """`workflow_dispatch`."""
    ref = f"refs/heads/{repository.default_branch}"
    return _event(repository, by or repository.owner, ref=ref, inputs=inputs)

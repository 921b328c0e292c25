"""Commit statuses.

For: create, list, combine. Must not: know what a context means.
"""

from __future__ import annotations

from .. import git_reading
from ..answers import issues
from ..call import Call, Pages, Reply
from ..errors import Refusal, invalid, not_found
from .common import commit_of

MOST = 1000
LONGEST_DESCRIPTION = 140
STATES = ("error", "failure", "pending", "success")


def create(call: Call) -> Reply:
    """repos/create-commit-status"""
    repository, sha, state = call.repository, call.values["sha"], call.sent("state")
    if git_reading.kind_of(repository.git, sha) != "commit" or len(sha) != 40:
        raise Refusal(422, f"No commit found for SHA: {sha}")
    if state not in STATES:
        raise invalid("state", "state is not included in the list", "Status")
    context, description = call.body.get("context") or "default", call.body.get("description")
    if description and len(description) > LONGEST_DESCRIPTION:
        raise invalid("description", f"description is too long (maximum is {LONGEST_DESCRIPTION} characters)", "Status")
    target = call.body.get("target_url")
    if target and not target.startswith(("https://", "http://")):
        raise invalid("target_url", "target_url must use http(s) scheme", "Status")
    if sum(one.context == context for one in repository.statuses.get(sha, [])) >= MOST:
        raise invalid("sha", "This SHA and context has reached the maximum number of statuses.", "Status")
    return issues.status(repository, repository.status(sha, context, state, call.actor, description, target))


def _sha(call: Call) -> str:
    found = commit_of(call.repository, call.values["ref"])
    if found is None:
        raise not_found()
    return found


def listed(call: Call) -> Reply:
    """repos/list-commit-statuses-for-ref, newest first"""
    found = call.repository.statuses.get(_sha(call), [])
    return Pages(found[::-1], lambda one: issues.status(call.repository, one))


def combined(call: Call) -> Reply:
    """repos/get-combined-status-for-ref"""
    size = min(int(call.query.get("per_page", "30")), 100)
    first = (int(call.query.get("page", "1")) - 1) * size
    return issues.combined(call.repository, _sha(call), first, size)

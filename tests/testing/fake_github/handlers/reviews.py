"""Reviews of pull requests.

For: list, get, create, dismiss. Must not: decide what a review means.
"""

from __future__ import annotations

from .. import git_reading
from ..answers import pulls
from ..call import Call, Pages, Reply
from ..errors import Refusal, not_found, unacceptable
from ..pulls import RefusedError, Review
from ..rights import must_write
from .common import good_body

STATES = {"APPROVE": "APPROVED", "REQUEST_CHANGES": "CHANGES_REQUESTED", "COMMENT": "COMMENTED"}


def listed(call: Call) -> Reply:
    """pulls/list-reviews, oldest first"""
    return Pages(call.pull.reviews, pulls.review)


def _review(call: Call) -> Review:
    number = call.number("review_id")
    for found in call.pull.reviews:
        if found.id == number:
            return found
    raise not_found()


def get(call: Call) -> Reply:
    """pulls/get-review"""
    return pulls.review(_review(call))


def create(call: Call) -> Reply:
    """pulls/create-review; one that is not submitted at once (pending) is not supported"""
    pull, event = call.pull, call.body.get("event")
    if event not in STATES:
        raise unacceptable(f"Variable $event of type PullRequestReviewEvent was provided invalid value: {event}")
    text = call.body.get("body") or ""
    if event != "APPROVE":
        good_body(text, resource="PullRequestReview")
    if pull.locked:
        must_write(call)
    settings = pull.repository.settings
    if event == "APPROVE" and call.actor.type == "Bot" and not settings.can_approve_pull_request_reviews:
        raise unacceptable("GitHub Actions is not permitted to approve pull requests.")
    sha = call.body.get("commit_id") or pull.head_sha
    if git_reading.kind_of(pull.repository.git, sha) != "commit":
        raise unacceptable("The commit_id is not part of the pull request")
    try:
        return pulls.review(pull.review(call.actor, STATES[event], text, sha))
    except RefusedError as why:
        raise unacceptable(str(why)) from None


def dismiss(call: Call) -> Reply:
    """pulls/dismiss-review; only for people who may write"""
    found, message = _review(call), str(call.sent("message"))
    must_write(call)
    try:
        call.pull.dismiss(found, call.actor, message)
    except RefusedError as why:
        raise Refusal(422, str(why)) from None
    return pulls.review(found)

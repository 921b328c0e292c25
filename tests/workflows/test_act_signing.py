"""Signatures through the real workflows: each event that gives or takes consent rings, and the merge is recorded."""

from __future__ import annotations

import pytest

from peerpact.signing import digest
from testing.fake_github import PullRequest
from testing.ledger_world import FIRST, agreement
from testing.workflow_community import Community, profile
from testing.workflow_tools import find

pytestmark = [
    pytest.mark.skipif(not find("act"), reason="there is no act for this machine"),
]
TEXT = agreement().replace("kubernetes", "python")
SIGN = f"Gladly.\n\n/sign {digest(FIRST, TEXT.encode())}"


def signatures(community: Community, pull: PullRequest) -> str:
    found = community.repository.latest_statuses(pull.head_sha)
    return next(status.state for status in found if status.context == "peerpact/signatures")


def test_a_signature_that_is_deleted_before_the_merge_rings_and_is_never_recorded(community: Community) -> None:
    community.repository.push(profile("demo-ana", 1001, "python", "public-speaking"))
    pull = community.hub.pull_request(community.repository, community.ana, {FIRST: TEXT})
    for comment in (pull.comment(community.ana, SIGN), pull.comment(community.bo, "Let me read it.")):
        list(community.actions.comment(comment))
    assert signatures(community, pull) == "pending"
    community.hub.wait(minutes=1)
    list(community.actions.review(pull.approve(community.bo)))
    assert signatures(community, pull) == "success"

    community.hub.wait(minutes=1)
    again = pull.comment(community.bo, SIGN)
    list(community.actions.comment(again))
    community.hub.wait(minutes=1)
    again.delete()
    [ran] = community.actions.comment(again, "deleted")
    assert ran.result == "success", ran.log
    assert signatures(community, pull) == "failure"

    community.hub.wait(minutes=1)
    pull.merge()
    ran, *_ = community.actions.schedule("signatures.yml")
    assert ran.result == "failure"
    [(level, _, message)] = ran.annotations
    assert (level, "missing: account 1002" in message) == ("error", True)
    assert community.repository.git.branch("ledger") is None

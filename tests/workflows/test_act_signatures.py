"""The real `signatures.yml` runs after a merge, with no more rights than its file gives it."""

from __future__ import annotations

import pytest

from peerpact.signing import digest
from testing.ledger_world import FIRST, agreement
from testing.workflow_community import Community
from testing.workflow_tools import find

pytestmark = [
    pytest.mark.skipif(not find("act"), reason="there is no act for this machine"),
]
RECORD = {"contents": "write", "pull-requests": "read", "issues": "write", "metadata": "read"}


def test_a_merge_is_written_down_and_an_unsigned_one_cried_out(community: Community) -> None:
    community.repository.private = True  # fetching needs the token too
    text = agreement()
    pull = community.hub.pull_request(community.repository, community.ana, {FIRST: text})
    pull.comment(community.ana, f"/sign {digest(FIRST, text.encode())}")
    pull.merge()
    ran, *_ = community.actions.schedule("signatures.yml")  # the site waits for it
    assert (ran.result, ran.rights) == ("failure", RECORD)
    [(level, _, message)] = ran.annotations
    assert (level, "missing: account 1002" in message) == ("error", True)
    assert community.repository.git.branch("ledger") is None

    community.hub.wait(minutes=1)
    pull.approve(community.bo)
    ran, *_ = community.actions.schedule("signatures.yml")  # the site waits for it
    assert ran.result == "success", ran.log
    assert f"recorded {FIRST}: a new agreement, signed by demo-ana and demo-bo" in ran.log
    assert community.repository.git.branch("ledger")
    assert [request.status for request in ran.requests if request.status >= 400 and not request.is_git] == []
    assert len([issue for issue in community.repository.issues.values() if issue.author is community.hub.bot]) == 1

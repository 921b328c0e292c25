"""The real workflow files run, from the doorbell to the comment, for a pull request that comes from a fork."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from testing.fake_github import PullRequest
from testing.workflow_community import Community
from testing.workflow_runner import Ran
from testing.workflow_tools import find

pytestmark = [
    pytest.mark.skipif(not find("act"), reason="there is no act for this machine"),
]
VERDICT = {"contents": "read", "pull-requests": "write", "issues": "write", "statuses": "write", "metadata": "read"}


def what_ran(runs: Iterable[Ran]) -> list[tuple[str, str, str]]:
    return [(ran.workflow, ran.event, ran.result) for ran in runs]


def said(community: Community, pull: PullRequest) -> list[str]:
    """What the bot said in the pull request."""
    return [comment.body for comment in pull.comments if comment.author is community.hub.bot]


def statuses(community: Community, pull: PullRequest) -> dict[str, str]:
    return {status.context: status.state for status in community.repository.latest_statuses(pull.head_sha)}


def test_doorbell_rings_and_one_comment_answers(community: Community) -> None:
    pull = community.joins()
    opened = list(community.actions.pull_request(pull))
    assert what_ran(opened) == [("check.yml", "pull_request", "success"), ("bot.yml", "workflow_run", "success")]
    assert opened[1].rights == VERDICT
    assert [request.status for request in opened[1].requests if request.status >= 400] == []
    [comment] = said(community, pull)
    assert "demo-bo" in comment  # the partner to choose: each offers what the other seeks
    assert statuses(community, pull) == {"peerpact/checks": "success", "peerpact/signatures": "success"}

    reviewed = list(community.actions.review(pull.approve(community.bo)))
    assert what_ran(reviewed) == [
        ("review.yml", "pull_request_review", "success"),
        ("bot.yml", "workflow_run", "success"),
    ]
    assert (reviewed[0].rights, reviewed[0].requests) == ({"metadata": "read"}, [])
    assert said(community, pull) == [comment]


def test_comment_asks_again_but_only_on_a_pull_request(community: Community) -> None:
    pull = community.joins()
    asked = community.actions.comment(pull.comment(community.ana, "/recheck"))
    assert what_ran(asked) == [("bot.yml", "issue_comment", "success")]
    assert len(said(community, pull)) == 1
    issue = community.repository.issue(community.bo, "A question")
    assert what_ran(community.actions.comment(issue.comment(community.ana, "An answer"))) == [
        ("bot.yml", "issue_comment", "skipped")
    ]


def test_sweep_serves_a_newcomer_whose_runs_are_held(community: Community) -> None:
    pull = community.joins()
    assert what_ran(community.actions.schedule("bot.yml")) == [("bot.yml", "schedule", "success")]
    assert len(said(community, pull)) == 1
    assert set(statuses(community, pull)) == {"peerpact/checks", "peerpact/signatures"}


def test_maintainer_of_a_private_community_asks_by_hand(community: Community) -> None:
    community.repository.private = True  # fetching needs the token and its right to read
    pull = community.joins()
    asked = community.actions.dispatch("bot.yml", {"number": str(pull.number)})
    assert what_ran(asked) == [("bot.yml", "workflow_dispatch", "success")]
    assert len(said(community, pull)) == 1

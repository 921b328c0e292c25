"""The real `join.yml` runs from a filled-in form to a pull request, and its end rings for the verdict."""

from __future__ import annotations

import pytest
from test_act_bot import said, statuses, what_ran

from testing.join_forms import body
from testing.workflow_community import Community
from testing.workflow_tools import find

pytestmark = [
    pytest.mark.skipif(not find("act"), reason="there is no act for this machine"),
]
JOIN = {"contents": "write", "pull-requests": "write", "issues": "write", "metadata": "read"}


def test_a_form_becomes_a_pull_request_and_its_verdict_comes_by_itself(community: Community) -> None:
    community.repository.settings.can_approve_pull_request_reviews = True
    community.repository.private = True  # fetching needs the token too
    answers = {"offers": "Python, advanced", "seeks": "Public speaking, beginner"}
    issue = community.repository.issue(community.ana, "Join", body(**answers), ["join"])
    runs = list(community.actions.issue(issue))
    assert what_ran(runs) == [("join.yml", "issues", "success"), ("bot.yml", "workflow_run", "success")], runs[0].log
    assert runs[0].rights == JOIN
    assert [request.status for run in runs for request in run.requests if request.status >= 400] == []
    [pull] = community.repository.pull_requests()
    assert (pull.author, pull.head_ref) == (community.hub.bot, f"join/{issue.number}")
    assert statuses(community, pull) == {"peerpact/checks": "success", "peerpact/signatures": "success"}
    [comment] = said(community, pull)
    assert "demo-bo" in comment


def test_an_issue_that_is_no_form_starts_nothing(community: Community) -> None:
    issue = community.repository.issue(community.ana, "A question", "How does it work?")
    runs = list(community.actions.issue(issue))
    assert what_ran(runs) == [("join.yml", "issues", "skipped"), ("bot.yml", "workflow_run", "skipped")]
    assert [request for run in runs for request in run.requests] == []

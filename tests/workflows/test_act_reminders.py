"""The real `reminders.yml` runs once a day, with no more rights than its file gives it, and says nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from testing.workflow_community import Community, profile
from testing.workflow_tools import find

pytestmark = [
    pytest.mark.skipif(not find("act"), reason="there is no act for this machine"),
]
RIGHTS = {
    "contents": "read",
    "issues": "write",
    "pull-requests": "write",
    "statuses": "read",
    "metadata": "read",
}
FORM = "### Who would you like to meet?\n\ndemo-ana\n\n### A first line\n\nYour talk made me curious.\n"


def test_an_introduction_is_welcomed_once_and_a_no_closes_it(community: Community) -> None:
    community.hub.now = datetime.now(UTC).replace(microsecond=0)  # care goes by the clock of the machine
    community.repository.push(profile("demo-ana", 1001, "python", "public-speaking"))
    issue = community.repository.issue(community.bo, "Hello demo-ana", FORM, ["introduction"])
    [ran] = community.actions.schedule("reminders.yml")
    assert (ran.result, ran.rights) == ("success", RIGHTS), ran.log
    [welcome] = issue.comments
    assert "Hello @demo-ana! @demo-bo would like" in welcome.body
    assert welcome.author is community.hub.bot

    [again] = community.actions.dispatch("reminders.yml", {})
    assert (again.result, len(issue.comments), issue.state) == ("success", 1, "open")

    issue.comment(community.ana, "/decline")
    [last] = community.actions.schedule("reminders.yml")
    assert (last.result, issue.state) == ("success", "closed"), last.log
    assert [request.status for request in last.requests if request.status >= 400 and not request.is_git] == []

"""The real workflow files run: the advice to a contributor from a fork, and the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from testing.fake_github import StandIn
from testing.workflow_community import Community, demo_files, kit_files
from testing.workflow_runner import Runner
from testing.workflow_table import TABLE
from testing.workflow_tools import ROOT, find

pytestmark = [
    pytest.mark.skipif(not find("act"), reason="there is no act for this machine"),
]
READER = {"contents": "read", "metadata": "read"}
QUEUE = """
name: Queue
on:
  issue_comment: {{types: [created]}}
  schedule: [{{cron: "3 * * * *"}}]
jobs:
  show:
    permissions: {{}}
    runs-on: ubuntu-latest
    steps:
      - run: echo "$GROUP"
        env:
          GROUP: "{group}"
"""
FORGERY = """python -c "
import os, urllib.request as web
url = os.environ['GITHUB_API_URL'] + '/repos/example/mentoring/statuses/' + os.environ['HEAD']
given = b'{\\"state\\": \\"success\\", \\"context\\": \\"peerpact/checks\\"}'
web.urlopen(web.Request(url, given, {'Authorization': 'token ' + os.environ['TOKEN']}))
"
"""


def test_check_marks_the_lines_and_says_what_the_bot_will_say(community: Community) -> None:
    pull = community.joins(**{"Europe/Berlin": "Berlin"})
    check = next(community.actions.pull_request(pull))
    assert (check.workflow, check.event, check.result, check.rights) == ("check.yml", "pull_request", "failure", READER)
    assert ("error", "profiles/demo-ana.yml:4") in [(level, place) for level, place, _ in check.annotations]
    assert check.steps["What the bot will say"] == "failure"
    assert "@demo-ana" in check.summary
    assert "Europe/Berlin" in check.summary
    assert not any(request.is_write for request in check.requests)


def test_workflow_rewritten_in_a_fork_cannot_write(community: Community) -> None:
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    forged = text.replace("permissions: {}", "permissions: write-all").replace("contents: read", "statuses: write")
    lines = forged.splitlines()
    [at] = [number for number, line in enumerate(lines) if "run: peerpact plan" in line]
    script = "".join(f"          {line}\n" for line in FORGERY.splitlines())
    lines[at] = f"          TOKEN: ${{{{ github.token }}}}\n        run: |\n{script}"
    pull = community.joins()
    pull.push({".github/workflows/check.yml": "\n".join(lines)})
    check = next(community.actions.pull_request(pull))
    assert check.steps["What the bot will say"] == "failure"
    refused = (f"/repos/example/mentoring/statuses/{pull.head_sha}", 403)
    assert [(request.path, request.status) for request in check.requests if request.is_write] == [refused]


def test_only_a_comment_outside_of_pull_requests_stands_in_another_queue(hub: StandIn, tmp_path: Path) -> None:
    # A waiting verdict is dropped for a newer run of its queue, so a run that decides nothing must not be in it.
    files = {".github/workflows/queue.yml": QUEUE.format(group=TABLE["bot.yml"].group)}
    repository, ana = hub.repository("example/mentoring", files), hub.user("demo-ana", id=1001)
    pull, issue = hub.pull_request(repository, ana, {"a": "b"}), repository.issue(ana, "A question")
    actions = Runner(hub, repository, tmp_path / "actions")
    asked = [actions.schedule("queue.yml"), *(actions.comment(one.comment(ana, "Hello")) for one in (pull, issue))]
    sweep, on_pull, on_issue = (next(runs).log.strip() for runs in asked)
    assert sweep == on_pull == "bot"
    assert on_issue.startswith("bot-")


def test_site_of_this_repository_is_built_from_what_the_set_up_installs(hub: StandIn, tmp_path: Path) -> None:
    repository = hub.repository("example/mentoring", {**kit_files(), **demo_files()})
    [site] = Runner(hub, repository, tmp_path / "actions").schedule("site.yml")
    assert (site.result, site.rights) == ("success", {**READER, "actions": "read"})
    assert "index.html" in site.log.split()

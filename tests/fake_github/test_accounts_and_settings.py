"""Accounts that change, and what an administrator's questions are answered."""

from __future__ import annotations

import pytest
from github import GithubException, UnknownObjectException

from testing.fake_github import BOT_ID, Protection, StandIn, payloads
from testing.fake_github_scene import EVERYTHING, Scene

WORKFLOW = """
name: Verdict
on:
  workflow_dispatch:
    inputs:
      pull: {}
jobs: {}
"""
STATUSES = {
    "type": "required_status_checks",
    "parameters": {
        "strict_required_status_checks_policy": False,
        "required_status_checks": [{"context": "peerpact/checks"}],
    },
}


def test_renamed_account_keeps_its_id_and_frees_its_login(scene: Scene) -> None:
    scene.pull.approve(scene.bo)
    scene.hub.rename_user(scene.bo, "demo-bosse")
    github = scene.hub.github(scene.token, lazy=False)
    with pytest.raises(UnknownObjectException):
        github.get_user("demo-bo")
    assert github.get_user_by_id(1002).login == "demo-bosse"
    assert next(iter(scene.seen.get_reviews())).user.login == "demo-bosse"
    again = scene.hub.user("demo-bo", id=4004)
    assert again is not scene.bo
    assert github.get_user("Demo-Bo").id == 4004


def test_two_accounts_never_share_a_login_or_an_id(hub: StandIn) -> None:
    hub.user("demo-ana", id=1)
    for login, number in (("Demo-Ana", 2), ("demo-other", 1)):
        with pytest.raises(ValueError, match="taken"):
            hub.user(login, id=number)
    with pytest.raises(ValueError, match="taken"):
        hub.rename_user(hub.user("demo-x"), "DEMO-ANA")


def test_renamed_author_still_has_the_fork(scene: Scene) -> None:
    scene.hub.rename_user(scene.ana, "demo-anna")
    assert scene.seen.head.repo.full_name == "demo-anna/mentoring"
    scene.pull.push({"x": "1"})
    assert [p.number for p in scene.client().get_pulls(head=f"demo-anna:{scene.pull.head_ref}")] == [1]


def test_roles_are_told(scene: Scene) -> None:
    scene.repository.collaborator(scene.bo, "maintain")
    client = scene.client()
    assert client.get_collaborator_permission("demo-bo") == "write"
    assert client.get_collaborator_role_name("demo-bo") == "maintain"
    assert client.get_collaborator_permission("example") == "admin"
    assert client.get_collaborator_permission("demo-ana") == "read"
    assert {c.login for c in client.get_collaborators()} == {"example", "demo-bo"}
    mine = scene.hub.github(scene.hub.token(actor=scene.bo), lazy=False)
    permissions = mine.get_repo("example/mentoring").permissions
    assert (permissions.push, permissions.admin) == (True, False)
    assert mine.get_user().login == "demo-bo"


def test_workflow_token_has_no_user_page_but_its_bot_is_known(scene: Scene) -> None:
    github = scene.hub.github(scene.token, lazy=False)
    with pytest.raises(GithubException) as refused:
        github.get_user().login  # noqa: B018 - reading it asks
    assert refused.value.status == 403
    assert github.get_user("github-actions[bot]").id == BOT_ID


def test_association_grows_with_a_merge(scene: Scene) -> None:
    assert scene.seen.raw_data["author_association"] == "FIRST_TIME_CONTRIBUTOR"
    scene.pull.merge()
    second = scene.hub.pull_request(scene.repository, scene.ana, {"x": "1"})
    assert scene.client().get_pull(second.number).raw_data["author_association"] == "CONTRIBUTOR"


def test_administrator_sees_what_is_set(scene: Scene) -> None:
    repository, owner = scene.repository, scene.hub.token(actor=scene.repository.owner)
    client = scene.client(owner)
    ask = client.requester.requestJsonAndCheck
    classic = Protection(required_statuses=("peerpact/checks",), dismiss_stale=True, approvals=1)
    repository.rules.protect("main", classic)
    ruleset = repository.rules.ruleset("Ledger", "ledger", "non_fast_forward", "deletion")
    repository.rules.ruleset(
        "Main",
        "main",
        STATUSES,
        {
            "type": "merge_queue",
            "parameters": {
                "check_response_timeout_minutes": 5,
                "grouping_strategy": "ALLGREEN",
                "max_entries_to_build": 5,
                "max_entries_to_merge": 5,
                "merge_method": "MERGE",
                "min_entries_to_merge": 1,
                "min_entries_to_merge_wait_minutes": 5,
            },
        },
    )
    protection = client.get_branch("main").get_protection()
    assert protection.required_status_checks.contexts == ["peerpact/checks"]
    assert protection.required_pull_request_reviews.dismiss_stale_reviews is True
    base = "/repos/example/mentoring"
    assert [r["name"] for r in ask("GET", f"{base}/rulesets")[1]] == ["Ledger", "Main"]
    assert len(ask("GET", f"{base}/rulesets/{ruleset.id}")[1]["rules"]) == 2
    in_force = [r["type"] for r in ask("GET", f"{base}/rules/branches/main")[1]]
    assert in_force == ["required_status_checks", "merge_queue"]
    assert ask("GET", f"{base}/actions/permissions")[1]["allowed_actions"] == "all"
    assert ask("GET", f"{base}/actions/permissions/workflow")[1]["default_workflow_permissions"] == "read"
    policy = ask("GET", f"{base}/actions/permissions/fork-pr-contributor-approval")[1]["approval_policy"]
    assert policy == "first_time_contributors"
    with pytest.raises(UnknownObjectException):
        ask("GET", f"{base}/pages")
    repository.settings.pages = {"build_type": "workflow"}
    assert ask("GET", f"{base}/pages")[1]["build_type"] == "workflow"


def test_workflows_runs_and_dispatches(scene: Scene) -> None:
    path = ".github/workflows/bot.yml"
    scene.repository.push({path: WORKFLOW})
    client = scene.client(scene.hub.token(EVERYTHING))
    workflow = next(iter(client.get_workflows()))
    assert (workflow.name, workflow.path, workflow.state) == ("Verdict", path, "active")
    assert client.get_workflow("bot.yml").id == workflow.id
    workflow.create_dispatch("main", {"pull": "1"}, throw=True)
    assert scene.repository.dispatches == [{"workflow": path, "ref": "main", "inputs": {"pull": "1"}}]
    with pytest.raises(GithubException) as refused:
        workflow.create_dispatch("main", {"other": "1"}, throw=True)
    assert refused.value.status == 422
    scene.repository.workflow_run(path, event="pull_request", pull=scene.pull, conclusion="action_required")
    run = next(iter(client.get_workflow_runs(head_sha=scene.pull.head_sha)))
    assert (run.conclusion, run.pull_requests, run.head_repository.full_name) == (
        "action_required",
        [],
        "demo-ana/mentoring",
    )
    assert [r.id for r in workflow.get_runs()] == [run.id]
    scene.repository.settings.sleeping_workflows.add(path)
    assert next(iter(client.get_workflows())).state == "disabled_inactivity"


def test_events_carry_what_github_sends(scene: Scene) -> None:
    review = scene.pull.approve(scene.bo)
    comment = scene.pull.comment(scene.bo, "/recheck")
    run = scene.repository.workflow_run(".github/workflows/check.yml", event="pull_request", pull=scene.pull)
    assert payloads.pull_request(scene.pull)["pull_request"]["head"]["sha"] == scene.pull.head_sha
    assert payloads.pull_request_review(review)["review"]["state"] == "approved"
    assert payloads.issue_comment(comment)["issue"]["pull_request"]["url"].endswith("/pulls/1")
    told = payloads.workflow_run(run, scene.repository, "Check")["workflow_run"]
    assert (told["name"], told["pull_requests"], told["head_sha"]) == ("Check", [], scene.pull.head_sha)
    issue = scene.repository.issue(scene.bo, "Join")
    assert payloads.issue(issue)["sender"]["id"] == 1002
    assert payloads.push(scene.repository, "0" * 40)["after"] == scene.repository.head
    assert payloads.schedule(scene.repository, "7 * * * *")["schedule"] == "7 * * * *"
    assert payloads.workflow_dispatch(scene.repository, {"pull": "1"})["inputs"] == {"pull": "1"}

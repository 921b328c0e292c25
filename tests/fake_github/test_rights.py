"""Tokens: what they may do, and what a workflow file gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from github import BadCredentialsException, GithubException, UnknownObjectException

from testing.fake_github import StandIn, Token, token_rights
from testing.fake_github_scene import VERDICT, Scene

WORKFLOW = """
name: Verdict
on:
  workflow_run: {workflows: [Check], types: [completed]}
permissions: {}
jobs:
  verdict:
    permissions: {contents: read, pull-requests: write, statuses: write}
    runs-on: ubuntu-latest
  nothing:
    runs-on: ubuntu-latest
"""


def refused(scene: Scene, token: Token, act: str) -> int:
    client = scene.client(token)
    acts: dict[str, Callable[[], object]] = {
        "read": lambda: client.get_pull(1).title,
        "comment": lambda: client.get_pull(1).as_issue().create_comment("x"),
        "status": lambda: client.get_commit(scene.pull.head_sha).create_status("success"),
        "issue": lambda: client.create_issue("x"),
        "file": lambda: client.create_file("x", "x", "x", branch="main"),
        "protection": lambda: client.get_branch("main").get_protection(),
    }
    try:
        acts[act]()
    except GithubException as why:
        return why.status
    return 0


@pytest.mark.parametrize(
    ("permissions", "allowed"),
    [
        ({}, set()),
        ({"pull-requests": "read"}, {"read"}),
        ({"pull-requests": "write"}, {"read", "comment"}),
        ({"statuses": "write", "contents": "read"}, {"status"}),
        ({"issues": "write"}, {"issue"}),
        ({"contents": "write"}, {"file"}),
    ],
)
def test_each_right_opens_its_own_doors_only(scene: Scene, permissions: dict[str, str], allowed: set[str]) -> None:
    token = scene.hub.token(permissions)
    for act in ("read", "status", "issue", "file", "protection"):
        expected = 0 if act in allowed else 404 if act == "protection" and "contents" in permissions else 403
        found = refused(scene, token, act)
        assert (found == 0) == (expected == 0), (act, found)
    if "comment" in allowed:
        assert refused(scene, token, "comment") == 0


def test_issues_right_serves_comments_of_pull_requests_and_not_the_other_way(scene: Scene) -> None:
    issue = scene.repository.issue(scene.bo, "x")
    pulls_only, issues_only = scene.hub.token({"pull-requests": "write"}), scene.hub.token({"issues": "write"})
    assert scene.client(issues_only).get_issue(1).create_comment("x").body == "x"
    with pytest.raises(GithubException) as no:
        scene.client(pulls_only).get_issue(issue.number).create_comment("x")
    assert no.value.status == 403


def test_protection_needs_an_administrator(scene: Scene) -> None:
    assert refused(scene, scene.hub.token(VERDICT), "protection") == 403
    assert refused(scene, scene.hub.token(actor=scene.bo), "protection") == 403
    assert refused(scene, scene.hub.token(actor=scene.repository.owner), "protection") == 404


def test_person_without_a_role_may_talk_but_not_decide(scene: Scene) -> None:
    token = scene.hub.token(actor=scene.bo)
    assert refused(scene, token, "comment") == 0
    assert refused(scene, token, "status") == 404
    assert refused(scene, token, "file") == 404
    scene.repository.collaborator(scene.bo, "write")
    assert refused(scene, token, "status") == 0


def test_private_repository_is_not_found(hub: StandIn) -> None:
    hub.repository("example/secret", private=True)
    for token in (hub.token({}), hub.token(actor=hub.user("demo-x")), None):
        with pytest.raises(UnknownObjectException):
            hub.github(token, lazy=False).get_repo("example/secret")


def test_token_of_one_repository_stops_there(scene: Scene) -> None:
    other = scene.hub.repository("example/other")
    client = scene.hub.github(scene.token).get_repo("example/other")
    with pytest.raises(GithubException) as no:
        client.create_issue("x")
    assert no.value.status == 403
    assert other.issues == {}


def test_unknown_token_is_turned_away(scene: Scene) -> None:
    with pytest.raises(BadCredentialsException):
        scene.hub.github(Token("made-up", scene.bo, None), lazy=False).get_repo("example/mentoring")


def test_public_reads_are_free_when_the_hub_is_not_strict(scene: Scene) -> None:
    scene.hub.strict_reads = False
    assert refused(scene, scene.hub.token({}), "read") == 0
    assert refused(scene, scene.hub.token({}), "protection") == 403


def test_workflow_file_gives_the_job_its_rights() -> None:
    verdict = token_rights(WORKFLOW, "verdict", "workflow_run", from_fork=True)
    assert verdict == {"contents": "read", "pull-requests": "write", "statuses": "write", "metadata": "read"}
    assert token_rights(WORKFLOW, "nothing", "workflow_run") == {"metadata": "read"}


@pytest.mark.parametrize(
    ("event", "level"),
    [
        ("pull_request", "read"),
        ("pull_request_review", "read"),
        ("issue_comment", "write"),
        ("workflow_run", "write"),
    ],
)
def test_fork_events_get_a_read_only_token(event: str, level: str) -> None:
    assert token_rights(WORKFLOW, "verdict", event, from_fork=True)["statuses"] == level
    assert token_rights(WORKFLOW, "verdict", event)["statuses"] == "write"


def test_workflow_without_permissions_gets_the_repositorys_default() -> None:
    text = "jobs: {a: {runs-on: x}}"
    assert token_rights(text, "a", "push") == {"contents": "read", "packages": "read", "metadata": "read"}
    assert token_rights(text, "a", "push", default="write")["issues"] == "write"
    assert token_rights("permissions: read-all\njobs: {a: {}}", "a", "push")["issues"] == "read"


def test_fork_run_of_a_real_workflow_cannot_write(scene: Scene) -> None:
    token = scene.hub.workflow_token(scene.repository, WORKFLOW, "verdict", "pull_request", scene.pull)
    assert refused(scene, token, "read") == 0
    assert refused(scene, token, "status") == 403
    trusted = scene.hub.workflow_token(scene.repository, WORKFLOW, "verdict", "workflow_run", scene.pull)
    assert refused(scene, trusted, "status") == 0


def test_archived_repository_refuses_writes(scene: Scene) -> None:
    scene.repository.settings.archived = True
    assert refused(scene, scene.token, "read") == 0
    assert refused(scene, scene.token, "status") == 403

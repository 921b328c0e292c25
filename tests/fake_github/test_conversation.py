"""Comments, issues, labels and statuses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from github import GithubException, UnknownObjectException

from testing.fake_github import BOT_ID
from testing.fake_github_scene import EVERYTHING, Scene


def status_of(refused: pytest.ExceptionInfo[GithubException]) -> int:
    return refused.value.status


def test_bot_writes_edits_and_deletes_its_comment(scene: Scene) -> None:
    made = scene.seen.create_issue_comment("hello")
    assert (made.user.id, made.user.login, made.user.type) == (BOT_ID, "github-actions[bot]", "Bot")
    scene.hub.wait(minutes=1)
    made.edit("hello again")
    found = scene.seen.get_issue_comment(made.id)
    assert (found.body, found.updated_at - found.created_at) == ("hello again", timedelta(minutes=1))
    made.delete()
    assert list(scene.seen.get_issue_comments()) == []
    with pytest.raises(UnknownObjectException):
        scene.seen.get_issue_comment(made.id).update()


def test_edit_within_the_second_does_not_show_in_the_times(scene: Scene) -> None:
    comment = scene.pull.comment(scene.bo, "/sign x")
    comment.edit("/sign y")
    found = scene.seen.get_issue_comment(comment.id)
    assert found.created_at == found.updated_at


def test_comments_since_count_edits_and_include_the_moment(scene: Scene) -> None:
    old = scene.pull.comment(scene.bo, "old")
    scene.hub.wait(hours=1)
    scene.pull.comment(scene.bo, "new")
    moment = scene.hub.now
    assert [c.body for c in scene.seen.as_issue().get_comments(since=moment)] == ["new"]
    scene.hub.wait(hours=1)
    old.edit("edited")
    assert [c.body for c in scene.seen.as_issue().get_comments(since=moment)] == ["edited", "new"]
    everywhere = scene.client().get_issues_comments(sort="updated", direction="desc", since=moment)
    assert [c.body for c in everywhere] == ["edited", "new"]


def test_130_comments_come_in_two_pages(scene: Scene) -> None:
    for number in range(130):
        scene.pull.comment(scene.bo, str(number))
    issue = scene.client().get_issue(1)
    before = len(scene.hub.requests)
    assert [c.body for c in issue.get_comments()] == [str(n) for n in range(130)]
    assert len(scene.hub.requests) - before == 2


@pytest.mark.parametrize(("body", "accepted"), [("x" * 65536, True), ("x" * 65537, False), ("", False), (" \n", False)])
def test_comments_have_a_length(scene: Scene, body: str, accepted: bool) -> None:
    if accepted:
        assert len(scene.seen.create_issue_comment(body).body) == len(body)
        return
    with pytest.raises(GithubException) as refused:
        scene.seen.create_issue_comment(body)
    assert status_of(refused) == 422


def test_locked_conversation_refuses_outsiders_and_the_bot_but_not_maintainers(scene: Scene) -> None:
    maintainer = scene.hub.user("demo-max")
    scene.repository.collaborator(maintainer)
    scene.pull.lock()
    assert scene.seen.raw_data["locked"] is True
    for pull in (scene.seen, scene.as_person(scene.bo)):
        with pytest.raises(GithubException, match="locked") as refused:
            pull.create_issue_comment("hello")
        assert status_of(refused) == 403
    assert scene.as_person(maintainer).create_issue_comment("hello").user.login == "demo-max"


def test_nobody_edits_somebody_elses_comment(scene: Scene) -> None:
    comment = scene.pull.comment(scene.ana, "mine")
    with pytest.raises(GithubException) as refused:
        scene.as_person(scene.bo).get_issue_comment(comment.id).edit("yours")
    assert status_of(refused) == 403


def test_issues_are_listed_by_label_state_and_time(scene: Scene) -> None:
    client = scene.client()
    made = client.create_issue("Hello", body="both", labels=["introduction"])
    scene.repository.issue(scene.bo, "Other")
    assert [i.number for i in client.get_issues(labels=["Introduction"])] == [made.number]
    assert [i.number for i in client.get_issues()] == [3, 2, 1]
    assert [i.pull_request is not None for i in client.get_issues()] == [False, False, True]
    scene.hub.wait(days=1)
    made.edit(state="closed", state_reason="not_planned")
    found = client.get_issue(made.number)
    assert (found.state, found.state_reason, found.closed_at) == ("closed", "not_planned", scene.hub.now)
    assert [i.number for i in client.get_issues(state="closed")] == [made.number]
    assert [i.number for i in client.get_issues(state="all", since=scene.hub.now)] == [made.number]
    made.edit(state="open", title="Hello again", labels=["a", "b"])
    assert [label.name for label in client.get_issue(made.number).labels] == ["a", "b"]


def test_an_outsiders_labels_are_left_out_of_a_new_issue(scene: Scene) -> None:
    scene.repository.label("introduction")
    client = scene.client(scene.hub.token(actor=scene.bo))
    assert client.create_issue("Hello", labels=["introduction"]).labels == []


def test_labels_are_created_added_replaced_and_removed(scene: Scene) -> None:
    client, pull = scene.client(), scene.seen
    client.create_label("profile", "0e8a16", "A profile")
    with pytest.raises(GithubException, match="already_exists"):
        client.create_label("Profile", "0e8a16")
    pull.add_to_labels("profile", "needs-fix")
    assert [label.name for label in pull.get_labels()] == ["profile", "needs-fix"]
    pull.set_labels("agreement")
    pull.remove_from_labels("agreement")
    assert list(pull.get_labels()) == []
    with pytest.raises(GithubException, match="does not exist"):
        pull.remove_from_labels("agreement")
    assert {label.name for label in client.get_labels()} == {"profile", "needs-fix", "agreement"}
    with pytest.raises(GithubException):
        client.create_label("x" * 51, "0e8a16")


def test_a_new_label_needs_the_right_for_issues(scene: Scene) -> None:
    token = scene.hub.token({"pull-requests": "write"})
    with pytest.raises(GithubException, match="create labels") as refused:
        scene.client(token).get_pull(1).add_to_labels("profile")
    assert status_of(refused) == 403
    scene.repository.label("profile")
    scene.client(token).get_pull(1).add_to_labels("profile")
    with pytest.raises(GithubException):
        scene.client(token).create_label("other", "0e8a16")


def test_newest_status_of_a_context_counts(scene: Scene) -> None:
    commit = scene.client().get_commit(scene.pull.head_sha)
    for state in ("failure", "success"):
        commit.create_status(state, "https://example.org/", "All well", "peerpact/checks")
    commit.create_status("pending", context="peerpact/signatures")
    combined = commit.get_combined_status()
    assert combined.state == "pending"
    assert {s.context: s.state for s in combined.statuses} == {
        "peerpact/checks": "success",
        "peerpact/signatures": "pending",
    }
    assert [s.state for s in commit.get_statuses()] == ["pending", "success", "failure"]
    assert commit.get_statuses()[0].creator.id == BOT_ID


def test_statuses_have_limits(scene: Scene) -> None:
    commit = scene.client().get_commit(scene.pull.head_sha)
    for wrong in ({"description": "x" * 141}, {"target_url": "javascript:alert(1)"}, {"state": "great"}):
        with pytest.raises(GithubException) as refused:
            commit.create_status(**({"state": "success", "context": "c"} | wrong))
        assert status_of(refused) == 422
    for _ in range(1000):
        scene.repository.status(scene.pull.head_sha, "busy", "success")
    with pytest.raises(GithubException, match="maximum number of statuses"):
        commit.create_status("success", context="busy")
    assert commit.create_status("success", context="other").state == "success"
    with pytest.raises(GithubException):
        scene.client().get_commit("0" * 40).create_status("success")


def test_long_words_of_an_issue_are_refused(scene: Scene) -> None:
    client = scene.client(scene.hub.token(EVERYTHING))
    for title, body in (("x" * 257, ""), ("", ""), ("x", "y" * 65537)):
        with pytest.raises(GithubException) as refused:
            client.create_issue(title, body=body)
        assert status_of(refused) == 422

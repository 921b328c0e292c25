"""Failures on demand, through PyGithub's own retries."""

from __future__ import annotations

import time

import pytest
import requests
from github import GithubException, GithubRetry, RateLimitExceededException

from testing.fake_github import Drop, Fail, Limit, Meanwhile, Stale, StandIn
from testing.fake_github_scene import Scene


def patient() -> GithubRetry:
    return GithubRetry(
        total=4,
        status_forcelist=[429, *range(500, 600)],
        allowed_methods={"GET", "PATCH", "PUT", "DELETE"},
        max_rate_limit_wait=60,
        backoff_factor=0.01,
    )


@pytest.mark.parametrize("status", [403, 404, 422, 500, 502, 503])
def test_the_nth_request_fails_and_the_next_does_not(scene: Scene, status: int) -> None:
    client = scene.client()
    scene.hub.fault(Fail(status), at=2)
    assert client.get_pull(1).title
    with pytest.raises(GithubException) as failed:
        client.get_pull(1).title  # noqa: B018 - reading it asks
    assert failed.value.status == status
    assert client.get_pull(1).title
    assert [r.status for r in scene.hub.requests] == [200, status, 200]


def test_faults_strike_by_method_and_path(scene: Scene) -> None:
    scene.hub.fault(Fail(500), method="POST", path="/repos/*/comments", times=2)
    pull = scene.seen
    for _ in range(2):
        with pytest.raises(GithubException):
            pull.create_issue_comment("x")
    assert pull.create_issue_comment("x").body == "x"
    assert len(scene.pull.comments) == 1


def test_lost_answer_took_effect(scene: Scene) -> None:
    pull = scene.seen
    assert pull.title
    scene.hub.fault(Drop(took_effect=True), method="POST")
    with pytest.raises(requests.ConnectionError):
        pull.create_issue_comment("x")
    assert [c.body for c in scene.pull.comments] == ["x"]
    scene.hub.fault(Fail(502, took_effect=True), method="POST")
    with pytest.raises(GithubException):
        pull.create_issue_comment("y")
    assert [c.body for c in scene.pull.comments] == ["x", "y"]


def test_dropped_connection_had_no_effect(scene: Scene) -> None:
    scene.hub.fault(Drop(), method="POST")
    with pytest.raises(requests.ConnectionError):
        scene.seen.create_issue_comment("x")
    assert scene.pull.comments == []


def test_default_retry_of_the_client_makes_a_duplicate(scene: Scene) -> None:
    pull = (
        scene.hub.github(scene.token, retry=GithubRetry(total=2, backoff_factor=0.01))
        .get_repo("example/mentoring")
        .get_pull(1)
    )
    scene.hub.fault(Drop(took_effect=True), method="POST")
    pull.create_issue_comment("x")
    assert [c.body for c in scene.pull.comments] == ["x", "x"]


def test_patient_client_survives_everything_that_passes(scene: Scene) -> None:
    client = scene.hub.github(scene.token, retry=patient()).get_repo("example/mentoring")
    for fault in (Fail(502), Fail(503), Drop(), Drop(took_effect=True), Limit(429, retry_after=0)):
        scene.hub.fault(fault)
        assert client.get_pull(1).title == "Add my profile"


def test_limits_speak_as_github_does(scene: Scene) -> None:
    scene.hub.fault(Limit(429))
    with pytest.raises(GithubException) as limited:
        scene.seen.title  # noqa: B018 - reading it asks
    assert limited.value.status == 429
    scene.hub.fault(Limit(403, secondary=True, retry_after=1))
    start = time.monotonic()
    assert scene.hub.github(scene.token, retry=patient()).get_repo("example/mentoring").get_pull(1).title
    assert time.monotonic() - start >= 1


def test_hour_of_requests_ends(scene: Scene) -> None:
    scene.token.limit = 2
    client = scene.client()
    for _ in range(2):
        assert client.get_pull(1).title
    with pytest.raises(RateLimitExceededException):
        client.get_pull(1).title  # noqa: B018 - reading it asks
    assert scene.hub.github(scene.token).get_rate_limit().rate.remaining == 0


def test_head_moves_between_two_requests(scene: Scene) -> None:
    scene.hub.fault(Meanwhile(lambda: scene.pull.push({"late": "1"})), path="*/files")
    pull = scene.seen
    sha = pull.head.sha
    assert "late" in {f.filename for f in pull.get_files()}
    assert sha != scene.seen.head.sha


def test_stale_page_shows_what_was(scene: Scene) -> None:
    def bodies() -> list[str]:
        return [c.body for c in scene.seen.get_issue_comments()]

    assert bodies() == []
    scene.pull.comment(scene.bo, "new")
    scene.hub.fault(Stale(), path="*/comments")
    assert bodies() == []
    assert bodies() == ["new"]


def test_conditional_request_costs_nothing(scene: Scene) -> None:
    client = scene.client()
    pull = client.get_pull(1)
    assert pull.title
    used = scene.token.used
    assert pull.update() is False
    assert scene.token.used == used
    scene.pull.push({"x": "1"})
    assert pull.update() is True


def test_git_requests_fail_too(scene: Scene) -> None:
    scene.hub.fault(Drop(), path="*.git/*")
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{scene.repository.clone_url}/info/refs?service=git-upload-pack", timeout=5)


def test_two_hubs_live_side_by_side(hub: StandIn) -> None:
    with StandIn(hub.folder.parent / "second") as other:
        other.repository("example/second")
        assert other.api_url != hub.api_url
        assert hub.repositories == []
    with pytest.raises(requests.ConnectionError):
        requests.get(other.api_url, timeout=2)

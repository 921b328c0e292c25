"""Reviews: who may say what, and what stays of it."""

from __future__ import annotations

import pytest
from github import GithubException

from testing.fake_github import Protection, RefusedError
from testing.fake_github_scene import EVERYTHING, Scene


def test_review_keeps_the_commit_it_was_made_at(scene: Scene) -> None:
    reviewed = scene.pull.head_sha
    scene.pull.approve(scene.bo)
    scene.pull.push({"x": "1"})
    found = next(iter(scene.seen.get_reviews()))
    assert (found.state, found.commit_id, found.user.id) == ("APPROVED", reviewed, 1002)
    assert found.commit_id != scene.seen.head.sha


def test_author_cannot_judge_their_own_pull_request(scene: Scene) -> None:
    own = scene.as_person(scene.ana)
    for event in ("APPROVE", "REQUEST_CHANGES"):
        with pytest.raises(GithubException) as refused:
            own.create_review(body="mine", event=event)
        assert refused.value.status == 422
        assert "your own pull request" in str(refused.value)
    assert own.create_review(body="a remark", event="COMMENT").state == "COMMENTED"
    with pytest.raises(RefusedError):
        scene.pull.approve(scene.ana)


def test_partner_approves_over_the_api_at_a_commit(scene: Scene) -> None:
    commit = scene.client().get_commit(scene.pull.head_sha)
    made = scene.as_person(scene.bo).create_review(commit=commit, event="APPROVE")
    assert (made.state, made.commit_id) == ("APPROVED", scene.pull.head_sha)


def test_review_without_words_is_refused_unless_it_approves(scene: Scene) -> None:
    with pytest.raises(GithubException) as refused:
        scene.as_person(scene.bo).create_review(event="REQUEST_CHANGES", body="")
    assert refused.value.status == 422


def test_workflow_may_not_approve_until_the_setting_allows(scene: Scene) -> None:
    with pytest.raises(GithubException, match="not permitted to approve"):
        scene.seen.create_review(event="APPROVE")
    scene.repository.settings.can_approve_pull_request_reviews = True
    assert scene.seen.create_review(event="APPROVE").state == "APPROVED"


def test_dismissal_keeps_the_commit_and_leaves_an_event(scene: Scene) -> None:
    review = scene.pull.approve(scene.bo)
    scene.hub.wait(hours=2)
    scene.client(scene.hub.token(EVERYTHING)).get_pull(1).get_review(review.id).dismiss("changed since")
    found = next(iter(scene.seen.get_reviews()))
    assert (found.state, found.commit_id) == ("DISMISSED", scene.pull.head_sha)
    event = list(scene.seen.get_issue_events())[-1]
    assert event.raw_data["dismissed_review"]["review_id"] == review.id
    assert event.created_at == scene.hub.now


def test_outsider_may_not_dismiss(scene: Scene) -> None:
    review = scene.pull.approve(scene.bo)
    with pytest.raises(GithubException) as refused:
        scene.as_person(scene.ana).get_review(review.id).dismiss("no")
    assert refused.value.status == 403


def test_reviews_come_in_pages(scene: Scene) -> None:
    for number in range(130):
        scene.pull.review_comment(scene.bo, f"remark {number}")
    before = len(scene.hub.requests)
    assert len(list(scene.client().get_pull(1).get_reviews())) == 130
    assert len(scene.hub.requests) - before == 2


def test_approval_survives_a_push_unless_stale_ones_are_dismissed(scene: Scene) -> None:
    scene.pull.approve(scene.bo)
    scene.pull.push({"x": "1"})
    assert next(iter(scene.seen.get_reviews())).state == "APPROVED"
    scene.repository.rules.protect("main", Protection(dismiss_stale=True))
    scene.pull.push({"x": "2"})
    assert next(iter(scene.seen.get_reviews())).state == "DISMISSED"

"""How many requests one verdict costs, and that no page of an answer is left unread."""

from __future__ import annotations

import pytest

from testing.fake_github import PullRequest
from testing.github_scene import LOOKS, Scene, agreement, git, profile, writes

MOST = 8


@pytest.fixture
def large(scene: Scene) -> PullRequest:
    """250 files, 5 reviews, 130 comments, and labels that are there already."""
    files = {f"guides/{number}.md": f"# Guide {number}\n" for number in range(249)}
    pull = scene.open("demo-cy", 1003, {"profiles/demo-cy.yml": profile("demo-cy", 1003), **files})
    for name, colour in LOOKS.items():
        scene.repository.label(name, colour, "Ours")
    for _ in range(5):
        pull.review_comment(scene.bo)
    for number in range(130):
        pull.comment(scene.bo, f"Comment {number}")
    return pull


def test_the_first_verdict_on_a_large_pull_request_takes_eight_requests(scene: Scene, large: PullRequest) -> None:
    with scene.requests() as requests:
        done = scene.plan(str(large.number), "--post")
    assert done.code == 0, done.err
    assert len(requests) <= MOST, [f"{one.method} {one.path}?{one.query}" for one in requests]
    assert len(scene.comments(large)) == 1
    assert len(scene.statuses(large.head_sha)) == 2
    assert "249 other files" in scene.statuses(large.head_sha)["peerpact/checks"][1]
    with scene.requests() as requests:
        scene.plan(str(large.number), "--post")
    assert writes(requests) == []
    assert len(requests) <= MOST


def test_its_objects_come_by_one_fetch(scene: Scene, large: PullRequest) -> None:
    before = len(scene.hub.requests)
    scene.plan(str(large.number), "--post")
    packs = [one for one in scene.hub.requests[before:] if one.is_git and one.path.endswith("git-upload-pack")]
    fetches = [one for one in scene.hub.requests[before:] if one.is_git and one.path.endswith("/info/refs")]
    assert len(fetches) == 2, "one look at the refs, one fetch"
    assert len(packs) <= 4
    assert not any("/git/blobs" in one.path or "/files" in one.path for one in scene.hub.requests[before:])


def test_a_small_pull_request_takes_seven(scene: Scene) -> None:
    scene.repository.label("profile", LOOKS["profile"], "Ours")
    with scene.requests() as requests:
        scene.plan("1", "--post")
    assert len(requests) == 7


def test_page_two_of_the_reviews_is_read(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    pull = scene.open("demo-bo", 1002, {"agreements/2026-demo-ana--demo-bo.yml": agreement()})
    for number in range(120):
        pull.review_comment(scene.hub.user(f"demo-r{number}"), "A thought.")
    pull.approve(scene.ana)
    scene.plan(str(pull.number), "--post")
    assert scene.statuses(pull.head_sha)["peerpact/signatures"][1] == "Waiting for 1 signature"


def test_heads_of_many_come_by_one_fetch(scene: Scene) -> None:
    for number in range(5):
        scene.open(f"demo-n{number}", 3000 + number, {f"guides/{number}.md": "A\n"})
    before = len(scene.hub.requests)
    scene.plan("--all", "--post")
    fetches = [one for one in scene.hub.requests[before:] if one.is_git and one.path.endswith("/info/refs")]
    assert len(fetches) == 2
    assert git("status", "--porcelain", folder=scene.clone) == ""

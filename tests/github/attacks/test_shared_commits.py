"""Nobody keeps someone else's pull request red without its author being told which one to close."""

from __future__ import annotations

from testing.github_scene import Scene


def test_a_second_pull_request_from_somebodys_branch_is_named_in_their_comment(scene: Scene) -> None:
    eve = scene.hub.user("demo-eve", id=1005)
    fork = scene.hub.fork(scene.repository, scene.ana)
    second = scene.hub.open_pull(scene.repository, fork, scene.pull.head_ref, eve, "Mine", "", "main")
    assert scene.plan("--all", "--post").code == 0
    assert scene.statuses()["peerpact/checks"][0] == "failure"
    (first,) = scene.comments()
    assert f"#{second.number} has the same commit" in first
    assert "Your profile passes all checks" in first
    assert "has the same commit" not in scene.comments(second)[0]
    second.close()
    scene.hub.wait(minutes=1)
    assert scene.plan("--all", "--post").code == 0
    assert scene.statuses()["peerpact/checks"][0] == "success"
    assert "has the same commit" not in scene.comments()[0]

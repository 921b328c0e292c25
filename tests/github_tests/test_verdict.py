"""One pull request from the list to its statuses: what is written, and when nothing is."""

from __future__ import annotations

from stand_in import StandIn

from github_tests.scene import DAY, LOOKS, MARKER, Scene, profile, writes


def test_a_newcomer_gets_one_comment_labels_and_two_statuses(scene: Scene) -> None:
    done = scene.start("1", "--post")
    assert (done.code, done.err) == (0, "")
    (comment,) = scene.comments()
    assert comment.startswith(MARKER)
    assert "Welcome" in comment
    assert scene.labels() == {"profile"}
    assert scene.statuses() == {
        "peerpact/checks": ("success", "Nothing to fix"),
        "peerpact/signatures": ("success", "Nothing to sign"),
    }
    assert {label.name: label.color for label in scene.repository.labels} == {"profile": LOOKS["profile"]}

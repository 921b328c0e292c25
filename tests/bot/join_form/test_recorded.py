"""After the merge: a profile from a form needs no signature, and one that is not what its form said is cried out."""

from __future__ import annotations

import pytest

from testing.fake_github.issues import Issue
from testing.github_scene import profile
from testing.join_scene import Scene

RECORD = {"contents": "write", "pull-requests": "read", "issues": "write"}


def merged(scene: Scene, method: str = "merge", pushed: str = "") -> Issue:
    """A form whose pull request was merged, with something else in it where someone pushed."""
    issue = scene.fill_in()
    scene.join(issue)
    pull = scene.pull()
    if pushed:
        pull.push({"profiles/demo-ana.yml": pushed}, by=scene.repository.owner)
    pull.merge(method=method)
    issue.close(scene.repository.owner)
    return issue


@pytest.mark.parametrize("method", ["merge", "squash", "rebase"])
def test_a_profile_from_a_form_is_its_authors_and_nothing_is_to_be_signed(scene: Scene, method: str) -> None:
    merged(scene, method)
    done = scene.run("record", rights=RECORD)
    assert (done.code, done.out) == (0, "Nothing to record.\n"), done
    assert scene.refused() == []


def test_a_merge_of_other_bytes_than_the_form_says_is_cried_out(scene: Scene) -> None:
    merged(scene, pushed=profile("demo-ana", 1001))
    done = scene.run("record", rights=RECORD)
    assert done.code == 1
    assert "missing: account 1001" in done.err


def test_what_is_written_into_a_form_after_the_merge_says_nothing_about_it(scene: Scene) -> None:
    issue = merged(scene)
    scene.hub.wait(minutes=10)
    scene.edit(issue, name="Somebody Else")
    assert scene.run("record", rights=RECORD).code == 0


def test_the_label_is_made_before_anybody_needs_it(scene: Scene) -> None:
    done = scene.run("remind", "--post", rights={"contents": "read", "issues": "write", "pull-requests": "write"})
    assert done.code == 0, done
    assert "join" in {label.name for label in scene.repository.labels}

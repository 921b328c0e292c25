"""Whom the bot does not suggest: people who were asked whether their profile is still true, and were silent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from peerpact.git.objects import GitObjects
from testing.github_scene import FILES, Scene, git, profile

LONG = 250  # days: more than the six months after which someone is asked, and the month for an answer
LATER = str(date(2026, 12, 1) + timedelta(days=LONG))
SUGGESTED = "**demo-bo:"


@pytest.fixture
def quiet(scene: Scene) -> Scene:
    """The same repository after months in which nobody but the newcomer did anything."""
    scene.hub.wait(days=LONG)
    scene.repository.push({"README.md": "# Example\n"})
    git("pull", "--quiet", folder=scene.clone)
    return scene


def test_somebody_whose_profile_rests_is_not_suggested_by_the_bot(quiet: Scene) -> None:
    assert SUGGESTED in quiet.plan("1").out  # as long as it is the day on which the profile came
    assert SUGGESTED not in quiet.plan("1", now=LATER).out


def test_a_change_of_the_profile_ends_its_rest(quiet: Scene) -> None:
    quiet.repository.push({"profiles/demo-bo.yml": FILES["profiles/demo-bo.yml"] + "capacity: 2\n"})
    assert SUGGESTED in quiet.plan("1", now=LATER).out


def test_a_profile_that_the_pull_request_itself_changes_does_not_rest(quiet: Scene) -> None:
    quiet.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    text = FILES["profiles/demo-bo.yml"] + "capacity: 2\n"
    assert quiet.open("demo-bo", 1002, {"profiles/demo-bo.yml": text}).number == 2
    assert "**demo-ana:" in quiet.plan("2", now=LATER).out


def test_a_clone_without_its_history_lets_nobody_rest(quiet: Scene) -> None:
    folder = quiet.clone.parent / "shallow"
    git("clone", "--quiet", "--depth", "1", f"file://{quiet.clone}", str(folder), folder=quiet.clone.parent)
    objects = GitObjects(folder)
    head = objects.commit("HEAD")
    assert objects.changed_since(head, "profiles", date(2027, 1, 1)) is None
    assert GitObjects(quiet.clone).changed_since(head, "profiles", date(2027, 1, 1)) == {}
    assert GitObjects(quiet.clone).changed_since(head, "profiles", date(2026, 1, 1)) == {
        "profiles/demo-bo.yml": date(2026, 12, 1)
    }


def test_one_commit_with_a_wrong_clock_does_not_hide_the_newer_changes_below_it(quiet: Scene) -> None:
    quiet.repository.push({"profiles/demo-bo.yml": FILES["profiles/demo-bo.yml"] + "capacity: 2\n"})
    quiet.hub.wait(days=-3000)
    quiet.repository.push({"README.md": "# Another\n"})
    quiet.hub.wait(days=3000)
    assert SUGGESTED in quiet.plan("1", now=LATER).out

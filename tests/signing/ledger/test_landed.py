"""What was merged is compared with what was judged, for every file of people and every way to merge."""

from __future__ import annotations

import json

import pytest

from peerpact.signing.ledger import wording
from testing.ledger_world import FIRST, World, agreement, profile

BO = "profiles/demo-bo.yml"
TEXT = profile("demo-bo", 1002)
NEW = TEXT.replace("name: ", "name: New ")


@pytest.mark.parametrize("method", ["merge", "squash", "rebase"])
def test_an_honest_merge_raises_no_alarm(world: World, method: str) -> None:
    pull = world.pull("demo-bo", {BO: NEW})
    pull.push({"README.md": "# And more\n"})
    world.repository.push({"profiles/demo-cy.yml": profile("demo-cy", 1003) + "# Hello\n"})
    world.merge(pull, method)
    done = world.record()
    assert (done.code, "not what the pull request" in done.err) == (0, False), done


def test_a_rebase_of_commits_that_cancel_each_other_takes_back_what_the_base_changed(world: World) -> None:
    """The diff of such a pull request shows nothing, and a merge brings nothing: only the rebase does."""
    pull = world.pull("demo-cy", {BO: NEW})
    pull.push({BO: TEXT, "README.md": "# A fix\n"})
    world.repository.push({BO: NEW})
    world.merge(pull, "rebase")
    text = world.repository.git.run("cat-file", "blob", f"main:{BO}").decode()
    assert text == TEXT, "the base's change is gone"
    done = world.record()
    assert done.code == 1
    assert f"{BO}" in done.err
    assert "what was merged isn't what was checked in the pull request" in done.err
    issues = [one for one in world.repository.issues.values() if one.title == wording.TITLE]
    assert len(issues) == 1
    world.record()
    assert not issues[0].comments, "each is told once"


@pytest.mark.parametrize("method", ["merge", "squash"])
def test_the_same_commits_merged_or_squashed_bring_nothing_back(world: World, method: str) -> None:
    pull = world.pull("demo-cy", {BO: NEW})
    pull.push({BO: TEXT, "README.md": "# A fix\n"})
    world.repository.push({BO: NEW})
    world.merge(pull, method)
    assert world.repository.git.run("cat-file", "blob", f"main:{BO}").decode() == NEW
    assert world.record().code == 0


@pytest.mark.parametrize("method", ["merge", "squash"])
def test_a_head_across_a_merge_that_was_merged_all_the_same_raises_an_alarm(world: World, method: str) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, "demo-ana demo-bo", "merge")
    other = world.pull("demo-bo", {BO: NEW})
    world.repository.push({"README.md": "# Meanwhile\n"})
    before, branch = world.repository.head, other.head_sha
    world.merge(other, "merge")
    crossed = world.pull("demo-cy", {"guides/a.md": "A\n"})
    crossed.cross(before, {"guides/a.md": "A\n"}, before, branch)
    world.merge(crossed, method)
    done = world.record()
    if world.repository.git.run("cat-file", "blob", f"main:{BO}").decode() == NEW:
        pytest.skip("this Git takes the other merge base first")
    assert done.code == 1
    assert BO in done.err
    world.fetch()
    told = json.loads(world.run("verify", "--format", "json").out)
    assert [one["path"] for one in told["merges"]["differing"]] == ([BO] if method == "merge" else [])
    assert told["merges"]["not_recomputed"] >= (method == "squash")

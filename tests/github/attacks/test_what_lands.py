"""A pull request is judged by what would land on the base branch, whatever history it was made with."""

from __future__ import annotations

from collections.abc import Callable
from shutil import rmtree

import pytest

from testing.fake_github import PullRequest
from testing.github_scene import COMMUNITY, Scene, agreement, profile

AGREEMENT = "agreements/2026-demo-ana--demo-bo.yml"
EVE = {"profiles/demo-eve.yml": profile("demo-eve", 1005)}
BO = "profiles/demo-bo.yml"
TEXT = profile("demo-bo", 1002, "public-speaking", "kubernetes")


def states(scene: Scene, pull: PullRequest) -> tuple[str, str]:
    done = scene.plan(str(pull.number), "--post")
    assert done.code == 0, done.err
    found = scene.statuses(pull.head_sha)
    return found["peerpact/checks"][0], found["peerpact/signatures"][0]


def merged_branch(scene: Scene, files: dict[str, str | None]) -> tuple[str, str]:
    """A change that comes to the main branch by a merge commit: the tip before it, and the branch's own commit."""
    other = scene.open("demo-mo", 1009, {})
    other.push(files)
    scene.repository.push({"README.md": "# Meanwhile\n"})
    before, branch = scene.repository.head, other.head_sha
    other.merge(method="merge")
    return before, branch


CHANGES: dict[str, tuple[dict[str, str], dict[str, str | None]]] = {
    "a changed profile": ({}, {BO: TEXT + "about: New\n"}),
    "a deleted profile": ({}, {BO: None}),
    "a removed maintainer": (
        {"community.yml": COMMUNITY.replace("]", ", {github: demo-ma, github_id: 1010}]")},
        {"community.yml": COMMUNITY},
    ),
    "a fixed workflow": ({".github/workflows/x.yml": "on: push\n"}, {".github/workflows/x.yml": "on: fixed\n"}),
    "an ending": ({AGREEMENT: agreement()}, {AGREEMENT: agreement() + "ended: 2026-12-01\n"}),
    "a new guide": ({}, {"guides/new.md": "# New\n"}),
}


@pytest.mark.parametrize("which", CHANGES)
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_head_across_a_merge_takes_back_nothing_unseen(scene: Scene, which: str, mirrored: bool) -> None:
    """Two merge bases: the diff against one shows a profile alone, and the merge takes back what the other brought."""
    before, after = CHANGES[which]
    scene.repository.push({**before, "profiles/demo-ana.yml": profile("demo-ana", 1001)})
    tip, branch = merged_branch(scene, after)
    pull = scene.open("demo-eve", 1005, dict(EVE))
    pull.cross(branch if mirrored else tip, dict(EVE), tip, branch)
    assert states(scene, pull) == ("failure", "pending")
    assert "Update branch" in scene.comments(pull)[0]
    pull.merge_base_into_head()  # what the button does: now there is one merge base, and what is taken back shows
    (path,) = after
    checks, _ = states(scene, pull)
    taken_back = scene.repository.git.run("diff", "--name-only", "main", pull.head_sha).decode().split()
    if path in taken_back:
        assert path in scene.comments(pull)[0]
        assert (checks == "failure") == path.startswith(("profiles", "agreements"))
        assert checks == "failure" or "needs-maintainer" in scene.labels(pull)
    else:
        assert checks == "success"


@pytest.mark.parametrize("path", [BO, "community.yml", "skills.yml"])
def test_a_file_of_people_that_both_sides_changed_waits_for_an_update(scene: Scene, path: str) -> None:
    text = scene.repository.git.run("cat-file", "blob", f"main:{path}").decode()
    pull = scene.open("demo-mo", 1009, {path: f"{text}# of the branch\n"})
    assert states(scene, pull)[0] == "success"
    scene.repository.push({path: f"# of the main branch\n{text}"})
    assert states(scene, pull) == ("failure", "pending")
    assert path in scene.comments(pull)[0]
    pull.merge_base_into_head()
    assert states(scene, pull)[0] == "success"


def test_another_file_that_both_sides_changed_is_a_maintainers_matter(scene: Scene) -> None:
    lines = "".join(f"line {number}\n" for number in range(9))
    scene.repository.push({"guides/a.md": lines})
    pull = scene.open("demo-eve", 1005, EVE | {"guides/a.md": lines.replace("line 1", "first")})
    scene.repository.push({"guides/a.md": lines.replace("line 8", "last")})
    assert states(scene, pull)[0] == "success"
    assert "needs-maintainer" in scene.labels(pull)
    assert "guides/a.md" in scene.comments(pull)[0]


def test_a_file_that_git_would_follow_into_a_profile_waits_for_an_update(scene: Scene) -> None:
    """A rename on one side and a change on the other meet in a file that neither side has: only Git knows its bytes."""
    text = profile("demo-eve", 1005)
    scene.repository.push({"guides/draft.md": text})
    pull = scene.open("demo-eve", 1005, {"guides/draft.md": None, "profiles/demo-eve.yml": text})
    assert states(scene, pull)[0] == "success"
    scene.repository.push({"guides/draft.md": text.replace("Somebody", "Somebody else")})
    assert states(scene, pull) == ("failure", "pending")


def test_the_same_change_on_both_sides_is_no_change(scene: Scene) -> None:
    pull = scene.open("demo-eve", 1005, dict(EVE))
    scene.repository.push(dict(EVE))
    assert states(scene, pull) == ("success", "success")
    assert "changes nothing" in scene.comments(pull)[0]


def test_a_branch_without_common_history_gets_a_failing_status(scene: Scene) -> None:
    pull = scene.open("demo-eve", 1005, dict(EVE))
    git = scene.repository.git
    tree = git.text("rev-parse", f"{pull.head_sha}^{{tree}}")
    pull.reset(git.commit_tree(tree, [], pull.author.signer, scene.hub.now, "Begin"))
    other = scene.open("demo-cy", 1003, {"profiles/demo-cy.yml": profile("demo-cy", 1003)})
    assert scene.plan("--all", "--post").code == 0
    assert scene.statuses(pull.head_sha)["peerpact/checks"][0] == "failure"
    assert "shares no history" in scene.comments(pull)[0]
    assert scene.statuses(other.head_sha)["peerpact/checks"][0] == "success"


def test_a_pull_request_for_the_ledger_is_refused(scene: Scene) -> None:
    scene.repository.push({"ledger.json": "{}\n"}, branch="ledger")
    pull = scene.open("demo-eve", 1005, {"records/aa/b.json": "{}\n"}, base="ledger")
    assert states(scene, pull) == ("failure", "pending")
    assert "only the bot writes to it" in scene.comments(pull)[0]


def _crossed(scene: Scene) -> PullRequest:
    tip, branch = merged_branch(scene, {BO: TEXT + "about: New\n"})
    pull = scene.open("demo-eve", 1005, dict(EVE))
    pull.cross(tip, dict(EVE), tip, branch)
    return pull


def _both(scene: Scene) -> PullRequest:
    pull = scene.open("demo-bo", 1002, {BO: TEXT + "about: Mine\n"})
    scene.repository.push({BO: TEXT + "about: Theirs\n"})
    return pull


def _orphan(scene: Scene) -> PullRequest:
    pull = scene.open("demo-eve", 1005, dict(EVE))
    git = scene.repository.git
    tree = git.text("rev-parse", f"{pull.head_sha}^{{tree}}")
    pull.reset(git.commit_tree(tree, [], pull.author.signer, scene.hub.now, "Begin"))
    return pull


def _updated(scene: Scene) -> PullRequest:
    pull = _crossed(scene)
    pull.merge_base_into_head()
    return pull


@pytest.mark.parametrize("make", [_crossed, _both, _orphan, _updated])
def test_the_api_says_the_same_as_a_clone(scene: Scene, make: Callable[[Scene], PullRequest]) -> None:
    pull = make(scene)
    by_git = scene.plan(str(pull.number))
    rmtree(scene.clone)
    scene.clone.mkdir()
    over_api = scene.plan(str(pull.number))
    assert (by_git.code, by_git.out) == (over_api.code, over_api.out)
    assert ("be checked" not in over_api.out) == (make is _updated)

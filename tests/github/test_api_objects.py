"""Without a clone the API gives the same objects, and so the same plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerpact.git.objects import GitObjects
from peerpact.github import api_objects
from peerpact.github.api_objects import ApiObjects
from peerpact.github.client import connect
from peerpact.signing import digest
from testing.fake_github import Executable, Link, Submodule
from testing.github_scene import FILES, Scene, agreement, profile

HOSTILE = {
    "profiles/demo-ana.yml": profile("demo-ana", 1001),
    "profiles/demo-link.yml": Link("../community.yml"),
    "profiles/demo-run.yml": Executable(b"github: demo-run\n"),
    "profiles/demo-sub.yml": Submodule("1" * 40),
    "profiles/d/e/e/p/demo-deep.yml": profile("demo-deep", 1007),
    "profiles/demo-large.yml": "#" * (1024 * 1024 + 10),
    "profiles/Zoë `$(x)`.yml": "github: zoe\n",
    "profiles/demo-bo.yml": None,
    "guides/new.md": "# New\n",
    ".github/workflows/own.yml": "on: push\n",
}


@pytest.fixture
def without_clone(scene: Scene, tmp_path: Path) -> Scene:
    """The same scene from a folder that is no clone."""
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "community.yml").write_text(FILES["community.yml"], "utf-8")
    scene.clone, scene.extra = bare, {"GIT_CEILING_DIRECTORIES": str(tmp_path)}
    return scene


def both(scene: Scene, other: Path, number: int) -> tuple[str, str]:
    """The plan from the API, and from the clone."""
    over_api = scene.plan(str(number), "--format", "json")
    scene.clone, bare = other, scene.clone
    by_git = scene.plan(str(number), "--format", "json")
    scene.clone = bare
    assert (over_api.code, by_git.code) == (0, 0), over_api.err + by_git.err
    return over_api.out, by_git.out


@pytest.mark.parametrize("most", [100_000, 9], ids=["whole trees", "trees that are cut off"])
def test_the_api_gives_the_same_plan_as_git(without_clone: Scene, tmp_path: Path, most: int) -> None:
    scene = without_clone
    pull = scene.open("demo-ana", 1001, {}, branch="hostile")
    pull.push(dict(HOSTILE))
    scene.repository.push({"agreements/2026-demo-ana--demo-bo.yml": agreement()})
    scene.hub.most_entries = most
    over_api, by_git = both(scene, tmp_path / "clone", pull.number)
    assert over_api == by_git
    assert "a symbolic link" in over_api


def test_the_api_finds_the_text_that_was_signed_as_git_does(without_clone: Scene, tmp_path: Path) -> None:
    scene = without_clone
    path, text = "agreements/2026-demo-ana--demo-bo.yml", agreement()
    own = {"profiles/demo-ana.yml": profile("demo-ana", 1001)}
    pull = scene.open("demo-ana", 1001, own | {path: text}, branch="agreement")
    scene.hub.wait(minutes=1)
    pull.comment(scene.ana, f"/sign {digest(path, text.encode())}")
    pull.approve(scene.bo)
    assert scene.plan(str(pull.number), "--post").code == 0
    pull.push({path: text.replace("minutes: 60", "minutes: 90")})
    pull.push({"profiles/demo-ana.yml": profile("demo-ana", 1001) + "# Hello\n"})
    over_api, by_git = both(scene, tmp_path / "clone", pull.number)
    assert over_api == by_git
    assert "What changed since demo-ana and demo-bo signed" in over_api
    assert "-sessions: {every: 2 weeks, minutes: 60" in over_api


def test_a_folder_that_is_not_listed_whole_is_refused(without_clone: Scene) -> None:
    without_clone.hub.most_entries = 1
    done = without_clone.plan("1")
    assert done.code == 2
    assert "GitHub doesn't list all files" in done.err


def test_the_api_posts_too(without_clone: Scene) -> None:
    assert without_clone.plan("1", "--post").code == 0
    without_clone.hub.wait(minutes=10)
    with without_clone.requests() as requests:
        assert without_clone.plan("--all", "--post").code == 0
    assert [one.path.rsplit("/", 1)[-1] for one in requests] == ["pulls", "main", "graphql"]


def test_a_base_branch_that_is_gone_is_told_over_the_api_too(without_clone: Scene) -> None:
    scene = without_clone
    scene.repository.push({}, branch="next")
    scene.pull.retarget("next")
    scene.repository.git.point("refs/heads/next", None)
    assert "which is gone" in scene.plan("1").err


def test_a_large_community_is_refused_over_the_api(without_clone: Scene) -> None:
    without_clone.patch.setattr(api_objects, "MOST_BLOBS", 2)
    done = without_clone.plan("1")
    assert done.code == 2
    assert "too many to be read over the API" in done.err


def test_objects_are_the_same_one_by_one(scene: Scene, tmp_path: Path) -> None:
    pull = scene.open("demo-ana", 1001, {}, branch="hostile")
    pull.push(dict(HOSTILE))
    scene.plan(str(pull.number))
    for name, value in scene.environment().items():
        scene.patch.setenv(name, value)
    by_git, over_api = GitObjects(scene.clone), ApiObjects(connect())
    base, head = scene.repository.head, pull.head_sha
    assert by_git.merge_bases(base, head) == over_api.merge_bases(base, head)
    assert by_git.tree(head) == over_api.tree(head)
    files = {leaf.sha for leaf in by_git.tree(head).values() if leaf.mode == "100644"}
    one, other = by_git.blobs(files), over_api.blobs(files)
    assert {sha: len(raw) for sha, raw in one.items()} == {sha: len(raw) for sha, raw in other.items()}
    small = [sha for sha, raw in one.items() if len(raw) <= 1024 * 1024]
    assert [one[sha] for sha in small] == [other[sha] for sha in small]

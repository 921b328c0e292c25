"""Merges by real Git, and what prevents them."""

from __future__ import annotations

import pytest
from github import GithubException

from testing.fake_github import GitError, Protection, RefusedError, StandIn
from testing.fake_github_scene import EVERYTHING, Scene


@pytest.mark.parametrize(("method", "parents"), [("merge", 2), ("squash", 1), ("rebase", 1)])
def test_each_way_of_merging_leaves_the_same_bytes(scene: Scene, method: str, parents: int) -> None:
    scene.pull.push({"profiles/demo-ana.yml": "changed\n"})
    scene.repository.push({"README.md": "# Moved on\n"})
    client = scene.client(scene.hub.token(EVERYTHING))
    done = client.get_pull(1).merge(merge_method=method)
    assert done.merged
    commit = client.get_commit(scene.repository.head)
    assert (commit.sha, len(commit.parents)) == (done.sha, parents)
    found = client.get_contents("profiles/demo-ana.yml")
    assert not isinstance(found, list)
    assert found.decoded_content == b"changed\n"
    assert [p.number for p in commit.get_pulls()] == [1]
    seen = client.get_pull(1)
    assert (seen.merged, seen.merge_commit_sha, seen.state) == (True, done.sha, "closed")
    assert (seen.merged_at, seen.merged_by.id) == (scene.hub.now, 41898282)
    assert [f.filename for f in seen.get_files()] == ["profiles/demo-ana.yml"]
    assert [e.event for e in seen.get_issue_events()] == ["merged", "closed"]


def test_conflict_is_dirty_and_cannot_be_merged(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": "somebody else\n"})
    assert (scene.seen.mergeable, scene.seen.mergeable_state) == (False, "dirty")
    with pytest.raises(GithubException) as refused:
        scene.client(scene.hub.token(EVERYTHING)).get_pull(1).merge()
    assert refused.value.status == 405
    for act in (scene.pull.merge, scene.pull.rebase, scene.pull.merge_base_into_head):
        with pytest.raises(GitError):
            act()


def test_moved_head_refuses_the_merge_of_another(scene: Scene) -> None:
    old = scene.pull.head_sha
    scene.pull.push({"x": "1"})
    with pytest.raises(GithubException) as refused:
        scene.client(scene.hub.token(EVERYTHING)).get_pull(1).merge(sha=old)
    assert refused.value.status == 409


def test_required_status_blocks_until_it_is_green(scene: Scene) -> None:
    scene.repository.rules.protect("main", Protection(required_statuses=("peerpact/checks",)))
    assert scene.seen.mergeable_state == "blocked"
    with pytest.raises(GithubException, match="expected") as refused:
        scene.client(scene.hub.token(EVERYTHING)).get_pull(1).merge()
    assert refused.value.status == 405
    scene.repository.status(scene.pull.head_sha, "peerpact/checks", "success")
    assert scene.seen.mergeable_state == "clean"
    scene.repository.status(scene.pull.head_sha, "other", "failure")
    assert scene.seen.mergeable_state == "unstable"


def test_required_approval_counts_only_those_who_may_write(scene: Scene) -> None:
    scene.repository.rules.protect("main", Protection(approvals=1))
    scene.pull.approve(scene.bo)
    assert scene.seen.mergeable_state == "blocked"
    scene.repository.collaborator(scene.bo)
    assert scene.seen.mergeable_state == "clean"


def test_branch_behind_a_strict_base_says_so(scene: Scene) -> None:
    scene.repository.rules.protect("main", Protection(strict=True))
    scene.repository.push({"README.md": "# Moved on\n"})
    assert scene.seen.mergeable_state == "behind"
    scene.pull.merge_base_into_head()
    assert scene.seen.mergeable_state == "clean"


def test_trial_merge_stands_in_its_ref(scene: Scene) -> None:
    sha = scene.seen.merge_commit_sha
    assert sha == scene.repository.git.ref("refs/pull/1/merge")
    assert len(scene.client().get_commit(sha).parents) == 2


def test_draft_and_merged_stay_as_they_are(scene: Scene) -> None:
    client = scene.client(scene.hub.token(EVERYTHING))
    scene.pull.draft()
    with pytest.raises(GithubException):
        client.get_pull(1).merge()
    scene.pull.ready()
    assert client.get_pull(1).is_merged() is False
    scene.pull.merge(scene.repository.owner)
    assert client.get_pull(1).is_merged() is True
    with pytest.raises(GithubException):
        client.get_pull(1).merge()
    with pytest.raises(RefusedError):
        scene.pull.reopen()


def test_merge_works_after_the_fork_is_gone(scene: Scene) -> None:
    fork = scene.pull.head_repository
    assert fork is not None
    scene.hub.delete_fork(fork)
    with pytest.raises(RefusedError):
        scene.pull.push({"x": "1"})
    assert scene.client(scene.hub.token(EVERYTHING)).get_pull(1).merge().merged


def test_same_scene_gives_the_same_ids_and_commits(scene: Scene) -> None:
    with StandIn(scene.hub.folder.parent / "again") as again:
        files = {"README.md": "# Mentors\n", "profiles/demo-bo.yml": "github: demo-bo\ngithub_id: 1002\n"}
        repository = again.repository("example/mentoring", files)
        author = again.user("demo-ana", id=1001)
        pull = again.pull_request(repository, author, {"profiles/demo-ana.yml": "github: demo-ana\ngithub_id: 1001\n"})
        assert (pull.id, pull.head_sha) == (scene.pull.id, scene.pull.head_sha)

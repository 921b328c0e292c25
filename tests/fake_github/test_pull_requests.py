"""Pull requests as a client sees them, over real Git."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from github import GithubException

from testing.fake_github import Executable, Link, Moved, StandIn, Submodule, description
from testing.fake_github_scene import EVERYTHING, Scene


def test_files_of_a_pull_request_are_what_git_says(scene: Scene) -> None:
    scene.pull.push(
        {
            "profiles/renamed.yml": Moved("profiles/demo-bo.yml"),
            "link": Link("README.md"),
            "sub": Submodule(),
            "run.sh": Executable(b"echo\n"),
            "picture.bin": b"\0\1\2",
            b"raw\xff.yml": "x\n",
            "a\nb `$(x)`.yml": "y\n",
            "README.md": None,
        }
    )
    found = {f.filename: f for f in scene.seen.get_files()}
    assert found["profiles/renamed.yml"].status == "renamed"
    assert found["profiles/renamed.yml"].previous_filename == "profiles/demo-bo.yml"
    assert found["profiles/demo-ana.yml"].patch == "@@ -0,0 +1,2 @@\n+github: demo-ana\n+github_id: 1001"
    assert found["README.md"].status == "removed"
    assert found["picture.bin"].patch is None
    assert found["sub"].patch == "@@ -0,0 +1 @@\n+Subproject commit " + "1" * 40
    assert {"raw�.yml", "a\nb `$(x)`.yml"} <= found.keys()
    modes = {e.path: e.mode for e in scene.client().get_git_tree(scene.pull.head_sha, recursive=True).tree}
    assert (modes["link"], modes["sub"], modes["run.sh"]) == ("120000", "160000", "100755")


def test_paths_cannot_confuse_the_count_of_lines(scene: Scene) -> None:
    scene.pull.push({"1\t2\t": "a\n", "5\t7\tx": "a\nb\n", ":100644 000000": "c\n"})
    found = {f.filename: f.additions for f in scene.seen.get_files()}
    assert found == {"1\t2\t": 1, "5\t7\tx": 2, ":100644 000000": 1, "profiles/demo-ana.yml": 2}


def test_file_that_becomes_a_link_is_one_change(scene: Scene) -> None:
    same_bytes = Executable(b"github: demo-bo\ngithub_id: 1002\n")
    scene.pull.push({"README.md": Link("profiles"), "profiles/demo-bo.yml": same_bytes})
    found = {f.filename: f for f in scene.seen.get_files()}
    assert (found["README.md"].status, found["profiles/demo-bo.yml"].status) == ("changed", "changed")
    assert found["README.md"].patch.startswith("@@ -1 +0,0 @@\n-# Mentors\n@@ -0,0 +1 @@\n+profiles")
    assert "profiles/demo-ana.yml" in found


def test_files_do_not_contain_what_the_base_gained_since(scene: Scene) -> None:
    scene.repository.push({"profiles/third.yml": "x\n"})
    assert [f.filename for f in scene.seen.get_files()] == ["profiles/demo-ana.yml"]
    scene.pull.merge_base_into_head()
    assert [f.filename for f in scene.seen.get_files()] == ["profiles/demo-ana.yml"]
    assert scene.seen.commits == 2


def test_250_files_come_in_three_pages(scene: Scene) -> None:
    scene.pull.push({f"profiles/many-{n:03}.yml": f"{n}\n" for n in range(249)})
    seen = scene.seen
    before = len(scene.hub.requests)
    assert len(list(seen.get_files())) == 250
    asked = [parse_qs(r.query) for r in scene.hub.requests[before:]]
    assert [q.get("page") for q in asked] == [None, ["2"], ["3"]]
    assert [q["per_page"] for q in asked] == [["100"]] * 3


def test_lists_are_filtered_by_state_head_and_base(scene: Scene) -> None:
    other = scene.hub.pull_request(scene.repository, scene.bo, {"x": "1"}, branch="topic")
    client = scene.client()
    assert [p.number for p in client.get_pulls()] == [2, 1]
    assert [p.number for p in client.get_pulls(head="Demo-Bo:topic")] == [2]
    assert [p.number for p in client.get_pulls(base="other")] == []
    other.close()
    assert [p.number for p in client.get_pulls()] == [1]
    assert [p.number for p in client.get_pulls(state="closed")] == [2]
    assert [p.number for p in client.get_pulls(state="all", sort="updated", direction="asc")] == [1, 2]


def test_rebase_keeps_the_blob_and_changes_the_commit(scene: Scene) -> None:
    path, head = "profiles/demo-ana.yml", scene.pull.head_sha
    before = scene.client().get_contents(path, ref=head)
    scene.repository.push({"README.md": "# Changed\n"})
    assert scene.pull.rebase() != head
    after = scene.client().get_contents(path, ref=scene.pull.head_sha)
    assert not isinstance(before, list)
    assert not isinstance(after, list)
    assert before.sha == after.sha
    assert scene.seen.commits == 1
    assert [e.event for e in scene.seen.get_issue_events()] == ["head_ref_force_pushed"]


def test_force_push_replaces_the_branch(scene: Scene) -> None:
    scene.pull.push({"more": "1"})
    scene.pull.force_push({"profiles/demo-ana.yml": "other\n"})
    assert scene.seen.commits == 1
    assert [f.filename for f in scene.seen.get_files()] == ["profiles/demo-ana.yml"]


def test_updated_at_moves_with_a_push_and_stays_without(scene: Scene) -> None:
    scene.hub.wait(days=1)
    opened = scene.seen.updated_at
    assert opened == scene.pull.created
    scene.pull.push({"x": "1"})
    assert scene.seen.updated_at == scene.hub.now != opened


def test_deleted_fork_leaves_null_and_is_a_named_exception(scene: Scene) -> None:
    fork = scene.pull.head_repository
    assert fork is not None
    scene.hub.delete_fork(fork)
    shown = scene.seen.raw_data
    assert (shown["head"]["repo"], shown["head"]["user"], shown["state"]) == (None, None, "open")
    assert description.excused(["head", "repo"], None) == "the fork of a pull request is deleted"
    assert [f.filename for f in scene.seen.get_files()] == ["profiles/demo-ana.yml"]


def test_deleted_account_shows_as_nobody(scene: Scene) -> None:
    scene.pull.comment(scene.bo, "hello")
    scene.pull.approve(scene.bo)
    for user in (scene.ana, scene.bo):
        scene.hub.delete_user(user)
    assert scene.seen.raw_data["user"] is None
    assert next(iter(scene.seen.get_issue_comments())).raw_data["user"] is None
    assert next(iter(scene.seen.get_reviews())).raw_data["user"] is None


def test_deleting_the_branch_closes_the_pull_request(scene: Scene) -> None:
    scene.pull.delete_branch()
    assert scene.seen.state == "closed"


def test_draft_close_reopen_and_retarget_show(scene: Scene) -> None:
    scene.repository.push({"x": "1"}, branch="next")
    scene.pull.draft()
    assert (scene.seen.draft, scene.seen.mergeable_state) == (True, "draft")
    scene.pull.ready()
    scene.pull.close()
    assert scene.seen.state == "closed"
    assert scene.seen.raw_data["mergeable"] is None
    scene.pull.reopen()
    scene.pull.retarget("next")
    assert (scene.seen.state, scene.seen.base.ref) == ("open", "next")


def test_mergeable_is_unknown_right_after_a_push_when_the_hub_is_slow(hub: StandIn, scene: Scene) -> None:
    hub.mergeable_lag = 1
    scene.pull.push({"x": "1"})
    assert scene.seen.mergeable is None
    assert scene.seen.mergeable is True


def test_pull_request_made_over_the_api(scene: Scene) -> None:
    scene.repository.push({"profiles/c.yml": "c\n"}, branch="join-1")
    client = scene.client(scene.hub.token(EVERYTHING))
    with pytest.raises(GithubException, match="not permitted to create"):
        client.create_pull(base="main", head="join-1", title="Join", body="")
    scene.repository.settings.can_approve_pull_request_reviews = True
    made = client.create_pull(base="main", head="join-1", title="Join", body="hello")
    assert (made.user.id, made.changed_files, made.head.repo.full_name) == (41898282, 1, "example/mentoring")
    with pytest.raises(GithubException, match="already exists"):
        client.create_pull(base="main", head="join-1", title="Join", body="")


def test_a_commit_leads_to_its_pull_request(scene: Scene) -> None:
    first = scene.pull.head_sha
    scene.pull.push({"x": "1"})
    client = scene.client()
    for sha in (first, scene.pull.head_sha):
        assert [p.number for p in client.get_commit(sha).get_pulls()] == [1]
    assert list(client.get_commit(scene.repository.head).get_pulls()) == []


def test_forged_author_email_shows_somebody_else(scene: Scene) -> None:
    scene.pull.push({"x": "1"}, signer=scene.bo.signer)
    commit = list(scene.seen.get_commits())[-1]
    assert commit.author is not None
    assert (commit.author.id, scene.seen.user.id) == (1002, 1001)

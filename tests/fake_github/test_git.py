"""Git itself against the stand-in, and Git's objects over the API."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from github import GithubException, InputGitTreeElement, UnknownObjectException
from github.GitRef import GitRef
from github.Repository import Repository as ClientRepository

from testing.fake_github import Link, Protection, StandIn, Submodule, Token
from testing.fake_github_scene import EVERYTHING, Scene


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    environment = os.environ | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_AUTHOR_NAME": "Demo",
        "GIT_AUTHOR_EMAIL": "demo@example.org",
        "GIT_COMMITTER_NAME": "Demo",
        "GIT_COMMITTER_EMAIL": "demo@example.org",
    }
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, env=environment)
    assert done.returncode == 0 or not check, done.stderr
    return (done.stdout if done.returncode == 0 else f"refused: {done.stderr}").strip()


def address(scene: Scene, token: Token | None = None) -> str:
    url = scene.repository.clone_url
    return url.replace("://", f"://x-access-token:{token.value}@") if token else url


@pytest.fixture
def clone(scene: Scene, tmp_path: Path) -> Path:
    git(tmp_path, "clone", "-q", "--depth=1", address(scene), "clone")
    return tmp_path / "clone"


def test_one_fetch_brings_a_pull_requests_objects(scene: Scene, clone: Path) -> None:
    before = len(scene.hub.requests)
    git(clone, "fetch", "-q", "origin", "refs/pull/1/head")
    assert git(clone, "rev-parse", "FETCH_HEAD") == scene.pull.head_sha
    assert git(clone, "cat-file", "blob", "FETCH_HEAD:profiles/demo-ana.yml").startswith("github: demo-ana")
    assert all(r.is_git for r in scene.hub.requests[before:])


@pytest.mark.parametrize("version", ["0", "2"])
def test_fetch_sees_a_push_at_once_and_old_heads_by_their_id(scene: Scene, clone: Path, version: str) -> None:
    git(clone, "config", "protocol.version", version)
    old = scene.pull.head_sha
    scene.pull.force_push({"x": "1"})
    git(clone, "fetch", "-q", "origin", "refs/pull/1/head")
    assert git(clone, "rev-parse", "FETCH_HEAD") == scene.pull.head_sha != old
    git(clone, "fetch", "-q", "origin", old)
    assert git(clone, "rev-parse", "FETCH_HEAD") == old


def test_private_repository_hides_from_git(hub: StandIn, tmp_path: Path) -> None:
    secret = hub.repository("example/secret", private=True)
    assert "refused" in git(tmp_path, "ls-remote", secret.clone_url, check=False)
    token = hub.token({"contents": "read"}, repository=secret)
    known = secret.clone_url.replace("://", f"://x-access-token:{token.value}@")
    assert secret.head in git(tmp_path, "ls-remote", known)


def test_push_needs_the_right_for_contents(scene: Scene, clone: Path) -> None:
    git(clone, "commit", "-q", "--allow-empty", "-m", "ledger")
    reader = scene.hub.token({"contents": "read"})
    for token in (None, reader):
        assert "refused" in git(clone, "push", "-q", address(scene, token), "HEAD:ledger", check=False)
    git(clone, "push", "-q", address(scene, scene.hub.token({"contents": "write"})), "HEAD:ledger")
    assert scene.repository.git.branch("ledger") == git(clone, "rev-parse", "HEAD")


def test_a_push_to_the_fork_moves_the_pull_request(scene: Scene, tmp_path: Path) -> None:
    fork, token = scene.pull.head_repository, scene.hub.token(actor=scene.ana)
    assert fork is not None
    url = fork.clone_url.replace("://", f"://x-access-token:{token.value}@")
    git(tmp_path, "clone", "-q", "-b", scene.pull.head_ref, url, "fork")
    git(tmp_path / "fork", "commit", "-q", "--allow-empty", "-m", "more")
    git(tmp_path / "fork", "push", "-q", "origin", "HEAD")
    assert scene.seen.head.sha == git(tmp_path / "fork", "rev-parse", "HEAD")
    assert "refused" in git(tmp_path / "fork", "push", "-q", scene.repository.clone_url, "HEAD:x", check=False)


def test_a_fetch_of_many_refs_is_understood(scene: Scene, clone: Path) -> None:
    names = [f"refs/pull/{number}/head" for number in range(1, 81)]
    for name in names:
        scene.repository.git.point(name, scene.pull.head_sha)
    git(clone, "fetch", "-q", "origin", *names)  # so many names that git packs its request
    assert git(clone, "rev-parse", "FETCH_HEAD") == scene.pull.head_sha


def test_a_large_push_arrives_whole(scene: Scene, clone: Path) -> None:
    (clone / "large.bin").write_bytes(os.urandom(3_000_000))
    git(clone, "add", ".")
    git(clone, "commit", "-q", "-m", "large")
    git(clone, "push", "-q", address(scene, scene.hub.token({"contents": "write"})), "HEAD:large")
    assert scene.repository.git.branch("large") == git(clone, "rev-parse", "HEAD")


def test_protected_branch_refuses_a_rewrite_by_git_and_by_api(scene: Scene, clone: Path) -> None:
    scene.repository.rules.ruleset("Ledger", "main", "non_fast_forward", "deletion")
    writer = scene.hub.token(EVERYTHING)
    git(clone, "commit", "-q", "--amend", "-m", "rewritten")
    assert "refused" in git(clone, "push", "-q", "-f", address(scene, writer), "HEAD:main", check=False)
    ref = known_ref(scene.client(writer), "heads/main")
    with pytest.raises(GithubException, match="force-push"):
        ref.edit(orphan(scene), force=True)
    with pytest.raises(GithubException, match="Cannot delete"):
        ref.delete()


def known_ref(client: ClientRepository, name: str) -> GitRef:
    """A ref that has been read: a lazy one would be changed at an address that GitHub does not have."""
    ref = client.get_git_ref(name)
    assert ref.object.sha
    return ref


def orphan(scene: Scene) -> str:
    client = scene.client(scene.hub.token(EVERYTHING))
    tree = client.create_git_tree([InputGitTreeElement("a.json", "100644", "blob", content="{}")])
    return client.create_git_commit("First record", tree, []).sha


def test_orphan_branch_is_written_over_the_api(scene: Scene) -> None:
    client = scene.client(scene.hub.token(EVERYTHING))
    sha = orphan(scene)
    client.create_git_ref("refs/heads/ledger", sha)
    assert [e.path for e in client.get_git_tree("ledger").tree] == ["a.json"]
    with pytest.raises(GithubException, match="already exists"):
        client.create_git_ref("refs/heads/ledger", sha)
    base = client.get_git_tree("ledger")
    tree = client.create_git_tree([InputGitTreeElement("b.json", "100644", "blob", content="[]")], base)
    parent = client.get_git_commit(sha)
    second = client.create_git_commit("Second record", tree, [parent])
    known_ref(client, "heads/ledger").edit(second.sha)
    assert [e.path for e in client.get_git_tree("ledger").tree] == ["a.json", "b.json"]
    with pytest.raises(GithubException, match="fast forward"):
        known_ref(client, "heads/ledger").edit(sha)
    assert [r.ref for r in client.get_git_matching_refs("heads/led")] == ["refs/heads/ledger"]


def test_contents_are_created_updated_and_guarded(scene: Scene) -> None:
    client = scene.client(scene.hub.token(EVERYTHING))
    made = client.create_file("profiles/c d.yml", "Add", b"one\n", branch="main")["content"]
    client.update_file("profiles/c d.yml", "Change", b"two\n", made.sha, branch="main")
    with pytest.raises(GithubException) as stale:
        client.update_file("profiles/c d.yml", "Change", b"three\n", made.sha, branch="main")
    assert stale.value.status == 409
    with pytest.raises(GithubException) as missing:
        client.create_file("profiles/c d.yml", "Add", b"four\n", branch="main")
    assert missing.value.status == 422
    found = client.get_contents("profiles/c d.yml")
    assert not isinstance(found, list)
    assert found.decoded_content == b"two\n"
    commit = client.get_commit("main")
    assert (commit.commit.author.name, commit.author.id if commit.author else 0) == ("github-actions[bot]", 41898282)
    client.delete_file("profiles/c d.yml", "Remove", found.sha, branch="main")
    with pytest.raises(UnknownObjectException):
        client.get_contents("profiles/c d.yml")


@pytest.mark.parametrize("path", ["../x", "a/../b", ".git/config", "a//b"])
def test_malformed_paths_are_refused(scene: Scene, path: str) -> None:
    with pytest.raises(GithubException) as refused:
        scene.client(scene.hub.token(EVERYTHING)).requester.requestJsonAndCheck(
            "PUT",
            f"/repos/example/mentoring/contents/{path}".replace("..", "%2E%2E"),
            input={"message": "x", "content": ""},
        )
    assert refused.value.status == 422


def test_workflow_files_and_protected_branches_refuse_contents(scene: Scene) -> None:
    token = scene.hub.token({"contents": "write"})
    with pytest.raises(GithubException) as refused:
        scene.client(token).create_file(".github/workflows/x.yml", "x", "x", branch="main")
    assert refused.value.status == 403
    scene.repository.rules.protect("main", Protection(pull_request_required=True))
    with pytest.raises(GithubException) as refused:
        scene.client(token).create_file("x.yml", "x", "x", branch="main")
    assert refused.value.status == 409


def test_contents_follow_links_and_stop_at_one_megabyte(scene: Scene) -> None:
    large = b"x" * 1_000_001
    scene.repository.push(
        {
            "in/link": Link("../README.md"),
            "dangling": Link("nowhere"),
            "sub": Submodule(),
            "large": large,
        }
    )
    client = scene.client()
    link, dangling, sub, big = (client.get_contents(p) for p in ("in/link", "dangling", "sub", "large"))
    assert not isinstance(link, list)
    assert link.decoded_content == b"# Mentors\n"
    assert [one.type for one in (dangling, sub) if not isinstance(one, list)] == ["symlink", "submodule"]
    assert not isinstance(big, list)
    assert (big.encoding, big.size) == ("none", len(large))
    blob = client.get_git_blob(big.sha)
    assert (blob.size, blob.encoding) == (len(large), "base64")


def test_tree_over_the_limit_says_that_it_is_cut(scene: Scene) -> None:
    scene.hub.most_entries = 2
    tree = scene.client().get_git_tree("main", recursive=True)
    assert (len(tree.tree), tree.raw_data["truncated"]) == (2, True)


def test_comparison_reaches_into_the_fork(scene: Scene) -> None:
    scene.repository.push({"README.md": "# Moved on\n"})
    found = scene.client().compare("main", f"demo-ana:{scene.pull.head_ref}")
    assert (found.status, found.ahead_by, found.behind_by) == ("diverged", 1, 1)
    assert [f.filename for f in found.files] == ["profiles/demo-ana.yml"]
    assert found.merge_base_commit.sha == scene.pull.merge_base


def test_history_is_listed_by_path(scene: Scene) -> None:
    scene.repository.push({"profiles/c.yml": "1"})
    scene.repository.push({"other": "1"})
    client = scene.client()
    assert len(list(client.get_commits())) == 3
    assert [c.files[0].filename for c in client.get_commits(path="profiles/c.yml")] == ["profiles/c.yml"]
    assert client.get_commit(scene.repository.head).stats.additions == 1

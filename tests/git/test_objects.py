"""Files come out of Git's object store as data: nothing is followed, checked out or executed."""

from __future__ import annotations

import subprocess
from pathlib import Path
from time import process_time

import pytest

from peerpact.domain.entry import MOST_BYTES, Oddity
from peerpact.domain.errors import OperatorError
from peerpact.domain.pull_request import Change
from peerpact.git.contents import changes, texts
from peerpact.git.landing import land
from peerpact.git.objects import GitObjects, TooLargeError
from testing.story_world import ENVIRONMENT, Blob, Stream, World, git

ANN = "profiles/demo-ann.yml"


def stored(folder: Path, *worlds: World) -> tuple[GitObjects, list[str]]:
    """Commits in a row, each on the one before, and their ids."""
    stream = Stream()
    marks: list[int] = []
    for world in worlds:
        marks.append(stream.commit(world, tuple(marks[-1:])))
    ids = stream.imported(folder / "r.git")
    return GitObjects(folder / "r.git"), [ids[mark] for mark in marks]


def test_only_ordinary_files_become_bytes(tmp_path: Path) -> None:
    world: World = {
        ANN: Blob(b"plain\n"),
        "profiles/demo-bo.yml": Blob(b"/etc/passwd", "120000"),
        "profiles/demo-cy.yml": Blob(b"1" * 40, "160000"),
        "profiles/demo-di.yml": Blob(b"run\n", "100755"),
        "agreements": Blob(b"profiles", "120000"),
        "README.md": Blob(b"not data\n"),
    }
    objects, (commit,) = stored(tmp_path, world)
    assert texts(objects, objects.tree(commit)) == {
        ANN: b"plain\n",
        "profiles/demo-bo.yml": Oddity("a symbolic link"),
        "profiles/demo-cy.yml": Oddity("a submodule"),
        "profiles/demo-di.yml": Oddity("an executable file"),
        "agreements": Oddity("a symbolic link"),
    }


def test_a_large_file_is_cut_and_the_one_behind_it_is_whole(tmp_path: Path) -> None:
    sizes = (MOST_BYTES - 1, MOST_BYTES, MOST_BYTES + 1, 3 * MOST_BYTES + 7, 0, 5)
    world: World = {f"profiles/{n}.yml": Blob(b"%d" % (n % 10) * size) for n, size in enumerate(sizes)}
    objects, (commit,) = stored(tmp_path, world)
    found = texts(objects, objects.tree(commit))
    assert [found[f"profiles/{n}.yml"] for n in range(len(sizes))] == [
        b"%d" % n * min(size, MOST_BYTES + 1) for n, size in enumerate(sizes)
    ]


def test_thousands_of_files_do_not_block_the_pipes(tmp_path: Path) -> None:
    world: World = {f"profiles/{n}.yml": Blob(b"%d\n" % n + b"x" * 500) for n in range(3_000)}
    objects, (commit,) = stored(tmp_path, world)
    found = texts(objects, objects.tree(commit))
    assert found == {str(path): blob.content for path, blob in world.items()}


@pytest.mark.parametrize("name", ["a b", "a\nb", "-rf", "`id`", "$(id)", '"', "\\", "é", "e\u0301", "\t", ":(top)x"])
def test_a_file_of_any_name_is_found_under_its_name(tmp_path: Path, name: str) -> None:
    path = f"profiles/{name}.yml"
    objects, (commit,) = stored(tmp_path, {path: Blob(b"x\n")})
    assert texts(objects, objects.tree(commit)) == {path: b"x\n"}


def test_names_that_are_no_text_are_shown_in_letters_and_never_hide_each_other(tmp_path: Path) -> None:
    names = {b"profiles/a\xff.yml": Blob(b"x\n"), b"profiles/a\\xff.yml": Blob(b"y\n")}
    objects, (commit,) = stored(tmp_path, names)
    paths = sorted(objects.tree(commit))
    assert len(paths) == 2
    assert [path.split("\0")[0] for path in paths] == ["profiles/a\\xff.yml", "profiles/a\\xff.yml"]


def test_a_change_is_what_differs_and_a_rename_is_two_of_them(tmp_path: Path) -> None:
    before: World = {ANN: Blob(b"ann\n"), "profiles/demo-bo.yml": Blob(b"bo\n"), "tool.py": Blob(b"1\n")}
    after: World = {
        "profiles/demo-cy.yml": Blob(b"bo\n"),
        ANN: Blob(b"ann\n", "100755"),
        "tool.py": Blob(b"2\n"),
        "new.py": Blob(b"n\n"),
    }
    objects, (old, new) = stored(tmp_path, before, after)
    found = difference(objects, old, new)
    assert [(c.path, c.before, c.after) for c in found] == [
        ("new.py", None, b""),  # of what is no data only the name is read
        (ANN, b"ann\n", Oddity("an executable file")),
        ("profiles/demo-bo.yml", b"bo\n", None),
        ("profiles/demo-cy.yml", None, b"bo\n"),
        ("tool.py", b"", b""),
    ]
    assert found[3].sha_after == objects.tree(old)["profiles/demo-bo.yml"].sha


def test_a_merge_from_the_base_is_no_change_of_the_head(tmp_path: Path) -> None:
    stream = Stream()
    start: World = {ANN: Blob(b"1\n")}
    moved: World = start | {"profiles/demo-bo.yml": Blob(b"bo\n")}
    mine: World = start | {"profiles/demo-cy.yml": Blob(b"cy\n")}
    fork = stream.commit(start)
    main, change = stream.commit(moved, (fork,)), stream.commit(mine, (fork,))
    merge = stream.commit(moved | mine, (change, main))
    ids = stream.imported(tmp_path / "r.git")
    objects = GitObjects(tmp_path / "r.git")
    assert objects.merge_bases(ids[main], ids[change]) == (ids[fork],)
    assert objects.merge_bases(ids[main], ids[merge]) == (ids[main],)
    found = difference(objects, ids[main], ids[merge])
    assert [change.path for change in found] == ["profiles/demo-cy.yml"]


def test_histories_with_nothing_in_common_have_no_merge_base(tmp_path: Path) -> None:
    stream = Stream()
    one, other = stream.commit({"a": Blob(b"a")}), stream.commit({"b": Blob(b"b")})
    ids = stream.imported(tmp_path / "r.git")
    assert GitObjects(tmp_path / "r.git").merge_bases(ids[one], ids[other]) == ()


def test_crossing_merges_have_several_merge_bases(tmp_path: Path) -> None:
    stream = Stream()
    start = stream.commit({"a": Blob(b"a")})
    one, other = stream.commit({"a": Blob(b"1")}, (start,)), stream.commit({"a": Blob(b"2")}, (start,))
    main, head = stream.commit({"a": Blob(b"3")}, (one, other)), stream.commit({"a": Blob(b"4")}, (other, one))
    ids = stream.imported(tmp_path / "r.git")
    assert set(GitObjects(tmp_path / "r.git").merge_bases(ids[main], ids[head])) == {ids[one], ids[other]}


def test_a_tree_that_names_one_tree_many_times_is_given_up(tmp_path: Path) -> None:
    """Seven small trees hold ten million paths: reading them all would take minutes and gigabytes."""
    objects, (commit,) = stored(tmp_path, {"a": Blob(b"a")})
    repository = tmp_path / "r.git"
    tree = git(repository, "rev-parse", f"{commit}^{{tree}}").decode().strip()
    for _ in range(7):
        rows = "".join(f"040000 tree {tree}\t{number}\0" for number in range(10))
        tree = git(repository, "mktree", "-z", stdin=rows.encode()).decode().strip()
    words = ("-c", "user.name=a", "-c", "user.email=a@b", "commit-tree", tree, "-p", commit, "-m", "bomb")
    bomb = git(repository, *words).decode().strip()
    started = process_time()
    with pytest.raises(TooLargeError):
        objects.tree(bomb)
    assert process_time() - started < 5


def test_some_files_are_found_without_reading_the_rest(tmp_path: Path) -> None:
    world: World = {ANN: Blob(b"1"), "profiles/demo-annie.yml": Blob(b"2"), "profiles/demo-ann.yml.d/x": Blob(b"3")}
    objects, (commit,) = stored(tmp_path, world)
    tree = objects.tree(commit)
    assert objects.leaves(commit, [ANN, "profiles/nobody.yml"]) == {ANN: tree[ANN]}
    assert objects.leaves(commit, []) == {}


@pytest.mark.parametrize("name", ["nothing", "0" * 40, "--help", "HEAD:a", "--output=x"])
def test_a_name_that_is_no_commit_is_an_operators_matter(tmp_path: Path, name: str) -> None:
    objects, _ = stored(tmp_path, {"a": Blob(b"a")})
    with pytest.raises(OperatorError):
        objects.tree(name)


def test_an_object_that_is_not_there_is_an_operators_matter(tmp_path: Path) -> None:
    objects, _ = stored(tmp_path, {"a": Blob(b"a")})
    with pytest.raises(OperatorError, match="isn't in the clone"):
        objects.blobs(["1" * 40])


def difference(objects: GitObjects, old: str, new: str) -> tuple[Change, ...]:
    """What one commit changes since another one before it."""
    before = objects.tree(old)
    return changes(objects, before, land(before, before, objects.tree(new)).changed)


def trapped_clone(folder: Path) -> tuple[Path, str, Path]:
    """A clone in which filters, text conversion and every hook leave a trace, and a commit that would spring them."""
    stream = Stream()
    start = stream.commit({ANN: Blob(b"1\n")})
    attributes = Blob(b"* filter=trap diff=trap merge=trap text eol=crlf working-tree-encoding=UTF-16\n")
    head = stream.commit({ANN: Blob(b"2\n"), ".gitattributes": attributes, "evil.sh": Blob(b"x", "100755")}, (start,))
    ids = stream.imported(folder / "r.git")
    git(folder, "clone", "--quiet", "--no-checkout", "--template=", "--branch", "c1", "r.git", "clone")
    clone, trace = folder / "clone", folder / "trace"
    trap = folder / "trap"
    trap.write_text(f"#!/bin/sh\necho sprung >> '{trace}'\ncat\n")
    trap.chmod(0o755)
    for key in ("filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv", "diff.external", "core.pager"):
        git(clone, "config", key, str(trap))
    (clone / ".git" / "hooks").mkdir(exist_ok=True)
    for hook in ("post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc", "fsmonitor-watchman"):
        (clone / ".git" / "hooks" / hook).symlink_to(trap)
    git(clone, "config", "core.fsmonitor", str(trap))
    assert not trace.exists()
    return clone, ids[head], trace


def files(clone: Path) -> set[str]:
    return {path.name for path in clone.iterdir()} | {f".git/{path.name}" for path in (clone / ".git").iterdir()}


def test_reading_springs_no_trap_and_checks_nothing_out(tmp_path: Path) -> None:
    clone, head, trace = trapped_clone(tmp_path)
    before = files(clone)
    objects = GitObjects(clone)
    objects.fetch("refs/heads/c2")
    base = objects.commit("c1")
    found = difference(objects, base, head)
    assert [(c.path, c.after) for c in found if c.path == ANN] == [(ANN, b"2\n")]
    assert not trace.exists()
    assert files(clone) == before


def test_a_fetch_that_writes_a_ref_runs_no_hook(tmp_path: Path) -> None:
    clone, head, trace = trapped_clone(tmp_path)
    objects = GitObjects(clone)
    objects.fetch("refs/heads/c2:refs/peerpact/7")
    assert objects.commit("refs/peerpact/7") == head
    assert not trace.exists()


def test_the_traps_are_real(tmp_path: Path) -> None:
    clone, head, trace = trapped_clone(tmp_path)
    subprocess.run(["git", "checkout", "-q", head], cwd=clone, env=ENVIRONMENT, check=False, capture_output=True)
    assert "sprung" in trace.read_text()


def test_a_fetch_brings_the_objects_and_moves_no_branch(tmp_path: Path) -> None:
    clone, head, _ = trapped_clone(tmp_path)
    git(clone, "remote", "set-url", "origin", f"file://{tmp_path / 'r.git'}")
    branches = git(clone, "for-each-ref")
    objects = GitObjects(clone)
    objects.fetch("refs/heads/c2")
    assert objects.tree(head)[ANN].mode == "100644"
    assert git(clone, "for-each-ref") == branches
    assert not (clone / ".git" / "FETCH_HEAD").exists()


def test_a_fetch_from_nowhere_is_an_operators_matter(tmp_path: Path) -> None:
    objects, _ = stored(tmp_path, {"a": Blob(b"a")})
    with pytest.raises(OperatorError, match="git fetch failed"):
        objects.fetch("refs/pull/1/head", url=str(tmp_path / "nowhere"))

"""What a file was before is found in the commits of a pull request, merges among them, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerpact.domain.errors import OperatorError
from peerpact.git.objects import GitObjects
from testing.story_world import Blob, Stream, World, git

PATH = "agreements/a.yml"


def world(text: str, mode: str = "100644", path: str = PATH) -> World:
    return {path: Blob(text.encode(), mode), "other": Blob(b"kept")}


def test_every_version_since_the_fork_is_found_and_none_from_before(tmp_path: Path) -> None:
    stream = Stream()
    old = stream.commit(world("before"))
    fork = stream.commit(world("base"), (old,))
    first = stream.commit(world("first"), (fork,))
    gone = stream.commit({"other": Blob(b"kept")}, (first,))
    link = stream.commit(world("first", "120000"), (gone,))
    main = stream.commit(world("main"), (fork,))
    merged = stream.commit(world("main"), (main, link))  # a merge that takes the one side whole
    back = stream.commit(world("base"), (merged,))
    elsewhere = stream.commit(world("elsewhere", path="agreements/*.yml"), (back,))
    ids = stream.imported(tmp_path / "r.git")
    objects = GitObjects(tmp_path / "r.git")
    found = objects.blobs(objects.versions(ids[fork], ids[elsewhere], PATH))
    assert set(found.values()) == {b"first", b"main", b"base"}
    assert set(objects.blobs(objects.versions(ids[fork], ids[elsewhere], "agreements/*.yml")).values()) == {
        b"elsewhere"
    }


def test_settings_of_whoever_runs_it_change_nothing(tmp_path: Path) -> None:
    stream = Stream()
    fork = stream.commit(world("base"))
    head = stream.commit(world("now"), (fork,))
    ids = stream.imported(tmp_path / "r.git")
    objects = GitObjects(tmp_path / "r.git")
    plain = objects.versions(ids[fork], ids[head], PATH)
    for key, value in (("log.showSignature", "true"), ("log.diffMerges", "off"), ("diff.noprefix", "true")):
        git(tmp_path / "r.git", "config", key, value)
    assert objects.versions(ids[fork], ids[head], PATH) == plain
    assert len(plain) == 1


def test_an_unknown_commit_is_said(tmp_path: Path) -> None:
    stream = Stream()
    stream.commit(world("base"))
    stream.imported(tmp_path / "r.git")
    with pytest.raises(OperatorError):
        GitObjects(tmp_path / "r.git").versions("1" * 40, "2" * 40, PATH)

"""Many files at once: all of them or none, wherever it stops."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from peerpact.cli import all_or_nothing
from peerpact.cli.all_or_nothing import new_folder, replace_files, write_new_files
from peerpact.domain.errors import OperatorError

WRITES = {"new/file.txt": b"new", "there.txt": b"renewed", "link.txt": b"a file now", "memory.json": b"{}"}
REMOVALS = ("old.txt", "gone.txt")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a file to be replaced, which has rights of its own, one to be removed, and a link."""
    folder = tmp_path / "root"
    folder.mkdir()
    (folder / "there.txt").write_text("there")
    (folder / "there.txt").chmod(0o750)
    (folder / "old.txt").write_text("old")
    (tmp_path / "outside.txt").write_text("outside")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    return folder


def state(root: Path) -> dict[str, tuple[str, int]]:
    """Every file, link and right."""
    files = [path for path in root.rglob("*") if path.is_symlink() or path.is_file()]
    return {
        path.relative_to(root).as_posix(): (
            os.readlink(path) if path.is_symlink() else path.read_text(), path.lstat().st_mode
        )
        for path in files
    }  # fmt: skip


def test_files_are_written_and_removed_with_their_rights_and_no_link_is_followed(root: Path) -> None:
    replace_files(root, WRITES, REMOVALS)
    assert {name: (root / name).read_bytes() for name in WRITES} == WRITES
    assert sorted(state(root)) == sorted(WRITES)
    assert (root / "there.txt").stat().st_mode & 0o777 == 0o750
    assert (root.parent / "outside.txt").read_text() == "outside"


@pytest.mark.parametrize("way", ["before", "after"])
@pytest.mark.parametrize("number", range(len(WRITES) + len(REMOVALS)))
def test_nothing_is_half_done_wherever_it_stops(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int, way: str
) -> None:
    before, swap, names = state(root), all_or_nothing._swap, list[str]()

    def stopping(path: Path, fresh: Path, old: Path) -> None:
        names.append(path.name)
        if way == "after" or len(names) <= number:
            swap(path, fresh, old)
        if len(names) > number:
            raise KeyboardInterrupt

    monkeypatch.setattr(all_or_nothing, "_swap", stopping)
    with pytest.raises(KeyboardInterrupt):
        replace_files(root, WRITES, REMOVALS)
    assert state(root) == before
    assert not (names[:-1] and names[-2] == "memory.json")  # it's the last, so it never tells what didn't happen


@pytest.mark.parametrize("name", ["there.txt/below.txt", "folder", "linked/file.txt"])
def test_what_is_in_the_way_is_told_before_anything_is_written(root: Path, name: str) -> None:
    (root / "folder").mkdir()
    (root / "linked").symlink_to(root.parent)
    before = state(root)
    for writes, removals in (({"a.txt": b"a", name: b"b"}, ()), ({"a.txt": b"a"}, (name,))):
        with pytest.raises(OperatorError, match="can't be written or removed"):
            replace_files(root, writes, removals)
        assert state(root) == before


@pytest.mark.parametrize("there", [False, True])
def test_a_new_folder_appears_whole_or_not_at_all(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "a new one" if not there else tmp_path
    with pytest.raises(KeyboardInterrupt):
        _stop_halfway(folder)
    assert list(tmp_path.iterdir()) == []
    with new_folder(folder) as fresh:
        write_new_files(fresh, {"a/b.txt": b"b", "c.txt": b"c"})
    assert sorted(path.name for path in folder.iterdir()) == ["a", "c.txt"]
    assert (folder / "a" / "b.txt").read_bytes() == b"b"


def test_a_folder_that_cannot_be_made_is_told(root: Path) -> None:
    with pytest.raises(OperatorError, match="Nothing can be written into"):
        _stop_halfway(root / "there.txt" / "folder")


def _stop_halfway(folder: Path) -> None:
    with new_folder(folder) as fresh:
        write_new_files(fresh, {"a/b.txt": b"b"})
        raise KeyboardInterrupt

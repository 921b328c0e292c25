"""A remembered check is instant and never stale: every way to change a community makes it look again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peerpact.cli.cache import Memory

PROFILE = "github: demo-ana\ngithub_id: 990000000001\nname: Ana\ntimezone: UTC\nlanguages: [en]\n"
PROFILE += "offers: [{skill: git, level: expert}]\n"
SKILLS = "built_in: false\nskills:\n  - id: git\n    name: Git\n"


@pytest.fixture
def community(tmp_path: Path) -> Path:
    return _written(tmp_path / "community")


def _written(root: Path) -> Path:
    (root / "profiles").mkdir(parents=True)
    (root / "community.yml").write_text("demo: true\n")
    (root / "skills.yml").write_text(SKILLS)
    (root / "profiles/demo-ana.yml").write_text(PROFILE)
    return root


def check(root: Path, *words: str, **environment: str) -> str:
    """What a check prints; the memory lies beside the community."""
    command = [sys.executable, "-m", "peerpact", "check", "--root", str(root), "--now", "2026-11-21", *words]
    there = {**os.environ, "XDG_CACHE_HOME": str(root.parent / "cache"), **environment}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=there)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def memory(root: Path) -> Path:
    (file,) = (root.parent / "cache/peerpact").iterdir()
    return file


def test_nothing_changed_is_answered_from_memory(community: Path) -> None:
    first = check(community)
    file = memory(community)
    # Only an answer from memory can repeat what was put into it.
    file.write_bytes(file.read_bytes().replace(b"nothing to fix", b"nothing to see"))
    assert check(community) == first.replace("nothing to fix", "nothing to see")
    assert check(community, "--fresh") == first


def rewrite(root: Path) -> None:
    (root / "profiles/demo-ana.yml").write_text(PROFILE.replace("expert", "expirt"))


def rewrite_and_set_the_time_back(root: Path) -> None:
    file = root / "profiles/demo-ana.yml"
    before = file.stat()
    rewrite(root)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace_by_another_file(root: Path) -> None:
    other = root / "profiles/.new"
    other.write_text(PROFILE.replace("expert", "expirt"))
    other.replace(root / "profiles/demo-ana.yml")


def add(root: Path) -> None:
    (root / "profiles/demo-bo.yml").write_text("github: demo-bo\n")


def remove_a_skill(root: Path) -> None:
    (root / "skills.yml").write_text(SKILLS.replace("git", "got").replace("Git", "Got"))


def rename(root: Path) -> None:
    (root / "profiles/demo-ana.yml").rename(root / "profiles/demo-bob.yml")


def swap_in_a_link(root: Path) -> None:
    file = root / "profiles/demo-ana.yml"
    file.rename(root / "elsewhere.yml")
    file.symlink_to(root / "elsewhere.yml")


def delete_the_skills(root: Path) -> None:
    (root / "skills.yml").unlink()
    (root / "agreements").mkdir()
    (root / "agreements/x.yml").write_text("partners: []\n")


CHANGES = [
    rewrite,
    rewrite_and_set_the_time_back,
    replace_by_another_file,
    add,
    remove_a_skill,
    rename,
    swap_in_a_link,
    delete_the_skills,
]


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A community for each change, all of them old enough to be known by their files' times alone."""
    folder = tmp_path_factory.mktemp("settled")
    found = {change.__name__: _written(folder / change.__name__ / "community") for change in CHANGES}
    time.sleep(2.1)
    return found


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen_at_once(community: Path, change: Callable[[Path], None]) -> None:
    _is_seen(community, change)


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen_later(settled: dict[str, Path], change: Callable[[Path], None]) -> None:
    _is_seen(settled[change.__name__], change)


def _is_seen(community: Path, change: Callable[[Path], None]) -> None:
    assert "nothing to fix" in check(community)
    change(community)
    assert check(community) == check(community, "--fresh")
    assert "nothing to fix" not in check(community)


def test_a_second_write_in_the_same_moment_is_seen(community: Path) -> None:
    for _ in range(5):
        rewrite(community)
        assert "expirt" in check(community)
        (community / "profiles/demo-ana.yml").write_text(PROFILE)
        assert "nothing to fix" in check(community)


class Coarse:
    """A directory entry on a file system whose clock stands still."""

    def __init__(self, path: Path) -> None:
        self._stat = path.stat()

    def stat(self, *, follow_symlinks: bool) -> os.stat_result:
        return self._stat


def test_a_clock_that_stands_still_hides_no_change(community: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(community.parent / "cache"))
    file = community / "profiles/demo-ana.yml"
    found: list[Any] = [("profiles/demo-ana.yml", Coarse(file))]
    Memory(str(community), "question", found).store({"profiles/demo-ana.yml": file.read_bytes()}, "said", 0)
    assert Memory(str(community), "question", found).recall() == ("said", 0)
    rewrite(community)
    assert Memory(str(community), "question", found).recall() is None


def test_another_day_and_another_format_are_other_questions(community: Path) -> None:
    training = "training: [{guide: foundation, completed: 2026-11-22}]\n"
    (community / "profiles/demo-ana.yml").write_text(PROFILE + training)
    assert "is in the future" in check(community)
    assert "is in the future" not in check(community, "--now", "2026-11-23")
    assert check(community, "--format", "json").startswith("{")


@pytest.mark.parametrize("spoilt", [b"", b"x", b"1 2 3\n", b"9999999 0 0\nabc", b"\xff" * 50])
def test_a_spoilt_memory_is_no_memory(community: Path, spoilt: bytes) -> None:
    check(community)
    memory(community).write_bytes(spoilt)
    assert "nothing to fix" in check(community)


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(community: Path) -> None:
    assert "nothing to fix" in check(community, XDG_CACHE_HOME="/proc/nowhere")


def test_two_folders_never_share_an_answer(community: Path, tmp_path: Path) -> None:
    check(community)
    other = tmp_path / "other"
    community.rename(other)
    community.mkdir()
    assert "0 files checked" in check(community)


def test_two_checks_at_once_both_answer(community: Path) -> None:
    command = [sys.executable, "-m", "peerpact", "check", "--root", str(community)]
    there = {**os.environ, "XDG_CACHE_HOME": str(community.parent / "cache")}
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=there) for _ in range(2)]
    assert {one.communicate(timeout=60)[0] for one in both} == {"3 files checked: nothing to fix.\n"}

"""The memory of `check` is quick and never stale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from load.command import Answer, check, peerpact, write
from load.people import ANN, BO, NOW, PACT, PROFILE

from peerpact.cli import main
from peerpact.disk import read_folder, walk
from peerpact.remember import Memory

BROKEN = PROFILE.replace("[en]", "[xq]")  # as long as the sound one, and its language does not exist
GONE = {PACT: None}


def rules(root: Path, *words: str) -> list[str]:
    """The rules that are broken."""
    return [f["rule"] for f in check(root, *words).findings]


def remembered(cache: Path) -> list[Path]:
    """The files of the memory."""
    return sorted((cache / "peerpact").iterdir()) if (cache / "peerpact").is_dir() else []


def test_second_check_gives_the_same_answer_from_memory(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {ANN: BROKEN, **GONE})
    first = check(root)
    (file,) = remembered(tmp_path / "cache")
    file.write_bytes(file.read_bytes().replace(b"is not the code", b"was once a code"))
    assert "was once a code" in check(root).findings[0]["message"]
    assert check(root, "--fresh").out == first.out


def test_rewrite_of_the_same_size_in_the_same_moment_is_seen(tmp_path: Path) -> None:
    root = write(tmp_path / "c", GONE)
    stat = (root / ANN).stat()
    assert rules(root) == []
    with (root / ANN).open("r+") as file:
        file.write(BROKEN)
    os.utime(root / ANN, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert rules(root) == ["known-language"]


def test_times_that_are_set_back_deceive_nobody(tmp_path: Path) -> None:
    root = write(tmp_path / "c", GONE)
    old = 1_600_000_000 * 10**9
    os.utime(root / ANN, ns=(old, old))
    assert rules(root) == []
    with (root / ANN).open("r+") as file:
        file.write(BROKEN)
    os.utime(root / ANN, ns=(old, old))
    assert rules(root) == ["known-language"]


def test_replaced_file_with_the_same_size_and_times_is_seen(tmp_path: Path) -> None:
    root = write(tmp_path / "c", GONE)
    stat = (root / ANN).stat()
    assert rules(root) == []
    (root / "new").write_text(BROKEN)
    os.utime(root / "new", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    (root / "new").rename(root / ANN)
    assert rules(root) == ["known-language"]


def test_renamed_added_and_removed_files_are_seen(tmp_path: Path) -> None:
    root = write(tmp_path / "c", GONE)
    assert rules(root) == []
    (root / ANN).rename(root / "profiles" / "demo-other.yml")
    assert rules(root) == ["file-name"]
    (root / "profiles" / "demo-other.yml").rename(root / ANN)
    assert rules(root) == []
    (root / "profiles" / "demo-cy.yml").write_text(BROKEN.replace("ann", "cy").replace("101", "104"))
    assert rules(root) == ["known-language"]
    (root / "profiles" / "demo-cy.yml").unlink()
    assert rules(root) == []


def test_file_that_becomes_a_link_to_the_same_text_is_seen(tmp_path: Path) -> None:
    root = write(tmp_path / "c", GONE)
    assert rules(root) == []
    (root / ANN).rename(tmp_path / "elsewhere.yml")
    (root / ANN).symlink_to(tmp_path / "elsewhere.yml")
    assert rules(root) == ["plain-file"]


def test_another_day_is_another_question(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {**GONE, ANN: PROFILE + "training: [{guide: foundation, completed: 2026-11-21}]\n"})
    assert rules(root) == []
    assert rules(root, "--now", "2026-11-20") == ["known-training"]
    assert rules(root) == []


def test_changed_kit_is_asked_again(tmp_path: Path) -> None:
    root = write(tmp_path / "c", GONE)
    kit = tmp_path / "kit"
    copytree(Path(main.__code__.co_filename).parent, kit / "peerpact")
    program = f"import sys; sys.path.insert(0, {str(kit)!r}); from peerpact.cli import main; raise SystemExit(main())"

    def run() -> Answer:
        return peerpact("check", "--now", str(NOW), "--format", "json", cwd=root, program=program)

    assert run().findings == []
    rule = kit / "peerpact" / "checks" / "profiles.py"
    rule.write_text(rule.read_text().replace("if tag and not is_known_language(tag):", "if True:"))
    assert {f["rule"] for f in run().findings} == {"known-language"}


JUNK = (b"", b"\n", b"{", b"1 2 3\n", b"0 0 0\n", b"-1 -1 -1\nx", b"9" * 5000 + b" 1 1\n", b"\xff\xfe 1 1\nxx", b"null")


@pytest.mark.parametrize("junk", JUNK)
def test_broken_memory_is_no_memory(tmp_path: Path, junk: bytes) -> None:
    root = write(tmp_path / "c", {ANN: BROKEN, **GONE})
    first = check(root).out
    (file,) = remembered(tmp_path / "cache")
    whole = file.read_bytes()
    for content in (junk, whole[: len(whole) // 2], whole[1:], whole.replace(b" ", b"  ", 1)[:40]):
        file.write_bytes(content)
        answer = check(root)
        assert (answer.code, answer.out, answer.err) == (1, first, "")


def test_cache_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {ANN: BROKEN, **GONE})
    (tmp_path / "file").write_text("no folder")
    for _ in range(2):
        answer = check(root, cache=tmp_path / "file")
        assert (answer.code, answer.err, [f["rule"] for f in answer.findings]) == (1, "", ["known-language"])


def test_memory_of_one_community_is_never_given_for_another(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    one, two = write(tmp_path / "one", {ANN: BROKEN, **GONE}), write(tmp_path / "two", GONE)
    assert [f["rule"] for f in check(one, cache=cache).findings] == ["known-language"]
    assert check(two, cache=cache).findings == []
    assert [f["rule"] for f in check(one, cache=cache).findings] == ["known-language"]
    assert len(remembered(cache)) == 2


def test_two_checks_at_once_leave_a_whole_memory(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {ANN: BROKEN, **GONE})
    words = [
        sys.executable,
        "-c",
        "from peerpact.cli import main; raise SystemExit(main())",
        "check",
        "--root",
        str(root),
    ]
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    runs = [
        subprocess.Popen([*words, "--now", str(NOW), "--format", "json"], env=env, stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    outs = {run.communicate(timeout=60)[0] for run in runs}
    assert len(outs) == 1
    assert len(remembered(tmp_path / "cache")) == 1
    assert outs == {check(root).out.encode()}


def test_change_between_looking_and_storing_is_not_remembered_as_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = write(tmp_path / "c", GONE)
    memory = Memory(str(root), "q", list(walk(root)))
    texts = read_folder(root)
    memory.store(texts, "all is well", 0)
    assert Memory(str(root), "q", list(walk(root))).recall() == ("all is well", 0)
    assert Memory(str(root), "another", list(walk(root))).recall() is None
    (root / ANN).write_text(BROKEN)
    memory.store(texts, "all is well", 0)
    assert Memory(str(root), "q", list(walk(root))).recall() is None


def test_each_format_has_its_own_answer(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {ANN: BROKEN, **GONE})
    for _ in range(2):
        assert check(root, "--format", "text").out.startswith(ANN)
        assert check(root, "--format", "github").out.startswith("::error")
        assert check(root).out.startswith("{")


def test_partner_who_left_is_asked_of_git_each_time(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {BO: None})
    assert rules(root) == ["partner-exists"]
    assert remembered(tmp_path / "cache") == []

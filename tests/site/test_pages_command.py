"""What `peerpact pages --out DIR` promises about other people's files."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import pytest

from peerpact.cli.commands import pages as command
from peerpact.domain.errors import OperatorError
from testing.site_profiles import NOW

PROFILE = """\
github: demo-one
github_id: 990000000901
name: One
timezone: UTC
languages: [en]
offers:
  - {skill: css, level: expert}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A community of one person with one guide."""
    folder = tmp_path / "community"
    (folder / "profiles").mkdir(parents=True)
    (folder / "guides" / "terms").mkdir(parents=True)
    (folder / "community.yml").write_text("demo: true\n", encoding="utf-8")
    (folder / "skills.yml").write_text("built_in: false\nskills: [{id: css, name: CSS}]\n", encoding="utf-8")
    (folder / "profiles" / "demo-one.yml").write_text(PROFILE, encoding="utf-8")
    (folder / "guides" / "terms" / "1.md").write_text("# Terms\n", encoding="utf-8")
    return folder


def write(root: Path, out: Path) -> int:
    return command.run(argparse.Namespace(root=root, now=NOW, out=out))


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_pages_assets_and_guides_are_written_as_ordinary_files(root: Path, tmp_path: Path) -> None:
    assert write(root, tmp_path / "deep" / "out") == 0
    written = files(tmp_path / "deep" / "out")
    expected = {"index.md", "directory/index.md", "people/demo-one.md", "skills/css.md", "terms/1.md"}
    assert expected | {"assets/peerpact.css", "assets/peerpact.js"} <= set(written)
    assert b"One" in written["people/demo-one.md"]


def test_writing_again_replaces_what_was_written_and_leaves_nothing_behind(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(root, out)
    before = files(out)
    write(root, out)
    assert files(out) == before
    (root / "profiles" / "demo-one.yml").unlink()
    write(root, out)
    assert "people/demo-one.md" not in files(out)
    assert sorted(os.listdir(tmp_path)) == ["community", "out"]


def test_a_folder_with_other_files_is_refused_and_stays_as_it_was(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "precious"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work", encoding="utf-8")
    for marker in ("", "{}", "[]", '{"thesis.txt": 1}'):
        with pytest.raises(OperatorError, match=r"didn't write|wasn't written by"):
            write(root, out)
        (out / command.MARKER).write_text(marker, encoding="utf-8")
    assert files(out)["thesis.txt"] == b"years of work"


@pytest.mark.parametrize("name", ["mine.md", "people/mine.md", "index.md", ".hidden"])
def test_a_file_that_somebody_added_or_changed_later_is_never_deleted(root: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    write(root, out)
    (out / name).write_text("mine", encoding="utf-8")
    before = files(out)
    with pytest.raises(OperatorError, match="wasn't written by"):
        write(root, out)
    assert files(out) == before


def test_a_file_a_link_or_the_community_itself_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "link").symlink_to(root)
    (root / command.MARKER).write_text("", encoding="utf-8")
    before = files(root)
    for out in (tmp_path / "file", tmp_path / "link", root, tmp_path):
        with pytest.raises(OperatorError):
            write(root, out)
    assert files(root) == before


def test_a_link_among_the_guides_is_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (root / "guides" / "leak.md").symlink_to(tmp_path / "secret.md")
    write(root, tmp_path / "out")
    assert "leak.md" not in files(tmp_path / "out")


def test_a_guide_of_the_community_wins_over_a_page_of_the_same_name(root: Path, tmp_path: Path) -> None:
    (root / "guides" / "index.md").write_text("# Our own home\n", encoding="utf-8")
    write(root, tmp_path / "out")
    assert files(tmp_path / "out")["index.md"] == b"# Our own home\n"

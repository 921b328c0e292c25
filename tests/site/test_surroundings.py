"""What is found out beside the community's files: days from Git, the site's address, the last reminders, the guides."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from peerpact.domain.settings import Settings, SiteSettings
from peerpact.git.history import arrivals
from peerpact.site.gather_context import REMINDERS_RAN, look_around, published_at
from testing.site_profiles import person, together

FIRST, SECOND = date(2026, 9, 1), date(2026, 10, 5)


def git(folder: Path, *words: str, day: date = FIRST) -> None:
    moment = f"{day.isoformat()}T12:00:00+00:00"
    who = {f"GIT_{role}_{what}": "demo@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", **who}
    env |= {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, timeout=60, env=env)


def commit(folder: Path, day: date, **files: str | None) -> None:
    """A commit with these profiles; None deletes one."""
    for name, text in files.items():
        path = folder / "profiles" / f"{name}.yml"
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "x", day=day)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "clone"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, FIRST, one="name: One\n" * 9, two="name: Two\n")
    return folder


def test_a_file_bears_the_day_on_which_it_came_whatever_changed_later(clone: Path) -> None:
    commit(clone, SECOND, one="name: Changed\n", three="x\n")
    found = arrivals(clone, "profiles", "agreements")
    assert found == {"profiles/one.yml": FIRST, "profiles/two.yml": FIRST, "profiles/three.yml": SECOND}


def test_a_file_that_was_moved_keeps_its_day(clone: Path) -> None:
    (clone / "profiles" / "o").mkdir()
    git(clone, "mv", "profiles/one.yml", "profiles/o/one.yml")
    commit(clone, SECOND)
    git(clone, "mv", "profiles/o/one.yml", "profiles/o/uno.yml")
    commit(clone, date(2026, 11, 1))
    assert arrivals(clone, "profiles")["profiles/o/uno.yml"] == FIRST


def test_a_file_that_came_back_counts_from_then(clone: Path) -> None:
    commit(clone, SECOND, two=None)
    commit(clone, date(2026, 11, 1), two="name: Two\n")
    assert arrivals(clone, "profiles")["profiles/two.yml"] == date(2026, 11, 1)


def test_a_merge_counts_with_its_own_day(clone: Path) -> None:
    git(clone, "checkout", "--quiet", "-b", "side")
    commit(clone, FIRST, three="x\n")
    git(clone, "checkout", "--quiet", "main")
    git(clone, "merge", "--quiet", "--no-ff", "--message", "x", "side", day=SECOND)
    assert arrivals(clone, "profiles")["profiles/three.yml"] == SECOND


def test_a_part_of_the_history_and_a_plain_folder_know_no_day(clone: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{clone}", "part")
    assert arrivals(tmp_path / "part", "profiles") == {}
    (tmp_path / "plain").mkdir()
    assert arrivals(tmp_path / "plain", "profiles") == {}


def test_the_sites_address_comes_from_the_repository_and_a_demonstration_has_none() -> None:
    assert published_at(Settings(repository="Owner/name")) == "https://owner.github.io/name/"
    assert published_at(Settings(repository="owner/Owner.github.io")) == "https://owner.github.io/"
    assert published_at(Settings(repository="owner/name", demo=True)) == ""
    assert published_at(Settings()) == ""
    real = together(settings=Settings(repository="owner/name"))
    assert look_around(Path("nowhere"), real, "https://example.org/").address == "https://example.org/"


@pytest.mark.parametrize(("told", "day"), [("2026-11-20", date(2026, 11, 20)), ("", None), ("<b>", None)])
def test_the_day_of_care_comes_from_the_step_before_or_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str, day: date | None
) -> None:
    monkeypatch.setenv(REMINDERS_RAN, told)
    assert look_around(tmp_path, together(settings=Settings())).reminders_ran == day
    assert look_around(tmp_path, together()).reminders_ran is None, "a demonstration has no reminders"


def test_guides_that_are_there_are_known_and_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "guides" / "training").mkdir(parents=True)
    (tmp_path / "guides" / "training" / "listening.md").write_text("# x\n", encoding="utf-8")
    (tmp_path / "guides" / "leak.md").symlink_to("/etc/hostname")
    (tmp_path / "guides" / "ours.md").write_text("# x\n", encoding="utf-8")
    guides = look_around(tmp_path, together(person(1))).guides
    assert {"ours.md", "training/listening.md", "welcome.md"} <= guides
    assert "leak.md" not in guides
    left_out = Settings(site=SiteSettings(without=("welcome.md",)))
    assert "welcome.md" not in look_around(tmp_path, replace(together(person(1)), settings=left_out)).guides

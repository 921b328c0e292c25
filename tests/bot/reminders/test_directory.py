"""The directory as `peerpact pages` writes it: a profile that nobody has touched for long is shown as paused."""

from __future__ import annotations

import gc
import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from peerpact.cli.main import main
from peerpact.git.history import last_changes
from testing.reminders_scene import FILES, profile


def git(folder: Path, *words: str, day: str = "2027-01-05") -> None:
    """A git command on a day."""
    who = {"GIT_AUTHOR_NAME": "Demo", "GIT_AUTHOR_EMAIL": "demo@example.org"}
    who |= {"GIT_COMMITTER_NAME": "Demo", "GIT_COMMITTER_EMAIL": "demo@example.org", "PATH": "/usr/bin:/bin"}
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", "-C", str(folder), *words], check=True, timeout=60, env=who | dates)


def community(folder: Path) -> Path:
    """Two profiles from January 2027; demo-bo's was changed in a merge of June."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Begin")
    git(folder, "switch", "-q", "-c", "change", day="2027-02-01")
    (folder / "profiles/demo-bo.yml").write_text(profile("demo-bo", 1002, "rust", "css") + "about: New\n", "utf-8")
    git(folder, "commit", "-q", "-a", "-m", "Change", day="2027-02-01")
    git(folder, "switch", "-q", "main")
    git(folder, "merge", "-q", "--no-ff", "-m", "Merge", "change", day="2027-06-01")
    return folder


def test_a_change_counts_from_the_day_of_its_merge(tmp_path: Path) -> None:
    found = last_changes(community(tmp_path), "profiles")
    assert found == {"profiles/demo-ana.yml": date(2027, 1, 5), "profiles/demo-bo.yml": date(2027, 6, 1)}


def test_without_its_history_a_clone_knows_no_dates(tmp_path: Path) -> None:
    community(_made(tmp_path / "whole"))
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/whole", "shallow")
    assert last_changes(tmp_path / "shallow", "profiles") == {}
    assert last_changes(_made(tmp_path / "plain"), "profiles") == {}


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_an_inactive_person_is_told_how_to_come_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = community(_made(tmp_path / "c"))
    words = ["suggest", "demo-ana", "--root", str(folder), "--now", "2027-09-01", "--format", "json"]
    main(words)
    note = json.loads(capsys.readouterr().out)["note"]
    assert "is paused or inactive" in note
    assert "`status: open`" in note
    assert "any change makes it active again" in note


def test_the_summary_counts_inactive_people_and_offers_them_to_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = community(_made(tmp_path / "c"))
    for day, people, choices in (
        ("2027-06-02", "2, 2 of them open\n", "2 have a suggestion (best kind: 2 pair,"),
        ("2027-09-01", "2, 2 of them open, 1 of these inactive\n", "0 have a suggestion (best kind: 0 pair,"),
    ):
        main(["summary", "--root", str(folder), "--now", day])
        said = capsys.readouterr().out
        assert (people in said, choices in said) == (True, True), said


def test_an_advice_is_no_suggestion_of_a_partner(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = community(_made(tmp_path / "c"))
    (folder / "profiles/demo-bo.yml").unlink()
    main(["summary", "--root", str(folder), "--now", "2027-01-06"])
    assert "0 have a suggestion (best kind: 0 pair, 0 circle, 0 one-way);" in capsys.readouterr().out


def test_an_unconfirmed_profile_is_inactive_in_the_directory_and_its_file_stays(tmp_path: Path) -> None:
    root = community(_made(tmp_path / "root"))
    shown = {}
    for now in ("2027-08-04", "2027-08-05"):
        out = tmp_path / now
        assert main(["--root", str(root), "--now", now, "pages", "--out", str(out)]) == 0
        gc.enable()
        shown[now] = ["paused" in (out / f"people/demo-{who}.md").read_text("utf-8") for who in ("ana", "bo")]
    assert shown == {"2027-08-04": [False, False], "2027-08-05": [True, False]}
    assert "status: open" in (root / "profiles/demo-ana.yml").read_text("utf-8")


def test_who_rests_is_proposed_and_counted_by_no_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = community(_made(tmp_path / "root"))
    before, after = (
        {
            "suggest": _said(capsys, root, now, "suggest", "demo-bo"),
            "cohort": _said(capsys, root, now, "cohort"),
            "health": _said(capsys, root, now, "health", "--format", "json"),
        }
        for now in ("2027-08-04", "2027-08-05")
    )
    names = [["demo-ana" in each[command] for command in ("suggest", "cohort")] for each in (before, after)]
    assert names == [[True, True], [False, False]]
    assert [json.loads(each["health"])["available"] for each in (before, after)] == [2, 1]


def _said(capsys: pytest.CaptureFixture[str], root: Path, now: str, *words: str) -> str:
    assert main(["--root", str(root), "--now", now, *words]) == 0
    gc.enable()
    return capsys.readouterr().out

"""What `peerpact remind --last-run` tells the site: a day that GitHub has, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from testing.fake_github import Fail, StandIn
from testing.reminders_scene import Scene, scene_in

REMINDER, OTHER = ".github/workflows/reminders.yml", ".github/workflows/other.yml"
FILES = {REMINDER: "name: Reminders\non: {schedule: []}\n", OTHER: "name: Other\non: {schedule: []}\n"}
Patch = pytest.MonkeyPatch


@pytest.fixture
def told(tmp_path: Path, monkeypatch: Patch) -> Path:
    """The file in which a workflow's later steps find their environment."""
    file = tmp_path / "environment"
    monkeypatch.setenv("GITHUB_ENV", str(file))
    return file


def scene(hub: StandIn, folder: Path) -> Scene:
    found = scene_in(hub, folder, FILES, "2026-11-20")
    found.token = hub.token({"contents": "read", "actions": "read"}, repository=found.repository)
    return found


def test_the_newest_good_run_of_care_and_of_nothing_else_is_told(
    hub: StandIn, tmp_path: Path, monkeypatch: Patch, told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = scene(hub, tmp_path)
    here.repository.workflow_run(REMINDER, event="schedule")
    hub.wait(days=1)
    here.repository.workflow_run(REMINDER, event="schedule", conclusion="failure")
    here.repository.workflow_run(OTHER, event="schedule")
    assert here.remind(monkeypatch, "--last-run") == 0
    assert capsys.readouterr().out == "Reminders last ran on 2026-11-20.\n"
    assert told.read_text() == "PEERPACT_REMINDERS_RAN=2026-11-20\n"
    assert not any(request.is_write for request in hub.requests if not request.is_git)


def test_care_that_never_ran_is_no_day(
    hub: StandIn, tmp_path: Path, monkeypatch: Patch, told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert scene(hub, tmp_path).remind(monkeypatch, "--last-run") == 0
    assert capsys.readouterr().out == "Reminders have never run.\n"
    assert not told.exists()


def test_a_site_is_built_although_github_refuses_to_tell(
    hub: StandIn, tmp_path: Path, monkeypatch: Patch, told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = scene(hub, tmp_path)
    here.token = hub.token({"contents": "read"}, repository=here.repository)
    here.repository.workflow_run(REMINDER, event="schedule")
    assert here.remind(monkeypatch, "--last-run") == 0
    assert "It isn't known when reminders last ran" in capsys.readouterr().out
    assert not told.exists()


def test_what_github_says_is_printed_as_one_line_that_commands_nothing(
    hub: StandIn, tmp_path: Path, monkeypatch: Patch, told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = scene(hub, tmp_path)
    hub.fault(Fail(403, "No.\n::error::forged\r\x1b[31m\u202ered"), method="GET", path="*/runs*")
    assert here.remind(monkeypatch, "--last-run") == 0
    [line] = capsys.readouterr().out.splitlines()
    assert "(No. ::error::forged <U+001B>[31m<U+202E>red)" in line
    assert not line.startswith("::")

"""The scene that the tests of this folder begin with.

For: fixtures. Must not: assert anything.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from peerpact.github import client, sync
from testing.fake_github import StandIn
from testing.fake_github.fixtures import hub
from testing.github_scene import FILES, VERDICT, Scene, git, profile

__all__ = ["hub"]


@pytest.fixture
def scene(hub: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Scene:
    """One community with one newcomer's pull request, and a clone of its default branch."""
    for name in ("GITHUB_EVENT_NAME", "GITHUB_EVENT_PATH", "GITHUB_STEP_SUMMARY", "PEERPACT_BOT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(client, "LONGEST_WAIT", 0.2)  # a minute is right for a workflow and too long for a test
    monkeypatch.setattr(client, "BACKOFF", 0.01)
    monkeypatch.setattr(sync, "this_hour", lambda: 12)  # no test fails because an hour is over
    ana, bo = hub.user("demo-ana", id=1001), hub.user("demo-bo", id=1002)
    repository = hub.repository("example/mentoring", dict(FILES))
    pull = hub.pull_request(repository, ana, {"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    git("clone", "--quiet", repository.clone_url, "clone", folder=tmp_path)
    token = hub.token(VERDICT, repository=repository)
    return Scene(hub, repository, ana, bo, token, pull, tmp_path / "clone", monkeypatch, capsys)

"""The scene that the tests of this folder begin with.

For: fixtures. Must not: assert anything.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from peerpact.github import client
from testing.fake_github import StandIn
from testing.fake_github.fixtures import hub
from testing.github_scene import FILES
from testing.join_scene import Scene

__all__ = ["hub"]


@pytest.fixture
def scene(hub: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Scene:
    """A community whose Actions may open pull requests, and someone who is not in it yet."""
    for name in ("GITHUB_STEP_SUMMARY", "PEERPACT_BOT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(client, "LONGEST_WAIT", 0.2)  # a minute is right for a workflow and too long for a test
    monkeypatch.setattr(client, "BACKOFF", 0.01)
    hub.user("demo-bo", id=1002)
    repository = hub.repository("example/mentoring", dict(FILES))
    repository.settings.can_approve_pull_request_reviews = True
    return Scene(hub, repository, hub.user("demo-ana", id=1001), tmp_path, monkeypatch, capsys)

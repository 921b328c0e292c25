"""Fixtures of the doctor's tests.

For: the stand-in, with or without a safe repository in it. Must not: assert.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from testing.fake_github import StandIn
from testing.fake_github.fixtures import hub
from testing.healthy_repository import Place, place

__all__ = ["hub", "safe"]


@pytest.fixture
def safe(hub: StandIn, tmp_path: Path) -> Place:
    """A repository in which nothing is wrong."""
    return place(hub, tmp_path / "community")

"""The pytest fixture `hub`.

For: `from testing.fake_github.fixtures import hub` in a conftest. Must not: set a scene.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .hub import StandIn


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[StandIn]:
    """A stand-in for one test; the test fails when one of its answers was not as GitHub describes it."""
    with StandIn(tmp_path / "hub") as made:
        yield made

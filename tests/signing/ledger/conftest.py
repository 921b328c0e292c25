"""A hub for each test, and one well-kept community that many tests take a copy of.

For: fixtures. Must not: assert anything but that the scene is as it should be.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from testing.fake_github import StandIn
from testing.fake_github.fixtures import hub
from testing.ledger_world import FIRST, SECOND, World, agreement, git, profile

__all__ = ["hub"]
AMENDED = "amendments: [{on: 2026-12-05, what: One month more}]\n"


@pytest.fixture
def world(hub: StandIn, tmp_path: Path) -> World:
    """A community that begins."""
    return World(hub, tmp_path)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A community with a story: every kind of version, every way to merge, all of it recorded."""
    folder = tmp_path_factory.mktemp("told")
    with StandIn(folder / "hub") as hub:
        made = World(hub, folder)
        _tell(made)
        done = made.record()
        assert done.code == 0, done
        made.fetch()
        git("reset", "--quiet", "--hard", "origin/main", at=made.clone)
        yield made


def _tell(made: World) -> None:
    both, first, second = "demo-ana demo-bo", agreement(), agreement("demo-bo", "demo-cy")
    made.pull("demo-ana", {FIRST: first}, both, "squash")
    rebased = made.pull("demo-bo", {SECOND: second + "# a first draft\n"})
    rebased.push({SECOND: second})
    for login in ("demo-bo", "demo-cy"):
        made.sign(rebased, login, {SECOND: second})
    made.merge(rebased, "rebase")
    made.pull("demo-mo", {"profiles/demo-dee.yml": profile("demo-dee", 1004)})
    dee = made.hub.user("demo-dee", id=1004)
    made.people["demo-dee"] = dee
    pull = made.repository.pull_requests()[-1]
    pull.approve(dee)
    made.merge(pull, "merge")
    longer = agreement(ends="2027-06-30", more=AMENDED)
    made.pull("demo-bo", {FIRST: longer}, both, "merge")
    ended = agreement(ends="2027-06-30", more=AMENDED + "ended: 2026-12-01\n")
    made.pull("demo-bo", {FIRST: ended}, "demo-bo", "merge")
    outcome = ended + "outcome: [{github: demo-ana, reached: mostly}]\n"
    made.pull("demo-ana", {FIRST: outcome}, "demo-ana", "squash")


@pytest.fixture
def clone(told: World, tmp_path: Path) -> Path:
    """A copy of the clone of that community, to do anything with."""
    return Path(shutil.copytree(told.clone, tmp_path / "copy", symlinks=True))

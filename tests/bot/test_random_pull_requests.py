"""Random pull requests, merges included, through the whole decision: none brings a bug to light.

`cd tests && python -m testing.random_pulls --count N` plays as many as it is told.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from testing.random_pulls import Case, in_memory, same, with_git
from testing.thoroughness import often


def test_no_pull_request_brings_a_bug_to_light() -> None:
    for seed in range(often(150, 5000)):
        in_memory(Case.numbered(seed))


def test_git_says_the_same_as_the_commits_in_memory(tmp_path: Path) -> None:
    for seed in range(often(12, 200)):
        case, folder = Case.numbered(seed), tmp_path / str(seed)
        folder.mkdir()
        assert same(in_memory(case), with_git(case, folder)), seed


def test_a_case_that_breaks_a_promise_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peerpact.bot.plan.comment", lambda *_: "x" * 65_536)
    with pytest.raises(AssertionError):
        in_memory(Case.numbered(0))

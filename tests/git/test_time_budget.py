"""Many slow git commands of one task end together; where nobody has set a bound, nothing is counted."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from peerpact.domain.errors import OperatorError, TooSlowError
from peerpact.git.objects import GitObjects
from peerpact.git.runner import Git
from peerpact.git.time_budget import git_at_most, spending


def test_many_short_commands_use_up_one_budget(tmp_path: Path) -> None:
    git = Git(tmp_path)
    git.run("--version")

    def piped() -> None:
        with git.pipe("--version"):
            pass

    for command in (lambda: git.run("--version"), piped):
        with git_at_most(0.05), pytest.raises(TooSlowError):
            list(map(lambda _: command(), range(1000)))  # noqa: C417
    git.run("--version")


def test_a_command_gets_no_longer_than_what_is_left_and_says_so_whatever_it_raises() -> None:
    with git_at_most(100), spending(7) as timeout:
        assert timeout == 7
    with pytest.raises(TooSlowError), git_at_most(0.01), spending(7) as timeout:  # noqa: PT012 (the block is the test)
        assert timeout <= 0.01
        time.sleep(0.02)
        raise OperatorError("It failed.", "Try again.")


def test_a_fetch_has_a_limit_of_its_own_and_is_not_stopped_before_it_has_cleaned_up(tmp_path: Path) -> None:
    for name in ("here", "there"):
        Git(tmp_path).run("init", "--quiet", "--bare", name)
    with git_at_most(0.000001), pytest.raises(OperatorError, match="couldn't find remote ref"):
        GitObjects(tmp_path / "here").fetch(url=str(tmp_path / "there"), small=True)
    assert "promisor" not in (tmp_path / "here" / "config").read_text()

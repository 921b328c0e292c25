"""Reminders are carried out by a forge's verbs alone, so that another forge can take GitHub's place."""

from __future__ import annotations

from typing import Any, cast

import pytest

from peerpact.bot.reminders.actions import CLOSE, COMMENT, LABEL, LABELS, OPEN, UNLABEL, Action
from peerpact.domain.errors import OperatorError
from peerpact.github.client import LimitError
from peerpact.github.forge import Forge
from peerpact.github.reminders_apply import carry_out, ready_labels


class InMemory:
    """A forge that only remembers what it was asked to do; some issues refuse, with this error."""

    def __init__(self, refuses: dict[int, OperatorError] | None = None) -> None:
        self.asked: list[tuple[object, ...]] = []
        self._refuses = refuses or {}

    def __getattr__(self, verb: str) -> Any:
        def ask(*words: Any) -> Any:
            if words and words[0] in self._refuses:
                raise self._refuses[words[0]]
            self.asked.append((verb, *words))
            return frozenset({"declined"}) if verb == "labels" else 31

        return ask


def done(forge: InMemory, *actions: Action) -> list[str]:
    told: list[str] = []
    carry_out(cast(Forge, forge), actions, told.append)
    return told


def test_each_action_is_one_verb() -> None:
    forge = InMemory()
    told = done(
        forge,
        Action(OPEN, "a", title="T", body="B", labels=("x",)),
        Action(COMMENT, "b", number=5, body="C"),
        Action(LABEL, "c", number=5, labels=("x", "y")),
        Action(UNLABEL, "d", number=5, labels=("x", "y")),
        Action(CLOSE, "e", number=5, reason="completed"),
    )
    assert forge.asked == [
        ("open_issue", "T", "B", ("x",)), ("comment", 5, "C"), ("add_labels", 5, ("x", "y")), ("remove_label", 5, "x"),
        ("remove_label", 5, "y"), ("close_issue", 5, "completed"),
    ]  # fmt: skip
    assert [line.split(":")[0] for line in told] == ["#31", "#5", "#5", "#5", "#5"]


def test_after_a_failure_nothing_more_is_done_in_that_issue_alone() -> None:
    forge = InMemory({5: OperatorError("refused", "")})
    with pytest.raises(OperatorError, match="refused"):
        done(forge, Action(COMMENT, "a", number=5, body="A"), Action(COMMENT, "b", number=5, body="B"),
             Action(COMMENT, "c", number=6, body="C"))  # fmt: skip
    assert forge.asked == [("comment", 6, "C")]


def test_a_limit_ends_the_run() -> None:
    forge = InMemory({5: LimitError("enough", "")})
    with pytest.raises(LimitError):
        done(forge, Action(COMMENT, "a", number=5, body="A"), Action(COMMENT, "c", number=6, body="C"))
    assert forge.asked == []


def test_only_missing_labels_are_made() -> None:
    forge, told = InMemory(), list[str]()
    ready_labels(cast(Forge, forge), told.append)
    made = {words[1] for words in forge.asked if words[0] == "make_label"}
    assert "declined" not in made
    assert made >= set(LABELS) - {"declined"}

"""What an upgrade does with one file, for every combination of the texts that count."""

from __future__ import annotations

from itertools import product

import pytest

from peerpact.adoption.origin import Mark, Origin
from peerpact.adoption.three_way import NOTHING, REMOVE, WRITE, Decision, decide, decide_seed, settle

A, B, C, D = ("a" * 40, "b" * 40, "c" * 40, "d" * 40)
TEXTS = (None, A, B, C)
MARKS = (None, Mark(A), Mark(A, B), Mark(B))
ALL = list(product(MARKS, TEXTS, TEXTS))


@pytest.mark.parametrize(("mark", "today", "new"), ALL)
def test_no_edit_is_ever_lost(mark: Mark | None, today: str | None, new: str | None) -> None:
    for decision in (decide(mark, today, new), decide_seed(mark, today, new)):
        if decision.action == WRITE:
            assert today is None or (mark is not None and today == mark.written)
        if decision.action == REMOVE:
            assert mark is not None
            assert today == mark.written


@pytest.mark.parametrize(("mark", "today", "new"), ALL)
def test_a_file_that_was_deleted_stays_deleted(mark: Mark | None, today: str | None, new: str | None) -> None:
    if mark is not None and today is None:
        assert decide(mark, today, new).action == decide_seed(mark, today, new).action == NOTHING


@pytest.mark.parametrize(("mark", "today", "new"), ALL)
def test_the_second_time_nothing_happens(mark: Mark | None, today: str | None, new: str | None) -> None:
    for rule in (decide, decide_seed):
        first = rule(mark, today, new)
        after = {WRITE: new, REMOVE: None, NOTHING: today}[first.action]
        second = rule(first.mark, after, new)
        assert second.action == NOTHING
        assert second.mark == first.mark


@pytest.mark.parametrize(("mark", "today", "new"), ALL)
def test_a_seed_is_never_rewritten(mark: Mark | None, today: str | None, new: str | None) -> None:
    decision = decide_seed(mark, today, new)
    assert decision.action == NOTHING or (mark is None and today is None)


def test_an_untouched_file_is_replaced_and_an_edited_one_is_told() -> None:
    assert decide(Mark(A), A, B) == Decision(WRITE, "updated", Mark(B))
    assert decide(Mark(A), C, B) == Decision(NOTHING, "edited", Mark(A))
    assert decide(Mark(A), C, A) == Decision(NOTHING, "edited", Mark(A))
    assert decide(Mark(A), C, None) == Decision(NOTHING, "dropped", Mark(A))
    assert decide(Mark(A), A, None) == Decision(REMOVE, "removed", None)
    assert decide(None, C, B) == Decision(NOTHING, "foreign", None)
    assert decide(None, None, B) == Decision(WRITE, "added", Mark(B))


def test_an_edit_that_is_settled_is_told_again_when_the_text_moves_on() -> None:
    settled = settle(Mark(A), B)
    assert decide(settled, C, B).reason == "settled"
    assert decide(settled, C, D).reason == "edited"
    assert decide(settle(None, B), C, B).reason == "settled"


def test_a_seed_whose_source_moved_on_is_told_once_it_is_kept_no_more() -> None:
    assert decide_seed(Mark(A), C, B) == Decision(NOTHING, "moved on", Mark(A))
    assert decide_seed(Mark(A), A, B).reason == "moved on"
    assert decide_seed(settle(Mark(A), B), C, B).reason == "same"
    assert decide_seed(Mark(A), C, A).reason == "same"
    assert decide_seed(Mark(A), B, B) == Decision(NOTHING, "same", Mark(B))


def test_the_memory_survives_its_own_text() -> None:
    origin = Origin("0.1.0", "index", {"b/é.yml": Mark(A), "a.yml": Mark(A, B)})
    assert Origin.read(origin.write()) == origin
    assert origin.write().index('"a.yml"') < origin.write().index('"b/é.yml"')


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "{",
        '{"files": {"a": 1}}',
        '{"files": {"a": {"written": "x"}}}',
        '{"files": {"a": {"written": 1}}}',
        f'{{"files": {{"a": {{"written": "{A}", "kept": "zz"}}}}}}',
        '{"files": {}, "source": "elsewhere"}',
    ],
)
def test_a_memory_that_peerpact_did_not_write_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Origin.read(text)

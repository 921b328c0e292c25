"""The minutes of a session add up, and nobody gets more of them than another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpact.partnership.agenda.blocks import ARRIVE, CHECK_IN, COMMIT, LEARN, PAUSE, Block, blocks
from peerpact.partnership.agenda.topics import STAGES

PEOPLE, SHARES = (2, 3), [stage.share for stage in STAGES]


def shape(minutes: int, people: int, check_in: bool = False) -> list[tuple[str, int]]:
    return [(block.kind, block.minutes) for block in blocks(minutes, people, 20, check_in)]


@pytest.mark.parametrize("people", PEOPLE)
@pytest.mark.parametrize("check_in", [False, True])
@pytest.mark.parametrize("share", SHARES)
def test_blocks_of_every_length_follow_each_other_and_add_up(people: int, check_in: bool, share: int) -> None:
    for minutes in range(10, 481):
        plan = blocks(minutes, people, share, check_in)
        assert [block.start for block in plan] == [0, *(block.end for block in plan)][:-1]
        assert plan[-1].end == sum(block.minutes for block in plan) == minutes
        assert all(block.minutes > 0 for block in plan)


@pytest.mark.parametrize("people", PEOPLE)
@given(minutes=st.integers(10, 480), check_in=st.booleans(), share=st.sampled_from(SHARES))
def test_everybody_learns_equally_long(people: int, minutes: int, check_in: bool, share: int) -> None:
    parts = [block for block in blocks(minutes, people, share, check_in) if block.kind == LEARN]
    assert [block.learner for block in parts] == list(range(people))
    assert len({(block.minutes, block.questions) for block in parts}) == 1
    assert 0 < parts[0].questions <= parts[0].minutes


def test_an_hour_and_a_half_hour_more_are_as_the_guide_has_them() -> None:
    assert shape(60, 2) == [(ARRIVE, 5), (LEARN, 25), (LEARN, 25), (COMMIT, 5)]
    assert shape(90, 2) == [(ARRIVE, 5), (LEARN, 40), (LEARN, 40), (COMMIT, 5)]
    assert shape(90, 3) == [(ARRIVE, 6), (LEARN, 26), (LEARN, 26), (LEARN, 26), (COMMIT, 6)]


def test_a_long_session_has_a_pause_and_a_short_one_a_short_beginning() -> None:
    assert shape(120, 2) == [(ARRIVE, 5), (LEARN, 50), (PAUSE, 10), (LEARN, 50), (COMMIT, 5)]
    assert shape(120, 3)[3] == (PAUSE, 10)
    assert shape(30, 2) == [(ARRIVE, 5), (LEARN, 10), (LEARN, 10), (COMMIT, 5)]
    assert shape(12, 2) == [(ARRIVE, 2), (LEARN, 4), (LEARN, 4), (COMMIT, 2)]


def test_a_minute_that_cannot_be_divided_goes_to_the_end() -> None:
    assert shape(61, 2) == [(ARRIVE, 5), (LEARN, 25), (LEARN, 25), (COMMIT, 6)]
    assert shape(60, 3) == [(ARRIVE, 6), (LEARN, 16), (LEARN, 16), (LEARN, 16), (COMMIT, 6)]


def test_a_check_in_takes_a_quarter_of_an_hour_from_both_halves() -> None:
    assert shape(60, 2, check_in=True) == [(ARRIVE, 5), (CHECK_IN, 15), (LEARN, 17), (LEARN, 17), (COMMIT, 6)]
    assert shape(30, 2, check_in=True)[1] == (CHECK_IN, 7)


def test_questions_take_their_share_of_a_half_in_steps_of_five() -> None:
    def questions(minutes: int) -> list[int]:
        return [blocks(minutes, 2, share)[1].questions for share in SHARES]

    assert questions(60) == [15, 5, 10, 15]
    assert questions(90) == [25, 10, 15, 25]
    assert questions(50) == [10, 5, 10, 10]
    assert questions(49) == [11, 4, 8, 11]
    assert questions(30) == [6, 2, 4, 6]


def test_a_block_ends_where_its_minutes_end() -> None:
    assert Block(LEARN, 5, 25).end == 30


def test_a_session_too_short_for_everybody_is_refused() -> None:
    with pytest.raises(ValueError, match="too short"):
        blocks(2, 3, 20)

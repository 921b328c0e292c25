"""Every session has a topic, whatever the number of sessions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpact.partnership.agenda.stages import lengths, topic
from peerpact.partnership.agenda.topics import BUILD, CLOSE, DEEPEN, GUIDES, KNOW, STAGES, TOPICS
from peerpact.partnership.calendar import MOST_SESSIONS
from testing import ROOT

TOTALS = st.integers(1, MOST_SESSIONS)


def test_there_are_24_topics_with_three_questions_each_and_none_is_asked_twice() -> None:
    asked = [question for one in TOPICS for question in one.questions]
    assert len(TOPICS) == len({one.title for one in TOPICS}) == 24
    assert len(asked) == len(set(asked)) == 72
    assert all(question.endswith("?") and len(question) < 100 for question in asked)


def test_topics_stand_in_the_order_of_their_stages_and_name_a_known_guide() -> None:
    assert [one.stage for one in TOPICS] == sorted(one.stage for one in TOPICS)
    assert {one.guide for one in TOPICS} == set(GUIDES)


@pytest.mark.parametrize("page", GUIDES)
def test_a_guide_that_helps_exists_and_has_that_title(page: str) -> None:
    guide = ROOT / "guides" / page
    assert f"\n# {GUIDES[page]}\n" in guide.read_text("utf-8")


def test_24_sessions_have_every_topic_once_and_in_order() -> None:
    assert lengths(24) == (4, 8, 8, 4)
    assert [topic(number, 24) for number in range(1, 25)] == [(one, None) for one in TOPICS]


@pytest.mark.parametrize(
    ("total", "wanted"),
    [
        (1, (1, 0, 0, 0)), (2, (1, 0, 0, 1)), (3, (1, 1, 0, 1)), (4, (1, 1, 1, 1)), (6, (1, 2, 2, 1)),
        (9, (2, 3, 2, 2)), (13, (2, 5, 4, 2)), (15, (3, 5, 4, 3)), (26, (4, 9, 9, 4)), (53, (4, 23, 22, 4)),
    ],
)  # fmt: skip
def test_stages_have_the_lengths_counted_by_hand(total: int, wanted: tuple[int, ...]) -> None:
    assert lengths(total) == wanted


@given(TOTALS)
def test_first_session_is_about_the_past_and_the_last_one_is_the_goodbye(total: int) -> None:
    found = [topic(number, total)[0] for number in range(1, total + 1)]
    assert found[0] is TOPICS[0]
    assert total == 1 or found[-1] is TOPICS[-1]
    assert [one.stage for one in found] == sorted(one.stage for one in found)
    assert tuple(sum(one.stage == stage for one in found) for stage in range(len(STAGES))) == lengths(total)


@given(TOTALS)
def test_a_topic_comes_back_only_when_its_stage_has_no_other_left(total: int) -> None:
    last: dict[str, int] = {}
    for number in range(1, total + 1):
        one, earlier = topic(number, total)
        assert earlier == last.get(one.title)
        if earlier:
            size = sum(other.stage == one.stage for other in TOPICS)
            assert number - earlier == size
            assert one.stage in (BUILD, DEEPEN)
        last[one.title] = number


@given(TOTALS)
def test_a_longer_partnership_never_has_less_of_any_stage(total: int) -> None:
    for shorter, longer in zip(lengths(total)[KNOW : CLOSE + 1], lengths(total + 2), strict=True):
        assert shorter <= longer


@pytest.mark.parametrize(("number", "total"), [(0, 5), (6, 5), (-1, 5), (1, 0)])
def test_a_session_that_does_not_exist_is_refused(number: int, total: int) -> None:
    with pytest.raises(ValueError, match="session"):
        topic(number, total)

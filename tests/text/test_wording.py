"""The pieces that sentences share."""

from __future__ import annotations

from datetime import date

import pytest

from peerpact.text.wording import amount, join_words, plural, spoken_date, spoken_weekday


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 people"), (1, "1 person"), (2, "2 people"), (2779, "2,779 people"), (1.5, "1.5 people")]
)
def test_a_number_has_its_word_in_the_right_form(number: float, said: str) -> None:
    assert amount(number, "person", "people") == said
    assert amount(number, "day") == said.replace("people", "days").replace("person", "day")
    assert f"{number:,} {plural(number, 'person', 'people')}" == said


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_listed_as_people_say_them(names: list[str], said: str) -> None:
    assert join_words(names) == said
    assert join_words(iter(names), "or") == said.replace(" and ", " or ")


def test_a_date_is_said_with_or_without_its_weekday() -> None:
    day = date(2026, 12, 1)
    assert (spoken_date(day), spoken_weekday(day)) == ("1 December 2026", "Tuesday 1 December 2026")

"""The axis below the bars: whole numbers that hold the highest one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from peerpact.site.bar_chart import ticks


@pytest.mark.parametrize("most", [*range(30), 99, 100, 101, 2_500, 10_000, 123_456])
def test_axis_holds_the_highest_number_in_few_whole_steps(most: int) -> None:
    marks = ticks(most)
    steps = {after - before for before, after in pairwise(marks)}
    assert marks[0] == 0
    assert len(steps) == 1
    assert str(steps.pop()).strip("0") in {"1", "2", "5"}
    assert most <= marks[-1]
    assert 2 <= len(marks) <= 6


def test_one_alone_does_not_fill_the_axis() -> None:
    assert ticks(0) == ticks(1) == ticks(4) == [0, 1, 2, 3, 4]

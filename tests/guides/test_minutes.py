"""Minutes in a guide add up: one row begins where the other ended, and the last ends at the time that was named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GUIDES = Path(__file__).parents[2] / "guides"
_TABLE = re.compile(
    r"^\| minutes \| (?P<head>.*) \|\n\| --- \| --- \|\n(?P<rows>(?:\| \d+ to \d+ \|.*\n)+)", re.MULTILINE
)
_ROW = re.compile(r"^\| (\d+) to (\d+) \|", re.MULTILINE)
_NAMED = re.compile(r"(\d+) minutes|(half an hour)|(a quarter of an hour)|(an hour)|(ten minutes)", re.IGNORECASE)
_WORDS = {"half an hour": 30, "a quarter of an hour": 15, "an hour": 60, "ten minutes": 10}
PLANS = [
    pytest.param(text[: table.start()] + table["head"], table["rows"], id=f"{path.name}-{number}")
    for path in sorted(GUIDES.rglob("*.md"))
    for text in [path.read_text("utf-8")]
    for number, table in enumerate(_TABLE.finditer(text), 1)
]


def named(text: str) -> int:
    """The time that was named last before a plan, in minutes."""
    found = list(_NAMED.finditer(text))[-1]
    return int(found[1]) if found[1] else _WORDS[found[0].casefold()]


def test_guides_have_plans() -> None:
    assert len(PLANS) >= 8


@pytest.mark.parametrize(("before", "rows"), PLANS)
def test_a_plan_has_no_gap_and_ends_with_the_time_that_was_named(before: str, rows: str) -> None:
    spans = [(int(start), int(end)) for start, end in _ROW.findall(rows)]
    assert len(spans) == rows.count("\n")
    assert [start for start, _ in spans] == [0, *(end for _, end in spans)][:-1]
    assert all(start < end for start, end in spans)
    assert spans[-1][1] == named(before[-600:])

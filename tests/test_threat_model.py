"""Every line of the threat model that says what stops someone names a test that is there."""

from __future__ import annotations

import re

import pytest

from testing import ROOT

TEXT = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
HEAD = "| try | what stops it | proof |"
_PATH = re.compile(r"`(tests/[^`]+)`")


def rows() -> list[str]:
    """The rows of all tables with a proof."""
    found: list[str] = []
    for table in TEXT.split(HEAD)[1:]:
        lines = table.strip("\n").split("\n")[1:]
        found += lines[: lines.index("")] if "" in lines else lines
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.split("|")[1].strip()[:60])
def test_a_line_names_a_test_that_is_there(row: str) -> None:
    proof = row.rstrip("|").rsplit("|", 1)[1]
    named = _PATH.findall(proof)
    assert named, f"no test in: {row}"
    for one in named:
        path, _, name = one.partition("::")
        assert (ROOT / path).exists(), path
        assert not name or f"def {name}(" in (ROOT / path).read_text("utf-8"), one


def test_there_are_many_of_them() -> None:
    assert len(rows()) > 50


def test_the_table_of_attacks_names_tests_that_are_there() -> None:
    tests = ROOT / "tests"
    table = (tests / "github" / "attacks" / "README.md").read_text("utf-8")
    named = re.findall(r"`([^`\s]+/[^`\s]+)`", table)
    assert len(named) >= 50
    assert [one for one in named if not (tests / one).exists()] == []

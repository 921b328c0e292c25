"""One partner alone may add an ending or an outcome, and not one other byte."""

from __future__ import annotations

from datetime import date

import pytest

from peerpact.signing.additions import only_adds

DAY = date(2027, 4, 1)
LINE = b"ended: 2027-04-01\n"
BEFORE = b"starts: 2026-12-01\n# agreed on the phone\nterms: 1\n"
WINDOWS = BEFORE.replace(b"\n", b"\r\n")
TOLD = b'outcome:\n  - {github: demo-bo, learned: "a # b", next: C# at last}\n'
LIST = b"outcome:\n  - {github: demo-ana, learned: much}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEFORE, BEFORE + LINE),
        (BEFORE, LINE + BEFORE),
        (BEFORE, BEFORE.replace(b"terms", LINE + b"terms")),
        (BEFORE, BEFORE + LINE[:-1]),
        (BEFORE[:-1], BEFORE + LINE),
        (BEFORE[:-1], BEFORE + LINE[:-1]),
        (WINDOWS, WINDOWS + b"ended: 2027-04-01\r\n"),
    ],
)
def test_an_ending_is_one_line_in_the_files_own_line_ends(before: bytes, after: bytes) -> None:
    assert only_adds(before, after, DAY, outcome=False)


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        BEFORE + b"# bob owes ana 500 and agrees to it\n" + LINE,
        BEFORE + LINE[:-1] + b" # and more\n",
        BEFORE + LINE + b"\n",
        BEFORE + LINE + LINE,
        BEFORE + b'ended: "2027-04-01"\n',
        BEFORE + b"ended:  2027-04-01\n",
        BEFORE + b" ended: 2027-04-01\n",
        BEFORE + b"ended: 2027-04-02\n",
        BEFORE + b"ended: 2027-04-01\r\n",
        b"\xef\xbb\xbf" + BEFORE + LINE,
        WINDOWS + b"ended: 2027-04-01\r\n",
        b"terms: 1\n# agreed on the phone\nstarts: 2026-12-01\n" + LINE,
        BEFORE.replace(b"phone", b"telephone") + LINE,
        BEFORE.replace(b"terms: 1", b"terms: 1 ") + LINE,
    ],
)
def test_anything_else_is_no_mere_ending(after: bytes) -> None:
    assert not only_adds(BEFORE, after, DAY, outcome=False)


def test_line_ends_of_another_kind_are_no_mere_ending() -> None:
    assert not only_adds(WINDOWS, WINDOWS + LINE, DAY, outcome=False)


@pytest.mark.parametrize(
    ("before", "after", "ended"),
    [
        (BEFORE, BEFORE + TOLD, None),
        (BEFORE, BEFORE + TOLD[:-1], None),
        (BEFORE[:-1], BEFORE + TOLD, None),
        (BEFORE, BEFORE + LINE + TOLD, DAY),
        (BEFORE, BEFORE + TOLD + LINE, DAY),
        (BEFORE, LINE + BEFORE + TOLD, DAY),
        (BEFORE + LIST, BEFORE + LIST + b"  - {github: demo-bo, learned: more}\n", None),
        (WINDOWS, WINDOWS + TOLD.replace(b"\n", b"\r\n"), None),
    ],
)
def test_an_outcome_is_whole_new_lines(before: bytes, after: bytes, ended: date | None) -> None:
    assert only_adds(before, after, ended, outcome=True)


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        BEFORE + TOLD + b"# and bob owes ana 500\n",
        BEFORE + b"# and bob owes ana 500\n" + TOLD,
        BEFORE + TOLD.replace(b"C# at last", b"C # at last"),
        BEFORE.replace(b"phone", b"phone, 500 a month") + TOLD,
        BEFORE.replace(b"phone\n", b"phone, 500 a month\n" + TOLD),
        b"# more\n" + BEFORE + TOLD,
        BEFORE + TOLD.replace(b"\n", b"\r\n"),
        BEFORE.replace(b"terms: 1", b"terms: 2") + TOLD,
        BEFORE + TOLD + b'"\xff',
        WINDOWS + TOLD,
    ],
)
def test_an_outcome_brings_no_comment_and_no_other_byte(after: bytes) -> None:
    assert not only_adds(BEFORE, after, None, outcome=True)

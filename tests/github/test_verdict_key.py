"""The key in a status' address: what it covers, and that nonsense in it is no key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from peerpact.github.verdict_cache_key import MOST, Key, Seen, address, read_key

PAGE = "https://github.example/example/mentoring/pull/1"
AT = datetime(2026, 12, 1, 12, 0, 5, tzinfo=UTC)
ONE = Seen(1, "a" * 40, AT)
KEY = Key(date(2026, 12, 1), (ONE,))
SECOND = timedelta(seconds=1)


def test_an_address_gives_its_key_back() -> None:
    known = read_key(address(PAGE, KEY))
    assert known is not None
    assert known.covers(KEY)
    two = Key(KEY.day, (ONE, Seen(2, "b" * 40, AT)))
    known = read_key(address(PAGE, two))
    assert known is not None
    assert known.covers(two)


@pytest.mark.parametrize(
    "now",
    [
        replace(KEY, day=date(2026, 12, 2)),
        replace(KEY, seen=(replace(ONE, base="b" * 40),)),
        replace(KEY, seen=(replace(ONE, updated=AT + SECOND),)),
        replace(KEY, seen=(replace(ONE, number=2),)),
        replace(KEY, seen=(ONE, replace(ONE, number=2))),
        replace(KEY, seen=()),
    ],
    ids=["another day", "another base", "a later update", "another number", "one more", "none"],
)
def test_whatever_differs_is_not_covered(now: Key) -> None:
    assert not KEY.covers(now)


def test_an_update_that_does_not_show_in_the_list_yet_is_covered() -> None:
    assert KEY.covers(replace(KEY, seen=(replace(ONE, updated=AT - SECOND),)))


def test_our_own_acts_become_part_of_the_key_and_never_get_older() -> None:
    later = KEY.after([AT + SECOND], None)
    assert later.seen[0].updated == AT + SECOND
    assert KEY.after([None], later) == later
    assert KEY.after([None], Key(KEY.day, (replace(ONE, number=2, updated=AT + SECOND),))) == KEY


def test_without_a_key_the_address_is_the_page() -> None:
    assert address(PAGE, None) == PAGE
    many = tuple(replace(ONE, number=number) for number in range(1, MOST + 2))
    assert address(PAGE, Key(KEY.day, many)) == PAGE


def test_an_address_is_short_enough_for_any_server() -> None:
    many = tuple(replace(ONE, number=10_000 + number) for number in range(MOST))
    assert len(address("", Key(KEY.day, many))) < 200


@pytest.mark.parametrize(
    "target",
    [
        "",
        PAGE,
        f"{PAGE}?verdict=",
        f"{PAGE}?verdict=20261301.1-{'a' * 12}-20261201T120005Z",
        f"{PAGE}?verdict=20261201.1-{'a' * 12}-20261201T996005Z",
        f"{PAGE}?verdict=20261201.1-{'a' * 12}-TTTTTTTTTTTTTTTT",
        f"{PAGE}?verdict=20261201.1-{'a' * 11}-20261201T120005Z",
        f"{PAGE}?verdict=20261201.1-{'a' * 12}-20261201T120005Z\n",
        f"{PAGE}?verdict=20261201.0-{'a' * 12}-20261201T120005Z",
    ],
)
def test_nonsense_is_no_key(target: str) -> None:
    assert read_key(target) is None

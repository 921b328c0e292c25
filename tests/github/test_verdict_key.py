"""The key in a status' address: what it covers, and that nonsense in it is no key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from peerpact.github.verdict_cache_key import MOST, Key, PullState, address, read_key

PAGE = "https://github.example/example/mentoring/pull/1"
AT = datetime(2026, 12, 1, 12, 0, 5, tzinfo=UTC)
COUNTS = (3, 2, 1)
ONE = PullState(1, "a" * 40, AT)
KEY = Key(date(2026, 12, 1), (ONE,))
SECOND = timedelta(seconds=1)


def test_an_address_gives_its_key_back() -> None:
    known = read_key(address(PAGE, KEY))
    assert known is not None
    assert known.covers(KEY)
    two = Key(KEY.day, (ONE, PullState(2, "b" * 40, AT)))
    known = read_key(address(PAGE, two))
    assert known is not None
    assert known.covers(two)


@pytest.mark.parametrize(
    "now",
    [
        replace(KEY, day=date(2026, 12, 2)),
        replace(KEY, pulls=(replace(ONE, base="b" * 40),)),
        replace(KEY, pulls=(replace(ONE, updated=AT + SECOND),)),
        replace(KEY, pulls=(replace(ONE, number=2),)),
        replace(KEY, pulls=(ONE, replace(ONE, number=2))),
        replace(KEY, pulls=()),
    ],
    ids=["another day", "another base", "a later update", "another number", "one more", "none"],
)
def test_whatever_differs_is_not_covered(now: Key) -> None:
    assert not KEY.covers(now)


def test_an_update_that_does_not_show_in_the_list_yet_is_covered() -> None:
    assert KEY.covers(replace(KEY, pulls=(replace(ONE, updated=AT - SECOND),)))


def test_our_own_acts_become_part_of_the_key_and_never_get_older() -> None:
    later = KEY.after([AT + SECOND], [COUNTS], None)
    assert later.pulls[0].updated == AT + SECOND
    assert KEY.after([None], [COUNTS], later) == later
    other = Key(KEY.day, (replace(ONE, number=2, updated=AT + SECOND),))
    assert KEY.after([None], [COUNTS], other) == replace(KEY, pulls=(replace(ONE, counts=COUNTS),))


def test_what_happens_in_the_same_second_is_seen_by_its_count() -> None:
    counted = replace(KEY, pulls=(replace(ONE, counts=COUNTS),))
    known = read_key(address(PAGE, counted))
    assert known == replace(counted, pulls=(replace(ONE, base="a" * 12, counts=COUNTS),))
    assert known.covers(counted)
    for other in ((4, 2, 1), (3, 3, 1), (3, 2, 2)):
        assert not known.covers(replace(KEY, pulls=(replace(ONE, counts=other),)))
    assert known.covers(KEY), "nobody has counted"


def test_where_people_sign_a_verdict_lasts_an_hour() -> None:
    known = read_key(address(PAGE, replace(KEY, hour=9)))
    assert known is not None
    assert known.covers(replace(KEY, hour=9))
    assert not known.covers(replace(KEY, hour=10))
    assert read_key(address(PAGE, KEY)).covers(replace(KEY, hour=10))  # type: ignore[union-attr]


def test_without_a_key_the_address_is_the_page() -> None:
    assert address(PAGE, None) == PAGE


def test_more_than_an_address_can_hold_are_known_by_their_digest() -> None:
    many = Key(KEY.day, tuple(replace(ONE, number=number) for number in range(1, MOST + 2)))
    known = read_key(address(PAGE, many))
    assert known is not None
    assert known.covers(many)
    assert not known.covers(replace(many, pulls=(*many.pulls[1:], replace(ONE, number=99))))
    assert not known.covers(replace(many, day=date(2026, 12, 2)))


def test_an_address_is_short_enough_for_any_server() -> None:
    for count in (MOST, 100):
        many = tuple(replace(ONE, number=10_000 + number, counts=(9999, 999, 99)) for number in range(count))
        assert len(address("", Key(KEY.day, many, 23))) < 250


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

"""An hour that suits everyone, in everyone's own time, checked minute by minute by another way of reckoning."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpact.domain.model import Availability, Profile
from peerpact.domain.weekly_hours import DAY_MINUTES, Window, parse_window
from peerpact.partnership.agenda.time_slot import EXAMPLE, LATER, ON_THE_DAY, slot
from testing.site_profiles import person
from testing.thoroughness import examples

DAY, LAST = date(2026, 11, 23), date(2027, 12, 31)  # a Monday
ZONES = (
    "UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "Pacific/Auckland",
    "Pacific/Kiritimati", "Pacific/Pago_Pago", "Australia/Lord_Howe",
)  # fmt: skip


def at(number: int, timezone: str, *windows: str) -> Profile:
    """Someone with these hours in this zone."""
    read = tuple(window for text in windows if (window := parse_window(text)))
    assert len(read) == len(windows)
    return person(number, timezone=timezone, availability=Availability(windows=read))


def clocks(*people: Profile, day: date = DAY, minutes: int = 60, last: date = LAST) -> tuple[str, ...] | None:
    """The kind of the proposal and everyone's own time."""
    found = slot(people, day, minutes, last)
    return (found.kind, *(f"{moment:%a %H:%M}" for moment in found.starts)) if found else None


def test_common_hours_on_the_day_give_the_earliest_of_them_in_both_zones() -> None:
    berlin, kathmandu = at(1, "Europe/Berlin", "Mo 14:00-18:00"), at(2, "Asia/Kathmandu", "Mo-Fr 20:00-23:00")
    assert clocks(berlin, kathmandu) == (ON_THE_DAY, "Mon 15:15", "Mon 20:00")


def test_an_offset_is_that_of_the_very_day() -> None:
    berlin, new_york = at(1, "Europe/Berlin", "Mo 18:00-19:00"), at(2, "America/New_York", "Mo 08:00-20:00")
    assert clocks(berlin, new_york, day=date(2026, 10, 26)) == (ON_THE_DAY, "Mon 18:00", "Mon 13:00")
    assert clocks(berlin, new_york, day=date(2026, 11, 2)) == (ON_THE_DAY, "Mon 18:00", "Mon 12:00")


def test_one_evening_may_be_the_next_morning_of_the_other() -> None:
    angeles, auckland = at(1, "America/Los_Angeles", "Mo 18:00-20:00"), at(2, "Pacific/Auckland", "Tu 14:00-17:00")
    assert clocks(angeles, auckland) == (ON_THE_DAY, "Mon 18:00", "Tue 15:00")


def test_a_window_past_midnight_counts_for_both_days() -> None:
    one, other = at(1, "UTC", "Mo 23:00-02:00"), at(2, "UTC", "Mo 23:30-24:00", "Tu 00:00-01:00")
    assert clocks(one, other) == (ON_THE_DAY, "Mon 23:30", "Mon 23:30")


def test_hours_that_meet_on_a_later_day_only_are_proposed_for_it() -> None:
    one, other = at(1, "UTC", "Mo 10:00-12:00", "Th 10:00-12:00"), at(2, "UTC", "Th 11:00-13:00")
    assert clocks(one, other) == (LATER, "Thu 11:00", "Thu 11:00")
    assert clocks(one, other, last=date(2026, 11, 26)) == (LATER, "Thu 11:00", "Thu 11:00")
    assert clocks(one, other, last=date(2026, 11, 25)) == (EXAMPLE, "Mon 08:00", "Mon 08:00")


def test_hours_that_are_too_short_do_not_count() -> None:
    one, other = at(1, "UTC", "Mo-Su 10:00-12:00"), at(2, "UTC", "Mo-Su 11:15-13:00")
    assert clocks(one, other, minutes=45) == (ON_THE_DAY, "Mon 11:15", "Mon 11:15")
    assert clocks(one, other, minutes=46) == (EXAMPLE, "Mon 08:00", "Mon 08:00")


def test_who_names_no_hours_gets_an_hour_that_is_night_for_nobody() -> None:
    assert clocks(at(1, "Europe/Berlin"), at(2, "America/New_York", "Mo-Su 03:00-05:00")) == (
        EXAMPLE,
        "Mon 14:00",
        "Mon 08:00",
    )


def test_all_day_is_not_taken_for_midnight() -> None:
    one, other = at(1, "UTC", "Mo-Su 00:00-24:00"), at(2, "Europe/Berlin", "Mo-Su 00:00-24:00")
    assert clocks(one, other) == (ON_THE_DAY, "Mon 08:00", "Mon 09:00")


def test_a_circle_needs_hours_of_all_three() -> None:
    three = [at(1, "UTC", "Mo 08:00-12:00"), at(2, "UTC", "Mo 09:00-13:00"), at(3, "UTC", "Mo 10:00-14:00")]
    assert clocks(*three) == (ON_THE_DAY, "Mon 10:00", "Mon 10:00", "Mon 10:00")


def test_an_unknown_clock_or_nobody_gives_no_proposal() -> None:
    assert clocks(at(1, "UTC"), person(2, timezone="Nowhere/At_All")) is None
    assert clocks() is None


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(1, 1, 1)])
def test_the_ends_of_the_calendar_give_no_proposal_and_do_no_harm(day: date) -> None:
    busy = at(1, "Pacific/Kiritimati", "Mo-Su 00:00-24:00"), at(2, "Pacific/Pago_Pago", "Mo-Su 00:00-24:00")
    assert clocks(*busy, day=day, last=date(9999, 12, 31)) is None


WINDOW = st.builds(
    Window,
    st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(lambda days: tuple(sorted(days))),
    st.integers(0, 95).map(lambda quarter: quarter * 15),
    st.integers(1, 96).map(lambda quarter: quarter * 15),
)
SOMEBODY = st.builds(
    lambda zone, windows: person(1, timezone=zone, availability=Availability(windows=tuple(windows))),
    st.sampled_from(ZONES),
    st.lists(WINDOW, min_size=1, max_size=3),
)


def free(who: Profile, moment: datetime) -> bool:
    """Whether someone has time at a moment, read off the clock on their wall."""
    wall = moment.astimezone(ZoneInfo(who.timezone))
    minute = wall.hour * 60 + wall.minute
    return any(
        (wall.weekday() in window.days and window.start <= minute < window.start + window.minutes)
        or ((wall.weekday() - 1) % 7 in window.days and minute + DAY_MINUTES < window.start + window.minutes)
        for window in who.availability.windows
    )


@settings(deadline=None, max_examples=examples(60))  # the other way of reckoning is slow
@given(st.lists(SOMEBODY, min_size=2, max_size=3), st.integers(0, 80), st.sampled_from([30, 60, 90]))
def test_every_minute_of_a_proposal_lies_in_everybodys_hours(people: list[Profile], days: int, minutes: int) -> None:
    day = date(2026, 11, 9) + timedelta(days=days)  # no clock changes in these zones
    found = slot(people, day, minutes, LAST)
    assert found is not None
    moments = {moment.astimezone(UTC) for moment in found.starts}
    assert len(moments) == 1
    start = moments.pop()
    whole = [all(free(who, start + timedelta(minutes=minute)) for who in people) for minute in range(0, minutes, 15)]
    if found.kind == EXAMPLE:
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        tries = (midnight + timedelta(minutes=15 * quarter) for quarter in range(-96, 96 * 7))
        for begin in tries:
            if any(day <= begin.astimezone(ZoneInfo(who.timezone)).date() <= day + timedelta(6) for who in people):
                fits = (begin + timedelta(minutes=minute) for minute in range(0, minutes, 15))
                assert not all(free(who, moment) for moment in fits for who in people)
    else:
        assert all(whole)
        assert (found.kind == ON_THE_DAY) == any(moment.date() == day for moment in found.starts)

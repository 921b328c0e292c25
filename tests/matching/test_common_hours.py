"""Common hours, counted by hand and against an independent calculation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpact.domain.model import Profile
from peerpact.matching import MatchingIndex, suggest
from peerpact.matching.common_hours import free_quarters, weeks, worst
from testing.brute_force_ground import quarters
from testing.matching_people import NOW, crowd, gathered, person
from testing.thoroughness import examples

ANA = person("demo-ana", 101, "python:expert", "kubernetes:beginner", windows="Mo-Fr 18:00-20:00")
BEN = person("demo-ben", 102, "kubernetes:advanced", "python:advanced")


def common(*people: Profile, now: date = NOW) -> float:
    """Hours in the worst week of the term."""
    term = weeks((p.timezone for p in people), now)
    return worst([term.free(p.timezone, p.availability.windows) for p in people]) / 4


def living(zone: str, windows: str) -> Profile:
    return replace(person("demo-x", 1, windows=windows), timezone=zone)


def test_two_in_one_zone_share_what_both_windows_cover() -> None:
    assert common(ANA, living("Europe/Berlin", "Mo-We 19:00-21:00")) == 3


def test_the_weeks_between_two_changes_of_clocks_are_the_worst_ones() -> None:
    # New York changes on 14 March 2027, Berlin on the 28th: in between noon there is 17:00 and not 18:00 here.
    assert common(ANA, living("America/New_York", "Mo-Fr 12:00-14:00")) == 5
    assert common(ANA, living("America/New_York", "Mo-Fr 12:00-13:00")) == 0


def test_three_zones_change_their_clocks_on_three_days() -> None:
    # Sydney goes back on 4 April, New York forward on 14 March, Berlin on 28 March.
    people = (
        living("Europe/Berlin", "Mo-Su 10:00-13:00"),
        living("Australia/Sydney", "Mo-Su 19:00-23:00"),
        living("America/New_York", "Mo-Su 04:00-08:00"),
    )
    # In UTC: 9-12, 8-12 and 9-13 in winter, 3 h a day; then 8-11, 8-12 and 8-12; from 4 April Sydney has 9-13: 2 h.
    assert common(*people) == 7 * 2


def test_half_hour_and_quarter_hour_zones_meet_to_the_quarter_hour() -> None:
    # 18:30-19:30 in India (+5:30) is 13:00-14:00 UTC; 18:45-19:30 in Nepal (+5:45) is 13:00-13:45 UTC.
    assert common(living("Asia/Kolkata", "Tu 18:30-19:30"), living("Asia/Kathmandu", "Tu 18:45-19:30")) == 0.75


def test_who_is_free_day_and_night_shares_all_that_the_other_has() -> None:
    always = living("Australia/Lord_Howe", "Mo-Su 00:00-24:00")
    assert common(always, always) == 168
    assert common(ANA, always) == 10


def test_window_past_midnight_goes_on_into_the_next_day_and_the_next_week() -> None:
    assert common(living("UTC", "Su 22:00-02:00"), living("UTC", "Mo 00:00-24:00")) == 2


def test_quarter_that_a_window_covers_only_in_part_does_not_count() -> None:
    assert common(living("UTC", "Mo 10:05-11:20"), living("UTC", "Mo 00:00-24:00")) == 1


@given(st.integers(0, 2**32), st.dates(date(2026, 1, 1), date(2030, 1, 1)))
@settings(max_examples=examples(12))
def test_every_week_of_the_term_is_as_an_independent_calculation_says(seed: int, now: date) -> None:
    for profile in crowd(seed, 4, 2).profiles:
        term = weeks([profile.timezone], now)
        mine = set(free_quarters(profile.availability.windows, term.offsets[profile.timezone]))
        theirs = {sum(1 << quarter for quarter in week) for week in quarters(profile, now)}
        assert mine == theirs


@given(st.integers(0, 2**32))
@settings(max_examples=examples(15))
def test_no_suggestion_hides_a_week_below_the_minimum(seed: int) -> None:
    gathering = crowd(seed, 25, 5)
    index = MatchingIndex.of(gathering, NOW)
    people = [p.profile for p in index.population.people]
    for one, other, kind in zip(index.pairs.ones, index.pairs.others, index.pairs.kinds, strict=True):
        a, b = people[one], people[other]
        if kind < 2 and a.availability.windows and b.availability.windows:
            weekly = [len(x & y) for x, y in zip(quarters(a, NOW), quarters(b, NOW), strict=True)]
            assert len(weekly) == 26
            assert min(weekly) * 15 >= index.minimum_minutes


@pytest.mark.parametrize(("windows", "kinds"), [("Mo 18:00-19:00", ["pair"]), ("Mo 18:00-18:45", [])])
def test_pair_needs_the_minimum_of_the_community(windows: str, kinds: list[str]) -> None:
    found = suggest(gathered(ANA, replace(BEN, availability=living("UTC", windows).availability)), ANA, NOW)
    assert [s.kind for s in found.suggestions if s.kind != "advice"] == kinds


def test_hours_that_never_meet_make_an_async_pair_where_both_are_willing() -> None:
    morning = replace(BEN, availability=living("UTC", "Mo-Fr 07:00-09:00").availability)
    for me, other, kinds in (
        (ANA, morning, []),
        (asynchronous(ANA), morning, []),
        (asynchronous(ANA), asynchronous(morning), ["async-pair"]),
    ):
        found = suggest(gathered(me, other), me, NOW)
        assert [s.kind for s in found.suggestions if s.kind != "advice"] == kinds


def asynchronous(who: Profile) -> Profile:
    return replace(who, availability=replace(who.availability, asynchronous=True))


def test_a_week_is_never_counted_from_a_stretch_that_is_not_looked_at() -> None:
    index = MatchingIndex.of(crowd(3, 40, 4), NOW)
    clocks = index.population.hours
    everybody = np.arange(len(index.population.people))
    ones, others = (grid.ravel() for grid in np.meshgrid(everybody, everybody))
    quick, _ = clocks.common(ones, others)
    for one, other, found in zip(ones, others, quick, strict=True):
        free = [index.population.people[n].free for n in (one, other)]
        exact = worst([f for f in free if f is not None]) if None not in free else 0
        assert found == (exact if exact >= clocks.need else 0)


def test_hours_in_a_zone_that_nobody_knows_have_to_be_asked_for() -> None:
    lost = replace(BEN, timezone="Europe/Atlantis", availability=ANA.availability)
    found = suggest(gathered(ANA, lost), ANA, NOW).suggestions[0]
    assert "Not everyone has listed their hours, so ask when you could meet." in found.reasons

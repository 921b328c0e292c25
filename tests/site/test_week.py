"""What the drawn week promises."""

from __future__ import annotations

from peerpact.domain.model import Availability, Profile
from peerpact.domain.weekly_hours import Window, parse_window
from peerpact.site.templating import Templates
from peerpact.site.week_table import spans, week
from testing.site_profiles import NOW, person
from testing.site_reading import rendered


def table(someone: Profile) -> str:
    return Templates({}).part("person/week.html", {"week": week(someone, NOW)})


def windows(*texts: str) -> tuple[Window, ...]:
    return tuple(found for text in texts if (found := parse_window(text)))


def test_hours_past_midnight_go_on_the_next_day() -> None:
    assert spans(windows("Mo 22:00-02:00")) == [(22 * 60, 26 * 60)]


def test_hours_past_the_end_of_the_week_go_on_on_monday() -> None:
    assert spans(windows("Su 23:00-01:00")) == [(0, 60), (6 * 1440 + 23 * 60, 7 * 1440)]


def test_hours_that_touch_or_overlap_are_drawn_once() -> None:
    assert spans(windows("Mo 08:00-10:00", "Mo 10:00-11:00", "Mo 09:00-10:30")) == [(480, 660)]


def test_week_names_every_day_its_hours_the_zone_and_the_offset() -> None:
    someone = person(1, availability=Availability(windows=windows("Mo 22:00-02:00", "Sa 10:00-24:00")))
    seen = rendered(table(someone))
    assert "Their time: Europe/Berlin, UTC+01:00" in seen.text
    assert "Monday22:00–24:00Tuesday00:00–02:00Wednesday–" in seen.text
    assert "Saturday10:00–24:00Sunday–" in seen.text


def test_week_tells_the_script_the_same_hours() -> None:
    seen = rendered(table(person(1, availability=Availability(windows=windows("Tu 10:00-11:30")))))
    assert ("div", "data-pp-week", "2040-2130") in seen.attributes
    assert ("div", "data-pp-zone-of-week", "Europe/Berlin") in seen.attributes

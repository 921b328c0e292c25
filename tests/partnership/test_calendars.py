"""What calendar files promise: the right days, counted by hand, and text that any calendar program can read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from peerpact.domain.model import Agreement, Amendment, Goal, Partner, Sessions
from peerpact.partnership.calendar import calendar, entries, order, session_days
from testing.site_profiles import agreement, person, together

A, B = person(1), person(2, timezone="Asia/Kathmandu")
HERE = together(A, B)


def read(terms: Agreement) -> Calendar:
    """A file as another program understands it."""
    return IcsCalendarStream.calendar_from_ics(calendar(HERE, terms))


def days(terms: Agreement, start: str) -> list[str]:
    """The days of the events whose title starts with a word."""
    return [str(event.dtstart) for event in read(terms).events if (event.summary or "").startswith(start)]


def rhythm(count: int, unit: str, starts: date, ends: date) -> Agreement:
    """A partnership of two with this rhythm, and no check-in."""
    return agreement(A, B, starts=starts, ends=ends, sessions=Sessions(count, unit, 60, A.github), check_ins=())


@pytest.mark.parametrize(
    ("count", "unit", "starts", "ends", "wanted"),
    [
        (2, "week", date(2026, 12, 1), date(2027, 1, 12), "2026-12-01 2026-12-15 2026-12-29 2027-01-12"),
        (3, "week", date(2026, 12, 1), date(2027, 1, 11), "2026-12-01 2026-12-22"),
        (1, "month", date(2026, 10, 31), date(2027, 3, 31),
         "2026-10-31 2026-11-30 2026-12-31 2027-01-31 2027-02-28 2027-03-31"),
        (1, "month", date(2027, 12, 30), date(2028, 3, 29), "2027-12-30 2028-01-30 2028-02-29"),
        (12, "month", date(2028, 2, 29), date(2032, 2, 29), "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29"),
        (2, "month", date(2026, 12, 31), date(2027, 4, 30), "2026-12-31 2027-02-28 2027-04-30"),
        (1, "week", date(2027, 3, 1), date(2027, 3, 1), "2027-03-01"),
        (1, "week", date(9999, 12, 20), date(9999, 12, 31), "9999-12-20 9999-12-27"),
        (1, "month", date(9999, 11, 30), date(9999, 12, 31), "9999-11-30 9999-12-30"),
    ],
)  # fmt: skip
def test_sessions_fall_on_days_counted_by_hand(count: int, unit: str, starts: date, ends: date, wanted: str) -> None:
    assert days(rhythm(count, unit, starts, ends), "Session") == wanted.split()


def test_the_two_halves_change_places_from_session_to_session() -> None:
    terms = rhythm(2, "week", date(2026, 12, 1), date(2027, 1, 12))
    titles = [event.summary for event in read(terms).events][:3]
    assert titles == [
        "Session 1: demo-1 learns first, then demo-2",
        "Session 2: demo-2 learns first, then demo-1",
        "Session 3: demo-1 learns first, then demo-2",
    ]
    text = read(terms).events[1].description or ""
    assert "60 minutes in 2 equal halves" in text
    assert text.index("1. 30 minutes: demo-2 learns (CSS)") < text.index("2. 30 minutes: demo-1 learns")


def test_in_a_circle_everybody_is_first_in_turn() -> None:
    third = Partner("demo-3", 3, ("rust",), (Goal("css", "x", "y"),))
    circle = replace(agreement(A, B, sessions=Sessions(1, "week", 50, "DEMO-3")))
    circle = replace(circle, partners=(*circle.partners, third))
    firsts = [[p.github for p in order(circle, n)] for n in range(4)]
    assert firsts == [
        ["demo-3", "demo-1", "demo-2"],
        ["demo-1", "demo-2", "demo-3"],
        ["demo-2", "demo-3", "demo-1"],
        ["demo-3", "demo-1", "demo-2"],
    ]
    text = next(entries(HERE, circle)).text
    assert "50 minutes in 3 equal thirds" in text
    assert text.count("16.7 minutes:") == 3


def test_clocks_of_both_partners_stand_beside_each_session_with_summer_time() -> None:
    terms = rhythm(1, "week", date(2027, 3, 26), date(2027, 4, 2))  # Berlin changes on 28 March 2027
    before, after = (event.description or "" for event in read(terms).events[:2])
    assert "Clock of demo-1: UTC+01:00 (Europe/Berlin)" in before
    assert "Clock of demo-1: UTC+02:00 (Europe/Berlin)" in after
    assert "Clock of demo-2: UTC+05:45 (Asia/Kathmandu)" in before
    assert "Clock of demo-2: UTC+05:45 (Asia/Kathmandu)" in after


def test_check_ins_and_the_last_day_are_there() -> None:
    terms = agreement(A, B)
    assert days(terms, "Check-in") == ["2026-11-02", "2027-01-04"]
    assert days(terms, "Last day") == ["2027-03-31"]


def test_an_early_ending_cuts_off_what_would_have_come_after_it() -> None:
    terms = agreement(A, B, ended=date(2026, 11, 12))
    assert days(terms, "Session") == ["2026-10-01", "2026-10-15", "2026-10-29", "2026-11-12"]
    assert days(terms, "Check-in") == ["2026-11-02"]
    assert days(terms, "Last day") == ["2026-11-12"]


def test_an_amended_date_moves_its_entry_instead_of_adding_one() -> None:
    before = agreement(A, B)
    on = Amendment(date(2026, 11, 20), "The second check-in comes later")
    after = replace(before, check_ins=(date(2026, 11, 2), date(2027, 1, 20)), amendments=(on,))
    old, new = ({event.uid: event for event in read(terms).events} for terms in (before, after))
    assert old.keys() == new.keys()
    moved = [uid for uid in old if old[uid].dtstart != new[uid].dtstart]
    assert [(str(old[u].dtstart), str(new[u].dtstart)) for u in moved] == [("2027-01-04", "2027-01-20")]
    assert all((new[u].sequence or 0) > (old[u].sequence or 0) for u in old)
    assert all(str(new[u].dtstamp).startswith("2026-11-20") for u in new)


def test_two_agreements_never_share_an_entry() -> None:
    first, again = agreement(A, B), agreement(A, B, path="agreements/2026-demo-1--demo-2-2.yml")
    assert not {e.uid for e in read(first).events} & {e.uid for e in read(again).events}


def test_a_wrong_year_does_not_fill_the_disk() -> None:
    assert len(list(session_days(rhythm(1, "week", date(1, 1, 1), date(9999, 12, 31))))) == 400


def test_a_partnership_that_ends_before_it_starts_has_no_session() -> None:
    assert days(rhythm(1, "week", date(2027, 2, 1), date(2027, 1, 1)), "Session") == []


HOSTILE = 'x\r\nEND:VEVENT\r\nBEGIN:VALARM\nTRIGGER:-PT0S, ; \\n \\ "\u2028\u202e\x07' + "ä🙂" * 60
KINDS = {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "DESCRIPTION", "TRANSP"}


def test_hostile_text_stays_text() -> None:
    terms = agreement(A, B, channel=HOSTILE)
    terms = replace(terms, partners=(replace(terms.partners[0], github=HOSTILE), terms.partners[1]))
    events = read(terms).events
    assert len(events) == len(list(entries(HERE, terms)))
    assert all(not event.alarm and not event.attach and not event.extras for event in events)
    text = events[0].description or ""
    assert 'END:VEVENT BEGIN:VALARM TRIGGER:-PT0S, ; \\n \\ "' in text
    assert "<U+202E><U+0007>" in text


def _unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_lines_end_and_fold_as_the_format_asks() -> None:
    text = calendar(HERE, agreement(A, B, channel=HOSTILE))
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")
    inside = [line for line in _unfolded(text) if line and not line.startswith(("BEGIN:", "END:"))]
    kinds = {re.split("[:;]", line)[0] for line in inside}
    assert kinds == KINDS | {"VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME"}


DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(
    starts=DAYS,
    length=st.integers(0, 900),
    sessions=st.builds(Sessions, st.integers(1, 6), st.sampled_from(["week", "month"]), st.integers(30, 120),
                       st.sampled_from(["demo-1", "DEMO-2", "somebody"])),
    check_ins=st.lists(DAYS, max_size=4, unique=True),
    cut=st.none() | st.integers(0, 900),
    channel=st.text(max_size=80),
)  # fmt: skip
def test_any_agreement_is_read_back_as_it_was_meant(
    starts: date, length: int, sessions: Sessions, check_ins: list[date], cut: int | None, channel: str
) -> None:
    ended = None if cut is None else starts + timedelta(cut)
    terms = agreement(A, B, starts=starts, ends=starts + timedelta(length), sessions=sessions,
                      check_ins=tuple(check_ins), ended=ended, channel=channel)  # fmt: skip
    meant, events = list(entries(HERE, terms)), read(terms).events
    assert [(e.dtstart, e.summary, e.description) for e in events] == [(m.day, m.title, m.text) for m in meant]
    assert len({e.uid for e in events}) == len(events)
    assert all(_whole_day(e) and e.dtstart <= terms.last_day for e in events)
    gaps = [(b - a).days for a, b in zip(list(session_days(terms)), list(session_days(terms))[1:], strict=False)]
    near = {"week": (7, 7), "month": (28, 31)}[sessions.unit]
    assert all(near[0] * sessions.count <= gap <= near[1] * sessions.count for gap in gaps)
    assert calendar(HERE, terms) == calendar(HERE, terms)


def _whole_day(event: Event) -> bool:
    return type(event.dtstart) is date and event.dtend == event.dtstart + timedelta(days=1)


def test_a_calendar_that_shows_text_as_html_finds_no_tag_in_it() -> None:
    text = calendar(HERE, agreement(A, B, channel="<img src=x onerror=alert(1)> & <b>me</b>"))
    assert "<" not in text
    assert "img src" in text.replace("\r\n ", "")

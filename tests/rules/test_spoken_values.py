"""Durations, rhythms and days as people say them, each with the value that is meant."""

from __future__ import annotations

import pytest

from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.rules.agreement_values import LINK
from peerpact.rules.meant_link import meant_link
from peerpact.rules.proposals import nearest_choice
from peerpact.rules.spoken_values import spoken_hours, spoken_minutes, spoken_rhythm
from peerpact.text.date_parsing import name_dates
from testing.sample_files import AGREEMENT, ANN, NOW, PACT, PROFILE, SOUND, as_bytes, found

MINUTES = {
    "1h": 60, "1 h": 60, "1 hour": 60, "2 hrs": 120, "1.5h": 90, "1,5 Std": 90, "1:30": 90, "1h30": 90,
    "1 hour and 15 minutes": 75, "90 min": 90, "60 minutes": 60, "90'": 90, "an hour": 60, "half an hour": 30,
    "30 min each": 60, "1h per session": 60, "45 minutes each way": 90, "60 mins per week": None,
    "60": None, "long": None, "until 5": None, "1 day": None,
}  # fmt: skip
RHYTHMS = {
    "weekly": "1 week", "Weekly.": "1 week", "every week": "1 week", "once a week": "1 week", "biweekly": "2 weeks",
    "fortnightly": "2 weeks", "every other week": "2 weeks", "every 2 weeks": "2 weeks", "2w": "2 weeks",
    "14 days": "2 weeks", "every two weeks": "2 weeks", "monthly": "1 month", "once a month": "1 month",
    "1 week": "1 week", "quarterly": "3 months", "daily": None, "10 days": None, "sometimes": None, "0 weeks": None,
}  # fmt: skip
HOURS = {
    "4h": 4, "about 4 hours": 4, "5+": 5, "~5": 5, "1,5": 1.5, "4 hours per month": 4, "2 Std.": 2, "४": 4, "two": 2,
    "1 hour a week": 4, "2/week": 8, "30 min per week": 2, "half an hour weekly": 2, "two hours a week": 8,
    "90 minutes": 1.5, "8 hrs/month": 8, "up to 6": 6, "3 horas por semana": 12,
    "2-4": None, "3 or 4": None, "3 sessions": None, "1 h/day": None, "every day": None, "2 hours every 2 weeks": None,
    "-3": None, "daily": None, "4 people": None, "1h 30": None,
}  # fmt: skip
DAYS = {
    "20261201": "2026-12-01", "2026–12–01": "2026-12-01", "2026−12−01": "2026-12-01", "2569-12-01": "2026-12-01",
    "1. Dezember 2026": "2026-12-01", "1 de diciembre de 2026": "2026-12-01", "1er décembre 2026": "2026-12-01",
    "1 Aralık 2026": "2026-12-01", "２０２６-１２-０１": "2026-12-01", "1 December 2026": "2026-12-01",
    "1 Dez 2026": "2026-12-01", "2026年12月1日": "2026-12-01", "Tue 1 Dec 2026": "2026-12-01",
    "Monday, 3 May 2027": "2027-05-03", "24 września 2026": "2026-09-24", "2 marzo 2026": "2026-03-02",
}  # fmt: skip


@pytest.mark.parametrize("text", MINUTES)
def test_a_duration_in_words_becomes_its_minutes(text: str) -> None:
    assert spoken_minutes(text) == MINUTES[text]


@pytest.mark.parametrize("text", HOURS)
def test_hours_in_words_become_hours_a_month(text: str) -> None:
    assert spoken_hours(text) == HOURS[text]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("30 min per week", "Use `2`, without anything else."),
        ("3 sessions", "Use a number of hours"),
        ("4", "Use `4`,"),
    ],
)
def test_a_number_of_something_else_is_never_proposed_as_hours_a_month(text: str, fix: str) -> None:
    (finding,) = found({ANN: f"{PROFILE}availability:\n  hours_per_month: '{text}'\n"})
    assert finding.fix.startswith(fix)


@pytest.mark.parametrize(
    ("text", "fix"), [("every 2 weeks", "Use `2 weeks`."), ("twice a week", "Use a number and week")]
)
def test_a_rhythm_is_never_answered_by_counting_its_letters(text: str, fix: str) -> None:
    (finding,) = found({PACT: AGREEMENT.replace("every: 2 weeks", f"every: {text}")})
    assert (finding.rule, finding.fix[: len(fix)]) == ("wrong-form", fix)


@pytest.mark.parametrize("text", ["2026-W49", "2026W49", "next Monday", "asap", "Q1 2027", "26-12-01", "Monday"])
def test_no_day_is_made_of_a_week_or_of_half_a_date(text: str) -> None:
    assert name_dates(text) is None


@pytest.mark.parametrize("text", ["2026-02-30", "31.11.2026", "2027/04/31"])
def test_a_day_that_no_month_has_is_told_as_such(text: str) -> None:
    assert "no such day" in (name_dates(text) or "")


LINKS = {
    "<https://example.org>": "https://example.org", "[me](http://example.org/me)": "https://example.org/me",
    "htps://example.org": "https://example.org", "https//example.org": "https://example.org",
    "https://example.org.": "https://example.org", "https://exämple.org/é": "https://xn--exmple-cua.org/%C3%A9",
    "httpbin.org/x": "https://httpbin.org/x", "//example.org": "https://example.org",
    "ftp://example.org": "", "see example.org": "", "@demo": "", "none": "", "Discord demo#1234": "",
}  # fmt: skip


@pytest.mark.parametrize("text", LINKS)
def test_the_link_within_what_isnt_one_yet(text: str) -> None:
    assert meant_link(text) == LINKS[text]


@pytest.mark.parametrize(
    ("text", "near"), [("beginner-intermediate", None), ("advanced/expert", None), ("Mid-level", "intermediate")]
)
def test_of_two_levels_none_is_chosen(text: str, near: str | None) -> None:
    assert nearest_choice(text, ["beginner", "intermediate", "advanced", "expert"]) == near


@pytest.mark.parametrize("text", RHYTHMS)
def test_a_rhythm_in_words_becomes_weeks_or_months(text: str) -> None:
    assert spoken_rhythm(text) == RHYTHMS[text]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read_in_other_calendars_scripts_and_languages(text: str) -> None:
    assert name_dates(text) == f"Use `{DAYS[text]}`."


def test_a_day_that_means_two_is_asked_about() -> None:
    assert name_dates("١/٢/٢٠٢٦") == name_dates("1/2/2026") != f"Use `{DAYS['20261201']}`."


@pytest.mark.parametrize(
    "channel",
    ["https://meet.example.org/j/1", "Video room https://x.org/a", "www.example.org", "zoom.us/j/123",
     "meet.google.com/abc-defg-hij", "our room at t.me/demo", "discord.gg/abc"],
)  # fmt: skip
def test_a_link_to_a_room_is_seen(channel: str) -> None:
    assert LINK.search(channel)


@pytest.mark.parametrize(
    "channel",
    ["video call", "Zoom", "phone, then chat", "Signal or Matrix", "in person, in Berlin", "and/or chat", "9.30 a.m."],
)
def test_the_kind_of_channel_is_welcome(channel: str) -> None:
    assert not LINK.search(channel)


@pytest.mark.parametrize(
    ("starts", "changed", "told"),
    [
        ("2025-10-01", None, True),
        ("2025-12-01", None, False),
        ("2025-10-01", frozenset(), False),
        ("2027-01-01", None, False),
    ],
)
def test_a_new_agreement_that_began_long_ago_is_a_warning(
    starts: str, changed: frozenset[str] | None, told: bool
) -> None:
    text = AGREEMENT.replace("2026-12-01", starts)
    findings = examine(load(as_bytes(SOUND | {PACT: text})), NOW, changed)
    assert [finding.severity for finding in findings if finding.rule == "long-past"] == ["warning"] * told

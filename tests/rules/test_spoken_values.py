"""Durations, rhythms and days as people say them, each with the value that is meant."""

from __future__ import annotations

import pytest

from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.rules.agreement_values import LINK
from peerpact.rules.spoken_values import spoken_minutes, spoken_rhythm
from peerpact.text.date_parsing import name_dates
from testing.sample_files import AGREEMENT, NOW, PACT, SOUND, as_bytes

MINUTES = {
    "1h": 60, "1 h": 60, "1 hour": 60, "2 hrs": 120, "1.5h": 90, "1,5 Std": 90, "1:30": 90, "1h30": 90,
    "1 hour and 15 minutes": 75, "90 min": 90, "60 minutes": 60, "90'": 90, "an hour": 60, "half an hour": 30,
    "60": None, "long": None, "until 5": None, "1 day": None,
}  # fmt: skip
RHYTHMS = {
    "weekly": "1 week", "Weekly.": "1 week", "every week": "1 week", "once a week": "1 week", "biweekly": "2 weeks",
    "fortnightly": "2 weeks", "every other week": "2 weeks", "every 2 weeks": "2 weeks", "2w": "2 weeks",
    "14 days": "2 weeks", "every two weeks": "2 weeks", "monthly": "1 month", "once a month": "1 month",
    "1 week": "1 week", "quarterly": "3 months", "daily": None, "10 days": None, "sometimes": None, "0 weeks": None,
}  # fmt: skip
DAYS = {
    "20261201": "2026-12-01", "2026–12–01": "2026-12-01", "2026−12−01": "2026-12-01", "2569-12-01": "2026-12-01",
    "1. Dezember 2026": "2026-12-01", "1 de diciembre de 2026": "2026-12-01", "1er décembre 2026": "2026-12-01",
    "1 Aralık 2026": "2026-12-01", "２０２６-１２-０１": "2026-12-01", "1 December 2026": "2026-12-01",
    "24 września 2026": "2026-09-24", "2 marzo 2026": "2026-03-02",
}  # fmt: skip


@pytest.mark.parametrize("text", MINUTES)
def test_a_duration_in_words_becomes_its_minutes(text: str) -> None:
    assert spoken_minutes(text) == MINUTES[text]


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

"""Answers in people's own words: what is clear is written, what is not is asked below the form."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from peerpact.bot.join_form import profile_from_form
from peerpact.domain.pull_request import Account
from testing.join_forms import form
from testing.sample_files import loaded

ZONES = {
    "São Paulo, Brazil": "America/Sao_Paulo",
    "Lviv, Ukraine": "Europe/Kyiv",
    "Cambridge, MA, USA": "America/New_York",
    "W. Europe Standard Time": "Europe/Berlin",
    "Europe/Kiev": "Europe/Kyiv",
    "Asia/Calcutta": "Asia/Kolkata",
}
ASKED_ZONES = {
    "Brazil": "America/Manaus",
    "Cambridge": "America/New_York",
    "UTC−3": "America/Argentina/Buenos_Aires",
    "Sao Paolo": "America/Sao_Paulo",
    "Odesa": "Europe/Kyiv",
}
WINDOWS = {
    "Sat 11-1pm\nMo 8pm-12": ["Sa 11:00-13:00", "Mo 20:00-24:00"],
    "Mo-Fr 08:00-12:00,13:00-17:00": ["Mo-Fr 08:00-12:00", "Mo-Fr 13:00-17:00"],
    "Mo-Fr 18:00-21:00, Sa 10:00-13:00": ["Mo-Fr 18:00-21:00", "Sa 10:00-13:00"],
}


def answered(author: Account | None = None, **answers: str) -> tuple[dict[str, Any], str]:
    """The profile that is drawn (empty where something is asked), and all that is asked."""
    drawn = profile_from_form(form(author=author, **answers) if author else form(**answers), loaded({}))
    text = next((content for content in drawn.files.values() if content), b"")
    return yaml.load(text, yaml.BaseLoader) or {}, " ".join(one.message for one in drawn.complaints)  # noqa: S506


@pytest.mark.parametrize("written", ZONES)
def test_a_place_with_its_country_becomes_its_zone(written: str) -> None:
    values, asked = answered(timezone=written)
    assert asked == ""
    assert values["timezone"] == ZONES[written]


@pytest.mark.parametrize("written", ASKED_ZONES)
def test_a_place_that_may_be_another_is_asked_about(written: str) -> None:
    values, asked = answered(timezone=written)
    assert values == {}
    assert ASKED_ZONES[written] in asked


def test_a_country_code_is_asked_about_and_never_written() -> None:
    values, asked = answered(languages="English, ua")
    assert values == {}
    assert "`uk` (Ukrainian)" in asked


def test_the_standard_code_of_each_language_is_written_once() -> None:
    values, asked = answered(languages="en_US, eng, English, pt_BR")
    assert asked == ""
    assert values["languages"] == ["en-US", "en", "pt-BR"]


@pytest.mark.parametrize("written", WINDOWS)
def test_hours_are_read_in_their_likely_half_of_the_day(written: str) -> None:
    values, asked = answered(windows=written)
    assert asked == ""
    assert values["availability"]["windows"] == WINDOWS[written]


@pytest.mark.parametrize("written", ["Mo 11-1", "Mo 6-6pm"])
def test_hours_with_two_readings_are_asked_about(written: str) -> None:
    values, asked = answered(windows=written)
    assert values == {}
    assert asked.count("`Mo ") >= 2


@pytest.mark.parametrize("login", ["octocat_acme", "demo--double", "demo-legacy-"])
def test_whoever_github_lets_open_an_issue_can_join(login: str) -> None:
    values, asked = answered(Account(login, 1002))
    assert asked == ""
    assert (values["github"], values["github_id"]) == (login, "1002")


def test_broken_letters_in_an_answer_are_told_with_what_they_were() -> None:
    values, asked = answered(name="JosÃ©")
    assert values == {}
    assert "`é`" in asked


SIDE_BY_SIDE = {
    "Python: advanced, Rust: beginner": [("Python", "advanced"), ("Rust", "beginner")],
    "React.js (advanced); Vue (beginner)": [("React.js", "advanced"), ("Vue", "beginner")],
    "**Python** - advanced": [("Python", "advanced")],
    "> Python, advanced": [("Python", "advanced")],
    "Python, advanced: generators, beginner: no": [("Python", "advanced")],
}


@pytest.mark.parametrize("written", SIDE_BY_SIDE)
def test_no_skill_is_lost_in_the_note_of_another(written: str) -> None:
    values, asked = answered(offers=written)
    assert asked == ""
    assert [(entry["skill"], entry["level"]) for entry in values["offers"]] == SIDE_BY_SIDE[written]


HOURS = {"about 2h per week": "8", "30 min a week": "2", "5+": "5", "2-4": "2", "4": "4"}


@pytest.mark.parametrize("written", HOURS)
def test_hours_a_week_become_hours_a_month(written: str) -> None:
    values, asked = answered(hours=written)
    assert (asked, values["availability"]["hours_per_month"]) == ("", HOURS[written])


@pytest.mark.parametrize("written", ["20 min per day", "ten sessions", "No idea"])
def test_what_is_no_number_of_hours_is_asked_about(written: str) -> None:
    values, asked = answered(hours=written)
    assert values == {}
    assert "Use a number of hours" in asked


CONTACTS = {
    "None": "",
    "n/a": "",
    "-": "",
    "example.org/me": "https://example.org/me",
    "@a@social.example": "https://social.example/@a",
}


@pytest.mark.parametrize("written", CONTACTS)
def test_no_page_and_a_page_without_https_keep_nobody_out(written: str) -> None:
    values, asked = answered(contact=written)
    assert (asked, values.get("contact", "")) == ("", CONTACTS[written])


@pytest.mark.parametrize("written", ["octo@example.org", "ask in the forum", "@octo"])
def test_what_is_no_page_is_asked_about(written: str) -> None:
    assert answered(contact=written)[0] == {}


def test_codes_with_a_blank_between_them_are_languages() -> None:
    assert answered(languages="en de")[0]["languages"] == ["en", "de"]

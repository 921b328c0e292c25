"""Weekly hours in people's own words: the reading under twelve hours, and a question where two are plausible."""

from __future__ import annotations

import pytest

from peerpact.domain.weekly_hours import parse_window
from peerpact.text.written_hours import read_hours
from testing.sample_files import ANN, PROFILE, found

CLEAR = {
    "Sa 11-1pm": ["Sa 11:00-13:00"],
    "Mo 8pm-12": ["Mo 20:00-24:00"],
    "Fr 10-2am": ["Fr 22:00-02:00"],
    "Mo 9-5pm": ["Mo 09:00-17:00"],
    "Mo 9am-5": ["Mo 09:00-17:00"],
    "Mo 1-11pm": ["Mo 13:00-23:00"],
    "Sa 11:30-1pm": ["Sa 11:30-13:00"],
    "Mo 10pm-2": ["Mo 22:00-02:00"],
    "Mo 12-1pm": ["Mo 12:00-13:00"],
    "Mo-Fr 08:00-12:00,13:00-17:00": ["Mo-Fr 08:00-12:00", "Mo-Fr 13:00-17:00"],
    "Fr 8-10 and 14-16": ["Fr 08:00-10:00", "Fr 14:00-16:00"],
    "Mo-Fr 18:00-21:00, Sa 10:00-13:00": ["Mo-Fr 18:00-21:00", "Sa 10:00-13:00"],
    "Mon–Fri 6pm-9pm": ["Mo-Fr 18:00-21:00"],
    "Monday to Friday from 6 to 9 pm": ["Mo-Fr 18:00-21:00"],
    "weekends 10-13": ["Sa-Su 10:00-13:00"],
    "Sat/Sun 10-12": ["Sa,Su 10:00-12:00"],
    "Mo 00:00-00:00": ["Mo 00:00-24:00"],
    "Mo 20:00-24": ["Mo 20:00-24:00"],
    "Mo 22-6": ["Mo 22:00-06:00"],
    "Mo 8am-11pm": ["Mo 08:00-23:00"],
    "Mo 1800-2000": ["Mo 18:00-20:00"],
    "Mon-Fri 0900-1700": ["Mo-Fr 09:00-17:00"],
    "Sat 930-1130": ["Sa 09:30-11:30"],
    "Fr 1300hrs-1500hrs": ["Fr 13:00-15:00"],
    "24/7": ["Mo-Su 00:00-24:00"],
    "Mo 18h30-20h": ["Mo 18:30-20:00"],
    "Mo 17:00-09:00": ["Mo 17:00-09:00"],
    "Mo-Mi 18-20 Uhr": ["Mo-We 18:00-20:00"],
    "Dienstags 18:00 bis 20:00 Uhr": ["Tu 18:00-20:00"],
    "Lun-Ven 9h-12h": ["Mo-Fr 09:00-12:00"],
    "lunes a viernes 18-20": ["Mo-Fr 18:00-20:00"],
    "Segunda a sexta 18h às 20h": ["Mo-Fr 18:00-20:00"],
    "terça e quinta 19h–21h": ["Tu,Th 19:00-21:00"],
    "quinta-feira 19h-21h": ["Th 19:00-21:00"],
    "Giovedì e venerdì 18:00-20:00": ["Th,Fr 18:00-20:00"],
    "wo 19:00-21:00": ["We 19:00-21:00"],
    "jeudi 18h30-20h": ["Th 18:30-20:00"],
    "Sa 24:00-02:00": ["Su 00:00-02:00"],
    "Mo 6-8 and 14-16": ["Mo 06:00-08:00", "Mo 14:00-16:00"],
    "Mo 6-8am": ["Mo 06:00-08:00"],
    "Mo 06-08": ["Mo 06:00-08:00"],
    "Sa 9-12": ["Sa 09:00-12:00"],
    "6-8pm Mon": ["Mo 18:00-20:00"],
    "18:00-20:00 Mo-Fr": ["Mo-Fr 18:00-20:00"],
    "18-20 on Mondays": ["Mo 18:00-20:00"],
    "every day 18:00-20:00": ["Mo-Su 18:00-20:00"],
    "midday-2pm Sa": ["Sa 12:00-14:00"],
    "Mo+We 17:00-19:00": ["Mo,We 17:00-19:00"],
    "Mo thru Fr 17:00-19:00": ["Mo-Fr 17:00-19:00"],
    "Mo. 17:00-19:00": ["Mo 17:00-19:00"],
    "Mo (17:00-19:00)": ["Mo 17:00-19:00"],
    "Mo 5p-7p": ["Mo 17:00-19:00"],
    "Mo 9 a.m. to 5 p.m.": ["Mo 09:00-17:00"],
    "Sa all day": ["Sa 00:00-24:00"],
    "пн-пт 18:00-21:00": ["Mo-Fr 18:00-21:00"],
    "суббота 10:00-12:00": ["Sa 10:00-12:00"],
    "月-金 18:00-21:00": ["Mo-Fr 18:00-21:00"],
    "周末 10:00-12:00": ["Sa-Su 10:00-12:00"],
}
ASKED = {
    "Mo 7-9": ("Mo 07:00-09:00", "Mo 19:00-21:00"),
    "Tu 1-3": ("Tu 01:00-03:00", "Tu 13:00-15:00"),
    "Fri midnight-2am": ("Fr 00:00-02:00", "Sa 00:00-02:00"),
    "Mo 11-1": ("Mo 11:00-13:00", "Mo 23:00-01:00"),
    "Mo 9-5": ("Mo 09:00-17:00", "Mo 21:00-05:00"),
    "Mo 6-6": ("Mo 06:00-18:00", "Mo 18:00-06:00"),
    "Mo 12-12pm": ("Mo 00:00-12:00", "Mo 12:00-24:00"),
    "Mo 7pm-7": ("Mo 19:00-07:00", "Mo 07:00-19:00"),
}
UNCLEAR = (
    "do 10:00-12:00",  # Thursday in German, Sunday in Spanish
    "ma 18:00-20:00",  # Monday in Dutch, Tuesday in French
    "da 18:00-20:00",
    "ev 18:00-20:00",
    "Mo-Fr 24:00-02:00",
    "Mo 18:00-20:00 CET",
    "18:00-20:00 (UTC)",
    "18:00-20:00",
    "Mo after 18:00",
    "evenings all day",
    "1st Monday 18-20",
    "every other Tuesday 18-20",
    "Not Mondays 18-20",
    "Donnerstag abends",
    "Mo 18:00-18:00",
    "evenings",
    "Mo",
    "18-20",
    "Mo 25-26",
    "Mo 2560-2600",
    "2019-2020",
    "Mo 13pm-14pm",
    "weekdays after 6pm",
    "",
    "x" * 5000,
)


@pytest.mark.parametrize("text", CLEAR)
def test_hours_with_one_meaning_are_written_in_the_notation(text: str) -> None:
    assert list(read_hours(text).windows) == CLEAR[text]


@pytest.mark.parametrize("text", ASKED)
def test_two_plausible_readings_become_a_question(text: str) -> None:
    hours = read_hours(text)
    assert hours.windows == ()
    assert set(hours.choices) == set(ASKED[text])
    assert all(f"`{window}`" in hours.question() for window in ASKED[text])


@pytest.mark.parametrize("text", UNCLEAR)
def test_unclear_hours_are_not_guessed(text: str) -> None:
    assert read_hours(text).windows == ()


@pytest.mark.parametrize("shape", ["Mo {}-{}pm", "Mo {}-{}am", "Mo {}pm-{}", "Mo {}am-{}"])
def test_no_one_sided_span_is_read_as_half_a_day_or_longer(shape: str) -> None:
    for start in range(1, 13):
        for end in range(1, 13):
            hours = read_hours(shape.format(start, end))
            if start % 12 == end % 12:
                assert hours.windows == ()
                assert len(hours.choices) == 2
            else:
                (window,) = hours.windows
                parsed = parse_window(window)
                assert parsed
                assert parsed.minutes < 12 * 60


def test_two_spans_are_proposed_as_two_entries() -> None:
    text = PROFILE + 'availability:\n  windows: ["Mo-Fr 08:00-12:00,13:00-17:00"]\n'
    (finding,) = found({ANN: text})
    assert finding.fix == 'Use 2 entries: `"Mo-Fr 08:00-12:00", "Mo-Fr 13:00-17:00"`.'


def test_equal_ends_are_a_warning_that_asks() -> None:
    (finding,) = found({ANN: PROFILE + 'availability:\n  windows: ["Mo 18:00-18:00"]\n'})
    assert (finding.rule, finding.severity) == ("equal-ends", "warning")

"""Texts that only fill their place are told, and no name of a person is taken for one."""

from __future__ import annotations

import pytest

from peerpact.formats.field import person_name
from peerpact.text.placeholders import is_no_name, is_placeholder
from testing.sample_files import ANN, PACT, found, profile

SAY_NOTHING = (
    "N/A", "n.a.", "N / A", "TBD", "T.B.D.", "TBA", "TBC", "-", "--", "—", "...", "…", "???", "xxx", "XXXX", "x x x",
    "<your name>", "[your name]", "{{ name }}", "{name}", "Your Name", "YOUR NAME HERE", "Your full name",
    "Insert name", "Enter your name", "Name here", "dein Name", "Tu nombre", "Votre nom", "Lorem ipsum",
    "lorem ipsum dolor sit amet, consectetur", "asdfgh", "qwerty", "TODO", "to do", "FIXME", "Change me", "placeholder",
    "Coming soon", "undefined", "your bio", "Your goal", "***", "to be determined", "not available",
)  # fmt: skip
NO_NAMES = (
    "none", "None", "unknown", "test", "Test user", "Name", "First Last", "Firstname Lastname", "Full name", "username",
    "no name", "Example name", "My name",
)  # fmt: skip
NAMES = (
    "Null", "Jennifer Null", "Nan", "Foo", "Anonymous", "Li", "Na", "Xi", "X", "Yu", "Xena", "Testarossa", "Todor",
    "Lorem", "Nathan A.", "Na'a", "Unknown Pleasures", "R2-D2", "🦊", "❤️", "山", "J. D.", "Any", "Ana <3", "O_o",
    "Nobody", "Test Pilot Pete", "Youri", "Bio Hazard", "Zero", "Tu Nguyen", "My Linh", "Su Na",
)  # fmt: skip


@pytest.mark.parametrize("text", SAY_NOTHING)
def test_a_text_that_says_nothing_is_seen(text: str) -> None:
    assert is_placeholder(text)
    assert is_no_name(text)


@pytest.mark.parametrize("text", NO_NAMES)
def test_a_word_that_is_no_name_may_say_something_elsewhere(text: str) -> None:
    assert is_no_name(text)
    assert not is_placeholder(text)
    assert person_name(text) == "Use any name; a pseudonym is fine."


@pytest.mark.parametrize("text", NAMES)
def test_no_name_of_a_person_is_refused(text: str) -> None:
    assert not is_no_name(text)
    assert person_name(text) == ""


ANSWERS = {
    "name: <your name>": ("error", "no-name", "Use any name"),
    "about: TBD": ("warning", "placeholder", "remove the line"),
    "pronouns: N/A": ("warning", "placeholder", "remove the line"),
    "contact: https://www.linkedin.com/in/your-name": ("warning", "placeholder", "Use a link of your own"),
    "contact: https://example.org/@octo": ("warning", "placeholder", "Use a link of your own"),
    "contact: N/A": ("error", "wrong-form", "remove the line"),
    "capacity: none": ("error", "wrong-type", "remove the line"),
    "timezone: N/A": ("error", "known-zone", "Use a region and a city"),
    "languages: [TBD]": ("warning", "likely-language", "use the codes of the languages you speak"),
    "github_id: N/A": ("error", "wrong-type", "Use the GitHub user ID"),
}
FINE = (
    "pronouns: none", "pronouns: any", "pronouns: my name", "about: To be is to do", "about: 🦊",
    "contact: https://example.org/youri", "contact: https://yourdata.example/me",
)  # fmt: skip


@pytest.mark.parametrize("line", ANSWERS)
def test_what_only_fills_a_place_is_answered_by_what_to_do(line: str) -> None:
    severity, rule, fix = ANSWERS[line]
    key, _, value = line.partition(": ")
    (finding,) = found({ANN: profile(**{key: value}), PACT: None})
    assert (finding.severity, finding.rule) == (severity, rule)
    assert fix in finding.fix


@pytest.mark.parametrize("line", FINE)
def test_what_says_little_is_still_said(line: str) -> None:
    key, _, value = line.partition(": ")
    assert found({ANN: profile(**{key: value}), PACT: None}) == []

"""Addresses and phone numbers are found however they are written; other numbers and signs are left alone."""

from __future__ import annotations

import pytest

from testing.sample_files import AGREEMENT, ANN, PACT, PROFILE, found

HONEST = (
    *("Python 3.12.4 and Django 5.0.1", "C++20/23 and C++11/14/17", "version 10.0.19045.3803", "release 2024.10.01-2"),
    *("ISBN 978-3-16-148410-0", "ISBN 9783161484100", "978-0-13-468599-1", "arXiv 2101.00001 and 1706.03762"),
    *("doi 10.5281/zenodo.1234567", "commit 9fceb02d0ae598e95dc970b74767f19372d6", "issue #1234567", "id 990000000101"),
    *("on call 24/7 since 2010", "from 1999 to 2024, 2019-2024, 2019/2020", "in 2019, 2020, 2021 and 2022", "2010s"),
    *("https://example.org/articles/1234567890", "see https://example.org/questions/11227809/why?a=1234567890"),
    *("1,000,000 users, 10,000,000 downloads", "prices 10.99 to 12.99 in 2021", "100 000 to 120 000 points"),
    *("@octocat on GitHub, ask @hubot. Best regards", "npm i @angular/core and @types/node", "git@example.org:a/b.git"),
    *("Ubuntu 20.04/22.04/24.04", "RFC 9110, 9111, 9112 and 9113", "10:00-12:00, 13:00-15:00", "192.168.100.200/24"),
    *("port 8080 8443 9090", "UTF-8, ISO 8859-15, ISO/IEC 27001:2022", "1920 x 1080 at 60", "1 2 3 4 5 6 7 8 9"),
    *("2026-12-01, 2027-01-12, 2027-03-09", "01.12.2026 - 31.05.2027", "sessions of 60 to 90 minutes"),
    *("I look at it at dusk. Dot com times", "I work at night. dot files are fun", "a dot on the map at polka dot is"),
    *("@octo@social.example", "I call 3 to 5 people", "in Tel Aviv 2019, 2020, 2021"),
)
CONTACT = (
    *("octo@example.org", "octo@example. org", "octo @ example.org", "jörg@exämple.de", "octo＠example.org"),
    "a.b+c@x-y.co.uk",
    *("octo (at) example (dot) org", "name [at] example dot org", "name [at] example [dot] org", "octo(at)example.org"),
    *("name at example dot org", "octo AT example DOT org", "octo{at}example{dot}org", "octo_at_example_dot_org"),
    *("see https://example.org/@octo or octo@example.org", "+49 30 123456", "+1 (555) 123-4567", "+1.555.123.4567"),
    *("555-123-4567", "(555) 123 4567", "0049 30 1234567", "030/1234567", "+44 20 7946 0958", "tel. 0171 1234567"),
    *("WhatsApp +2348012345678", "my number: 08012345678", "+91 98765 43210", "98765 43210", "06 12 34 56 78"),
    "phone: 7123456",
)  # fmt: skip


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_is_no_contact_data(text: str) -> None:
    assert found({ANN: f"{PROFILE}about: |\n  {text}\n"}) == []


_LETTERS = set("xX@＠")  # all the addresses are at example.org, and no phone is


@pytest.mark.parametrize("text", CONTACT)
def test_contact_data_is_found_with_the_place_of_the_text(text: str) -> None:
    (finding,) = found({ANN: f"{PROFILE}about: '{text}'\n", PACT: None})
    assert (finding.rule, finding.severity, finding.line, finding.column) == ("no-contact-data", "error", 12, 8)
    assert (
        finding.message == f"This looks like {'a phone number' if _LETTERS.isdisjoint(text) else 'an email address'}."
    )


PLACES = {
    "name": (ANN, PROFILE.replace("Ann Example", "octo@example.org"), 3, 7),
    "pronouns": (ANN, PROFILE + "pronouns: octo@example.org\n", 12, 11),
    "note": (ANN, PROFILE.replace("level: advanced", "level: advanced\n    note: octo@example.org"), 9, 11),
    "goal of a profile": (ANN, PROFILE + "    goal: octo@example.org\n", 12, 11),
    "goal": (PACT, AGREEMENT.replace("Run my own", "octo@example.org"), 14, 15),
    "evidence": (PACT, AGREEMENT.replace("The slides", "octo@example.org"), 8, 19),
    "channel": (PACT, AGREEMENT + "channel: octo@example.org\n", 29, 10),
    "missed sessions": (PACT, AGREEMENT + "ground_rules: {missed_sessions: octo@example.org}\n", 29, 33),
    "amendment": (PACT, AGREEMENT + "amendments:\n  - {on: 2026-11-01, what: octo@example.org}\n", 30, 28),
    "learned": (
        PACT,
        AGREEMENT + "outcome:\n  - {github: demo-bo, reached: fully, learned: octo@example.org}\n",
        30,
        48,
    ),
    "next": (PACT, AGREEMENT + "outcome:\n  - {github: demo-bo, reached: fully, next: octo@example.org}\n", 30, 45),
}


@pytest.mark.parametrize("place", PLACES)
def test_every_free_text_is_looked_at(place: str) -> None:
    path, text, line, column = PLACES[place]
    findings = [f for f in found({path: text}) if f.rule == "no-contact-data"]
    assert [(f.path, f.line, f.column) for f in findings] == [(path, line, column)]


@pytest.mark.parametrize("piece", ["a", "1 ", "a.", "at ", "a@", "a_at_", "(", "1-", "_at_a", "0", "+1", "ISBN "])
def test_no_text_keeps_the_search_busy(piece: str) -> None:
    """A search that backtracks would not come back from these within hours."""
    text = (piece * 600)[:590].strip()
    found({ANN: f'{PROFILE}about: "x {text}"\n', PACT: None})


@pytest.mark.parametrize(
    "text", ["octo@example.org", "mailto:octo@example.org", "octo (at) example (dot) org", "+49 30 123456"]
)
def test_address_where_a_link_belongs_is_told_as_what_it_is_and_alone(text: str) -> None:
    (finding,) = found({ANN: f"{PROFILE}contact: '{text}'\n"})
    assert finding.rule == "no-contact-data"
    assert finding.fix.startswith("Delete it. Use one public link")


@pytest.mark.parametrize("text", ["example.org/@octo", "http://example.org", "ask in the forum", "@octo"])
def test_link_that_is_no_address_of_a_person_has_the_wrong_form(text: str) -> None:
    assert [finding.rule for finding in found({ANN: f"{PROFILE}contact: '{text}'\n"})] == ["wrong-form"]

"""Addresses and phone numbers are found however they are written; other numbers and signs are left alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

from peerpact.text import contact_data
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
    *("@octo@social.example", "I call 3 to 5 people", "in Tel Aviv 2019, 2020, 2021", "31415 92653"),
    *(
        "Find me on Bluesky @demo.bsky.social",
        "Web developer @example.com",
        "Engineer @acme.dev",
        "Engineer @ acme.dev",
    ),
    *("Mobile apps with 1 000 000 downloads", "1.000.000 users call it", "Meet me at conferences dot com times"),
    *("1999-2004 and 2010–2024", "from 2001 - 2010", "I work at example.org", "Speaker at PyCon.de 2024"),
    *(
        "Tech lead @example.io, ex-@example.net",
        "signal processing 1024 2048 4096",
        "2^31 = 2147483648",
        "CVE-2021-44228",
    ),
    *("timestamp 1700000000", "4294967296 bytes", "WhatsApp group of 300 people", "Matrix: @demo:example.org"),
    *("ISSN 1234-5678", "budget € 1 234 567", "ORCID 0000-0002-1825-0097", "RFC 2119 and RFC 8174", "npm react@18.2.0"),
    *("I like A B C @ work.", "a b c d @ acme", "grades A B C D @ home. Then"),
    *(
        "I work at gmail",
        "engineer at Gmail",
        "contact me at gmail",
        "ex-@icloud",
        "100%40 done",
        "una arroba y un punto",
    ),
    "fingerprint 0123 4567 8901 2345 6789 0123 4567 8901 2345 6789",
    *("see https://medium.example/%40octo.x", "https://t.me/octo is me", "https://wa.me/message/ABCDEF"),
    *(
        "ssh://git@example.org/x",
        "git+ssh://git@example.org/x.git",
        "Gmail is great",
        "Gmail: the basics",
        "jitsi calls",
    ),
    *("I code @ work . Then I rest", "see example.org/b/abc", "I moderate chat at example.org"),
    *("Zoom calls welcome, teams of 5", "on mobile since 2019-2020", "ex scale.com, lead at google.com"),
)
CONTACT = (
    *("octo@example.org", "octo@example. org", "octo @ example.org", "jörg@exämple.de", "octo＠example.org"),
    "a.b+c@x-y.co.uk",
    *("octo (at) example (dot) org", "name [at] example dot org", "name [at] example [dot] org", "octo(at)example.org"),
    *("name at example dot org", "octo AT example DOT org", "octo{at}example{dot}org", "octo_at_example_dot_org"),
    *("see https://example.org/@octo or octo@example.org", "+49 30 123456", "+1 (555) 123-4567", "+1.555.123.4567"),
    *("555-123-4567", "(555) 123 4567", "0049 30 1234567", "030/1234567", "+44 20 7946 0958", "tel. 0171 1234567"),
    *("WhatsApp +2348012345678", "my number: 08012345678", "+91 98765 43210", "98765 43210", "06 12 34 56 78"),
    *("phone: 7123456", "Call +65 9123-4567 or +81 3-1234-5678", "03-1234-5678"),
    *("(11) 91234-5678", "8 (912) 345-67-89"),
    *("0 800 123 456", "(555)1234567", "Téléphone 06.12.34.56.78", "138 0013 8000", "8-912-345-67-89"),
    "octo@ example.org",
    *("WhatsApp 9123-4567", "9123-4567 (WhatsApp)", "Tel: 5551234567", "call 2345 6789"),
    *("+44 20 7946-0958", "0171-1234567"),
    *("\uff0b\uff16\uff15 \uff19\uff11\uff12\uff13 \uff14\uff15\uff16\uff17", "٠١٠ ١٢٣٤ ٥٦٧٨", "۰۹۱۲ ۳۴۵ ۶۷۸۹"),
    *("octo <octo at example.org>", "octo[@]example.org", "octo(a)example.org"),
    *("octo@example[dot]org", "o*to@example.org"),
    *("o c t o @ example.org", "o c t o @ e x a m p l e . o r g", "write to o c t o (at) example.org"),
    *("octo [ät] example.de", "octo -at- example -dot- org"),
    *("octo-x@gmail", "write to octo-x at gmail", "octo&#64;example.org", "octo%40example.org"),
    *("octo arroba example punto org", "00 49 151 23456789", "https://wa.me/2348031234567", "t.me/+4915123456789"),
    "octo @ example . org",
    *("octo ät example punkt org", "octo собака example.org", "Gmail: octo.x", "my gmail is octo.x"),
    *("octo at example dot co dot uk", "mail me: octo at example.org"),
)  # fmt: skip


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_is_no_contact_data(text: str) -> None:
    assert found({ANN: f"{PROFILE}about: |\n  {text}\n"}) == []


_LETTERS = set("xX@＠")  # all the addresses are at example.org, and no phone is
AT_HOME = {
    "9123 4567": "Asia/Singapore", "612 34 56 78": "Europe/Madrid", "601 234 567": "Europe/Warsaw",
    "(650) 253-0000": "America/Los_Angeles", "2345 6789": "Asia/Hong_Kong", "22 123 45 67": "Europe/Warsaw",
}  # fmt: skip
ROOMS = (
    "zoom.us/j/123?pwd=x",
    "https://zoom.us/j/123456?pwd=abc", "https://us02web.zoom.us/j/85212345678", "https://meet.google.com/abc-defg-hij",
    "https://teams.microsoft.com/l/meetup-join/19", "https://example.org/room?password=x", "Passcode: 123456",
    "Meeting ID: 852 1234 5678", "Meeting-ID: 890 1234 5678", "Kenncode: 123456",
    "https://meet.jit.si/OctoRoom", "https://bbb.example.org/b/oct-abc-123",
)  # fmt: skip


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


@pytest.mark.parametrize("link", ["https://zoom.us/j/1234567890?pwd=x", "https://wa.me/2348031234567"])
def test_a_room_or_a_number_is_no_public_page_to_write_to(link: str) -> None:
    (finding,) = found({ANN: f"{PROFILE}contact: {link}\n"})
    assert (finding.rule, finding.column) == ("no-contact-data", 10)
    assert "Link to a page that anyone may see" in finding.fix


@pytest.mark.parametrize(
    "link", ["https://t.me/octo", "https://example.org/articles/1234567890", "https://zoom.us/blog"]
)
def test_a_page_to_write_to_may_have_numbers_or_belong_to_a_messenger(link: str) -> None:
    assert found({ANN: f"{PROFILE}contact: {link}\n"}) == []


@pytest.mark.parametrize("text", ["example.org/@octo", "http://example.org", "ask in the forum", "@octo"])
def test_link_that_is_no_address_of_a_person_has_the_wrong_form(text: str) -> None:
    assert [finding.rule for finding in found({ANN: f"{PROFILE}contact: '{text}'\n"})] == ["wrong-form"]


@pytest.mark.parametrize("text", AT_HOME)
def test_a_number_as_one_country_writes_it_is_found_by_the_time_zone(text: str) -> None:
    there, elsewhere = PROFILE.replace("Europe/Berlin", AT_HOME[text]), PROFILE.replace("Europe/Berlin", "UTC")
    assert [f.rule for f in found({ANN: f"{there}about: '{text}'\n"})] == ["no-contact-data"]
    assert "no-contact-data" not in [f.rule for f in found({ANN: f"{elsewhere}about: '{text}'\n"})] or text[0] == "("


@pytest.mark.parametrize("text", ROOMS)
def test_a_link_into_a_meeting_room_is_told_as_one(text: str) -> None:
    (finding,) = found({ANN: f"{PROFILE}about: 'Join {text}'\n"})
    assert (finding.rule, finding.message) == ("no-contact-data", "This looks like a link into a meeting room.")


@pytest.mark.parametrize("text", ["13800138000", "I am on 9876543210", "mine is 6502530000"])
def test_bare_digits_are_a_warning(text: str) -> None:
    (finding,) = found({ANN: f"{PROFILE}about: '{text}'\n"})
    assert (finding.rule, finding.severity) == ("many-digits", "warning")


def test_what_was_pushed_already_is_answered_with_what_to_do() -> None:
    (finding,) = found({ANN: f"{PROFILE}about: octo@example.org\n"})
    assert "earlier commits keep showing it" in finding.fix
    assert "`guides/safety.md#" in finding.fix


def test_texts_without_digits_never_load_the_library_of_phone_numbers() -> None:
    code = "import sys; from peerpact.text.contact_data import private_data; private_data('octo (at) a'); "
    done = subprocess.run([sys.executable, "-c", f"{code}print('phonenumbers' in sys.modules)"], capture_output=True)
    assert done.stdout.strip() == b"False"


@pytest.mark.parametrize("mark", contact_data._MARKS)
def test_the_quick_look_sees_every_mark(mark: str) -> None:
    assert contact_data._SIGN.search(mark)

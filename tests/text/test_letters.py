"""Letters: what a script needs is welcome, what only hides is not, and accents never stand between people."""

from __future__ import annotations

import pytest

from peerpact.community.loader import load
from peerpact.community.repair import repair
from peerpact.domain.vocabulary import Vocabulary
from peerpact.site.index import survey
from peerpact.text.broken_letters import broken
from peerpact.text.escape import terminal
from peerpact.text.hidden import can_be_seen, first_hidden
from peerpact.text.letters import fold
from testing.sample_files import ANN, NOW, PROFILE, as_bytes, found, profile

WELCOME = {
    "the flag of Scotland": "From \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f with tea",
    "the flag of Texas": "\U0001f3f4\U000e0075\U000e0073\U000e0074\U000e0078\U000e007f",
    "a variant of a kanji": "\u8fba\U000e0101",
    "a compatibility variant": "\u845b\ufe00",
    "a Malayalam chillu": "\u0d28\u0d3f\u0d36\u0d3e\u0d28\u0d4d\u200d",
    "a Kannada joiner at the end": "\u0c95\u0ccd\u200c",
    "a Persian joiner": "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "a Persian joiner beside Latin": "API\u200c\u0647\u0627",
    "a Persian joiner at the end": "\u0645\u06cc\u200c",
    "a Khmer word break": "\u1781\u17d2\u1789\u17bb\u17c6\u200b\u179f\u179a\u179f\u17c1\u179a",
    "a Thai word break": "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u200b\u0e04\u0e23\u0e31\u0e1a",
    "a mark after a Latin word in Hebrew": "\u05e9\u05dc\u05d5\u05dd API\u200f.",
    "a mark before Arabic": "1\u200f \u0633\u0644\u0627\u0645",
    "a soft hyphen": "Donau\u00addampf\u00adschiff",
    "a Mongolian vowel separator": "\u1820\u180e\u1820",
    "a Braille blank between words": "\u2813\u2811\u2800\u283a",
    "a rainbow": "\U0001f3f3\ufe0f\u200d\U0001f308",
    "a woman at a computer": "\U0001f469\U0001f3fd\u200d\U0001f4bb",
    "a red heart": "\u2764\ufe0f",
    "a keycap": "1\ufe0f\u20e3",
    "a sign as text": "\u00a9\ufe0e",
    "an emoji of next year": "\U0001fae8",
    "an Arabic number sign": "\u0600\u0661",
}
HIDING = {
    "variation selectors that carry text": "Tea\ufe06\ufe08\ufe06\ufe09 and Rust",
    "one selector after a letter": "a\ufe0f",
    "two selectors after a heart": "\u2764\ufe0f\ufe0f",
    "two variants of a kanji": "\u8fba\U000e0100\U000e0101",
    "a grapheme joiner": "a\u034fb",
    "a Khmer inherent vowel": "a\u17b4b",
    "a shorthand control": "a\U0001bca0b",
    "a musical control": "a\U0001d173b",
    "a private character": "a\ue000b",
    "a noncharacter": "a\ufdd0b",
    "an unassigned ignorable": "a\ufff0b",
    "an Egyptian control after Latin": "a\U00013430b",
    "a space of no width between letters": "a\u200bb",
    "a joiner between letters": "a\u200db",
    "a mark between Latin letters": "a\u200fb",
    "two joiners in a row": "\u0633\u200c\u200c\u200cb",
    "a soft hyphen beside a space": "a\u00ad b",
    "a direction override": "a\u202eb",
    "an isolate": "\u2066a\u2069",
    "tags without a flag": "a\U000e0068\U000e0069",
    "a flag that never ends": "\U0001f3f4\U000e0067\U000e0062",
    "a Hangul filler": "\u3164",
    "a Braille blank alone": "a\u2800b",
    "a joiner at the end of an emoji": "\U0001f642\u200d",
}
SOUND_LETTERS = (
    "CAFÉ…", "“CAFÉ”", "é…»", "«AMANHû", "„Ä“", "Ångström", "naïve’s", "Ðorđe", "São Tomé — Ø", "É°", "À la carte",
    "ÉÉ", "Straße", "Łódź", "šŠ", "Ñandú", "ÃO", "日本語", "Привет", "Ελλάδα",
    "R&D;", "AT&T; Q&A", "Tom &amp; Jerry", "a&lt;b", "&nbsp;", "&c;",
)  # fmt: skip
BROKEN = {
    "JosÃ©": "é",
    "JosÃ© MarÃ­a": "é",
    "ZoÃ«": "ë",
    "FranÃ§ois": "ç",
    "mÃ¼ller": "ü",
    "Ã‰mile": "É",
    "Å¡koda": "š",
    "itâ€™s": "’",
    "â€œquoted": "“",
    "5Â°C": "°",
    "Ð¡Ð°ÑˆÐ°": "Саша",
    "æ—¥æœ¬": "日本",
    "Jos\ufffd": "",
    "\u00c5\u0081ukasz": "Ł",
    "FranÃƒÂ§ois": "ç",
    "Zoï¿½": "",
    "Jos&eacute;": "é",
    "Andr&#233;": "é",
}
BLANK = ("\u2800", "\u00a0", "\u3000", "\u200a", "\ufe0f", "\u0301", "")


@pytest.mark.parametrize("name", WELCOME)
def test_what_a_script_or_an_emoji_needs_is_welcome(name: str) -> None:
    text = WELCOME[name]
    assert first_hidden(text) is None
    assert found({ANN: PROFILE + f"about: {text}\n"}) == []
    assert terminal(text) == text, "one list for checking and for escaping"


@pytest.mark.parametrize("name", HIDING)
def test_what_only_hides_is_an_error_and_is_spelt_out(name: str) -> None:
    text = HIDING[name]
    findings = found({ANN: PROFILE + f"about: {text}\n"})
    assert "hidden-character" in [finding.rule for finding in findings]
    assert "<U+" in terminal(text)


@pytest.mark.parametrize("name", HIDING)
def test_fix_removes_what_only_hides(name: str) -> None:
    written, repairs = repair((PROFILE + f"about: x{HIDING[name]}y\n").encode(), Vocabulary.of(()))
    assert repairs
    assert repairs[0].before.startswith("U+")
    assert first_hidden(written.decode()) is None


@pytest.mark.parametrize("text", SOUND_LETTERS)
def test_sound_letters_are_left_alone(text: str) -> None:
    assert broken(text) is None


@pytest.mark.parametrize("text", BROKEN)
def test_letters_of_the_wrong_encoding_are_told_with_what_they_were(text: str) -> None:
    damaged = broken(text)
    assert damaged is not None
    assert damaged[2] == BROKEN[text]
    (finding,) = found({ANN: profile(name=text)})
    assert finding.rule == "broken-letters"
    assert BROKEN[text] in finding.fix


def test_fix_never_takes_half_of_a_broken_letter_away() -> None:
    text = profile(name="\u00c5\u0081ukasz").encode()
    assert repair(text, Vocabulary.of(())) == (text, [])


@pytest.mark.parametrize("text", BLANK)
def test_a_name_that_nobody_can_see_is_refused(text: str) -> None:
    assert not can_be_seen(text)
    rules = [finding.rule for finding in found({ANN: profile(name=f'"{text}"')})]
    assert rules
    assert set(rules) <= {"visible-name", "hidden-character", "too-short", "empty-value", "wrong-form"}


@pytest.mark.parametrize("text", ["a", "李", "\U0001f98a", "0", "ى", "\u8fba\U000e0101", "Ⅳ", "=", "~"])
def test_a_name_of_one_letter_or_picture_is_a_name(text: str) -> None:
    assert can_be_seen(text)


def test_people_are_in_order_without_regard_to_accents() -> None:
    names = ["Zoltan", "Álvaro", "Émilie", "Øystein", "Łukasz", "Đặng", "Bo", "şule", "Oskar"]
    files = {
        f"profiles/demo-{n}.yml": profile(github=f"demo-{n}", github_id=str(n + 1), name=name)
        for n, name in enumerate(names)
    }
    people = survey(load(as_bytes(files)).community, NOW).people
    assert [person.name for person in people] == [
        "Álvaro", "Bo", "Đặng", "Émilie", "Łukasz", "Oskar", "Øystein", "şule", "Zoltan",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lukasz", "Łukasz"),
        ("oystein", "Øystein"),
        ("soren", "Søren"),
        ("dang", "Đặng"),
        ("strasse", "Straße"),
        ("i", "İ"),
    ],
)
def test_a_plain_keyboard_finds_everybody(typed: str, name: str) -> None:
    assert fold(name) == typed

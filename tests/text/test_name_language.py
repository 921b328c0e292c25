"""A name has the language that its letters and its owner's languages show, and no other."""

from __future__ import annotations

import pytest

from peerpact.text.name_language import UNKNOWN, name_language


@pytest.mark.parametrize(
    ("name", "tags", "language"),
    [
        ("楓", ("ja", "en"), "ja"),
        ("楓", ("en", "zh-Hant"), "zh-Hant"),
        ("かえで", ("zh", "ja"), "ja"),
        ("한혜진", ("en", "ko"), "ko"),
        ("سمير حلمي", ("en", "ar"), "ar"),
        ("فریده کیانی", ("fa", "ar"), "fa"),
        ("Олег Бондарчук", ("pl", "uk"), "uk"),
        ("“Яна”", ("kk", "ru"), "kk"),
        ("अनिता", ("en", "mr", "hi"), "mr"),
        ("রিমা", ("bn",), "bn"),
        ("Ελένη", ("el",), "el"),
        ("ጸሐይ", ("am",), "am"),
    ],
)
def test_a_name_is_in_the_first_language_that_is_written_like_it(
    name: str, tags: tuple[str, ...], language: str
) -> None:
    assert name_language(name, tags) == language


@pytest.mark.parametrize("name", ["Zoltán Kerekes", "Çelik", "Łucja", "", "🦊 42", "--"])
def test_a_name_in_latin_letters_or_in_none_stays_in_the_language_of_the_page(name: str) -> None:
    assert name_language(name, ("hu", "ja", "uk")) is None


def test_letters_of_no_language_that_somebody_speaks_are_of_an_unknown_one() -> None:
    assert name_language("楓", ("en", "no-such-thing", "")) == UNKNOWN
    assert name_language("Олег", ()) == UNKNOWN

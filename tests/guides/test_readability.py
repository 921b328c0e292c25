"""The guides stay easy to read, and the measure for it is the one that it says it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from testing.readability import GUIDES, language, main, reading, sentences, syllables, syllables_es

PAGES = sorted(path.relative_to(GUIDES).as_posix() for path in GUIDES.rglob("*.md"))
# Flesch calls 60 to 70 plain. A limit, not a goal: docs/style.md says what makes a page good.
EASY = {"en": 60.0, "es": 60.0}
MOST_WORDS, MEAN_WORDS = 40, 17.0


@pytest.mark.parametrize("page", PAGES)
def test_every_guide_has_short_sentences_of_short_words(page: str) -> None:
    text = (GUIDES / page).read_text("utf-8")
    found = reading(text)
    assert found
    assert found.ease >= EASY[language(text)]
    assert found.mean <= MEAN_WORDS
    assert len(found.longest.split()) <= MOST_WORDS, found.longest


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("the", 1), ("time", 1), ("goal", 1), ("goals", 1), ("asked", 1), ("wanted", 2), ("places", 2), ("table", 2),
        ("people", 2), ("partner", 2), ("agreement", 3), ("evidence", 3), ("community", 4), ("saying", 2),
        ("confidentiality", 7), ("a", 1), ("60", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_people_speak(word: str, wanted: int) -> None:
    assert syllables(word) == wanted


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("sol", 1), ("y", 1), ("muy", 1), ("que", 1), ("guion", 1), ("día", 2), ("leer", 2), ("ciudad", 2),
        ("también", 2), ("aquí", 2), ("quieres", 2), ("mutuo", 2), ("página", 3), ("acuerdo", 3),
        ("alianza", 3), ("vergüenza", 3), ("comunidad", 4), ("confidencialidad", 6),
    ],
)  # fmt: skip
def test_syllables_of_spanish_are_counted_as_people_speak(word: str, wanted: int) -> None:
    assert syllables_es(word) == wanted


def test_a_spanish_page_is_rated_as_spanish_is() -> None:
    found = reading(
        "---\ntitle: x\nlang: es\n---\n\n# x\n\nHoy hablamos. Es bueno.\n"
    )  # 4 words, 2 sentences, 7 syllables
    assert found
    assert found.ease == round(206.835 - 4 / 2 - 62.3 * 7 / 4, 1)


def test_prose_is_what_counts_and_nothing_else() -> None:
    page = (
        "---\ntitle: x y z\n---\n\n# No heading\n\nOne [two three](four.md). *Five* `six seven`?\n\n- Eight\n"
        "  nine.\n- Ten\n\n```text\nnot this\n```\n<!-- nor that -->\n\n| nor | this |\n| --- | --- |\n\n"
        "> Eleven.\n\n## Sources\n\nNobody reads these.\n"
    )
    assert list(sentences(page)) == ["One two three.", "Five coded?", "Eight nine.", "Ten", "Eleven."]


def test_ease_is_flesch_reckoned_by_hand() -> None:
    found = reading("We talk today. It is good.")  # 6 words, 2 sentences, 7 syllables
    assert found
    assert (found.words, found.sentences) == (6, 2)
    assert found.ease == round(206.835 - 1.015 * 6 / 2 - 84.6 * 7 / 6, 1)
    assert reading("```text\nonly code\n```") is None


def test_the_report_names_every_page_the_hardest_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert sorted(row[-1] for row in rows) == PAGES
    assert [float(row[0]) for row in rows] == sorted(float(row[0]) for row in rows)
    assert main([str(Path(GUIDES, "welcome.md"))]) == 0

"""People read the words that `docs/style.md` recommends, and none of those that it rules out.

For: guides in English, README, docs, changelog and the templates of issues and pull requests. Must not: judge the rest.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from testing.word_list import BANNED, hits

ROOT = Path(__file__).parent.parent
MADE = {"guides/sessions.md"}  # printed by a command: the sentences are in the code
TEXTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("guides/**/*.md", "docs/**/*.md", "*.md", ".github/*.md", ".github/ISSUE_TEMPLATE/*")
    for path in ROOT.glob(pattern)
)
ENGLISH = [path for path in TEXTS if not path.startswith("guides/es/") and path not in MADE]


@pytest.mark.parametrize("path", ENGLISH)
def test_no_text_uses_a_word_of_the_list(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    assert [f"{path}:{line} {word}" for line, word in hits(text, markdown=path.endswith(".md"))] == []


def test_style_guide_and_test_have_the_same_list() -> None:
    section = (ROOT / "docs/style.md").read_text("utf-8").partition("## Words we don't use\n")[2]
    assert re.findall(r"`([^`]+)`", section) == list(BANNED)


@pytest.mark.parametrize("word", BANNED)
def test_every_word_of_the_list_is_found_in_a_sentence_and_over_a_line_end(word: str) -> None:
    assert list(hits(f"First.\nIt says that {word} is no word.")) == [(2, word)]
    assert [found for _, found in hits(f"It says {word}".replace(" ", "\n"))] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Use `mend` or ``cure``.", "```text\nmend\n```", "<!-- mend -->", "[Cures](mend.md)".replace("Cures", "It"),
        "## Sources\n\n- Rousseau. The cure.", "as *The Cure and the Kit* says", "mendacious, secured, a standstill",
        "They lie awake. It can't bear fruit. She stands up for it.",
    ],
)  # fmt: skip
def test_code_titles_sources_and_other_words_are_exempt(text: str) -> None:
    assert list(hits(text)) == []

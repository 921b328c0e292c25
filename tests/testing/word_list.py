"""The words that `docs/style.md` rules out, and what a text is once everything exempt is taken out.

For: `tests/test_words.py`. Must not: judge grammar or tone; only words that are wrong in every sense are here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Each pattern belongs to an entry of the last list in docs/style.md; a test compares them.
BANNED = {
    "mend": r"mend(?:s|ed|ing)?",
    "cure": r"cure[sd]?|curing",
    "manners": r"manners",
    "whoever": r"whoever",
    "anew": r"anew",
    "afresh": r"afresh",
    "for ever": r"for ever",
    "in vain": r"in vain",
    "seldom": r"seldom",
    "quarrel": r"quarrel\w*",
    "word of honour": r"words? of honou?r",
    "somebody": r"somebody",
    "everybody": r"everybody",
    "the kit": r"(?:the|this) kit",
    "e-mail": r"e-mails?",
    "lies in": r"(?:lies?|lay|lying) in",
    "lies at": r"(?:lies?|lay|lying) at",
    "bears a": r"bears? an?",
    "bears the": r"bears? the",
    "stands here": r"(?:stands?|stood) here",
    "stands there": r"(?:stands?|stood) there",
    "stands in the": r"(?:stands?|stood) in (?:the|a|it|its|your|their|this|that|many|few|no|nobody)",
    "stands under": r"(?:stands?|stood) under",
    "stands above": r"(?:stands?|stood) above",
    "stands below": r"(?:stands?|stood) below",
    "stands behind": r"(?:stands?|stood) behind",
    "stands beside": r"(?:stands?|stood) beside",
    "behind the colon": r"behind (?:the|a|each|its|every) colon",
    "small letters": r"small letters",
}
_WORDS = {name: re.compile(rf"\b(?:{pattern})\b".replace(" ", " +"), re.IGNORECASE) for name, pattern in BANNED.items()}
# Code, comments, the addresses of links, titles in italics (which begin with a capital), and lists of sources.
_EXEMPT = re.compile(
    r"^```.*?^```$|``.+?``|`[^`\n]*`|\]\([^)\s]*\)|<!--.*?-->|\*[A-Z][^*\n]*(?:\n[^*\n]+)?\*(?!\*)"
    r"|^## (?:Sources|Where this comes from)\n.*?(?=^## |\Z)",
    re.DOTALL | re.MULTILINE,
)


def hits(text: str, *, markdown: bool = True) -> Iterator[tuple[int, str]]:
    """The line (from 1) and the word of every banned word; `markdown=False` exempts only code in backticks."""
    exempt = _EXEMPT if markdown else re.compile(r"`[^`\n]*`")
    prose = exempt.sub(lambda part: re.sub(r"[^\n]", "\0", part[0]), text)
    spaced = re.sub(r"\n[ \t>#]*", lambda gap: " " * len(gap[0]), prose)
    for word, pattern in _WORDS.items():
        for match in pattern.finditer(spaced):
            yield text[: match.start()].count("\n") + 1, word

"""Words that are spelt nearly the same: "did you mean".

For: one way to look for a near spelling among many, by rapidfuzz. Must not: import it before it is needed; most checks
find nothing to suggest.
"""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 60  # a longer text is no misspelling of anything


def slips(text: str, word: str) -> int:
    """How many letters are missing, too many, wrong or swapped between a text and a word."""
    from rapidfuzz.distance import OSA

    return int(OSA.distance(text[:_LONGEST], word))


def nearest(text: str, choices: Sequence[str], most: int = 1, alike: float = 0.6) -> list[str]:
    """Up to `most` choices, the nearest first; `alike` from 0 to 1 is the least share of letters in common.

    The measure is twice the letters of the longest common subsequence, by the letters of both.
    """
    from rapidfuzz import fuzz, process

    matches = process.extract(text[:_LONGEST], choices, scorer=fuzz.ratio, limit=most, score_cutoff=100 * alike)
    return [choice for choice, _, _ in matches]

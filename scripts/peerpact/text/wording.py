"""Pieces of sentences that every text shares: plurals, spoken dates, lists of names, links.

For: one way to write each of them. Must not: hold whole sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def amount(number: int, word: str) -> str:
    """A number with its word in the right form, such as `1 warning` or `2,779 warnings`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def spoken_date(day: date) -> str:
    """A date as people say it."""
    return f"{day.day} {day:%B} {day.year}"


def join_words(names: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *some, last = names
    return f"{', '.join(some)} and {last}" if some else last


def link(text: str, address: str | None) -> str:
    """A link, or the text alone where there is no address."""
    return f"[{text}]({address})" if address else text

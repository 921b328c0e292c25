"""Pieces of sentences that every text shares: plurals, spoken dates, lists of names, links.

For: one way to write each of them. Must not: hold whole sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def plural(number: float, singular: str, many: str = "") -> str:
    """The form of a word that goes with a number; `many` where an `s` isn't enough.

    >>> plural(1, "day"), plural(2, "day"), plural(0, "person", "people")
    ('day', 'days', 'people')
    """
    return singular if number == 1 else many or f"{singular}s"


def amount(number: float, singular: str, many: str = "") -> str:
    """A number with its word in the right form, such as `1 warning`, `2,779 warnings` or `2 people`."""
    return f"{number:,} {plural(number, singular, many)}"


def spoken_date(day: date) -> str:
    """A date as people say it."""
    return f"{day.day} {day:%B} {day.year}"


def spoken_weekday(day: date) -> str:
    """A date as people say it, with its day of the week."""
    return f"{day:%A} {spoken_date(day)}"


def join_words(names: Iterable[str], word: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; empty where there are no names.

    >>> join_words(["a", "b", "c"]), join_words(["a", "b"], "or"), join_words([])
    ('a, b and c', 'a or b', '')
    """
    *others, last = [*names] or [""]
    return f"{', '.join(others)} {word} {last}" if others else last


def link(text: str, address: str | None) -> str:
    """A link, or the text alone where there is no address."""
    return f"[{text}]({address})" if address else text

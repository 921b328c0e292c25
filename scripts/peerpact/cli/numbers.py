"""Numbers as arguments of commands, which say what to write where one is no number.

For: argparse. Must not: import anything that a quick answer would wait for.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from peerpact.text.escape import terminal


def number_of(kind: str) -> Callable[[str], int]:
    """Read the number of a pull request or an issue, also with `#` before it."""

    def read(text: str) -> int:
        digits = text.removeprefix("#")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10 and int(digits)):
            raise argparse.ArgumentTypeError(f"write the number of {kind}, such as 12, not {terminal(text)[:40]!r}")
        return int(digits)

    return read


def whole_number(text: str) -> int:
    """A count from 1 on, for argparse."""
    if not text.isascii() or not text.isdigit() or not 0 < len(text) < 7 or not int(text):
        raise argparse.ArgumentTypeError(f"write a whole number from 1 to 999999, not {terminal(text)[:40]!r}")
    return int(text)

"""Text that YAML takes for a comment although it was meant as text: what follows a ` #`, or a line after it.

For: a warning that names the text. Must not: say anything about a comment with a space after its `#`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from peerpact.formats.yaml.lines import in_quotes

_MOST = 1000
# A value, spaces, and a `#` without a space behind it (or nothing at all); lines with quotes are left alone.
_SAME_LINE = re.compile(r"^((?:[^#\n\"']|(?<=\w)')*[^\s:#\"'-]) +(#(?:[^\s#].*)?)$", re.MULTILINE)
_KEY_WITH_TEXT = re.compile(r" *(?:- +)?[\w-]+: +[^\s\"'\[{|>#].*")


class LostComment(NamedTuple):
    """Where the comment begins in the text, what it holds, and the line that would keep it."""

    offset: int
    comment: str
    line: str


def lost_comments(text: str) -> Iterator[LostComment]:
    """Every comment that looks like text; a check of a file without `#` never needs this."""
    for match in islice(_SAME_LINE.finditer(text), _MOST):
        yield LostComment(match.start(2), match[2], in_quotes(match[0]))
    yield from islice(_next_lines(text), _MOST)


def _next_lines(text: str) -> Iterator[LostComment]:
    """Indented comments below the text of a key: hashtags, mostly."""
    head, indent, offset = "", 0, 0
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        start = len(line) - len(bare)
        if head and start > indent and re.match(r"#[^\s#]", bare):
            yield LostComment(offset + start, bare, in_quotes(f"{head} {bare}"))
        elif head and start > indent and bare and not bare.startswith("#"):
            head = f"{head} {bare}"
        else:
            head, indent = (line, start) if _KEY_WITH_TEXT.fullmatch(line) else ("", 0)
        offset += len(line) + 1

"""Whether a change of a signed agreement adds nothing but an ending, an outcome, or both: byte for byte.

For: `only_adds`. One partner alone may add these, so nothing else may come along: no comment, no other order, no other
quotes, no other line ends. Must not: know who may add them, or what the values mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import yaml


def only_adds(before: bytes, after: bytes, ended: date | None, outcome: bool) -> bool:
    """Whether `after` is `before` with one line `ended: YYYY-MM-DD` (where `ended` is given), and with whole new lines
    without a comment (where `outcome` says that there is one).
    """
    rests = _without_line(after, f"ended: {ended.isoformat()}".encode(), _eol(before)) if ended else [after]
    if not outcome:
        return not {before, _whole(before)}.isdisjoint(rests)
    return any(_only_new_lines(before, rest) for rest in rests)


def _eol(content: bytes) -> bytes:
    return b"\r\n" if b"\r\n" in content else b"\n"


def _whole(content: bytes) -> bytes:
    """The content with a line break at its end, without which nothing can be added behind it."""
    return content if content.endswith(_eol(content)) else content + _eol(content)


def _without_line(content: bytes, line: bytes, eol: bytes) -> Iterator[bytes]:
    """The content without one of the lines that are exactly `line`, for each of them."""
    start = 0
    while (at := content.find(line, start)) >= 0:
        start = at + 1
        end = at + len(line)
        begins = at == 0 or content.endswith(eol, 0, at)
        if begins and content.startswith(eol, end):
            yield content[:at] + content[end + len(eol) :]
        elif begins and end == len(content):  # the last line, without a line break behind it
            yield content[:at]
            yield content[: max(0, at - len(eol))]


def _only_new_lines(before: bytes, after: bytes) -> bool:
    eol = _eol(before)
    old, new = _whole(before).split(eol)[:-1], after.removesuffix(eol).split(eol)
    if len(new) <= len(old):
        return False
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    behind = len(old) - same
    if new[len(new) - behind :] != old[same:]:
        return False
    added = new[same : len(new) - behind]
    if any(b"\r" in line or b"\n" in line for line in added):
        return False
    prefix = b"".join(line + eol for line in new[:same])
    return not _has_comment(after, len(prefix), len(prefix) + sum(len(line) + len(eol) for line in added))


def _has_comment(content: bytes, start: int, end: int) -> bool:
    """Whether a `#` between two places of a file isn't a part of a value: then it begins a comment."""
    try:
        text, first, last = content.decode(), len(content[:start].decode()), len(content[:end].decode())
        values = [
            (token.start_mark.index, token.end_mark.index)
            for token in yaml.scan(text)
            if isinstance(token, yaml.ScalarToken)
        ]
    except (UnicodeDecodeError, yaml.YAMLError):
        return True
    places = [at for at, letter in enumerate(text[:last]) if letter == "#" and at >= first]
    return any(not any(begin <= at < finish for begin, finish in values) for at in places)

"""Keys: what makes sure that each thing is said once.

For: writing a key into the first line of what we say, and finding it again. Must not: trust a text that someone else
wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from peerpact.bot.reminders.actions import PostedComment, Thread

_MARKER = re.compile(r"<!-- peerpact:reminder (\S{1,1000})(?: ([0-9,]{1,100}))? -->")


def key(kind: str, about: str | int, due: object = "") -> str:
    """A key from a kind, a path or a number, and a date; safe inside of an HTML comment.

    >>> key("check-in", "agreements/2026-a--b.yml", "2027-01-12")
    'check-in:agreements/2026-a--b.yml:2027-01-12'
    """
    subject = quote(str(about), safe="/", errors="backslashreplace")
    return f"{kind}:{subject}:{due}" if due else f"{kind}:{subject}"


def marker(of: str, ids: tuple[int, ...] = ()) -> str:
    """The first line of what we say; `ids` are people that it is about."""
    people = f" {','.join(map(str, ids))}" if ids else ""
    return f"<!-- peerpact:reminder {of}{people} -->"


def read(body: str) -> tuple[str, tuple[int, ...]]:
    """The key and the ids in the first line of a text of our own; an empty key where there is none."""
    marker = _MARKER.match(body)
    if not marker:
        return "", ()
    return marker[1], tuple(int(part) for part in (marker[2] or "").split(",") if part)


def posted_keys(comments: tuple[PostedComment, ...]) -> dict[str, tuple[int, ...]]:
    """Every key that we have said in comments, with its ids."""
    return dict(read(comment.body) for comment in comments if comment.by_us)


def own_key(thread: Thread) -> str:
    """The key of an issue that we opened; empty for anybody else's."""
    return read(thread.body)[0] if thread.by_us else ""


def all_keys(threads: tuple[Thread, ...]) -> Iterator[str]:
    """All keys that any issue holds, in its own text or in our comments."""
    for thread in threads:
        yield own_key(thread)
        yield from posted_keys(thread.comments)

"""What the bot remembers of `/sign` and `/unsign` comments, so that deleting or editing one takes it back.

GitHub does not tell of a deleted comment. If it simply vanished, an older approval of the same person would count
again, although the newest thing that they did was to take a signature away. And a comment that signed an earlier text
looks like any other. So the bot notes in its own comment which comments it has counted for which file.

For: writing and reading that note. Must not: make anybody a signer; a note can only take consent back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256

from peerpact.pull_request import Comment
from peerpact.signing.acts import OTHER_BYTES, WITHDRAW, Act
from peerpact.signing.needs import Requirement

MOST_NOTED = 200
_ROW = "[0-9]{1,19}:[0-9]{1,19}:[0-9]{1,12}:[0-9a-f]{12}"
_NOTE = re.compile(rf"<!-- peerpact:counted((?: {_ROW})*) -->")


def note(done: Iterable[Act]) -> str:
    """The hidden line of what counted: comment, person, time (seconds since 1970) and file, newest last."""
    seen = {(act.at, act.id, act.person, _file(act.path)) for act in done if act.source == "comment"}
    newest = sorted(seen)[-MOST_NOTED:]
    rows = [f"{number}:{person}:{int(at.timestamp())}:{file}" for at, number, person, file in newest]
    return f"<!-- peerpact:counted {' '.join(rows)} -->" if rows else ""


def taken_back(said: str, needs: Iterable[Requirement], comments: Iterable[Comment]) -> Iterator[Act]:
    """An act for each comment that the bot once counted; `said` is its own comment.

    Gone or edited, it takes consent back. Still there, it speaks of other bytes, unless it also counts today: then that
    act, which is as old, is the one that stands.
    """
    whole = {comment.id for comment in comments if not comment.edited}
    by_file = {_file(need.path): need.path for need in needs}
    match = _NOTE.search(said)
    for row in match[1].split() if match else ():
        number, person, seconds, file = row.split(":")
        if file in by_file:
            kind = OTHER_BYTES if int(number) in whole else WITHDRAW
            at = datetime.fromtimestamp(int(seconds), UTC)
            yield Act(int(person), by_file[file], kind, at, "comment", int(number))


def _file(path: str) -> str:
    return sha256(path.encode("utf-8")).hexdigest()[:12]

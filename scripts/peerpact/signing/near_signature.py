"""Comments that were meant as a signature and don't count, and why.

For: an answer to someone who believes that they have signed. Must not: count anything, or parse Markdown; a line is
looked at as it was typed, and only what the signers themselves wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from peerpact.domain.pull_request import Comment
from peerpact.signing.commands import commands

EDITED, QUOTED, CODE, CASE, NO_DIGEST, SHORT, OTHER_TEXT, MORE_ON_THE_LINE = (
    "edited", "quoted", "code", "case", "no-digest", "short", "other-text", "more-on-the-line",
)  # fmt: skip
_MOST_COMMENTS, _MOST_CHARACTERS = 20, 2_000
_MEANT = re.compile(r"(?P<before>[^\n]*?)/ ?sign\b(?P<after>[^\n]*)", re.IGNORECASE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_START = re.compile(r"[0-9a-fA-F]{6,63}\b")


def near_signature(comments: Iterable[Comment], person: int, digest: str) -> tuple[Comment, str] | None:
    """The newest comment in which a person nearly signed these bytes, and what kept it from counting; else None."""
    theirs = [comment for comment in comments if comment.author.id == person and not comment.by_app]
    newest = sorted(theirs, key=lambda comment: (comment.at, comment.id), reverse=True)[:_MOST_COMMENTS]
    for comment in newest:
        if commands(comment.body[:_MOST_CHARACTERS]).unsigns:
            return None
        reason = _reason(comment, digest)
        if reason:
            return comment, reason
    return None


def _reason(comment: Comment, digest: str) -> str:
    body = comment.body[:_MOST_CHARACTERS]
    meant = _MEANT.search(body)
    if not meant:
        return ""
    signed_digests = commands(body).signs
    if signed_digests:
        if digest not in signed_digests:
            return OTHER_TEXT
        return EDITED if comment.edited else ""
    return _on_the_line(body, meant, digest)


def _on_the_line(body: str, meant: re.Match[str], digest: str) -> str:
    """What is wrong with the first line that looks like the command."""
    before, after = meant["before"].strip(), meant["after"].strip()
    if before.startswith(">"):
        return QUOTED
    if "`" in before + after or _FENCE.search(body[: meant.start()]):
        return CODE
    written = _DIGEST.search(after.casefold())
    if not written:
        return SHORT if _START.search(after) else NO_DIGEST
    if written[0] != digest:
        return OTHER_TEXT
    if before or after.casefold() != digest:
        return MORE_ON_THE_LINE
    return CASE

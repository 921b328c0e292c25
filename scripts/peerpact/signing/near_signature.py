"""Comments, and texts of reviews, that were meant as a signature and don't count, and why.

For: an answer to someone who believes that they have signed. Must not: count anything, or parse Markdown; a line is
looked at as it was typed, and only what the signers themselves wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from peerpact.domain.pull_request import Comment, Review
from peerpact.signing.acts import LONGEST_COMMENT
from peerpact.signing.commands import commands

EDITED, QUOTED, CODE, CASE, NO_DIGEST, SHORT, OTHER_TEXT, MORE_ON_THE_LINE = (
    "edited", "quoted", "code", "case", "no-digest", "short", "other-text", "more-on-the-line",
)  # fmt: skip
NO_COMMAND, GAP, TWO_LINES, NOT_ALONE, IN_REVIEW = "no-command", "gap", "two-lines", "not-alone", "in-review"
_MOST_COMMENTS, _LONGEST_LINE = 20, 400
_BEFORE = r"[\s>*+#~_`\"'“‘(\[|:-]*(?:\d{1,2}[.)]\s+)?(?:\[[ xX]?\]\s*)?(?:@[\w-]+[,:]?\s+)?[`*_]*"
_COMMAND = re.compile(rf"{_BEFORE}[/\\／] ?sign\b(?![/.\w-])", re.IGNORECASE)
_SLASH = re.compile(r"/ ?(?P<word>\w+)")
_EXACT = re.compile(r"/sign[0-9a-f]{64}", re.IGNORECASE)
_CONSENT = re.compile(
    r"\b(?:sign\w*|i agree|agreed|i accept|accepted|approved?|i consent|confirmed|lgtm|firm[aoe]\w*|unterschr\w+)\b"
    r"|[/\\／] ?\w",
    re.IGNORECASE,
)
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_INDENTED = re.compile(r"(?: {4}|\t)")
_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", re.IGNORECASE)
_START = re.compile(r"[0-9a-f]{6,}", re.IGNORECASE)
_AROUND = " \t*_`~\"'“”‘’<>()[]|.,:;!"


class Near(NamedTuple):
    """What someone wrote: a `comment` or a `review` by its number, when, and why it doesn't count."""

    source: str
    id: int
    at: datetime
    reason: str


class _Line(NamedTuple):
    """A line that was meant as the command, and the lines above it."""

    above: list[str]
    text: str


def near_signature(comments: Iterable[Comment], reviews: Iterable[Review], person: int, digest: str) -> Near | None:
    """The newest text in which a person nearly signed these bytes, and what kept it from counting; else None."""
    theirs = [comment for comment in comments if comment.author.id == person and not comment.by_app]
    newest = sorted(theirs, key=lambda comment: (comment.at, comment.id), reverse=True)[:_MOST_COMMENTS]
    found: list[Near] = []
    for comment in newest:
        if commands(comment.body[:LONGEST_COMMENT]).unsigns:
            return None
        reason = _reason(comment, digest)
        if reason:
            found.append(Near("comment", comment.id, comment.at, reason))
            break
    found += [
        Near("review", review.id, review.at, IN_REVIEW)
        for review in reviews
        if review.author.id == person and review.state == "COMMENTED" and _meant(review.body[:LONGEST_COMMENT], digest)
    ]
    return max(found, default=None, key=lambda near: near.at)


def _reason(comment: Comment, digest: str) -> str:
    body = comment.body[:LONGEST_COMMENT].replace("\r\n", "\n")
    signed_digests = commands(body).signs
    if digest in signed_digests:
        return EDITED if comment.edited else NOT_ALONE if len(comment.body) > LONGEST_COMMENT else ""
    if signed_digests:
        return OTHER_TEXT
    line = _meant(body, digest)
    return _on_the_line(line, digest) if line else ""


def _meant(body: str, digest: str) -> _Line | None:
    """The line that comes nearest to the command: one with the right code, else one with any, else the command alone.

    A question about the command is none, and neither is an address or a path that has `/sign` in it.
    """
    lines = [line[:_LONGEST_LINE] for line in body.split("\n")]
    meant = [_Line(lines[:number], line) for number, line in enumerate(lines) if _is_meant(line)]
    return max(meant, key=lambda line: (digest in line.text.casefold(), bool(_DIGEST.search(line.text))), default=None)


def _is_meant(line: str) -> bool:
    if "?" in line:
        return False
    code = _DIGEST.search(line)
    if code:
        rest = line[: code.start()] + line[code.end() :]
        return not rest.strip(_AROUND) or bool(_CONSENT.search(rest))
    return bool(_COMMAND.match(line))


def _on_the_line(line: _Line, digest: str) -> str:
    """What is wrong with a line that looks like the command."""
    text = line.text.strip()
    if text.startswith(">"):
        return QUOTED
    if "`" in text or _INDENTED.match(line.text) or sum(map(bool, map(_FENCE.match, line.above))) % 2:
        return CODE
    if not any(word["word"].casefold() == "sign" for word in _SLASH.finditer(_DIGEST.sub("", text))):
        return TWO_LINES if line.above and _COMMAND.match(line.above[-1]) else NO_COMMAND
    written = _DIGEST.search(text)
    if not written:
        return SHORT if _START.search(text.casefold().partition("sign")[2]) else NO_DIGEST
    if written[0].casefold() != digest:
        return OTHER_TEXT
    return _nearly_exact(text, digest)


def _nearly_exact(text: str, digest: str) -> str:
    """What is wrong with a line that has both the command and the right code."""
    if not _EXACT.fullmatch(re.sub(r"[\s\u200b]", "", text)):
        return MORE_ON_THE_LINE
    exact = text.casefold() == f"/sign {digest}"
    return GAP if not exact else NOT_ALONE if text == f"/sign {digest}" else CASE

"""What people did about signatures, from reviews and comments: acts in time, and consent taken back.

For: turning GitHub's records into acts of numeric ids. Must not: decide which act counts (that is `consent`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from peerpact.domain.pull_request import Comment, Review
from peerpact.signing.commands import Commands, commands
from peerpact.signing.requirements import Requirement

SIGN, OTHER_BYTES = "sign", "other-bytes"
# Why what someone did no longer counts: they took it back, or someone else dismissed, deleted or edited it.
WITHDRAWN, REMOVED = "withdrawn", "removed"
MOST_PARSED = 20  # comments of one person that are parsed, the newest first; they need one
LONGEST_COMMENT = 8192  # characters of a comment that may hold a command: a longer one could be made slow to parse
_UNSIGNS = re.compile(r" {0,3}/unsign *").fullmatch
_RANK = {OTHER_BYTES: 0, SIGN: 1}  # of acts in one second, one that only remembers counts as the first
Reviewed = Mapping[str, Mapping[str, str]]
"""By commit that was approved, and by path, Git's id of the bytes there: of those paths alone that were part of what
was reviewed. A commit that can't be read is missing."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one person about one file; `source` and `id` name the review or the comment that it is."""

    person: int
    path: str
    kind: str
    at: datetime
    source: str
    id: int

    @property
    def order(self) -> tuple[datetime, int, str, int]:
        """What acts are sorted by, the oldest first."""
        return self.at, _RANK[self.kind], self.source, self.id


@dataclass(frozen=True, slots=True)
class Cutoff:
    """Everything that a person did in a pull request up to this time is void; `why` is WITHDRAWN or REMOVED."""

    person: int
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Read:
    """A comment with the commands in it."""

    comment: Comment
    asked: Commands


def read_comments(
    comments: Iterable[Comment], needs: Iterable[Requirement], others: Collection[int] = ()
) -> tuple[Read, ...]:
    """The comments that may be acts, parsed: only of people who must sign, and only with a needed digest or `/unsign`.

    Nobody else's comment is parsed, for anyone may write one that takes seconds to read. `others` need not sign just
    now: of them, as of comments too long to be parsed, only a line that is `/unsign` counts.
    """
    wanted = tuple(needs)
    people = signers(wanted)
    words = {need.digest for need in wanted} | {"/unsign"}
    fitting = [
        comment
        for comment in comments
        if comment.author.id in people and _is_parsed(comment) and any(word in comment.body for word in words)
    ]
    by_person: dict[int, list[Comment]] = {}
    for comment in sorted(fitting, key=lambda comment: (comment.at, comment.id), reverse=True):
        by_person.setdefault(comment.author.id, []).append(comment)
    parsed = [comment for newest_first in by_person.values() for comment in newest_first[:MOST_PARSED]]
    unparsed = (
        comment
        for comment in comments
        if comment.author.id in people.union(others) and comment not in parsed and _unsigns(comment)
    )
    return (
        *(Read(comment, commands(comment.body)) for comment in parsed),
        *(Read(comment, Commands(unsigns=True)) for comment in unparsed),
    )


def signers(needs: Iterable[Requirement]) -> frozenset[int]:
    """Everyone whose signature counts for something; a deleted account is nobody."""
    return frozenset(person for need in needs for person in need.people) - {0}


def _is_act(comment: Comment) -> bool:
    return not comment.edited and not comment.by_app


def _is_parsed(comment: Comment) -> bool:
    return _is_act(comment) and len(comment.body) <= LONGEST_COMMENT


def _unsigns(comment: Comment) -> bool:
    """Whether a line is the command that takes back, wherever it is: to take consent back needs no proof."""
    return _is_act(comment) and "/unsign" in comment.body and any(map(_UNSIGNS, comment.body.splitlines()))


def acts(
    needs: Iterable[Requirement], reviews: Iterable[Review], comments: Iterable[Read], reviewed: Reviewed
) -> tuple[Act, ...]:
    """Everything that people did about the required files and that GitHub still shows, the oldest first.

    `reviewed`: commit -> path -> the object's id there, for the needed paths that were part of what was reviewed. An
    act that was deleted or edited isn't here; the bot's note remembers those (bot_note.py).
    """
    wanted = tuple(needs)
    made = [act for review in reviews for act in _review(review, wanted, reviewed)]
    made += [act for comment in comments for act in _comment(comment, wanted)]
    return tuple(sorted(made, key=lambda act: act.order))


def _review(review: Review, wanted: tuple[Requirement, ...], reviewed: Reviewed) -> Iterator[Act]:
    if review.state != "APPROVED":
        return
    files = reviewed.get(review.commit)
    for need in wanted:
        if review.author.id not in need.people or (files is not None and need.path not in files):
            continue  # what wasn't part of the reviewed change wasn't approved
        kind = SIGN if files is not None and files[need.path] == need.sha else OTHER_BYTES
        yield Act(review.author.id, need.path, kind, review.at, "review", review.id)


def _comment(read: Read, wanted: tuple[Requirement, ...]) -> Iterator[Act]:
    for need in wanted:
        person = read.comment.author.id
        if need.digest in read.asked.signs and not read.asked.unsigns and person in need.people:
            yield Act(person, need.path, SIGN, read.comment.at, "comment", read.comment.id)


def withdrawals(reviews: Iterable[Review], comments: Iterable[Read]) -> Iterator[Cutoff]:
    """What takes back, as far as GitHub still shows it: requested changes, dismissed reviews, `/unsign`."""
    for review in reviews:
        if review.state == "CHANGES_REQUESTED":
            yield Cutoff(review.author.id, review.at, WITHDRAWN)
        elif review.state == "DISMISSED":
            by_somebody_else = review.dismissed_by not in (0, review.author.id) and review.was_approval
            yield Cutoff(review.author.id, review.at, REMOVED if by_somebody_else else WITHDRAWN)
    for comment in comments:
        if comment.asked.unsigns:
            yield Cutoff(comment.comment.author.id, comment.comment.at, WITHDRAWN)

"""What people did about signatures, from reviews and comments: a list of acts in time.

For: turning GitHub's records into acts of numeric ids. Must not: decide which act counts (that is `standing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from peerpact.domain.pull_request import Comment, Review
from peerpact.signing.commands import commands
from peerpact.signing.requirements import Requirement

SIGN, OTHER_BYTES, WITHDRAW = "sign", "other-bytes", "withdraw"
# Of acts in one second the one that takes consent back counts as the latest, one that only remembers as the first.
_RANK = {OTHER_BYTES: 0, SIGN: 1, WITHDRAW: 2}
Reviewed = Mapping[str, Mapping[str, str]]  # a commit that was reviewed -> path -> Git's id of the bytes there


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one person about one file; `source` and `id` name the review or the comment that it is."""

    person: int
    path: str
    kind: str
    at: datetime
    source: str
    id: int


def acts(
    needs: Iterable[Requirement],
    reviews: Iterable[Review],
    comments: Iterable[Comment],
    reviewed: Reviewed,
    more: Iterable[Act] = (),
) -> tuple[Act, ...]:
    """Everything that people did about the required files, the oldest first; `more` is what memory adds."""
    wanted = tuple(needs)
    found = list(more)
    found += [act for review in reviews for act in _review(review, wanted, reviewed)]
    found += [act for comment in comments for act in _comment(comment, wanted)]
    return tuple(sorted(found, key=lambda act: (act.at, _RANK[act.kind], act.source, act.id)))


def _review(review: Review, wanted: tuple[Requirement, ...], reviewed: Reviewed) -> Iterator[Act]:
    for need in wanted:
        kind = None
        if review.state == "APPROVED":
            there = reviewed.get(review.commit, {}).get(need.path)
            kind = SIGN if there == need.sha else OTHER_BYTES
        elif review.state in ("CHANGES_REQUESTED", "DISMISSED"):
            kind = WITHDRAW
        if kind:
            yield Act(review.author.id, need.path, kind, review.at, "review", review.id)


def _comment(comment: Comment, wanted: tuple[Requirement, ...]) -> Iterator[Act]:
    asked = commands(comment.body) if not comment.edited else None
    for need in wanted:
        if asked and asked.unsigns:
            yield Act(comment.author.id, need.path, WITHDRAW, comment.at, "comment", comment.id)
        elif asked and need.digest in asked.signs:
            yield Act(comment.author.id, need.path, SIGN, comment.at, "comment", comment.id)

"""`peerpact verify --online`: whether the reviews and comments that the records name still say so.

For: `confirm`. It contradicts records that someone with write access made up. Must not: write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from peerpact.domain.pull_request import Account, Comment, Review
from peerpact.github.client import Connection, RefusedError, asking
from peerpact.github.pull_requests import PULLS, as_open, talk
from peerpact.signing.commands import commands
from peerpact.signing.ledger.record import Record, Signer
from peerpact.signing.ledger.report import Fault


def confirm(connection: Connection, records: Iterable[Record]) -> Iterator[Fault]:
    """What GitHub says otherwise, pull request by pull request."""
    by_number: dict[int, list[Record]] = {}
    for record in records:
        by_number.setdefault(record.pull_request, []).append(record)
    for number, pull_records in sorted(by_number.items()):
        try:
            with asking(f"read pull request {number}", PULLS):
                conversation = talk(connection, as_open(connection.repository.get_pull(number)))
        except RefusedError as error:
            if "404" not in error.problem:
                raise
            for record in pull_records:
                yield _fault(record, f"pull request {number} isn't on GitHub")
            continue
        reviews = {review.id: review for review in conversation.reviews}
        comments = {comment.id: comment for comment in conversation.comments}
        for record in pull_records:
            for signer in record.signers:
                yield from _signature(record, signer, reviews, comments)


def _signature(
    record: Record, signer: Signer, reviews: dict[int, Review], comments: dict[int, Comment]
) -> Iterator[Fault]:
    if signer.source == "review":
        review = reviews.get(signer.source_id)
        wrong = _review(review, signer) if review else "is gone"
    else:
        comment = comments.get(signer.source_id)
        wrong = _comment(comment, signer, record) if comment else "is gone"
    if wrong:
        yield _fault(record, f"{signer.source} {signer.source_id} of account {signer.id} {wrong}")


def _review(review: Review, signer: Signer) -> str:
    if review.state != "APPROVED":
        return f"doesn't approve (it is {review.state.lower()})"
    return _same(review.author, signer) or ("" if review.at == signer.at else "bears another time")


def _comment(comment: Comment, signer: Signer, record: Record) -> str:
    if comment.edited:
        return "was edited"
    if record.digest not in commands(comment.body).signs:
        return "doesn't sign these bytes"
    return _same(comment.author, signer) or ("" if comment.at == signer.at else "bears another time")


def _same(account: Account, signer: Signer) -> str:
    if not account.id:
        return "is by an account that was deleted: GitHub can confirm it no more"
    return "" if account.id == signer.id else f"is by account {account.id}"


def _fault(record: Record, problem: str) -> Fault:
    return Fault("not-confirmed", record.path, f"`{record.path}` at {record.merge[:12]}: {problem}.")

"""`peerpact verify --online`: whether the reviews and comments that the records name still say so, and who pushed what
the ledger says of a rewritten history.

For: `confirm` and `confirm_rewritings`. They contradict what someone with write access made up. Must not: write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from peerpact.domain.pull_request import Account, Comment, Review
from peerpact.github.client import Connection, RefusedError, asking
from peerpact.github.pull_requests import PULLS, as_open, read_conversation
from peerpact.signing.commands import commands
from peerpact.signing.ledger.branch import BRANCH
from peerpact.signing.ledger.record import Record, Signer
from peerpact.signing.ledger.report import Fault, Rewritten

MOST_PAGES = 10  # of a hundred pushes
_NEXT = re.compile(r'<([^>]+)>; rel="next"')


def confirm(connection: Connection, records: Iterable[Record]) -> Iterator[Fault]:
    """What GitHub says otherwise, pull request by pull request."""
    by_number: dict[int, list[Record]] = {}
    for record in records:
        by_number.setdefault(record.pull_request, []).append(record)
    for number, pull_records in sorted(by_number.items()):
        try:
            with asking(f"read pull request {number}", PULLS):
                conversation = read_conversation(connection, as_open(connection.repository.get_pull(number)))
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


def confirm_rewritings(connection: Connection, rewritings: Iterable[Rewritten]) -> Iterator[Fault]:
    """What GitHub's list of pushes says otherwise about who recorded a rewriting that counts."""
    entries = [entry for rewriting in rewritings if rewriting.counts for entry in rewriting.told]
    pushed = _pushers(connection, {commit for _, commit in entries}) if entries else {}
    for entry, commit in entries:
        pusher = pushed.get(commit)
        if pusher != entry.by:
            by = "GitHub's list of pushes doesn't have it" if pusher is None else f"account {pusher} pushed it"
            statement = f"account {entry.by} is said to have recorded that {entry.old[:12]} became {entry.new[:12]}"
            yield Fault("not-confirmed", "", f"{statement}: {by}.")


def _pushers(connection: Connection, wanted: Set[str]) -> dict[str, int]:
    """Who pushed these commits to the ledger, by commit."""
    pushers: dict[str, int] = {}
    url: str | None = f"{connection.repository.url}/activity?ref={BRANCH}&per_page=100"
    for _ in range(MOST_PAGES):
        if not url or not wanted - pushers.keys():
            break
        with asking("read who pushed to the ledger", "contents: read"):
            headers, pushes = connection.repository.requester.requestJsonAndCheck("GET", url)
        for push in pushes or []:
            if push["after"] in wanted and push["actor"]:
                pushers[push["after"]] = int(push["actor"]["id"])
        url = next(iter(_NEXT.findall(headers.get("link", ""))), None)
    return pushers


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

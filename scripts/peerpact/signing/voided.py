"""The bytes that someone signed before a change voided their signature.

For: `voided`, whose earlier bytes are needed, and `earlier`, which of the versions found has them. Must
not: read Git (the caller brings the versions), or make anybody a signer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from peerpact.domain.pull_request import PullRequest
from peerpact.signing.commands import commands
from peerpact.signing.digest import digest
from peerpact.signing.requirements import Requirement
from peerpact.signing.status import VOIDED, Signature

NOTHING = b""  # the bytes of a file that wasn't there yet


def voided(signing: Iterable[tuple[Requirement, tuple[Signature, ...]]]) -> Iterator[Signature]:
    """The signatures that a change of bytes has voided."""
    for _, signatures in signing:
        yield from (signature for signature in signatures if signature.state == VOIDED and signature.act)


def approved_id(signature: Signature, pull: PullRequest) -> str | None:
    """Git's id of what a review approved: empty where the file was not there, None where nobody knows."""
    act = signature.act
    if act is None or act.source != "review":
        return None
    commit = next((review.commit for review in pull.reviews if review.id == act.id), "")
    there = pull.reviewed.get(commit)
    return None if there is None else there.get(signature.path, "")


def earlier(signature: Signature, pull: PullRequest, versions: Mapping[str, bytes]) -> bytes | None:
    """The bytes that someone signed, or None where they cannot be found; `versions` are the file's, by Git's id."""
    act = signature.act
    if act is None:
        return None
    if act.source == "review":
        sha = approved_id(signature, pull)
        return NOTHING if sha == "" else versions.get(sha or "")
    body = next((comment.body for comment in pull.comments if comment.id == act.id), "")
    signs = commands(body).signs
    return next((content for content in versions.values() if digest(signature.path, content) in signs), None)

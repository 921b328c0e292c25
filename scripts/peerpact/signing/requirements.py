"""Who must sign a change: decided from what it changes, file by file.

For: `requirements`. A new agreement or an amendment needs all partners, an ending one of them, someone's outcome that
partner, someone else's profile its owner. Must not: know who has signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from peerpact.domain.model import Agreement, Profile
from peerpact.signing.additions import only_adds
from peerpact.signing.digest import digest

Part = Profile | Agreement | None
MOST_BACK = timedelta(days=30)  # how far back one partner alone may date an ending
NEW, AMENDMENT, ENDING, OUTCOME, PROFILE = "new", "amendment", "ending", "outcome", "profile"


@dataclass(frozen=True, slots=True)
class Requirement:
    """The signatures that one file needs: all of `everyone`, and (when not empty) one of `anybody`.

    `sha` is Git's id of the bytes at the head, `digest` the one that a comment names. Ids are numeric.
    """

    path: str
    kind: str
    sha: str
    digest: str
    everybody: frozenset[int]
    anybody: frozenset[int] = frozenset()

    @property
    def people(self) -> tuple[int, ...]:
        """Everyone whose signature counts here, in a stable order."""
        return tuple(sorted(self.everybody | self.anybody))


@dataclass(frozen=True, slots=True)
class Subject:
    """A changed file: what it said before and says now (None where it is absent or unreadable), and its bytes.

    `content_before` is None where it wasn't there, `sha` Git's id of the bytes now.
    """

    path: str
    before: Part
    after: Part
    content: bytes
    sha: str
    content_before: bytes | None = None


def requirements(subjects: list[Subject], author: int, today: date | None) -> Iterator[Requirement]:
    """What must be signed before a merge; `author` is the id of the pull request's author.

    One partner alone may end a partnership `today` or at most MOST_BACK back; None asks for no date.
    """
    for subject in subjects:
        if isinstance(subject.after, Profile):
            owner = frozenset({subject.after.github_id}) - {0, author}
            if owner:
                yield _require(subject, PROFILE, owner)
        elif isinstance(subject.after, Agreement):
            yield _agreement(subject, subject.after, today)


def _agreement(subject: Subject, after: Agreement, today: date | None) -> Requirement:
    before = subject.before if isinstance(subject.before, Agreement) else None
    if before is None:
        return _require(subject, NEW, after.ids)
    spoke = spoke_newly(before, after)
    ended = after.ended if before.ended is None else None
    if spoke is None or not _only_adds(subject, ended, after.outcome != before.outcome) or not _recent(ended, today):
        return _require(subject, AMENDMENT, before.ids | after.ids)
    if ended:
        return replace(_require(subject, ENDING, spoke), anybody=after.ids if not spoke else frozenset())
    return _require(subject, OUTCOME, spoke) if spoke else _require(subject, AMENDMENT, after.ids)


def _only_adds(subject: Subject, ended: date | None, outcome: bool) -> bool:
    return subject.content_before is not None and only_adds(subject.content_before, subject.content, ended, outcome)


def _recent(ended: date | None, today: date | None) -> bool:
    return ended is None or today is None or timedelta(0) <= today - ended <= MOST_BACK


def spoke_newly(before: Agreement, after: Agreement) -> frozenset[int] | None:
    """Whose outcomes are new, when nothing differs but new outcomes and a first `ended`; None when more differs."""
    kept = before.ended is None or after.ended == before.ended
    old, new = before.outcome, after.outcome
    if not kept or new[: len(old)] != old or replace(before, ended=after.ended, outcome=new) != after:
        return None
    ids = {partner.github.casefold(): partner.github_id for partner in after.partners}
    return frozenset(ids[outcome.github.casefold()] for outcome in new[len(old) :] if outcome.github.casefold() in ids)


def _require(subject: Subject, kind: str, everybody: frozenset[int]) -> Requirement:
    return Requirement(subject.path, kind, subject.sha, digest(subject.path, subject.content), everybody)

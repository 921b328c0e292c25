"""From merged pull requests to records: who had signed the bytes that were merged, and where nobody may say so.

For: `candidates` and `settle`, pure. The bytes on the default branch are what must be signed; reviews and comments
count as they do before the merge. Must not: ask GitHub, or write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from peerpact.domain.model import Agreement, Profile
from peerpact.domain.pull_request import PullRequest
from peerpact.signing import SIGNED, Requirement, Signature, consent, consent_at_merge, standing, state
from peerpact.signing.ledger.compare import requirement
from peerpact.signing.ledger.record import NO_TERMS, Record, Signer, Terms
from peerpact.signing.ledger.report import History, Report, Version, read_part
from peerpact.signing.requirements import Part

NO_PULL, UNREADABLE, OTHER_BYTES, NOT_SIGNED = "no-pull-request", "unreadable", "other-bytes", "not-signed"
NOT_JUDGED, FAULT = "not-judged", "fault"


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged pull request: what was said in it until now, when it was merged, and what its head held by path."""

    pull: PullRequest
    at: datetime
    head: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A version on the default branch for which there can be no record, or a fault of the ledger in its own words.

    `missing` are ids, `number` is a pull request; a fault has no commit but a `message`.
    """

    code: str
    path: str
    commit: str = ""
    number: int = 0
    missing: tuple[int, ...] = ()
    message: str = ""

    @property
    def id(self) -> str:
        """The same for the same version, whatever is wrong with it: each is told once."""
        text = f"{self.path}\0{self.commit}\0{self.message}"
        return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:16]


Pulls = Mapping[str, Merged | None]  # by commit of the default branch; None where no pull request brought it


@dataclass(frozen=True, slots=True)
class Candidate:
    """Versions of one path that have no record yet, in their order, and the newest signed one before them."""

    path: str
    signed: Version | None
    pending: tuple[Version, ...]


def candidates(history: History, report: Report) -> tuple[Candidate, ...]:
    """All that might be recorded: agreements, and the profiles that the history was read with."""
    agreements = [
        Candidate(standing.path, standing.signed[0] if standing.signed else None, standing.pending)
        for standing in report.standings
        if standing.pending
    ]
    profiles: dict[str, list[Version]] = {}
    for version in history.versions:
        settled = (version.path, version.commit) in report.covered or version.content is None
        if version.path.startswith("profiles/") and not settled:
            profiles.setdefault(version.path, []).append(version)
    return (*agreements, *(Candidate(path, None, tuple(versions)) for path, versions in sorted(profiles.items())))


def settle(candidate: Candidate, pulls: Pulls, today: date) -> tuple[list[Record], list[Alarm]]:
    """Records for what is signed, alarms for what is not; an alarm is dropped once everyone signs a later version.

    `pulls` leads from a commit to the pull request that brought it: None means a direct push, and a commit that is
    missing hasn't been asked about yet. Stops at the first of these, because later versions depend on it.
    """
    records: list[Record] = []
    alarms: list[Alarm] = []
    signed = candidate.signed
    for group in _together(candidate.pending, pulls):
        made = _draft(group, signed, pulls[group[0].commit], today)
        if isinstance(made, Record):
            records.append(made)
            signed, alarms = group[-1], []
        elif made:
            alarms.append(made)
    return records, alarms


def _together(pending: Iterable[Version], pulls: Pulls) -> Iterator[list[Version]]:
    """Versions that one pull request brought: a merge by rebase puts each of its commits on the default branch.

    It ends at the first that nobody has asked about yet, for the later ones depend on it.
    """
    group: list[Version] = []
    for version in pending:
        if version.commit not in pulls:
            break
        if group and _number(pulls[version.commit]) != (_number(pulls[group[-1].commit]) or -1):
            yield group
            group = []
        group.append(version)
    if group:
        yield group


def _number(merged: Merged | None) -> int:
    return merged.pull.number if merged else 0


def _draft(group: list[Version], signed: Version | None, merged: Merged | None, today: date) -> Record | Alarm | None:
    version = group[-1]
    profile = version.path.startswith("profiles/")
    if merged is None:
        # Nobody has to sign their own profile, and without a pull request nobody can tell whose doing it was.
        return None if profile else Alarm(NO_PULL, version.path, version.commit)
    need = requirement(version, signed, merged.pull.author.id, merged.at.date())
    alarm = Alarm(UNREADABLE, version.path, version.commit, merged.pull.number)
    if need is None:
        return None if profile else alarm
    signatures = _who(need, merged)
    if state(need, signatures) != "success":
        same = merged.head.get(version.path) == version.blob
        missing = tuple(signature.person for signature in signatures if signature.state != SIGNED)
        return replace(alarm, code=NOT_SIGNED if same else OTHER_BYTES, missing=missing)
    return _record(version, group[0].parent, need, signatures, merged, today)


def _who(need: Requirement, merged: Merged) -> tuple[Signature, ...]:
    """Who had signed at the merge; else who has by now: a missing signature may be given later.

    What is said after a good merge takes nothing back, for ending a partnership has a way of its own.
    """
    then = standing(need, consent_at_merge(merged.pull, need, merged.at))
    return then if state(need, then) == "success" else standing(need, consent(merged.pull, [need]))


def _record(
    version: Version, base: str, need: Requirement, signatures: tuple[Signature, ...], merged: Merged, today: date
) -> Record:
    part = read_part(version.path, version.content, version.known)
    number = part.terms if isinstance(part, Agreement) else 0
    return Record(
        kind=need.kind,
        path=version.path,
        blob=version.blob,
        digest=need.digest,
        base=base,
        head=merged.pull.head,
        merge=version.commit,
        terms=Terms(number, version.terms.get(number, NO_TERMS)) if number else None,
        signers=tuple(_signers(signatures, merged.pull, part)),
        pull_request=merged.pull.number,
        recorded=today,
    )


def _signers(signatures: tuple[Signature, ...], pull: PullRequest, part: Part) -> Iterator[Signer]:
    authors = {("review", review.id): review.author for review in pull.reviews}
    authors |= {("comment", comment.id): comment.author for comment in pull.comments}
    for signature in signatures:
        if signature.state == SIGNED and signature.act:
            account = authors.get((signature.act.source, signature.act.id))
            login = account.login if account and account.id == signature.person else _written(signature.person, part)
            yield Signer(signature.person, login, signature.act.source, signature.act.id, signature.act.at)


def _written(person: int, part: Part) -> str:
    """How the file itself calls someone whose account or comment is no more."""
    partners = part.partners if isinstance(part, Agreement) else ()
    names = [partner.github for partner in partners if partner.github_id == person]
    return part.github if isinstance(part, Profile) else names[0] if names else f"account-{person}"

"""What is known about a community besides its files: signatures, days from Git, the guides that are there.

For: frozen values that `gather_context.py` hands to the pages. Must not: find any of it out.
Without them the pages say less, but nothing false.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from peerpact.signing.ledger.record import Record
from peerpact.signing.ledger.report import BROKEN, NOT_VERIFIABLE, REDACTED, SIGNED, UNSIGNED, Report, Standing

CHANGED = "changed"
"""Signed once, and the text on the page is another one."""

WHOLE = ("new", "amendment")
"""The kinds of records that all partners have signed."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One recorded step: its kind, the day of the last signature in UTC, who signed, and the pull request."""

    kind: str
    on: date
    people: tuple[tuple[int, str], ...]
    pull_request: int


@dataclass(frozen=True, slots=True)
class Proof:
    """What the ledger says about the bytes that a page is made from: SIGNED, CHANGED, UNSIGNED, REDACTED or BROKEN."""

    state: str
    steps: tuple[Consent, ...] = ()

    @property
    def terms(self) -> Consent | None:
        """The newest step that all partners have signed."""
        return next((step for step in reversed(self.steps) if step.kind in WHOLE), None)

    @property
    def later(self) -> tuple[Consent, ...]:
        """The steps after it: endings and outcomes, which one partner signs alone."""
        newest = max((place for place, step in enumerate(self.steps) if step.kind in WHOLE), default=-1)
        return self.steps[newest + 1 :]


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that the files do not say.

    `proofs` by the path of an agreement; one without a proof is one about which nothing can be said. `tip` is the
    newest commit of the ledger and `records` how many it holds. `born` is the day on which a file came, by path.
    `changed` is the day on which it last changed, for profiles. `reminders_ran` is the day on which reminders last ran.
    `texts` are the files of profiles and agreements as they are written, by path. `guides` are the files of the guides,
    and `address` is where the site is published, with a slash at its end, or nothing. `left_out` are the paths of
    people's files that have errors, so that nothing of them can be shown. `templates` are the community's own
    templates by their path below `templates/`.
    """

    proofs: Mapping[str, Proof] = field(default_factory=dict)
    tip: str = ""
    records: int = 0
    born: Mapping[str, date] = field(default_factory=dict)
    changed: Mapping[str, date] = field(default_factory=dict)
    reminders_ran: date | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    guides: frozenset[str] = frozenset()
    address: str = ""
    left_out: tuple[str, ...] = ()
    templates: Mapping[str, str] = field(default_factory=dict)


NOTHING = Known()


def proofs(report: Report, texts: Mapping[str, bytes]) -> dict[str, Proof]:
    """What a report says about these bytes of agreements, by path; nothing at all without a ledger."""
    if report.state == NOT_VERIFIABLE:
        return {}
    torn = any(not fault.path for fault in report.faults)
    standings = {standing.path: standing for standing in report.standings}
    steps: dict[str, list[Consent]] = {}
    for record in report.records:
        steps.setdefault(record.path, []).append(_consent(record))
    return {
        path: Proof(BROKEN if torn else _state(standings.get(path), text), tuple(steps.get(path, ())))
        for path, text in texts.items()
    }


def _state(standing: Standing | None, text: bytes) -> str:
    if standing is None or (standing.state != BROKEN and standing.signed is None):
        return UNSIGNED
    if standing.state == BROKEN or standing.signed is None:
        return BROKEN
    kept = standing.state in (SIGNED, REDACTED) and standing.signed[0].content == text
    return standing.state if kept else CHANGED


def _consent(record: Record) -> Consent:
    people = tuple((signer.id, signer.login) for signer in record.signers)
    return Consent(record.kind, max(signer.at for signer in record.signers).date(), people, record.pull_request)

"""The partnerships as data.

For: the rows of `api/partnerships.json`. Must not: say that something is signed where the ledger does not prove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.model import Agreement, Partner
from peerpact.formats.codec import Detail
from peerpact.formats.tables import AGREEMENT
from peerpact.signing.ledger.report import SIGNED
from peerpact.site.api.common import Json, born, page
from peerpact.site.index import Site

LEFT_OUT: dict[tuple[str, ...], str] = {("commitments",): "a file in which one of them isn't true is no agreement"}
"""Keys of an agreement that the data don't have, and why."""


def rows(site: Site) -> Iterator[Json]:
    """One row for each agreement, in path order."""
    return (_partnership(site, agreement) for agreement in site.partnerships.values())


def _partnership(site: Site, agreement: Agreement) -> Json:
    written, departed = AGREEMENT.write(agreement, Detail.ALL), site.community.departed(agreement)
    people = zip(agreement.partners, written.pop("partners"), strict=True)
    return {
        "path": agreement.path,
        "stage": site.stage(agreement),
        "partners": [_partner(site, partner, row) for partner, row in people],
        **{key: value for key, value in written.items() if (key,) not in LEFT_OUT},
        "signed": _signed(site, agreement),
        "since": born(site, agreement.path),
        "page": page(site.partnership_uri(agreement)),
        "calendar": None if departed else site.calendar_uri(agreement),
    }


def _partner(site: Site, partner: Partner, row: Json) -> Json:
    """A partner by the login of today, where there is a profile."""
    person = site.page_of(partner.github_id)
    today = {"github": person.github, "page": page(site.person_uri(person))} if person else {"page": None}
    return row | today


def _signed(site: Site, agreement: Agreement) -> Json | None:
    """When and where everyone signed these very terms; nothing where that cannot be verified."""
    proof = None if site.demo else site.known.proofs.get(agreement.path)
    step = proof.terms if proof and proof.state == SIGNED else None
    return {"on": step.on.isoformat(), "pull_request": step.pull_request} if step else None

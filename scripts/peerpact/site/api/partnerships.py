"""The partnerships as data.

For: the rows of `api/partnerships.json`. Must not: say that something is signed where the ledger does not prove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.model import Agreement, Partner
from peerpact.signing.ledger.report import SIGNED
from peerpact.site.api.common import Json, born, page, written
from peerpact.site.index import Site


def partnerships(site: Site) -> Iterator[Json]:
    """One row for each agreement, in path order."""
    return (_partnership(site, agreement) for agreement in site.partnerships.values())


def _partnership(site: Site, agreement: Agreement) -> Json:
    sessions, departed = agreement.sessions, site.community.departed(agreement)
    return {
        "path": agreement.path,
        "stage": site.stage(agreement),
        "partners": [_partner(site, partner) for partner in agreement.partners],
        "starts": agreement.starts.isoformat(),
        "ends": agreement.ends.isoformat(),
        "ended": written(agreement.ended),
        "sessions": {
            "every": f"{sessions.count} {sessions.unit}{'s' if sessions.count > 1 else ''}",
            "minutes": sessions.minutes,
            "first_to_learn": sessions.first_to_learn,
        },
        "check_ins": [day.isoformat() for day in agreement.check_ins],
        "terms": agreement.terms,
        "amendments": [{"on": one.on.isoformat(), "what": one.what} for one in agreement.amendments],
        "outcome": [
            {"github": one.github, "reached": one.reached, "learned": one.learned, "next": one.next}
            for one in agreement.outcome
        ],
        "signed": _signed(site, agreement),
        "since": born(site, agreement.path),
        "page": page(site.partnership_uri(agreement)),
        "calendar": None if departed else site.calendar_uri(agreement),
    }


def _partner(site: Site, partner: Partner) -> Json:
    person = site.page_of(partner.github_id)
    return {
        "github": person.github if person else partner.github,
        "github_id": partner.github_id,
        "offers": list(partner.offers),
        "goals": [{"learn": g.learn, "goal": g.goal, "evidence": g.evidence} for g in partner.goals],
        "page": page(site.person_uri(person)) if person else None,
    }


def _signed(site: Site, agreement: Agreement) -> Json | None:
    """When and where everybody signed these very terms; nothing where that cannot be verified."""
    proof = None if site.demo else site.known.proofs.get(agreement.path)
    step = proof.terms if proof and proof.state == SIGNED else None
    return {"on": step.on.isoformat(), "pull_request": step.pull_request} if step else None

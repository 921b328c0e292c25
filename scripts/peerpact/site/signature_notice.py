"""Who has signed an agreement, in words.

For: what the ledger proves about the very bytes that a page is made from, and a plain warning where it does not.
Must not: judge (that is `ledger/verify.py`). Where nothing can be said, nothing is said.
"""

from __future__ import annotations

from peerpact.domain.model import Agreement
from peerpact.signing.ledger.report import BROKEN, SIGNED
from peerpact.site.context import Consent
from peerpact.site.html import day, person_link, plain_name
from peerpact.site.index import Site
from peerpact.site.markup import Markup, listed

_ALONE = {"ending": "Ended by", "outcome": "Outcome signed by"}
Values = dict[str, object]


def signed(site: Site, up: str, agreement: Agreement) -> Values:
    """`Signed by both on …` with its proof, or a warning, for the template `partnership/signed.html`; or nothing."""
    proof = site.known.proofs.get(agreement.path)
    if proof is None or site.demo:
        return {}
    state = BROKEN if proof.state == SIGNED and proof.terms is None else proof.state
    later = ({**_step(site, up, agreement, step), "words": _ALONE.get(step.kind, "Signed by")} for step in proof.later)
    return {
        "state": state,
        "terms": _step(site, up, agreement, proof.terms) if proof.terms else None,
        "later": list(later),
    }


def _step(site: Site, up: str, agreement: Agreement, step: Consent) -> Values:
    """Who signed a step, when and where."""
    link = site.places.pull_request(step.pull_request) or ""
    return {"who": _who(site, up, agreement, step), "day": day(step.on), "number": step.pull_request, "link": link}


def _who(site: Site, up: str, agreement: Agreement, step: Consent) -> str | Markup:
    ids = {github_id for github_id, _ in step.people}
    if ids == agreement.ids:
        return "both" if len(ids) == 2 else "all three" if len(ids) == 3 else f"all {len(ids)}"
    return listed(_name(site, up, github_id, login) for github_id, login in step.people)


def _name(site: Site, up: str, github_id: int, login: str) -> Markup:
    person = site.page_of(github_id)
    return person_link(site, up, person) if person else plain_name(login)

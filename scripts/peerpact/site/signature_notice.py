"""Who has signed an agreement, in words.

For: what the ledger proves about the very bytes that a page is made from, and a plain warning where it does not.
Must not: judge (that is `ledger/verify.py`). Where nothing can be said, nothing is said.
"""

from __future__ import annotations

from peerpact.domain.model import Agreement
from peerpact.signing.ledger.report import BROKEN, REDACTED, SIGNED, UNSIGNED
from peerpact.site.context import CHANGED, Consent
from peerpact.site.html import day, person_name
from peerpact.site.index import Site
from peerpact.site.markup import line
from peerpact.site.urls import address
from peerpact.text.wording import join_words

_WARNINGS = {
    UNSIGNED: "No signatures are recorded for this agreement. They may still be on their way: they are written down "
    "after the merge.",
    CHANGED: "This text isn't the one that the partners signed. Either the signatures for the change are still on "
    "their way, or someone has changed it without them.",
    REDACTED: "Private data was taken out of this agreement after it was signed. Two maintainers say so; the text that "
    "was signed can't be compared any more.",
    BROKEN: "The record of signatures doesn't fit this agreement. Maintainers: <code>peerpact verify</code> says "
    "what is wrong.",
}
_ALONE = {"ending": "Ended by", "outcome": "Outcome signed by"}


def signed(site: Site, up: str, agreement: Agreement) -> str:
    """`Signed by both on …` with its proof, a warning, or nothing."""
    proof = site.known.proofs.get(agreement.path)
    if proof is None or site.demo:
        return ""
    if proof.state != SIGNED or proof.terms is None:
        earlier = proof.terms if proof.state == CHANGED else None
        before = f" An earlier text was {_step(site, up, agreement, earlier, 'signed by')}" if earlier else ""
        return (
            f'<div class="pp-signed pp-signed--no"><p>{_WARNINGS.get(proof.state, _WARNINGS[BROKEN])}{before}</p></div>'
        )
    first = _step(site, up, agreement, proof.terms, "Signed by")
    rest = "".join(
        f"<br>{_step(site, up, agreement, step, _ALONE.get(step.kind, 'Signed by'))}" for step in proof.later
    )
    how = "anyone with a clone can check it with <code>peerpact verify</code>"
    small = f'<span class="pp-muted">Proven by the ledger: {how}.</span>'
    return f'<div class="pp-signed"><p>{first}{rest}<br>{small}</p></div>'


def _step(site: Site, up: str, agreement: Agreement, step: Consent, words: str) -> str:
    ids = {github_id for github_id, _ in step.people}
    if ids == agreement.ids:
        who = "both" if len(ids) == 2 else "all three" if len(ids) == 3 else f"all {len(ids)}"
    else:
        who = join_words(_name(site, up, github_id, login) for github_id, login in step.people)
    link = site.places.pull_request(step.pull_request)
    number = f"pull request #{step.pull_request}"
    where = f'<a href="{line(link)}" rel="nofollow noopener">{number}</a>' if link else number
    return f"{words} {who} on {day(step.on)}, in {where}."


def _name(site: Site, up: str, github_id: int, login: str) -> str:
    person = site.page_of(github_id)
    if person is None:
        return f"<bdi>{line(login)}</bdi>"
    return f'<a href="{up}{address(site.person_uri(person))}">{person_name(person)}</a>'

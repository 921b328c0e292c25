"""Who has signed: the newest act of each person about each file counts, and an older one never comes back.

For: `standing` and the state of the whole. Must not: read reviews or comments (that is `acts`), or decide which acts
count (that is `consent`).
"""

from __future__ import annotations

from dataclasses import dataclass

from peerpact.signing.acts import OTHER_BYTES, SIGN, WITHDRAWN, Act
from peerpact.signing.consent import Consent
from peerpact.signing.requirements import Requirement

SIGNED, WAITING, VOIDED, AGAIN = "signed", "waiting", "voided", "again"
_AFTER = {SIGN: SIGNED, OTHER_BYTES: VOIDED}


@dataclass(frozen=True, slots=True)
class Signature:
    """Where one person stands with one file; `act` is the newest that counts about it, if any.

    `state` is SIGNED, WAITING, VOIDED (they agreed to other bytes), WITHDRAWN (they took it back), REMOVED (someone
    else dismissed, deleted or edited what they did) or AGAIN (everything up to a time is void, no matter who did it).
    """

    person: int
    path: str
    state: str
    act: Act | None = None


def standing(need: Requirement, consent: Consent) -> tuple[Signature, ...]:
    """The state of each person whose signature counts for a file."""
    newest = {act.person: act for act in consent.acts if act.path == need.path}
    return tuple(_signature(person, need, newest.get(person), consent) for person in need.people)


def _signature(person: int, need: Requirement, act: Act | None, consent: Consent) -> Signature:
    if person == 0:  # nobody is a deleted account
        return Signature(person, need.path, WAITING)
    if act:
        return Signature(person, need.path, _AFTER[act.kind], act)
    cutoff = consent.cutoffs.get(person)
    if consent.void and (cutoff is None or cutoff.at <= consent.void):
        return Signature(person, need.path, AGAIN)
    return Signature(person, need.path, cutoff.why if cutoff else WAITING)


def state(need: Requirement, signatures: tuple[Signature, ...]) -> str:
    """`success` when the file is signed by all who must, `failure` when consent was lost, else `pending`."""
    signed = {signature.person for signature in signatures if signature.state == SIGNED}
    if need.everybody <= signed and (not need.anybody or need.anybody & signed):
        return "success"
    missing = [signature for signature in signatures if signature.person not in signed]
    return "failure" if any(signature.state in (VOIDED, WITHDRAWN) for signature in missing) else "pending"

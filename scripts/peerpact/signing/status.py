"""Who has signed: the newest act of each person about each file counts, and no older one ever comes back.

For: `standing` and the state of the whole. Must not: read reviews or comments (that is `acts`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from peerpact.signing.acts import OTHER_BYTES, SIGN, Act
from peerpact.signing.requirements import Requirement

SIGNED, WAITING, VOIDED, WITHDRAWN = "signed", "waiting", "voided", "withdrawn"
_AFTER = {SIGN: SIGNED, OTHER_BYTES: VOIDED}


@dataclass(frozen=True, slots=True)
class Signature:
    """Where one person stands with one file; `act` is the newest that they did about it, if any."""

    person: int
    path: str
    state: str
    act: Act | None = None


def standing(need: Requirement, done: Iterable[Act]) -> tuple[Signature, ...]:
    """The state of each person whose signature counts for a file; `done` is sorted, the oldest first."""
    newest = {act.person: act for act in done if act.path == need.path}
    return tuple(_signature(person, need, newest.get(person)) for person in need.people)


def _signature(person: int, need: Requirement, act: Act | None) -> Signature:
    if act is None or person == 0:  # nobody is a deleted account
        return Signature(person, need.path, WAITING)
    return Signature(person, need.path, _AFTER.get(act.kind, WITHDRAWN), act)


def state(need: Requirement, signatures: tuple[Signature, ...]) -> str:
    """`success` when the file is signed by all who must, `failure` when consent was lost, else `pending`."""
    signed = {signature.person for signature in signatures if signature.state == SIGNED}
    if need.everybody <= signed and (not need.anybody or need.anybody & signed):
        return "success"
    missing = [signature for signature in signatures if signature.person not in signed]
    return "failure" if any(signature.state in (VOIDED, WITHDRAWN) for signature in missing) else "pending"

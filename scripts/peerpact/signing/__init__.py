"""Signatures: who must consent to which exact bytes, and who has.

For: `requirements` (who must sign a change), `standing` (who has signed it). A signature is bound to numeric ids and to
the exact bytes of a file. Must not: fetch anything, trust a login, or count what was edited afterwards.
"""

from __future__ import annotations

from peerpact.signing.acts import Act, acts
from peerpact.signing.bot_note import note, signed_last, taken_back
from peerpact.signing.digest import digest
from peerpact.signing.requirements import Requirement, requirements
from peerpact.signing.status import SIGNED, VOIDED, WAITING, WITHDRAWN, Signature, standing, state

__all__ = [
    "SIGNED",
    "VOIDED",
    "WAITING",
    "WITHDRAWN",
    "Act",
    "Requirement",
    "Signature",
    "acts",
    "digest",
    "note",
    "requirements",
    "signed_last",
    "standing",
    "state",
    "taken_back",
]

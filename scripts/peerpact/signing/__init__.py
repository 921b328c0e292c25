"""Signatures: who must consent to which exact bytes, and who has.

For: `requirements` (who must sign a change), `consent` (which acts count), `standing` (who has signed it). A signature
is bound to numeric ids and to the exact bytes of a file. Must not: fetch anything, trust a login, or count what was
edited afterwards.
"""

from __future__ import annotations

from peerpact.signing.acts import REMOVED, WITHDRAWN, Act
from peerpact.signing.consent import Consent, consent, consent_at_merge
from peerpact.signing.digest import digest
from peerpact.signing.requirements import Requirement, requirements
from peerpact.signing.status import AGAIN, SIGNED, VOIDED, WAITING, Signature, standing, state

__all__ = [
    "AGAIN",
    "REMOVED",
    "SIGNED",
    "VOIDED",
    "WAITING",
    "WITHDRAWN",
    "Act",
    "Consent",
    "Requirement",
    "Signature",
    "consent",
    "consent_at_merge",
    "digest",
    "requirements",
    "standing",
    "state",
]

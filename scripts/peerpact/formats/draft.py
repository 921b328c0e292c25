"""New files as text: what `peerpact new`, the bot and the web forms hand to people to start from.

For: drafts of profiles and agreements. Must not: ask anybody, read a community's files or write any.
"""

from __future__ import annotations

from peerpact.formats.agreement_draft import agreement_draft, agreement_path, proposal
from peerpact.formats.yaml.write import Plain, document, profile_draft, scalar

__all__ = ["Plain", "agreement_draft", "agreement_path", "document", "profile_draft", "proposal", "scalar"]

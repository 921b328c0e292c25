"""Participant -> ranked partners with reasons that a person can check by hand.

For: pairs, circles of three and one-way matches. Must not: read files, know the clock or the network.

Where to look: `score` (what it is worth), `gates` (who may meet), `market` (the index), `circles` and
`seats` (three people), `rank` (the list), `words` (what is said), `show` (text, Markdown, JSON).
"""

from __future__ import annotations

from peerpact.suggest.market import Market, market
from peerpact.suggest.rank import suggest, suggest_everybody, suggest_from
from peerpact.suggest.values import KINDS, Suggestion, Suggestions

__all__ = ["KINDS", "Market", "Suggestion", "Suggestions", "market", "suggest", "suggest_everybody", "suggest_from"]

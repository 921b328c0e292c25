"""Participant -> next steps with reasons that a person can check by hand.

For: pairs, circles of three, one-way matches and advice. Must not: read files, know the clock or the network.

Where to look: `score` (what a match is worth), `gates` (who may meet), `common_hours`: these three for two people at
a time. `population`, `hours_index`, `score_tables` and `pairs` are the same for everyone at once; `fair_exposure` and
`coverage` share attention; `circles`, `neighbourhood` and `advice` find what a list is made of, `ranking` fills it,
`describe` and `wording` put it into words, `render` prints it, `stored_lists` keeps it. `questions/` asks people about
skills that they don't list; `cohort/` and `health/` look at everyone at once.

The names below are imported when they are first used, so that showing suggestions that exist already doesn't wait for
numpy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from peerpact.matching.describe import explain
    from peerpact.matching.index import MatchingIndex
    from peerpact.matching.ranking import suggest, suggest_everybody, suggest_from
    from peerpact.matching.suggestion import KINDS, Suggestion, Suggestions, WhyNot

__all__ = [
    "KINDS",
    "MatchingIndex",
    "Suggestion",
    "Suggestions",
    "WhyNot",
    "explain",
    "suggest",
    "suggest_everybody",
    "suggest_from",
]
_HOMES = {
    "KINDS": "suggestion",
    "MatchingIndex": "index",
    "Suggestion": "suggestion",
    "Suggestions": "suggestion",
    "WhyNot": "suggestion",
    "explain": "describe",
    "suggest": "ranking",
    "suggest_everybody": "ranking",
    "suggest_from": "ranking",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

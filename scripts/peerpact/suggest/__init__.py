"""Participant -> next steps with reasons that a person can check by hand.

For: pairs, circles of three, one-way matches and advice. Must not: read files, know the clock or the network.

Where to look: `score` (what it is worth), `gates` (who may meet), `weeks` (common hours), these three for two people at
a time. `crowd`, `clocks`, `tables` and `pairs` are the same for everybody at once, `attention`, `drawn` and
`left_out` share attention, `lists`, `circles`, `around` and `advice` find what a list is made of, `rank` fills it,
`describe` and `words` say it, `show` prints it, `index` keeps it.

The names below are fetched when they are first asked for: whoever only shows suggestions that are there already does
not wait for numpy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from peerpact.suggest.marketplace import Market, market
    from peerpact.suggest.rank import suggest, suggest_everybody, suggest_from
    from peerpact.suggest.values import KINDS, Suggestion, Suggestions
    from peerpact.suggest.whynot import WhyNot, explain

__all__ = [
    "KINDS",
    "Market",
    "Suggestion",
    "Suggestions",
    "WhyNot",
    "explain",
    "market",
    "suggest",
    "suggest_everybody",
    "suggest_from",
]
_HOMES = {
    "KINDS": "values",
    "Market": "marketplace",
    "Suggestion": "values",
    "Suggestions": "values",
    "WhyNot": "whynot",
    "explain": "whynot",
    "market": "marketplace",
    "suggest": "rank",
    "suggest_everybody": "rank",
    "suggest_from": "rank",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)

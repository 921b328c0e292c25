"""Why a pull request can't be judged, and what its author does about it.

For: a paragraph, a step and a line for the status, for each kind of obstacle. Must not: blame anyone; most of these
happen to people who did nothing wrong.
"""

from __future__ import annotations

from peerpact.bot.obstacle import (
    BOTH_CHANGED,
    CRASHED,
    CROSSED,
    LEDGER,
    NO_HISTORY,
    NOT_FETCHED,
    TOO_LARGE,
    TOO_MANY_FILES,
    TOO_SLOW,
    Obstacle,
)
from peerpact.text.forge_links import shown

MOST_NAMED = 5
_UPDATE = (
    "At the bottom of this page, click *Update branch* and confirm. If GitHub shows *Resolve conflicts* instead, "
    "click that, choose what to keep, and commit the merge. Signatures stay valid if their text stays the same"
)
_SMALLER = "Remove what doesn't belong here and push. I'll check again as soon as there's a new commit"
_WHY = {
    CROSSED: (
        "This branch and the main branch have merged each other's history more than once, so a merge could bring back "
        "old versions of other people's files. I can't check anything until the branch is up to date."
    ),
    NO_HISTORY: "This branch shares no history with the main branch, so I can't tell what a merge would change.",
    LEDGER: "The branch `ledger` keeps the signature records, and only the bot writes to it.",
    TOO_LARGE: "It contains more than I can read: more than 100,000 files, or too many bytes.",
    TOO_MANY_FILES: "It changes more than 300 profiles and agreements, which is too many to check at once.",
    TOO_SLOW: "Checking it took too long, so I stopped.",
    NOT_FETCHED: "Its files took too long to fetch, so I stopped.",
    CRASHED: "There's a bug in Peerpact, not in your files. The maintainers have been told.",
}
_STEPS = {
    BOTH_CHANGED: f"{_UPDATE}.",
    CROSSED: f"{_UPDATE}.",
    NO_HISTORY: "Start a new branch from the main branch, make your change there, and open a new pull request.",
    LEDGER: "Close this pull request. If you wanted to change something else, open one for the main branch.",
    TOO_LARGE: f"{_SMALLER}.",
    TOO_MANY_FILES: "Split it into several pull requests.",
    TOO_SLOW: f"{_SMALLER}.",
    NOT_FETCHED: f"{_SMALLER}. A maintainer can also run the bot for this pull request by hand.",
    CRASHED: "You don't need to do anything. I'll try again when something changes here.",
}
_IN_SHORT = {
    BOTH_CHANGED: "To fix: update your branch, because the main branch changed the same files",
    CROSSED: "To fix: update your branch, because its history crosses the main branch's",
    NO_HISTORY: "To fix: this branch shares no history with the main branch",
    LEDGER: "To fix: only the bot writes to the ledger",
    TOO_LARGE: "To fix: too large to be checked",
    TOO_MANY_FILES: "To fix: too many files at once, so split it into several pull requests",
    TOO_SLOW: "To fix: checking it took too long",
    NOT_FETCHED: "To fix: its files took too long to fetch",
    CRASHED: "Couldn't be checked because of a bug in Peerpact",
}


def why(obstacle: Obstacle) -> str:
    """What is in the way."""
    if obstacle.code != BOTH_CHANGED:
        return _WHY[obstacle.code]
    names = ", ".join(shown(path) for path in obstacle.paths[:MOST_NAMED])
    more = len(obstacle.paths) - MOST_NAMED
    return (
        f"The main branch has changed {names}{f' and {more:,} more' if more > 0 else ''} since this branch was made, "
        "and so does this pull request. I can't tell what a merge would make of both until the branch is up to date."
    )


def step(obstacle: Obstacle) -> str:
    """What to do about it."""
    return _STEPS[obstacle.code]


def in_short(obstacle: Obstacle) -> str:
    """The line beside the status."""
    return _IN_SHORT[obstacle.code]

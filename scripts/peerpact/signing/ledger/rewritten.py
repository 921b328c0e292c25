"""Whether a rewriting of the history counts: two maintainers of that time have to have said the same.

For: `claims`, `redactions` and `translate`, pure. Must not: know who really pushed an entry: that is what GitHub can
tell (`verify --online`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from peerpact.signing.ledger.matching import Key
from peerpact.signing.ledger.report import History
from peerpact.signing.ledger.rewriting import Rewriting

MOST_ALONE = 1  # what so many say alone doesn't count


@dataclass(frozen=True, slots=True)
class Claim:
    """What one or more accounts say about a rewriting, in the order in which they said it.

    `maintainers` are those of `entries` who were maintainers at the first commit after it, each once. It `counts` when
    there are two of them. `commits` are the new ids by the old ones.
    """

    entries: tuple[Rewriting, ...]
    maintainers: tuple[Rewriting, ...]
    commits: Mapping[str, str]

    @property
    def counts(self) -> bool:
        """Whether more than one maintainer says so."""
        return len(self.maintainers) > MOST_ALONE


def claims(rewritings: Sequence[Rewriting], history: History) -> tuple[Claim, ...]:
    """All claims in the order of the ledger. A later one may have given other ids to the commits of an earlier one."""
    groups: dict[str, list[Rewriting]] = {}
    for rewriting in rewritings:
        groups.setdefault(rewriting.claim, []).append(rewriting)
    places = {commit: place for place, commit in enumerate(history.line)}
    in_order: list[Claim] = []
    for entries in reversed(groups.values()):
        place = places.get(translate(in_order, entries[0].new))
        ids = maintainers_at(history, place) if place is not None else frozenset()
        by_id = {rewriting.by: rewriting for rewriting in reversed(entries) if rewriting.by in ids}
        first_by_each = tuple(rewriting for rewriting in entries if by_id.get(rewriting.by) is rewriting)
        in_order.insert(0, Claim(tuple(entries), first_by_each, dict(entries[0].commits)))
    return tuple(in_order)


def maintainers_at(history: History, place: int) -> frozenset[int]:
    """Who was a maintainer at a place of the first-parent line: by the newest settings until then."""
    return next((ids for since, ids in reversed(history.maintainers) if since <= place), frozenset())


def translate(claims: Sequence[Claim], commit: str) -> str:
    """What a commit is called after all rewritings that count; empty where nothing is left of it."""
    for claim in claims:
        if claim.counts:
            commit = claim.commits.get(commit, commit)
    return commit


def redactions(claims: Sequence[Claim]) -> dict[Key, tuple[str, ...]]:
    """Which bytes are gone, by path and blob, and what is in their place."""
    gone: dict[Key, tuple[str, ...]] = {}
    for claim in claims:
        for lost in claim.entries[0].gone if claim.counts else ():
            key = (lost.path, lost.blob)
            gone[key] = (*gone.get(key, ()), lost.became)
    return gone

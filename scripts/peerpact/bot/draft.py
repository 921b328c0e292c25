"""A pull request laid over its base: whose files it touches, and what must be signed.

For: `draft`, pure, the part of a decision that comes before anybody's consent is read. Must not: read reviews or
comments, or say anything in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from peerpact.bot.ownership import Touch, in_whose_name, touches
from peerpact.community.loader import Loaded, lay_over, records_by_path
from peerpact.domain.entry import Entry, is_data
from peerpact.domain.model import Agreement, Community, Profile
from peerpact.domain.pull_request import PullRequest
from peerpact.signing import Requirement, requirements
from peerpact.signing.acts import signers
from peerpact.signing.requirements import Subject


@dataclass(frozen=True, slots=True)
class Draft:
    """What can be said of a pull request before anybody's consent is read: above all what must be signed.

    `base` is the community at the tip, `head` the one after the merge without what the author may not touch, `whole`
    the one with it; `changes` and `allowed` are the data files of both. `terms` are the versions released at the tip.
    """

    pull: PullRequest
    base: Loaded
    head: Loaded
    whole: Loaded
    touched: tuple[Touch, ...]
    changes: Mapping[str, Entry | None]
    allowed: Mapping[str, Entry | None]
    needs: tuple[Requirement, ...]
    terms: frozenset[int]

    @property
    def signers(self) -> frozenset[int]:
        """Everyone whose signature counts for something here."""
        return signers(self.needs)


def draft(pull: PullRequest, base: Loaded, texts: Mapping[str, Entry], terms: frozenset[int], now: date) -> Draft:
    """Lay a pull request over the base that was loaded from `texts`, and find what must be signed."""
    pull, unproven = in_whose_name(pull, base)
    changes = {change.path: change.after for change in pull.changes if is_data(change.path)}
    merged = lay_over(base, texts, changes)
    touched = touches(pull, base, merged, unproven)
    refused = {touch.path for touch in touched if touch.refusal}
    # What the author may not touch has findings of its own, but shapes nothing else.
    allowed = {path: entry for path, entry in changes.items() if path not in refused}
    head = lay_over(base, texts, allowed) if refused else merged
    needs = tuple(requirements(_subjects(pull, base, head), pull.author.id, now))
    return Draft(pull, base, head, merged, touched, changes, allowed, needs, terms)


def _subjects(pull: PullRequest, base: Loaded, head: Loaded) -> list[Subject]:
    """The changed files of participants that are sound enough to be signed."""
    before, after = records_by_path(base), {part.path: part for part in _sound(head.community)}
    return [
        Subject(
            change.path,
            before.get(change.path),
            after.get(change.path),
            change.after,
            change.sha_after,
            change.before if isinstance(change.before, bytes) else None,
        )
        for change in pull.changes
        if isinstance(change.after, bytes) and change.path in after
    ]


def _sound(community: Community) -> Iterator[Profile | Agreement]:
    yield from community.profiles
    yield from community.agreements

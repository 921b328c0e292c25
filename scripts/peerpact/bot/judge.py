"""From Git's objects to a verdict about a pull request: what will land, then what is to be said about it.

For: `judge`. Must not: read more than its bounds, or fail because of what a pull request holds: what can't be judged
gets a verdict that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from peerpact.bot.draft import Draft, draft
from peerpact.bot.obstacle import BOTH_CHANGED, CROSSED, LEDGER, NO_HISTORY, TOO_LARGE, TOO_MANY_FILES, Obstacle
from peerpact.bot.plan import Base
from peerpact.bot.verdict import FAILURE, Verdict, decide, hindered
from peerpact.community.activity import inactive_paths, long_ago
from peerpact.domain.entry import is_data
from peerpact.domain.errors import OperatorError
from peerpact.domain.pull_request import Change, PullRequest, Review
from peerpact.git.contents import changes, reviewed_at
from peerpact.git.landing import Landing, land
from peerpact.git.objects import Leaf, Objects, TooLargeError
from peerpact.signing import Signature
from peerpact.signing.voided import approved_id, earlier, voided

MOST_EARLIER = 8  # people whose earlier text is looked for
MOST_DATA = 300  # files of a community that one pull request may change: each is read and checked
MOST_APPROVED = 50  # commits that signers approved, the newest ones; a longer story needs no older ones
LEDGER_BRANCH = "ledger"
Witness = Callable[[PullRequest, frozenset[int]], PullRequest]


def as_it_is(pull: PullRequest, people: frozenset[int]) -> PullRequest:
    """The witness where everything is known from the start."""
    return pull


def judge(pull: PullRequest, base: Base, objects: Objects, now: date, witness: Witness = as_it_is) -> Verdict:
    """Read what a merge would change, and decide; `pull` comes without its changes.

    `witness` completes what is known about the acts of those who must sign, once it is known who that is. Reads trees
    and files through `objects`. Raises OperatorError if the commits can't be read; a pull request that is too large
    gets a verdict with an obstacle.
    """
    try:
        landed = what_lands(pull, base, objects)
        with_changes = pull if isinstance(landed, Obstacle) else replace(pull, changes=_changes(landed, base, objects))
    except TooLargeError:
        landed, with_changes = Obstacle(TOO_LARGE), pull
    if isinstance(landed, Obstacle):
        return hindered(witness(with_changes, frozenset()), base.loaded, landed, now)
    drafted = draft(with_changes, base.loaded, base.texts, base.terms, now)
    drafted = replace(drafted, pull=witness(drafted.pull, drafted.signers))
    verdict = decide(drafted, reviewed(drafted, objects), now, _inactive(with_changes, base, objects, now))
    return replace(verdict, earlier=_earlier(verdict, base.commit, objects))


def what_lands(pull: PullRequest, base: Base, objects: Objects) -> Landing | Obstacle:
    """What a merge brings to the base branch, or why nobody can tell. TooLargeError where there is too much of it."""
    if pull.base_branch == LEDGER_BRANCH:
        return Obstacle(LEDGER)
    forks = objects.merge_bases(base.commit, pull.head)
    if len(forks) != 1:
        return Obstacle(CROSSED if forks else NO_HISTORY)
    [fork] = forks
    landed = land(base.tree if fork == base.commit else objects.tree(fork), base.tree, objects.tree(pull.head))
    unclear = {*landed.moved, *filter(is_data, landed.contested)}
    if fork != base.commit and not unclear:
        unclear |= _otherwise(landed, base.tree, objects.merged(base.commit, pull.head, pull.test_merge))
    if unclear:
        return Obstacle(BOTH_CHANGED, tuple(sorted(unclear)))
    if sum(map(is_data, landed.changed)) > MOST_DATA:
        return Obstacle(TOO_MANY_FILES)
    return landed


def _otherwise(landed: Landing, tip: Mapping[str, Leaf], merged: Mapping[str, Leaf] | None) -> set[str]:
    """Files of the community that Git's own merge makes something else of than three trees say."""
    if merged is None:
        return set()
    ours = {path: landed.changed.get(path, tip.get(path)) for path in {*landed.changed, *tip} if is_data(path)}
    return {path for path in ours.keys() | set(filter(is_data, merged)) if ours.get(path) != merged.get(path)}


def _changes(landed: Landing, base: Base, objects: Objects) -> tuple[Change, ...]:
    """The changes as values; a file that both sides changed and that isn't the community's is a name alone."""
    merged = [Change(path, b"", b"") for path in landed.contested]
    return tuple(sorted([*changes(objects, base.tree, landed.changed), *merged], key=lambda change: change.path))


def approved_commits(reviews: tuple[Review, ...], people: frozenset[int]) -> tuple[str, ...]:
    """The commits that some people approved, the newest MOST_APPROVED ones."""
    theirs = [
        review for review in reviews if review.state == "APPROVED" and review.commit and review.author.id in people
    ]
    newest = sorted(theirs, key=lambda review: (review.at, review.id), reverse=True)
    return tuple(dict.fromkeys(review.commit for review in newest))[:MOST_APPROVED]


def _inactive(pull: PullRequest, base: Base, objects: Objects, now: date) -> frozenset[str]:
    """The profiles that rest at the base. Git is asked only where someone may be suggested: for a profile, an ending.

    Where Git does not know the past, as in a shallow clone, nobody is inactive.
    """
    paths = base.texts.keys()
    if not any(change.path.startswith("profiles/") or change.path in paths for change in pull.changes):
        return frozenset()
    community = base.loaded.community
    days = objects.changed_since(base.commit, "profiles", long_ago(community.settings, now))
    if days is None:
        return frozenset()
    return inactive_paths(community, {each.path: days.get(each.path, date.min) for each in community.profiles}, now)


def reviewed(drafted: Draft, objects: Objects) -> dict[str, dict[str, str]]:
    """What the files to be signed were at the commits that their signers approved, the newest ones."""
    pull = drafted.pull
    approved = approved_commits(pull.reviews, drafted.signers)
    return reviewed_at(objects, pull.base, approved, [need.path for need in drafted.needs])


def _earlier(verdict: Verdict, fork: str, objects: Objects) -> dict[tuple[str, int], bytes | None]:
    """The bytes of voided signatures. They are for words alone: what cannot be read now is told as not found."""
    texts: dict[tuple[str, int], bytes | None] = {}
    if verdict.checks == FAILURE:
        return texts  # then there are no words about signatures
    for signature in voided(verdict.signing):
        if len(texts) < MOST_EARLIER:
            texts[signature.path, signature.person] = earlier(
                signature, verdict.pull, _versions(signature, verdict.pull, fork, objects)
            )
    return texts


def _versions(signature: Signature, pull: PullRequest, fork: str, objects: Objects) -> dict[str, bytes]:
    """The versions of a file that a voided signature may have been about, by Git's id."""
    try:
        if signature.act and signature.act.source == "review":
            approved = approved_id(signature, pull)
            return objects.blobs([approved] if approved else [])
        ids = {there[signature.path] for there in pull.reviewed.values() if signature.path in there}
        return objects.blobs({*ids, *objects.versions(fork, pull.head, signature.path)})
    except OperatorError:
        return {}

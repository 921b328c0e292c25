"""The decision about a pull request: what is wrong, who may, whom it suits, what happens next.

For: `decide`, pure: the same pull request, base and day always give the same verdict. Must not: fetch, post, or say
anything in words (that is `comments`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from peerpact.disk import Entry, is_data
from peerpact.examine import added
from peerpact.findings import ERROR, Finding
from peerpact.load import Loaded, lay_over
from peerpact.model import Community, Profile
from peerpact.ownership import AGREEMENT, OTHER, PROFILE, Touch, is_maintainer, touches
from peerpact.pull_request import PullRequest
from peerpact.settings import Settings
from peerpact.suggest import Suggestions, market, suggest_from

SUCCESS, PENDING, FAILURE = "success", "pending", "failure"
MOST_PROFILES = 3  # suggestions are for the person who reads; somebody who adds dozens of profiles is no such person


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that the words, the labels and the statuses are made of.

    `head` is the community as it would be after the merge; `settings` are the base's, for no pull request changes the
    rules that it is judged by. `signers` are ids by path; `own_ids` the profiles that lack just the author's number.
    """

    pull: PullRequest
    settings: Settings
    head: Community
    by_maintainer: bool
    findings: tuple[Finding, ...]
    touches: tuple[Touch, ...]
    suggestions: tuple[Suggestions, ...]
    signers: tuple[tuple[str, frozenset[int]], ...]
    own_ids: tuple[str, ...]
    now: date

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that block."""
        return tuple(finding for finding in self.findings if finding.severity == ERROR)

    @property
    def refused(self) -> tuple[Touch, ...]:
        """What the author may not touch."""
        return tuple(touch for touch in self.touches if touch.refusal)

    @property
    def others(self) -> tuple[Touch, ...]:
        """What needs a maintainer's eye."""
        return tuple(touch for touch in self.touches if touch.kind == OTHER)

    @property
    def checks(self) -> str:
        """The state of `peerpact/checks`."""
        return FAILURE if self.errors or self.refused else SUCCESS

    @property
    def signatures(self) -> str:
        """The state of `peerpact/signatures`."""
        return PENDING if self.signers else SUCCESS

    @property
    def labels(self) -> frozenset[str]:
        """Which of the kit's labels belong on the pull request."""
        kinds = {touch.kind for touch in self.touches}
        return frozenset(
            label
            for label, belongs in (
                ("profile", PROFILE in kinds),
                ("agreement", AGREEMENT in kinds),
                ("needs-maintainer", bool(self.others) and not self.by_maintainer),
                ("needs-fix", self.checks == FAILURE),
            )
            if belongs
        )


def decide(pull: PullRequest, base: Loaded, texts: Mapping[str, Entry], now: date) -> Verdict:
    """Judge a pull request against the base that was loaded from `texts`."""
    changes = {change.path: change.after for change in pull.changes if is_data(change.path)}
    head = lay_over(base, texts, changes)
    changed = frozenset(path for path, entry in changes.items() if entry is not None)
    found = tuple(added(base, head, now, changed))
    touched = touches(pull, base, head)
    return Verdict(
        pull=pull,
        settings=base.community.settings,
        head=head.community,
        by_maintainer=is_maintainer(pull.author, base),
        findings=found,
        touches=touched,
        suggestions=_suggestions(head, touched, now),
        signers=_signers(pull, touched),
        own_ids=_own_ids(pull, touched),
        now=now,
    )


def _suggestions(head: Loaded, touched: tuple[Touch, ...], now: date) -> tuple[Suggestions, ...]:
    paths = {touch.path for touch in touched if touch.kind == PROFILE and touch.verb != "deletes" and not touch.refusal}
    people: list[Profile] = [profile for profile in head.community.profiles if profile.path in paths]
    if not people or len(people) > MOST_PROFILES:
        return ()
    everybody = market(head.community, now)
    return tuple(suggest_from(everybody, profile) for profile in people)


def _own_ids(pull: PullRequest, touched: tuple[Touch, ...]) -> tuple[str, ...]:
    """Profiles under the author's own login that are added without a number: their line can be told."""
    login = pull.author.login.casefold()
    own = [t for t in touched if t.kind == PROFILE and t.verb == "adds" and not t.owners and pull.author.id]
    return tuple(t.path for t in own if t.path.rsplit("/", 1)[-1].removesuffix(".yml").casefold() == login)


def _signers(pull: PullRequest, touched: tuple[Touch, ...]) -> tuple[tuple[str, frozenset[int]], ...]:
    """By path, who must sign before the merge: the partners of an agreement, the owner of somebody else's profile.

    A deletion needs no consent: people leave, and a maintainer must be able to remove abuse.
    """
    return tuple(
        (touch.path, touch.owners)
        for touch in touched
        if touch.verb != "deletes"
        and (touch.kind == AGREEMENT or (touch.kind == PROFILE and touch.owners - {pull.author.id}))
    )

"""The decision about a pull request: what is wrong, who may change it, who would be a match, what happens next.

For: `decide`, pure: the same pull request, base and day always give the same verdict. Must not: fetch, post, or say
anything in words (that is `comments`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from peerpact.bot.audience import suggested
from peerpact.bot.draft import Draft
from peerpact.bot.obstacle import Obstacle
from peerpact.bot.ownership import AGREEMENT, OTHER, PROFILE, Touch, is_maintainer, removed
from peerpact.community.examine import added, examine_change
from peerpact.community.loader import Loaded, records_by_path
from peerpact.community.misplaced import misplaced
from peerpact.domain.entry import Entry
from peerpact.domain.findings import ERROR, Finding
from peerpact.domain.model import Agreement, Community
from peerpact.domain.pull_request import PullRequest
from peerpact.domain.settings import Settings
from peerpact.matching import Suggestions
from peerpact.matching.questions.question import Questions
from peerpact.rules.changes import Revision
from peerpact.signing import Requirement, Signature, consent, standing, state
from peerpact.signing.acts import Reviewed
from peerpact.signing.requirements import AMENDMENT

SUCCESS, PENDING, FAILURE = "success", "pending", "failure"
MOST_SIGNED = 20  # files that can be signed in one pull request: the bot has to remember who did, for each of them


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that the words, the labels and the statuses are made of.

    `head` is the community as it would be after the merge; `settings` are the base's, for no pull request changes the
    rules that it is judged by. `signing` is what must be signed and who has, `note` what to remember of it; `own_ids`
    are the profiles that lack just the author's number. `earlier` is for words alone: by path and person, the bytes
    that someone signed before a change voided it (None where they cannot be found). `too_many` counts files to be
    signed beyond MOST_SIGNED: nothing can be signed then. With an `obstacle` nothing else was looked at. `questions`
    are for those who have few partners to choose from.
    """

    pull: PullRequest
    settings: Settings
    head: Community
    by_maintainer: bool
    findings: tuple[Finding, ...]
    touches: tuple[Touch, ...]
    suggestions: tuple[Suggestions, ...]
    signing: tuple[tuple[Requirement, tuple[Signature, ...]], ...]
    note: str
    own_ids: tuple[str, ...]
    now: date
    earlier: Mapping[tuple[str, int], bytes | None] = field(default_factory=dict)
    questions: tuple[Questions, ...] = ()
    removed: tuple[str, ...] = ()
    too_many: int = 0
    obstacle: Obstacle | None = None

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
        return FAILURE if self.errors or self.refused or self.obstacle else SUCCESS

    @property
    def signatures(self) -> str:
        """The state of `peerpact/signatures`."""
        states = {state(need, signatures) for need, signatures in self.signing} | (
            {FAILURE} if self.too_many else set()
        )
        if FAILURE in states:
            return FAILURE
        return PENDING if PENDING in states or self.unreadable or self.obstacle else SUCCESS

    @property
    def unreadable(self) -> tuple[Touch, ...]:
        """Agreements that will need signatures once they can be read."""
        if self.too_many:
            return ()
        return _unreadable(self.touches, [need for need, _ in self.signing])

    def content(self, path: str) -> bytes:
        """The bytes of a changed file at the head; nothing where it is no ordinary file."""
        contents = (change.after for change in self.pull.changes if change.path == path)
        return next((after for after in contents if isinstance(after, bytes)), b"")

    @property
    def labels(self) -> frozenset[str]:
        """Which of Peerpact's labels belong on the pull request."""
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


def decide(drafted: Draft, reviewed: Reviewed, now: date, inactive: frozenset[str] = frozenset()) -> Verdict:
    """Judge a pull request: pure, and without an error on anything that people wrote.

    `drafted` comes from `draft`, with the changes filled in. `reviewed` gives, for each commit that a signer approved,
    the object's id of every needed path there. `now` is the day in UTC. `inactive` are the paths of profiles that
    nobody is shown just now; one that is changed here is active again.
    """
    pull, base, head = replace(drafted.pull, reviewed=reviewed), drafted.base, drafted.head
    needs = drafted.needs[:MOST_SIGNED]
    given = consent(pull, needs, unclear=len(needs) < len(drafted.needs) or bool(_unreadable(drafted.touched, needs)))
    findings = {*_added(base, head, now, drafted.allowed), *_revisions(drafted)}
    findings |= _added_in_refused(drafted, now)
    findings |= set(
        misplaced(
            {change.path: change.after for change in pull.changes if isinstance(change.after, bytes) and change.after}
        )
    )
    suggestions, questions = suggested(pull, base, head, drafted.touched, drafted.needs, now, inactive)
    return Verdict(
        pull=pull,
        settings=base.community.settings,
        head=head.community,
        by_maintainer=is_maintainer(pull.author, base),
        findings=tuple(sorted(findings)),
        touches=drafted.touched,
        suggestions=suggestions,
        questions=questions,
        signing=tuple((need, standing(need, given)) for need in needs),
        too_many=max(0, len(drafted.needs) - MOST_SIGNED),
        note=given.note,
        own_ids=_own_ids(pull, drafted.touched, findings),
        now=now,
        removed=removed(pull, base, head.community, now),
    )


def _unreadable(touches: Sequence[Touch], needs: Sequence[Requirement]) -> tuple[Touch, ...]:
    paths = {need.path for need in needs}
    changed = [touch for touch in touches if touch.kind == AGREEMENT and touch.verb != "deletes"]
    return tuple(touch for touch in changed if touch.path not in paths)


def hindered(pull: PullRequest, base: Loaded, obstacle: Obstacle, now: date, note: str | None = None) -> Verdict:
    """The verdict about a pull request that can't be judged. What the bot remembers of its signatures is kept: as it is
    where a `note` is given, else with what was taken back meanwhile.
    """
    return Verdict(
        pull=pull,
        settings=base.community.settings,
        head=base.community,
        by_maintainer=is_maintainer(pull.author, base),
        findings=(),
        touches=(),
        suggestions=(),
        signing=(),
        note=consent(pull, (), unclear=True).note if note is None else note,
        own_ids=(),
        now=now,
        obstacle=obstacle,
    )


def _added_in_refused(drafted: Draft, now: date) -> set[Finding]:
    refused = drafted.changes.keys() - drafted.allowed.keys()
    if not refused:
        return set()
    return {finding for finding in _added(drafted.base, drafted.whole, now, drafted.changes) if finding.path in refused}


def _added(base: Loaded, head: Loaded, now: date, changes: Mapping[str, Entry | None]) -> set[Finding]:
    """The new findings, under the base's settings as well: no pull request makes its own data pass by new limits."""
    changed = frozenset(path for path, entry in changes.items() if entry is not None)
    findings = set(added(base, head, now, changed))
    if head.community.settings != base.community.settings:
        strict = replace(head, community=replace(head.community, settings=base.community.settings))
        findings |= set(added(base, strict, now, changed))
    return findings


def _own_ids(pull: PullRequest, touched: tuple[Touch, ...], findings: set[Finding]) -> tuple[str, ...]:
    """Profiles under the author's own login that lack the number, or have it wrong: their line can be told."""
    login = pull.author.login.casefold()
    wrong = {finding.path for finding in findings if "`github_id`" in finding.message}
    own = [t for t in touched if t.kind == PROFILE and t.path in wrong and not t.refusal and pull.author.id]
    named = {finding.path for finding in findings if finding.rule == "empty-value" and "`github` is" in finding.message}
    templates = [t.path for t in own if t.verb == "adds" and t.path in named]
    if len(templates) == len(own) == 1:  # someone sent the template as it is: it can only be theirs
        return tuple(templates)
    return tuple(t.path for t in own if t.path.rsplit("/", 1)[-1].removesuffix(".yml").casefold() == login)


def _revisions(drafted: Draft) -> Iterator[Finding]:
    """What the change as such breaks."""
    before, after = records_by_path(drafted.base), records_by_path(drafted.head)
    amended = {need.path for need in drafted.needs if need.kind == AMENDMENT}
    for change in drafted.pull.changes:
        old, new = before.get(change.path), after.get(change.path)
        yield from examine_change(
            Revision(
                change.path,
                change.before is not None,
                old if isinstance(old, Agreement) else None,
                new if isinstance(new, Agreement) else None,
                change.path in amended,
                drafted.terms,
            ),
            drafted.head.locator(change.path),
        )

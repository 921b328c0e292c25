"""The plan for a pull request: one comment, labels, statuses. A value that can be printed, and carried out.

For: `judge`, from Git's objects to a verdict, and `plan`, from a verdict to what is to be done. Must not: carry it out.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from peerpact.bot.comments.comment import comment, descriptions
from peerpact.bot.verdict import FAILURE, Verdict, decide
from peerpact.community.activity import inactive_paths, long_ago
from peerpact.community.loader import Loaded, load
from peerpact.domain.entry import Entry
from peerpact.domain.errors import OperatorError
from peerpact.domain.findings import Finding
from peerpact.domain.pull_request import PullRequest
from peerpact.git.objects import Objects, changes, ids_at, texts
from peerpact.signing import Signature
from peerpact.signing.voided import approved_id, earlier, voided
from peerpact.text.escape import terminal
from peerpact.text.forge_links import Places

MOST_EARLIER = 8  # people whose earlier text is looked for
LABELS = {
    "profile": ("0e8a16", "Somebody joins, or changes their own profile"),
    "agreement": ("1d76db", "The terms of a partnership"),
    "needs-maintainer": ("fbca04", "Other parts of the repository: a maintainer has to look"),
    "needs-fix": ("d93f0b", "Something has to be corrected before the merge"),
}


@dataclass(frozen=True, slots=True)
class Status:
    """A commit status: its context, `success`, `pending` or `failure`, and the line beside it."""

    context: str
    state: str
    description: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be said and set on a pull request; `labels` are those of LABELS that belong on it."""

    number: int
    head: str
    comment: str
    labels: tuple[str, ...]
    statuses: tuple[Status, ...]
    findings: tuple[Finding, ...]

    def as_json(self) -> str:
        """The stable form that `--format json` prints."""
        data = {
            "number": self.number,
            "head": self.head,
            "labels": list(self.labels),
            "statuses": [{"context": s.context, "state": s.state, "description": s.description} for s in self.statuses],
            "findings": [finding.as_json() for finding in self.findings],
            "comment": self.comment,
        }
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

    def as_text(self) -> str:
        """For a terminal: statuses and labels, then the comment as it would be posted."""
        rows = [f"{s.context}: {s.state} ({terminal(s.description)})" for s in self.statuses]
        rows += [f"labels: {', '.join(self.labels) or 'none'}", "", *map(terminal, self.comment.split("\n"))]
        return "\n".join(rows)

    def as_markdown(self) -> str:
        """The comment alone, for a step summary."""
        return self.comment


FORMATS: dict[str, Callable[[Plan], str]] = {"text": Plan.as_text, "json": Plan.as_json, "markdown": Plan.as_markdown}


@dataclass(frozen=True, slots=True)
class Base:
    """A base commit with the community at it, loaded once for every pull request against it."""

    commit: str
    texts: dict[str, Entry]
    loaded: Loaded


def read_base(objects: Objects, commit: str) -> Base:
    """Load the community at a commit."""
    found = texts(objects, objects.tree(commit))
    return Base(commit, found, load(found))


def judge(pull: PullRequest, base: Base, objects: Objects, now: date) -> Verdict:
    """Read what a pull request changes, and decide; `pull` comes without its changes."""
    fork = objects.merge_base(base.commit, pull.head)
    changed = changes(objects, objects.tree(fork), objects.tree(pull.head))
    reviewed = _reviewed(pull, objects, frozenset(change.path for change in changed))
    whole = replace(pull, changes=changed, reviewed=reviewed)
    verdict = decide(whole, base.loaded, base.texts, now, _resting(whole, base, objects, now))
    return replace(verdict, earlier=_earlier(verdict, fork, objects))


def _resting(pull: PullRequest, base: Base, objects: Objects, now: date) -> frozenset[str]:
    """The profiles that rest at the base. Git is asked only where somebody may be suggested: for a profile, an ending.

    Where Git does not know the past, as in a shallow clone, nobody rests.
    """
    known = base.texts.keys()
    if not any(one.path.startswith("profiles/") or one.path in known for one in pull.changes):
        return frozenset()
    community = base.loaded.community
    days = objects.changed_since(base.commit, "profiles", long_ago(community.settings, now))
    if days is None:
        return frozenset()
    return inactive_paths(community, {each.path: days.get(each.path, date.min) for each in community.profiles}, now)


def _reviewed(pull: PullRequest, objects: Objects, paths: frozenset[str]) -> dict[str, dict[str, str]]:
    """What the changed files were at each approved commit; a commit that cannot be read stays unknown."""
    approved = {review.commit for review in pull.reviews if review.state == "APPROVED"}
    there = {commit: ids_at(objects, commit) for commit in approved}
    return {commit: {path: ids[path] for path in paths if path in ids} for commit, ids in there.items() if ids}


def _earlier(verdict: Verdict, fork: str, objects: Objects) -> dict[tuple[str, int], bytes | None]:
    """The bytes of voided signatures. They are for words alone: what cannot be read now is told as not found."""
    found: dict[tuple[str, int], bytes | None] = {}
    if verdict.checks == FAILURE:
        return found  # then there are no words about signatures
    for one in voided(verdict.signing):
        if len(found) < MOST_EARLIER:
            found[one.path, one.person] = earlier(one, verdict.pull, _versions(one, verdict.pull, fork, objects))
    return found


def _versions(one: Signature, pull: PullRequest, fork: str, objects: Objects) -> dict[str, bytes]:
    """The versions of a file that a voided signature may have been about, by Git's id."""
    try:
        if one.act and one.act.source == "review":
            known = approved_id(one, pull)
            return objects.blobs([known] if known else [])
        ids = {there[one.path] for there in pull.reviewed.values() if one.path in there}
        return objects.blobs({*ids, *objects.versions(fork, pull.head, one.path)})
    except OperatorError:
        return {}


def plan(verdict: Verdict, places: Places) -> Plan:
    """Put a verdict into words, labels and statuses."""
    said = descriptions(verdict)
    states = {"peerpact/checks": verdict.checks, "peerpact/signatures": verdict.signatures}
    return Plan(
        number=verdict.pull.number,
        head=verdict.pull.head,
        comment=comment(verdict, places),
        labels=tuple(label for label in LABELS if label in verdict.labels),
        statuses=tuple(Status(context, state, said[context]) for context, state in states.items()),
        findings=verdict.findings,
    )

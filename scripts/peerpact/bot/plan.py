"""The plan for a pull request: one comment, labels, statuses. A value that can be printed, and carried out.

For: `plan`, from a verdict to what is to be done. Must not: carry it out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from peerpact.bot.comments.comment import comment, descriptions
from peerpact.bot.verdict import Verdict
from peerpact.community.loader import Loaded, load
from peerpact.domain.entry import Entry
from peerpact.domain.findings import Finding
from peerpact.domain.pull_request import REGULAR
from peerpact.git.contents import texts
from peerpact.git.objects import Leaf, Objects
from peerpact.signing.terms import version_of
from peerpact.text.escape import terminal
from peerpact.text.forge_links import Places

LABELS = {
    "profile": ("0e8a16", "Someone joins, or changes their own profile"),
    "agreement": ("1d76db", "The terms of a partnership"),
    "needs-maintainer": ("fbca04", "Changes other files, so a maintainer has to review it"),
    "needs-fix": ("d93f0b", "There's a problem to fix before the merge"),
}


@dataclass(frozen=True, slots=True)
class Status:
    """A commit status: its context, `success`, `pending` or `failure`, and the line beside it."""

    context: str
    state: str
    description: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be said and set on a pull request; `labels` are those of LABELS that belong on it.

    `signs` says whether anybody signs, or has signed, something in it.
    """

    number: int
    head: str
    comment: str
    labels: tuple[str, ...]
    statuses: tuple[Status, ...]
    findings: tuple[Finding, ...]
    signs: bool = False

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
    """A base commit with its files and the community at it, loaded once for every pull request against it."""

    commit: str
    tree: Mapping[str, Leaf]
    texts: dict[str, Entry]
    loaded: Loaded

    @property
    def terms(self) -> frozenset[int]:
        """The released versions of the terms."""
        versions = (version_of(path) for path, leaf in self.tree.items() if leaf.mode == REGULAR)
        return frozenset(version for version in versions if version is not None)


def read_base(objects: Objects, commit: str) -> Base:
    """Load the community at a commit."""
    tree = objects.tree(commit)
    texts_read = texts(objects, tree)
    return Base(commit, tree, texts_read, load(texts_read))


def plan(verdict: Verdict, places: Places) -> Plan:
    """Put a verdict into words, labels and statuses."""
    sentences = descriptions(verdict)
    states = {"peerpact/checks": verdict.checks, "peerpact/signatures": verdict.signatures}
    return Plan(
        number=verdict.pull.number,
        head=verdict.pull.head,
        comment=comment(verdict, places),
        labels=tuple(label for label in LABELS if label in verdict.labels),
        statuses=tuple(Status(context, state, sentences[context]) for context, state in states.items()),
        findings=verdict.findings,
        signs=bool(verdict.signing or verdict.note),
    )

"""What has to be fixed: errors with the place and the text to write, and files that the author may not touch.

For: the first thing that a contributor reads when something is wrong. Must not: scold.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.comments.places import Places
from peerpact.decide import Verdict
from peerpact.escape import code, prose
from peerpact.findings import Finding
from peerpact.ownership import Touch

MOST_SHOWN = 20
_REFUSALS = {
    "not-yours": (
        "is somebody else's profile, and only its owner may change it.",
        "Take it out of this pull request; tell its owner if something in it is wrong.",
    ),
    "hands-over": (
        "would get another owner: `github_id` is not the number that it was.",
        "Put the old number back. For another person, add a profile of their own.",
    ),
    "no-owner": (
        "cannot be read as it stands on the main branch, so I cannot tell whose it is.",
        "A maintainer has to repair it first.",
    ),
    "not-partner": (
        "is an agreement between other people.",
        "One of its partners, or a maintainer, has to open the pull request.",
    ),
    "new-partners": (
        "would get other partners.",
        "Put the old partners back, and write a new agreement for the new ones.",
    ),
    "not-deleted": (
        "would be deleted; agreements stay as a record.",
        "Put it back. To end a partnership, add a line such as `ended: 2026-11-21`.",
    ),
}


def to_fix(verdict: Verdict, places: Places) -> str:
    """A numbered list, empty when nothing blocks the merge."""
    parts = [*_errors(verdict, places), *map(_refused, verdict.refused)]
    shown = [f"{number}. {part}" for number, part in enumerate(parts[:MOST_SHOWN], 1)]
    if len(parts) > MOST_SHOWN:
        shown.append(f"\n… and {len(parts) - MOST_SHOWN} more, which show when these are fixed.")
    return "\n".join([*shown, *_own_ids(verdict)])


def _errors(verdict: Verdict, places: Places) -> Iterator[str]:
    for finding in verdict.errors:
        yield f"{places.line(verdict.pull.head, finding.path, finding.line)}: {_said(finding)}"


def _said(finding: Finding) -> str:
    return f"{prose(finding.message)}\n   {prose(finding.fix)}"


def _refused(touch: Touch) -> str:
    what, cure = _REFUSALS[touch.refusal]
    return f"{code(touch.path)} {prose(what)}\n   {prose(cure)}"


def _own_ids(verdict: Verdict) -> Iterator[str]:
    for path in verdict.own_ids:
        line = f"github_id: {verdict.pull.author.id}"
        yield f"\nThe line that is missing in {code(path)}, to copy:\n\n```yaml\n{line}\n```"

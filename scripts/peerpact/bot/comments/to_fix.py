"""What has to be fixed: errors with the place and the text to write, and files that the author may not touch.

For: the first thing that a contributor reads when something is wrong. Must not: scold.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.bot.comments.join_form import is_about_form, refused
from peerpact.bot.ownership import Touch
from peerpact.bot.verdict import Verdict
from peerpact.domain.findings import Finding
from peerpact.text.escape import code, prose
from peerpact.text.forge_links import Places, shown

MOST_SHOWN = 20
_LINES = ("yaml-syntax", "empty-value")  # rules whose advice may end with a whole line to write
_REFUSALS = {
    "not-yours": (
        "is somebody else's profile, and only its owner may change it.",
        "Leave it as it was; tell its owner if something in it is wrong.",
    ),
    "hands-over": (
        "would get another owner: `github_id` is not the number that it was.",
        "Put the old number back. For another person, add a profile of their own.",
    ),
    "not-your-login": (
        "bears a login that is not yours.",
        "Write your own login, as GitHub shows it, and call the file like it.",
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


def to_fix(verdict: Verdict, places: Places, most: int = MOST_SHOWN) -> str:
    """A numbered list of at most `most` entries, empty when nothing blocks the merge."""
    parts = [*_errors(verdict, places), *(_refused(touch, verdict) for touch in verdict.refused)]
    rows = [f"{number}. {part}" for number, part in enumerate(parts[:most], 1)]
    if len(parts) > most:
        rows.append(f"\n… and {len(parts) - most:,} more, which show when these are fixed.")
    return "\n".join([*rows, *_own_ids(verdict)])


def _errors(verdict: Verdict, places: Places) -> Iterator[str]:
    for finding in verdict.errors:
        yield f"{places.line(verdict.pull.head, finding.path, finding.line)}: {places.link_guides(_said(finding))}"


def _said(finding: Finding) -> str:
    # A line to copy stands in a code span: elsewhere harmless text may hold a character that nobody sees.
    advice, write, line = finding.fix.partition("Write: ")
    cure = f"{prose(advice + write)}{code(line)}" if write and finding.rule in _LINES else prose(finding.fix)
    return f"{prose(finding.message)}\n   {cure}"


def _refused(touch: Touch, verdict: Verdict) -> str:
    if is_about_form(touch.refusal):
        what, cure = refused(touch.refusal)
        return f"{shown(touch.path)}: {prose(what)}\n   {prose(cure)}"
    what, cure = _REFUSALS[touch.refusal]
    if touch.refusal == "not-yours" and touch.verb == "adds":
        what, cure = _not_your_number(verdict)
    elif touch.refusal == "not-yours" and _stem(touch.path) == verdict.pull.author.login.casefold():
        what, cure = _earlier_login(touch, verdict)
    return f"{shown(touch.path)} {prose(what)}\n   {prose(cure)}"


def _not_your_number(verdict: Verdict) -> tuple[str, str]:
    """A new profile with another number: somebody else's, or a slip of the finger."""
    mine = f"If it is yours, write `github_id: {verdict.pull.author.id}`. " if verdict.pull.author.id else ""
    return (
        "is a profile with a number that is not that of your account, and everybody adds their own profile.",
        f"{mine}If it is for somebody else, take it out; they can add it themselves.",
    )


def _earlier_login(touch: Touch, verdict: Verdict) -> tuple[str, str]:
    """A login that was given up and taken by another account: the number tells them apart."""
    numbers = ", ".join(map(str, sorted(touch.owners)))
    return (
        f"belongs to the account that had your login before: its number is {numbers}, yours is "
        f"{verdict.pull.author.id}.",
        "Leave it as it was, and ask a maintainer to move it out of the way; then you can add your own.",
    )


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".yml").casefold()


def _own_ids(verdict: Verdict) -> Iterator[str]:
    for path in verdict.own_ids:
        line = f"github_id: {verdict.pull.author.id}"
        yield f"\nThe line that is missing in {shown(path)}, to copy:\n\n```yaml\n{line}\n```"

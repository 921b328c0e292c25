"""What has to be fixed: errors with the place and the text to write, and files that the author may not touch.

For: the first thing that a contributor reads when something is wrong. Must not: scold.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

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
        "is someone else's profile, and only its owner can change it.",
        "Undo your change to this file. If something in it is wrong, let its owner know.",
    ),
    "hands-over": (
        "would belong to someone else, because `github_id` has changed.",
        "Restore the old user ID. If it's for another person, they can add their own profile.",
    ),
    "not-your-login": (
        "has a username that isn't yours.",
        "Use your own username, as GitHub shows it, and name the file after it.",
    ),
    "no-owner": (
        "can't be read on the main branch, so I can't tell whose it is.",
        "A maintainer has to fix it first.",
    ),
    "not-partner": (
        "is an agreement between other people.",
        "One of its partners, or a maintainer, has to open the pull request.",
    ),
    "new-partners": (
        "would have different partners.",
        "Restore the old partners, and write a new agreement for the new ones.",
    ),
    "not-deleted": (
        "would be deleted, but agreements stay as a record.",
        "Restore it. To end a partnership, add a line with the date: `ended: YYYY-MM-DD`.",
    ),
}


def to_fix(verdict: Verdict, places: Places, most: int = MOST_SHOWN) -> str:
    """A numbered list of at most `most` entries, empty when nothing blocks the merge."""
    parts = chain(_errors(verdict, places), (_refused(touch, verdict) for touch in verdict.refused))
    rows = [f"{number}. {part}" for number, part in enumerate(islice(parts, most), 1)]
    more = len(verdict.errors) + len(verdict.refused) - most
    if more > 0:
        rows.append(f"\n… and {more:,} more. I'll show them once these are fixed.")
    return "\n".join([*rows, *_own_ids(verdict)])


def _errors(verdict: Verdict, places: Places) -> Iterator[str]:
    own = set(verdict.own_ids)
    for finding in verdict.errors:
        if finding.path in own and "github_id" in finding.message:
            place = places.line(verdict.pull.head, finding.path, finding.line)
            yield f"{place}: **{prose(finding.message)}**\n   Add the line below."
            continue
        yield f"{places.line(verdict.pull.head, finding.path, finding.line)}: {places.link_guides(_said(finding))}"


def _said(finding: Finding) -> str:
    # A line to copy is in a code span: elsewhere harmless text may hold a character that nobody sees.
    advice, write, line = finding.fix.partition("Write: ")
    fix = f"{prose(advice + write)}{code(line)}" if write and finding.rule in _LINES else prose(finding.fix)
    return f"**{prose(finding.message)}**\n   {fix}"


def _refused(touch: Touch, verdict: Verdict) -> str:
    if is_about_form(touch.refusal):
        problem, fix = refused(touch.refusal)
        return f"{shown(touch.path)}: {prose(problem)}\n   {prose(fix)}"
    problem, fix = _REFUSALS[touch.refusal]
    if touch.refusal == "not-yours" and touch.verb == "adds":
        problem, fix = _not_your_number(verdict)
    elif touch.refusal == "not-yours" and _stem(touch.path) == verdict.pull.author.login.casefold():
        problem, fix = _earlier_login(touch, verdict)
    return f"{shown(touch.path)} {prose(problem)}\n   {prose(fix)}"


def _not_your_number(verdict: Verdict) -> tuple[str, str]:
    """A new profile with another number: someone else's, or a typo."""
    mine = f"If it's yours, use `github_id: {verdict.pull.author.id}`. " if verdict.pull.author.id else ""
    return (
        "has a user ID that isn't yours, and people add their own profiles.",
        f"{mine}If it's for someone else, remove it; they can add it themselves.",
    )


def _earlier_login(touch: Touch, verdict: Verdict) -> tuple[str, str]:
    """A login that was given up and taken by another account: the number tells them apart."""
    numbers = ", ".join(map(str, sorted(touch.owners)))
    return (
        f"belongs to the account that had your username before: its user ID is {numbers}, yours is "
        f"{verdict.pull.author.id}.",
        "Restore it, and ask a maintainer to remove it. Then you can add your own.",
    )


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".yml").casefold()


def _own_ids(verdict: Verdict) -> Iterator[str]:
    """The lines that only the bot knows, ready to copy: the author's user ID, and their username where it's missing."""
    author = verdict.pull.author
    for path in verdict.own_ids:
        if _stem(path) == author.login.casefold():
            instruction, lines = "this line to {}. It's your GitHub user ID", [f"github_id: {author.id}"]
        else:
            instruction = f"these lines to {{}}, which are yours, and rename the file to {code(f'{author.login}.yml')}"
            lines = [f"github: {author.login}", f"github_id: {author.id}"]
        yield f"\nAdd {instruction.format(shown(path))}:\n\n```yaml\n" + "\n".join(lines) + "\n```"

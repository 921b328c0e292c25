"""Every word that the bot says on a pull request.

For: `comment` and `descriptions`, from a verdict to Markdown and to status lines. Must not: decide anything. All that
people wrote goes through `escape` on its way out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from peerpact.bot.comments.details import saw
from peerpact.bot.comments.join_form import in_short, is_about_form
from peerpact.bot.comments.next_steps import MOST_NAMED, following
from peerpact.bot.comments.obstacles import in_short as about_obstacle
from peerpact.bot.comments.partners import partners
from peerpact.bot.comments.signatures import description, signatures
from peerpact.bot.comments.state import state
from peerpact.bot.comments.to_fix import to_fix
from peerpact.bot.verdict import FAILURE, Verdict
from peerpact.text.forge_links import Places, shown
from peerpact.text.wording import amount

MARKER = "<!-- peerpact:comment -->"
MOST_CHARACTERS = 60_000  # GitHub takes 65,536
FEWEST_SHOWN = 5


def comment(verdict: Verdict, places: Places) -> str:
    """The one comment of a pull request, as Markdown."""
    return _joined(sections(verdict, places))


def sections(verdict: Verdict, places: Places) -> dict[str, str]:
    """The parts of the comment by name, in their order; when it grows too long, what matters least is left empty."""
    parts = {"marker": MARKER + verdict.note, "greeting": state(verdict, places)}
    parts |= {"removed": _removed(verdict, places), "to fix": to_fix(verdict, places)}
    parts |= {"signatures": signatures(verdict, places), "partners": partners(verdict, places)}
    parts |= {"next": following(verdict, places), "saw": saw(verdict, places)}
    shorter = {
        "to fix": lambda: to_fix(verdict, places, FEWEST_SHOWN),
        "signatures": lambda: signatures(verdict, places, briefly=True),
    }
    for dropped in ("", "saw", "partners", "to fix", "signatures"):
        if dropped == "partners":  # then nothing may speak of people above or below
            alone = replace(verdict, suggestions=())
            parts |= {"greeting": state(alone, places), "next": following(alone, places)}
        if dropped:
            parts[dropped] = shorter.get(dropped, lambda: "")()
        if len(_joined(parts)) <= MOST_CHARACTERS:
            break
    return parts


def _joined(parts: Mapping[str, str]) -> str:
    return "\n\n".join(part for part in parts.values() if part) + "\n"


def _removed(verdict: Verdict, places: Places) -> str:
    """For a maintainer, who can delete a running partnership's agreement."""
    if not verdict.removed or verdict.checks == FAILURE:
        return ""
    files = ", ".join(map(shown, verdict.removed[:MOST_NAMED]))
    more = len(verdict.removed) - MOST_NAMED
    page = places.guide("ending.md#the-line")
    how = f"[one partner adds `ended`]({page})" if page else "one partner adds `ended`"
    records = (
        "the record of a running partnership" if len(verdict.removed) == 1 else "the records of running partnerships"
    )
    return (
        f"**This deletes {records}** without the partners' signatures: {files}"
        f"{f' and {more:,} more' if more > 0 else ''}. "
        f"To end a partnership and keep its record, {how}. If you still want to delete it, you or another maintainer "
        "can merge."
    )


def descriptions(verdict: Verdict) -> dict[str, str]:
    """The line beside each status, at most 140 characters as GitHub wants it."""
    return {"peerpact/checks": _checks(verdict)[:140], "peerpact/signatures": description(verdict)[:140]}


def _checks(verdict: Verdict) -> str:
    if verdict.obstacle:
        return about_obstacle(verdict.obstacle)
    problems = list(_wrong(verdict))
    if problems:
        return f"To fix: {', '.join(problems)}"
    if verdict.others and not verdict.by_maintainer:
        return f"Nothing to fix; a maintainer reviews {amount(len(verdict.others), 'other file')}"
    return "Nothing to fix"


def _wrong(verdict: Verdict) -> Iterator[str]:
    if verdict.errors:
        yield amount(len(verdict.errors), "error")
    words = [in_short(touch.refusal) for touch in verdict.refused if is_about_form(touch.refusal)]
    if words:
        yield words[0]
    elif verdict.refused:
        yield f"{amount(len(verdict.refused), 'file')} not the author's to change"

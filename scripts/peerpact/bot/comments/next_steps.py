"""What else there is to do, and who does it.

For: a few lines after everything else. Must not: repeat what the first lines say.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.bot.comments.join_form import steps as form_steps
from peerpact.bot.verdict import FAILURE, SUCCESS, Verdict
from peerpact.text.forge_links import Places, shown

MOST_NAMED = 5


def following(verdict: Verdict, places: Places) -> str:
    """What else there is to do, as a short list; empty where the first lines have said it all."""
    steps = list(_steps(verdict, places))
    return "\n".join(["**Next steps**\n", *(f"- {step}" for step in steps)]) if steps else ""


def _steps(verdict: Verdict, places: Places) -> Iterator[str]:
    if verdict.obstacle:
        return
    if verdict.checks == FAILURE:
        yield from _repairs(verdict, places)
        return
    if verdict.others and not verdict.by_maintainer:
        files = ", ".join(shown(touch.path) for touch in verdict.others[:MOST_NAMED])
        more = len(verdict.others) - MOST_NAMED
        yield f"{_maintainers(verdict, places)}: please review {files}{f' and {more:,} more' if more > 0 else ''}."
    if verdict.by_maintainer and not verdict.removed and verdict.touches:
        yield f"You or another maintainer can merge{' once everyone has signed' if _unsigned(verdict) else ''}."
    if verdict.pull.joins:
        yield from form_steps(verdict, places)


def _unsigned(verdict: Verdict) -> bool:
    return verdict.signatures != SUCCESS


def _repairs(verdict: Verdict, places: Places) -> Iterator[str]:
    """How to correct what's wrong: in the browser, because few have the files at hand."""
    taken_out = [touch for touch in verdict.refused if (touch.verb, touch.refusal) != ("adds", "not-yours")]
    if verdict.pull.joins:
        taken_out = []
        yield from form_steps(verdict, places)
    elif verdict.errors or len(taken_out) < len(verdict.refused):
        yield "You: choose *Edit file* in the menu (⋯) under *Files changed*, fix the problems and commit."
    if taken_out:
        way = "remove these files from this pull request, or restore them as they were"
        yield f"You: {way}. If nothing is left, close it."
    broken = [shown(touch.path) for touch in verdict.refused if touch.refusal == "no-owner"]
    if broken:
        yield f"{_maintainers(verdict, places)}: please fix {', '.join(broken[:MOST_NAMED])} on the main branch."
    pushes = "" if verdict.pull.joins else " whenever you push"
    page = places.guide("how-to/answer-the-bot.md")
    help_ = f" [How the bot works]({page})" if page else ""
    yield f"I update this comment{pushes}. To run the checks again, comment `/recheck`.{help_}"


def _maintainers(verdict: Verdict, places: Places) -> str:
    names = [places.mention(person.github) for person in verdict.settings.maintainers[:MOST_NAMED]]
    return ", ".join(names) or "A maintainer"

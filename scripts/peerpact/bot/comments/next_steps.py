"""What happens next, and who acts.

For: a few lines that leave nobody waiting for nobody. Must not: repeat what has to be fixed.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.bot.comments.join_form import steps as form_steps
from peerpact.bot.comments.obstacles import step
from peerpact.bot.comments.partners import people_in
from peerpact.bot.ownership import PROFILE
from peerpact.bot.verdict import FAILURE, SUCCESS, Verdict
from peerpact.text.forge_links import Places, shown

MOST_NAMED = 5


def following(verdict: Verdict, places: Places) -> str:
    """The next steps as a short list."""
    steps = list(_steps(verdict, places))
    return "\n".join(["**What happens next**\n", *(f"- {step}" for step in steps)])


def _steps(verdict: Verdict, places: Places) -> Iterator[str]:
    if verdict.obstacle:
        yield step(verdict.obstacle)
        return
    if verdict.checks == FAILURE:
        yield from _repairs(verdict, places)
        return
    if not verdict.touches:
        yield "You: push your change, or close the pull request."
        return
    if verdict.signatures != SUCCESS:
        yield "Whoever is still to sign: please read the text under *Files changed* first. Nothing is merged before."
    if verdict.others and not verdict.by_maintainer:
        files = ", ".join(shown(touch.path) for touch in verdict.others[:MOST_NAMED])
        more = len(verdict.others) - MOST_NAMED
        yield f"{_maintainers(verdict, places)}: please look at {files}{f' and {more:,} more' if more > 0 else ''}."
    yield f"{'A maintainer' if not verdict.by_maintainer else 'You, or another maintainer,'} can merge{_then(verdict)}."
    if verdict.pull.joins:
        yield from form_steps(verdict, places)
    for found in verdict.suggestions:
        if people_in(found):
            who = _called(found.participant, verdict, places)
            yield f"{who}: write to one of the people above and get to know each other. It is your choice, and theirs."


def _called(login: str, verdict: Verdict, places: Places) -> str:
    profile = verdict.head.by_login.get(login.casefold())
    return "You" if profile and profile.github_id == verdict.pull.author.id else places.mention(login)


def _repairs(verdict: Verdict, places: Places) -> Iterator[str]:
    """How to correct what is wrong: in the browser, for few have the files at hand."""
    taken_out = [touch for touch in verdict.refused if (touch.verb, touch.refusal) != ("adds", "not-yours")]
    if verdict.pull.joins:
        taken_out = []
        yield from form_steps(verdict, places)
    elif verdict.errors or len(taken_out) < len(verdict.refused):
        yield "You: open *Files changed*, choose *Edit file* in the menu (⋯) of the file, correct it and commit."
    if taken_out:
        way = "take the files named above out of this pull request, or put them back as they were"
        yield f"You: {way}. If nothing is left, close it."
    broken = [shown(touch.path) for touch in verdict.refused if touch.refusal == "no-owner"]
    if broken:
        yield f"{_maintainers(verdict, places)}: please repair {', '.join(broken[:MOST_NAMED])} on the main branch."
    pushes = "" if verdict.pull.joins else " when you push"
    page = places.guide("how-to/answer-the-bot.md")
    help_ = f" [Here is how to answer me]({page})." if page else ""
    yield f"This comment renews itself{pushes}; a comment `/recheck` asks for it at any time.{help_}"


def _then(verdict: Verdict) -> str:
    if verdict.signatures != SUCCESS:
        return " when everybody who must has signed"
    verbs = {touch.verb for touch in verdict.touches if touch.kind == PROFILE}
    if verbs == {"adds"}:
        return "; then the profile appears in the directory"
    gone = "; then the profile leaves the directory. Agreements stay as a record, and so does the repository's history"
    return gone if verbs == {"deletes"} else ""


def _maintainers(verdict: Verdict, places: Places) -> str:
    names = [places.mention(person.github) for person in verdict.settings.maintainers[:MOST_NAMED]]
    return ", ".join(names) or "A maintainer"

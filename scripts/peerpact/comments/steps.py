"""What happens next, and who acts.

For: a few lines that leave nobody waiting for nobody. Must not: repeat what has to be fixed.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.comments.places import Places
from peerpact.decide import FAILURE, SUCCESS, Verdict
from peerpact.escape import code

MOST_NAMED = 5


def following(verdict: Verdict, places: Places) -> str:
    """The next steps as a short list."""
    steps = list(_steps(verdict, places))
    return "\n".join(["**What happens next**\n", *(f"- {step}" for step in steps)])


def _steps(verdict: Verdict, places: Places) -> Iterator[str]:
    if verdict.checks == FAILURE:
        yield (
            "You: open *Files changed*, choose *Edit file* in the menu (⋯) of the file, correct it and commit. "
            "This comment renews itself; a comment `/recheck` asks for it at any time."
        )
        return
    if verdict.signatures != SUCCESS:
        yield "The partners: read the text under *Files changed* and sign it; nothing is merged before."
    if verdict.others and not verdict.by_maintainer:
        files = ", ".join(code(touch.path) for touch in verdict.others[:MOST_NAMED])
        more = len(verdict.others) - MOST_NAMED
        yield f"{_maintainers(verdict, places)}: please look at {files}{f' and {more} more' if more > 0 else ''}."
    yield f"{'A maintainer' if not verdict.by_maintainer else 'You, or another maintainer,'} can merge{_then(verdict)}."
    if any(found.suggestions for found in verdict.suggestions):
        yield "You: write to one of the people above and get to know each other. It is your choice, and theirs."


def _then(verdict: Verdict) -> str:
    if verdict.signatures != SUCCESS:
        return " when everybody who must has signed"
    adds = any(touch.kind == "profile" and touch.verb == "adds" for touch in verdict.touches)
    return "; then the profile appears in the directory" if adds else ""


def _maintainers(verdict: Verdict, places: Places) -> str:
    names = [places.mention(person.github) for person in verdict.settings.maintainers[:MOST_NAMED]]
    return ", ".join(names) or "A maintainer"

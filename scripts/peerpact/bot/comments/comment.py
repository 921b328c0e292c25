"""Every word that the bot says on a pull request.

For: `comment` and `descriptions`, from a verdict to Markdown and to status lines. Must not: decide anything. All that
people wrote goes through `escape` on its way out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from peerpact.bot.comments.details import saw
from peerpact.bot.comments.join_form import asker, in_short, is_about_form
from peerpact.bot.comments.next_steps import MOST_NAMED, following
from peerpact.bot.comments.obstacles import in_short as about_obstacle
from peerpact.bot.comments.obstacles import why
from peerpact.bot.comments.partners import partners, people_in
from peerpact.bot.comments.signatures import description, signatures
from peerpact.bot.comments.to_fix import to_fix
from peerpact.bot.ownership import AGREEMENT, PROFILE
from peerpact.bot.verdict import FAILURE, SUCCESS, Verdict
from peerpact.signing.requirements import ENDING
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
    parts = {"marker": MARKER + verdict.note, "greeting": _greeting(verdict, places)}
    parts |= {"removed": _removed(verdict, places), "to fix": to_fix(verdict, places)}
    parts |= {"signatures": signatures(verdict, places), "partners": partners(verdict, places)}
    parts |= {"next": following(verdict, places), "saw": saw(verdict, places)}
    for dropped in ("", "saw", "partners", "to fix"):
        if dropped == "partners":  # then nothing may speak of people above or below
            alone = replace(verdict, suggestions=())
            parts |= {"greeting": _greeting(alone, places), "next": following(alone, places)}
        if dropped:
            parts[dropped] = to_fix(verdict, places, FEWEST_SHOWN) if dropped == "to fix" else ""
        if len(_joined(parts)) <= MOST_CHARACTERS:
            break
    return parts


def _joined(parts: Mapping[str, str]) -> str:
    return "\n\n".join(part for part in parts.values() if part) + "\n"


def _greeting(verdict: Verdict, places: Places) -> str:
    hello = _hello(verdict, places)
    kinds = {touch.kind for touch in verdict.touches}
    if verdict.obstacle:
        return f"{hello}. {why(verdict.obstacle)}"
    if verdict.checks == FAILURE:
        count = amount(len(verdict.errors) + len(verdict.refused), "thing")
        thanks = f"{hello}, and thank you!" if verdict.pull.first else f"{hello}."
        return f"{thanks} {count[0].upper()}{count[1:]} to sort out before this can be merged:"
    if not kinds:
        return f"{hello}. This pull request changes nothing."
    if kinds == {PROFILE} and all(touch.owners == {verdict.pull.author.id} for touch in verdict.touches):
        return _own_profile(verdict, hello)
    if kinds == {AGREEMENT} and verdict.signing and all(need.kind == ENDING for need, _ in verdict.signing):
        return _parting(verdict, hello, places)
    if kinds == {AGREEMENT} and all(touch.verb != "deletes" for touch in verdict.touches):
        signed = verdict.signatures == SUCCESS
        return f"{hello}. The agreement is in order{' and signed' if signed else '. Below is who still has to sign'}."
    return f"{hello}. Nothing is wrong with these files."


def _parting(verdict: Verdict, hello: str, places: Places) -> str:
    """For an ending, whoever wishes it: no reason is asked for, nothing is praised that may have hurt, and there is a
    way to tell somebody in private.
    """
    others = any(map(people_in, verdict.suggestions))
    page = places.guide("safety.md#how-to-report")
    private = f"[private way to tell somebody]({page})" if page else "private way to tell somebody"
    return (
        f"{hello}. A partnership comes to its end here, and nobody needs a reason. With the merge your places are free "
        f"again{'; below are people to meet next' if others else ''}.\n\nDid something not feel right? There is a "
        f"{private}. Please do not write about it here, where everybody can read it."
    )


def _removed(verdict: Verdict, places: Places) -> str:
    """For a maintainer, whom nothing stops from deleting a running partnership's agreement."""
    if not verdict.removed or verdict.checks == FAILURE:
        return ""
    files = ", ".join(map(shown, verdict.removed[:MOST_NAMED]))
    more = len(verdict.removed) - MOST_NAMED
    page = places.guide("ending.md#the-line")
    ending = f"[An ending]({page})" if page else "An ending"
    what = "a running partnership" if len(verdict.removed) == 1 else "running partnerships"
    return (
        f"**This removes {what}**: {files}{f' and {more:,} more' if more > 0 else ''}. No partner is asked to sign. "
        f"{ending} keeps the record, and one partner alone can sign it."
    )


def _own_profile(verdict: Verdict, hello: str) -> str:
    if all(touch.verb == "deletes" for touch in verdict.touches):
        return f"{hello}, for having been here. You are welcome back at any time."
    welcome = f"{hello}! It is good to have you here." if verdict.pull.first else f"{hello}."
    return f"{welcome} Everything in your profile is in order."


def _hello(verdict: Verdict, places: Places) -> str:
    word, author = "Welcome" if verdict.pull.first else "Thank you", asker(verdict)
    return f"{word}, {places.mention(author.login)}" if author.id else word


def descriptions(verdict: Verdict) -> dict[str, str]:
    """The line beside each status, at most 140 characters as GitHub wants it."""
    return {"peerpact/checks": _checks(verdict)[:140], "peerpact/signatures": description(verdict)[:140]}


def _checks(verdict: Verdict) -> str:
    if verdict.obstacle:
        return about_obstacle(verdict.obstacle)
    said = list(_wrong(verdict))
    if said:
        return f"To fix: {', '.join(said)}"
    if verdict.others and not verdict.by_maintainer:
        return f"Nothing to fix; a maintainer looks at {amount(len(verdict.others), 'other file')}"
    return "Nothing to fix"


def _wrong(verdict: Verdict) -> Iterator[str]:
    if verdict.errors:
        yield amount(len(verdict.errors), "error")
    words = [in_short(touch.refusal) for touch in verdict.refused if is_about_form(touch.refusal)]
    if words:
        yield words[0]
    elif verdict.refused:
        yield f"{amount(len(verdict.refused), 'file')} not the author's to change"

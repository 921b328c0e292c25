"""Words about joining by a form: in the issue that holds it, and in the pull request that was made from it.

For: every sentence for someone who joins without Git. Must not: decide, or send them to a file: they change their
answers, and everything else follows from that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peerpact.bot.join_form import QUESTIONS, Complaint
from peerpact.bot.ownership import FORM_CLOSED, FORM_DIFFERS, FORM_EDITED, FORM_GONE, FORM_UNCLEAR
from peerpact.bot.verdict import Verdict
from peerpact.domain.pull_request import GHOST, Account
from peerpact.text.escape import prose
from peerpact.text.forge_links import Places
from peerpact.text.wording import amount

MARKER = "<!-- peerpact:join -->"
MOST_SHOWN = 40
_RENEW = "Save your issue once yourself (adding a space is enough), and I'll make everything again from it."
_REFUSALS = {
    FORM_GONE: (
        "The form that this was made from no longer exists.",
        "Please close this pull request. The person it was for can fill in the form again.",
    ),
    FORM_CLOSED: (
        "The form that this was made from has been withdrawn.",
        "This pull request closes with it. To continue after all, reopen the issue.",
    ),
    FORM_EDITED: (
        "The form that this was made from was last edited by someone else, and only its author can decide what their "
        "profile says.",
        "Read the form. If it's right, save it once yourself; adding a space is enough.",
    ),
    FORM_UNCLEAR: (
        "The form has been edited, and I can't make a profile from it as it is now.",
        "The issue says what to change.",
    ),
    FORM_DIFFERS: (
        "This differs from what the form says now, because one of the two has been changed.",
        f"{_RENEW} You don't have to push anything here.",
    ),
}
_IN_SHORT = {
    FORM_GONE: "the form is gone",
    FORM_CLOSED: "the form was withdrawn",
    FORM_EDITED: "someone else has edited the form",
    FORM_UNCLEAR: "the form can't be read as it is now",
    FORM_DIFFERS: "the profile isn't what the form says now",
}


def asker(verdict: Verdict) -> Account:
    """Who a comment speaks to: the person who filled in the form, not the bot that opened the pull request."""
    pull = verdict.pull
    return pull.author if not pull.joins else pull.form.author if pull.form else GHOST


def refused(refusal: str) -> tuple[str, str]:
    """Why a profile is not taken for its owner's word, and what to do about it."""
    return _REFUSALS[refusal]


def is_about_form(refusal: str) -> bool:
    """Whether a refusal is one of a pull request that was made from a form."""
    return refusal in _REFUSALS


def in_short(refusal: str) -> str:
    """The same for the line beside a status."""
    return _IN_SHORT[refusal]


def steps(verdict: Verdict, places: Places) -> Iterator[str]:
    """How to change or withdraw what was asked for by a form."""
    pull, person = verdict.pull, asker(verdict)
    addressee = "You" if pull.author == person else places.mention(person.login)
    if pull.form and person.id and pull.form.open:
        yield f"{addressee}: to change something, edit your answers in #{pull.joins}; to withdraw, close it."
    elif pull.form and person.id:
        yield f"{addressee}: to continue after all, reopen #{pull.joins}. Otherwise, there's nothing left to do."


def to_change(complaints: Sequence[Complaint], login: str, places: Places) -> str:
    """The comment on a form that cannot become a profile yet, question by question."""
    ordered = [*(c for c in complaints if not c.question)]
    ordered += [c for question in QUESTIONS for c in complaints if c.question == question.id]
    headings = {question.id: question.heading for question in QUESTIONS}
    rows = [_row(complaint, headings) for complaint in ordered[:MOST_SHOWN]]
    if len(ordered) > MOST_SHOWN:
        rows.append(f"- … and {amount(len(ordered) - MOST_SHOWN, 'more thing')}.")
    count = amount(len(ordered), "thing")
    hello = f"Thanks, {places.mention(login)}. **{count} to change before this can become your profile.**"
    how = (
        "To change an answer, choose *Edit* in the menu (⋯) at the top of this issue, and save. I'll check again and "
        "update this comment. Leave the lines that begin with `###` as they are."
    )
    return "\n\n".join((MARKER, hello, "\n".join(rows), how)) + "\n"


def _row(complaint: Complaint, headings: dict[str, str]) -> str:
    where = f"**{headings[complaint.question]}**: " if complaint.question else ""
    return f"- {where}{prose(complaint.message)}"


def ready(login: str, pull: int, places: Places, has_profile: bool) -> str:
    """The comment on a form that has become a pull request."""
    thanks = f"Thanks, {places.mention(login)}." if has_profile else f"Welcome, {places.mention(login)}."
    answer = f"**Your answers are now pull request #{pull}.** A maintainer will merge it; there's nothing else to do."
    how = "To change an answer, edit this issue, and I'll update the pull request. To withdraw, close the issue."
    return "\n\n".join((MARKER, f"{thanks} {answer}", how)) + "\n"


def waits(login: str, places: Places) -> str:
    """The comment on a sound form that waits for a setting: the maintainers' matter, and nobody's mistake."""
    thanks = f"Thanks, {places.mention(login)}. **Your answers are complete, and are waiting for a maintainer.**"
    why = (
        "Before I can open a pull request, a maintainer has to allow it in the settings on GitHub. You don't need to "
        "do anything: nothing is lost, and I'll update this comment."
    )
    for_maintainers = (
        "For a maintainer: allow it under *Settings → Actions → General → Allow GitHub Actions to create and approve "
        "pull requests*. Then open the failed run of *Join* under *Actions* and choose *Re-run jobs*."
    )
    return "\n\n".join((MARKER, f"{thanks} {why}", for_maintainers)) + "\n"


def nothing_new(login: str, places: Places) -> str:
    """The comment on a form that says what the profile says already."""
    sentence = "**your profile already says all of this**, so there's nothing to merge. You can close this issue."
    return f"{MARKER}\n\n{places.mention(login)}, {sentence}\n"


def second_form(login: str, other: int, places: Places) -> str:
    """The comment on a second form of someone whose first one waits for its merge."""
    sentence = f"**you have another form open: #{other}, which is already a pull request.**"
    how = "Edit your answers there. Or close it, and then save this one again (adding a space is enough)."
    return f"{MARKER}\n\n{places.mention(login)}, {sentence} {how}\n"


def by_another(login: str, places: Places) -> str:
    """The comment where someone else has changed a form: nobody speaks in another one's name."""
    sentence = (
        "**someone else has changed or reopened this form, so I've stopped.** Only you can decide what your profile "
        "says."
    )
    how = (
        "Please read it. If it's right, save it once yourself (adding a space is enough), and I'll continue from there."
    )
    return f"{MARKER}\n\n{places.mention(login)}, {sentence} {how}\n"


def withdrawn(login: str, places: Places) -> str:
    """The comment on a form that was closed before the merge."""
    sentence = "**this form is closed, so I've closed its pull request.** You can reopen it at any time."
    return f"{MARKER}\n\n{places.mention(login)}, {sentence}\n"


def title(login: str, has_profile: bool) -> str:
    """The title of the pull request."""
    return f"{'Change' if has_profile else 'Add'} the profile of {login}"


def body(number: int, login: str, places: Places) -> str:
    """The text of the pull request; the words about closing are GitHub's own."""
    made = f"{places.mention(login)} filled in the form of #{number}, and this is the profile that it says."
    how = (
        "Please don't push here. The person who filled in the form edits the issue, and this follows. Closing it "
        "withdraws it. Only what the form says, to the byte, passes the checks."
    )
    return f"{made}\n\n{how}\n\nCloses #{number}\n"

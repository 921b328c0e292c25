"""Every word of reminders for introductions.

For: `PHRASES`, a function for each kind. Must not: decide anything, blame anybody, or name a reason for a no.
"""

from __future__ import annotations

from collections.abc import Callable

from peerpact.bot.reminders.actions import INTRODUCTION, Step
from peerpact.bot.reminders.introductions import DECLINE, MOST_ASKED
from peerpact.bot.reminders.wording import Phrase
from peerpact.domain.model import Community
from peerpact.formats.draft import agreement_draft, agreement_path
from peerpact.text.escape import markdown
from peerpact.text.forge_links import Places
from peerpact.text.wording import amount, join_words, link

_AGAIN = "Nothing is wrong; I close this, and you may open another one at any time."


def _welcome(step: Step, community: Community, places: Places) -> Phrase:
    asker, *asked = (places.mention(one.login) for one in step.people)
    days = amount(community.settings.reminders.close_days, "day")
    talk = link("the first talk", places.guide("choose-a-partner.md#the-first-talk"))
    private = link("here is what never to write", places.guide("safety.md#what-never-to-put-into-a-public-repository"))
    return "", [
        f"Hello {join_words(asked)}! {asker} would like to get to know you, and perhaps to learn together. Three "
        "questions to begin with, for all of you:",
        "1. How did you come to where you are today?\n2. When did you last learn something well, and what helped?\n"
        "3. What would you like to be able to do in half a year?",
        f"Answer here if you like, or agree on half an hour for {talk}. It binds nobody. This page is public for ever: "
        f"{private}.",
        f"**Not for you?** Write `{DECLINE}` on a line of its own. You need no reason, and the same person does not "
        f"ask you again. After {days} without a word I close this.",
        *_start(step, community, places),
    ]


def _start(step: Step, community: Community, places: Places) -> list[str]:
    team = [profile for one in step.people if (profile := community.by_id.get(one.id))]
    if step.due is None or len(team) != len(step.people):
        return []
    path, text = agreement_path(community, team, step.due), agreement_draft(community, team, step.due)
    address = places.new_file("main", path, text)
    return [f"When you want to go on: {link('start an agreement', address)}."] if address else []


def _refused(step: Step, community: Community, places: Places) -> Phrase:
    names = join_words([f"**{markdown(name)}**" for name in step.names[:MOST_ASKED] or ("nobody",)])
    most = amount(community.settings.introductions.open_at_once, "introduction")
    profile = link("add your profile", places.guide("add-your-profile.md#four-ways-to-join"))
    reasons = {
        "no-profile": f"An introduction is between people of the directory. Please {profile} first.",
        "unknown": f"I cannot find {names} in the directory. Write the GitHub login as it stands on the person's page.",
        "how-many": "An introduction is for two people, or for three in a circle. Please name one or two.",
        "yourself": "You have named yourself. Whom would you like to meet?",
        "you-pause": "Your profile says that you pause, or it has not been confirmed for long. Set `status: open` and "
        "commit the file; then you are welcome here.",
        "they-pause": f"{names} takes a break at the moment. The directory has others who would like to be asked.",
        "said-no": f"{names} is not available for this. Please choose somebody else from your suggestions.",
        "partners": f"You and {names} are partners already: just write to each other.",
        "you-have-many": f"You have {most} open. Let one come to its end first; a close one frees a place.",
        "they-have-many": f"{names} has {most} open, and should not be asked by everybody at once. Try again later.",
    }
    return "", [f"Thank you for reaching out! {reasons[step.reason]}", _AGAIN]


def _declined(step: Step, community: Community, places: Places) -> Phrase:
    return "", [
        "Thank you for answering. A no is a good answer too: it may be about time or fit, and nobody asks why.",
        "Thank you for asking as well. There are others in the directory who would be glad to hear from you.",
    ]


def _quiet(step: Step, community: Community, places: Places) -> Phrase:
    return "", [
        "It has become quiet here, so I close this. Nobody did anything wrong; perhaps it was not the time. You can "
        "write on below at any time, and new introductions are open to all of you."
    ]


PHRASES: dict[str, Callable[[Step, Community, Places], Phrase]] = {
    INTRODUCTION: _welcome,
    "refused": _refused,
    "declined": _declined,
    "quiet": _quiet,
}

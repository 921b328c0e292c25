"""Every word of reminders for introductions.

For: `PHRASES`, a function for each kind. Must not: decide anything, blame anyone, or name a reason for a no.
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

_AGAIN = "I'm closing this issue; you can open another one at any time."


def _welcome(step: Step, community: Community, places: Places) -> Phrase:
    asker, *others = (places.mention(person.login) for person in step.people)
    days = amount(community.settings.reminders.close_days, "day")
    talk = link("the first talk", places.guide("choose-a-partner.md#the-first-talk"))
    private = link("what never to write", places.guide("safety.md#what-never-to-put-into-a-public-repository"))
    return "", [
        f"Hello {join_words(others)}! {asker} would like to get to know you, and maybe to learn together. Three "
        "questions to start with, for all of you:",
        "1. How did you come to do what you do?\n2. When did you last learn something well, and what helped?\n"
        "3. What would you like to be able to do in six months?",
        f"Answer here if you like, or agree on half an hour for {talk}, which commits nobody to anything. This page is "
        f"public permanently, so please read {private}.",
        f"**If it isn't for you,** comment `{DECLINE}`. You don't need a reason, and the same person can't ask you "
        f"again. Without an answer, I'll close this after {days}.",
        *_start(step, community, places),
    ]


def _start(step: Step, community: Community, places: Places) -> list[str]:
    team = [profile for person in step.people if (profile := community.by_id.get(person.id))]
    if step.due is None or len(team) != len(step.people):
        return []
    path, text = agreement_path(community, team, step.due), agreement_draft(community, team, step.due)
    address = places.new_file(places.branch, path, text)
    return [f"When you'd both like to continue: {link('draft an agreement', address)}."] if address else []


def _refused(step: Step, community: Community, places: Places) -> Phrase:
    names = join_words([f"**{markdown(name)}**" for name in step.names[:MOST_ASKED] or ("nobody",)])
    most = amount(community.settings.introductions.open_at_once, "introduction")
    profile = link("add your profile", places.guide("how-to/join.md"))
    reasons = {
        "no-profile": f"Introductions are for people in the directory. Please {profile} first.",
        "unknown": f"I can't find {names} in the directory. Copy the username from the person's page.",
        "how-many": "An introduction is for two people, or for three in a circle. Please name one or two.",
        "yourself": "That's your own username. Who would you like to meet?",
        "you-pause": "Your profile is paused, or hasn't been confirmed for a long time. Set `status: open` and "
        "commit the file, then try again.",
        "they-pause": f"{names} is taking a break right now. Please choose someone else.",
        "said-no": f"{names} isn't available for this. Please choose someone else from your suggestions.",
        "partners": f"You and {names} are already partners, so you can just write to each other.",
        "is-open": f"You and {names} are already being introduced. Please continue in that issue.",
        "met-recently": f"You and {names} were introduced less than a month ago. Please give them time.",
        "you-have-many": f"You have {most} open. Close one first, or wait until one is answered.",
        "they-have-many": f"{names} has {most} open at the moment. Please try again later.",
    }
    return "", [f"Thank you for reaching out! {reasons[step.reason]}", _AGAIN]


def _declined(step: Step, community: Community, places: Places) -> Phrase:
    return "", [
        "Thank you both. It's usually about time or fit, and nobody has to say why. I'm closing this issue.",
        "There are others in the directory who'd be glad to hear from you.",
    ]


def _quiet(step: Step, community: Community, places: Places) -> Phrase:
    return "", [
        "There hasn't been an answer, so I'm closing this. You can still write below at any time, and all of you can "
        "start new introductions."
    ]


PHRASES: dict[str, Callable[[Step, Community, Places], Phrase]] = {
    INTRODUCTION: _welcome,
    "refused": _refused,
    "declined": _declined,
    "quiet": _quiet,
}

"""Every word of reminders for partners and profiles: titles and texts of issues, reminders in pull requests.

For: `PHRASES`, a function for each kind. Must not: decide anything, or ask in public for what is private. Introductions
have a room of their own. All that people wrote goes through `escape` on its way out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from peerpact.bot.reminders.actions import Step
from peerpact.bot.reminders.due_dates import CHECK_IN, ENDING, FIRST_MEETING, FOLLOW_UP
from peerpact.bot.reminders.profiles import REVIEW
from peerpact.bot.reminders.unsigned import OFFER, UNSIGNED_REMINDER
from peerpact.domain.model import Agreement, Community
from peerpact.formats.draft import scalar
from peerpact.text.escape import code
from peerpact.text.forge_links import Places
from peerpact.text.wording import amount, join_words, link, spoken_date

Phrase = tuple[str, Sequence[str]]
"""A title (empty for a comment) and paragraphs."""


def everybody(step: Step, places: Places) -> str:
    """The people of a step, mentioned, so that GitHub tells them."""
    return join_words([places.mention(one.login) for one in step.people])


def plain_names(step: Step) -> str:
    """Names for a title, where nothing is escaped: what is in no login is left out."""
    return join_words([re.sub(r"[^A-Za-z0-9-]", "", one.login) or "somebody" for one in step.people])


def _agreement(step: Step, places: Places) -> tuple[Agreement, str]:
    assert step.agreement is not None  # noqa: S101 - a step of these kinds always has one
    return step.agreement, link("your agreement", places.edit_file(step.agreement.path))


def _small_print(community: Community, places: Places) -> str:
    days = amount(community.settings.reminders.close_days, "day")
    return (
        f"<sub>This issue is public for ever: talk about it in your session and not here, and read "
        f"{link('what never to write', places.guide('safety.md#what-never-to-put-into-a-public-repository'))} first. "
        f"You need not answer. I close this after {days} without a word, and nothing is wrong then. For no more issues "
        "about this partnership, one of you writes `/mute` on a line of its own.</sub>"
    )


def _first_meeting(step: Step, community: Community, places: Places) -> Phrase:
    terms, _ = _agreement(step, places)
    return f"Have you met? {plain_names(step)}", [
        f"Hello {everybody(step, places)}! Your partnership began on {spoken_date(terms.starts)}. Have you had your "
        "first session?",
        "**If yes:** well done. The first one is the hardest. Put the next one into your calendars now.",
        "**If not yet:** it happens to many. Each of you names two times in your channel today, and you take the first "
        f"that fits. {link('The first session has a topic', places.guide('sessions.md#getting-to-know'))}.",
        "**If it does not fit after all:** either of you may end it, alone and without a reason. "
        f"{link('This is how', places.guide('ending.md#end-early'))}, and nobody will ask.",
        _small_print(community, places),
    ]


def _check_in(step: Step, community: Community, places: Places) -> Phrase:
    terms, file = _agreement(step, places)
    day, changes = step.due or terms.starts, places.guide("change-your-goals.md#write-it-down")
    return f"Check-in on {spoken_date(day)}: {plain_names(step)}", [
        f"Hello {everybody(step, places)}! You planned a check-in for {spoken_date(day)}. Take a quarter of an hour of "
        f"your next session for it; {link('here are more questions', places.guide('check-ins.md#the-questions'))}:",
        "1. Are the goals still right?\n2. Are the halves equal? Does each of you learn as much as you teach?\n"
        "3. Is there anything to change: the rhythm, the hour, the way you work?",
        f"Keep the answers between you. {link('If something in the agreement should change', changes)}, open {file}, "
        "change it, add these lines at its end and propose it; both of you sign it again:",
        _box(_amendment(terms, day)),
        _small_print(community, places),
    ]


def _amendment(terms: Agreement, day: date) -> list[str]:
    key = [] if terms.amendments else ["amendments:"]
    return [*key, f"  - {{on: {day}, what: What has changed in one sentence}}"]


def _box(lines: Sequence[str]) -> str:
    return "\n".join(["```yaml", *lines, "```"])


def _ending(step: Step, community: Community, places: Places) -> Phrase:
    terms, file = _agreement(step, places)
    mine = [
        f"  - {{github: {scalar(one.login)}, reached: mostly, learned: One line, next: One line}}"
        for one in step.people
    ]
    return f"Nearly there: {plain_names(step)}", [
        f"Hello {everybody(step, places)}! Your partnership ends on {spoken_date(terms.ends)}. Thank you for all that "
        "you gave each other.",
        "In your last session, look back: what can each of you do now? What helped? How do you want to say goodbye? "
        f"{link('A plan for it', places.guide('ending.md#the-last-session'))} has the minutes.",
        f"If you like, write down what came of it. Open {file}, add your own line and propose it; only you sign your "
        "line. `reached` is one of `fully`, `mostly`, `partly`, `not-yet`, and each of them is fine:",
        _box([*([] if terms.outcome else ["outcome:"]), *mine]),
        "Do you want to go on? Set a later `ends`, with an entry under `amendments`. Otherwise there is nothing to do.",
        _small_print(community, places),
    ]


def _follow_up(step: Step, community: Community, places: Places) -> Phrase:
    terms, _ = _agreement(step, places)
    months = amount(community.settings.reminders.follow_up_months, "month")
    later = places.guide("check-ins.md#three-months-later")
    return f"What has lasted? {plain_names(step)}", [
        f"Hello {everybody(step, places)}! {months[0].upper()}{months[1:]} ago your partnership came to its end, on "
        f"{spoken_date(terms.ends)}. {link('Do you still use what you learned?', later)} A line to each other would "
        "surely be welcome.",
        f"If you want to learn something new, {link('choose a partner', places.guide('choose-a-partner.md'))}. "
        "And look whether your profile is still true. This is the last you hear about this partnership.",
        _small_print(community, places),
    ]


def _review(step: Step, community: Community, places: Places) -> Phrase:
    assert step.profile is not None  # noqa: S101 - a step of this kind always has one
    rules, path = community.settings.reminders, step.profile.path
    today = step.due or date.min
    return f"Is your profile still true? {plain_names(step)}", [
        f"Hello {everybody(step, places)}! You last changed {code(path)} "
        f"{amount(rules.review_profile_months, 'month')} ago. Is it still true: what you offer and seek, your hours?",
        f"**Answer with the file**, for the directory is made from it: {link('open it', places.edit_file(path))}, "
        "change what is not true any more, and propose the change. If all is true, add this line at its top:",
        _box([f"# still true on {today}"]),
        "Without a change within a month the directory shows you as paused, so that nobody writes to you in vain. "
        "Nothing is deleted, your partnerships go on, and the next change of the file brings you back.",
        f"{link('To pause or to leave', places.guide('how-to/leave.md'))} is fine at any time.",
        "<sub>This issue is public for ever. You need not say why you pause, or anything else, here.</sub>",
    ]


def _muted(step: Step, community: Community, places: Places) -> Phrase:
    return "", ["All right: no more issues about this partnership. `/unmute` on a line of its own brings them back."]


def _reminder(step: Step, community: Community, places: Places) -> Phrase:
    days = amount(community.settings.reminders.remind_days, "day")
    return "", [
        f"{everybody(step, places)}: this agreement has been waiting for you for {days}. My first comment has the line "
        f"to sign with, and {link('here are the steps', places.guide('how-to/sign.md'))}.",
        "If you would rather not, say so in one line, such as *Not for me now, thank you*. You need no reason.",
    ]


def _offer(step: Step, community: Community, places: Places) -> Phrase:
    days = amount(community.settings.reminders.close_days, "day")
    return "", [
        f"{everybody(step, places)}: {days} have passed, and a signature is still missing. That is fine. Perhaps it is "
        "not the time.",
        "Do you still want it? Then sign it now, or say until when you need. Otherwise whoever opened this presses "
        "*Close pull request*, and nobody has to explain anything. The text stays here, and can be opened again.",
    ]


PHRASES: dict[str, Callable[[Step, Community, Places], Phrase]] = {
    FIRST_MEETING: _first_meeting,
    CHECK_IN: _check_in,
    ENDING: _ending,
    FOLLOW_UP: _follow_up,
    REVIEW: _review,
    "muted": _muted,
    UNSIGNED_REMINDER: _reminder,
    OFFER: _offer,
}

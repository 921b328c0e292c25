"""Every word of reminders for partners and profiles: titles and texts of issues, reminders in pull requests.

For: `PHRASES`, a function for each kind. Must not: decide anything, or ask in public for what is private. Introductions
have a module of their own. All that people wrote goes through `escape` on its way out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from peerpact.bot.comments.questions import asked
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
    return join_words([places.mention(person.login) for person in step.people])


def plain_names(step: Step) -> str:
    """Names for a title, where nothing is escaped: what is in no login is left out."""
    return join_words([re.sub(r"[^A-Za-z0-9-]", "", person.login) or "someone" for person in step.people])


def _agreement(step: Step, places: Places) -> tuple[Agreement, str]:
    assert step.agreement is not None  # noqa: S101 - a step of these kinds always has one
    return step.agreement, link("your agreement", places.edit_file(step.agreement.path))


def _small_print(community: Community, places: Places) -> str:
    days = amount(community.settings.reminders.close_days, "day")
    return (
        f"<sub>This issue is {link('public permanently', places.guide('whats-public.md'))}, so talk about it in your "
        f"session. You don't need to reply: I'll close this automatically after {days}. To stop reminders about this "
        "partnership, comment `/mute`.</sub>"
    )


def _first_meeting(step: Step, community: Community, places: Places) -> Phrase:
    terms, _ = _agreement(step, places)
    return f"Have you met? {plain_names(step)}", [
        f"Hello {everybody(step, places)}! Your partnership started on {spoken_date(terms.starts)}. Have you had your "
        "first session?",
        "- **If so,** put the next one into your calendars now.\n"
        "- **If not yet,** each of you suggests two times today, wherever you write to each other, and you take the "
        f"first that works. {link('The first session has a topic', places.guide('sessions.md#getting-to-know'))}.\n"
        "- **If it isn't a good match after all,** either of you can "
        f"{link('end it', places.guide('ending.md#end-early'))}, alone and without giving a reason.",
        _small_print(community, places),
    ]


def _check_in(step: Step, community: Community, places: Places) -> Phrase:
    terms, file = _agreement(step, places)
    day, changes = step.due or terms.starts, places.guide("change-your-goals.md#write-it-down")
    questions = places.guide("check-ins.md#the-questions")
    return f"Check-in on {spoken_date(day)}: {plain_names(step)}", [
        f"Hello {everybody(step, places)}! You planned a check-in for {spoken_date(day)}. Take fifteen minutes of your "
        f"next session for it. You can start with these, or {link('choose other questions', questions)}:",
        "1. Are the goals still right?\n2. Are the halves equal? Does each of you learn as much as you teach?\n"
        "3. Is there anything to change: the schedule, the time of day, the way you work?",
        f"Keep the answers between you. To {link('change something in the agreement', changes)}, open {file}, edit it, "
        "add these lines at the end and open a pull request. Then all of you sign it again:",
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
        f"  - {{github: {scalar(person.login)}, reached: mostly, learned: One line, next: One line}}"
        for person in step.people
    ]
    return f"Nearly there: {plain_names(step)}", [
        f"Hello {everybody(step, places)}! Your partnership ends on {spoken_date(terms.ends)}.",
        "In your last session, look back: what can each of you do now? What helped? How do you want to say goodbye? "
        f"Here's {link('a plan for the last session', places.guide('ending.md#the-last-session'))}.",
        f"If you like, record what you learned. Open {file}, add your own line and open a pull request; only you sign "
        "your line. `reached` is `fully`, `mostly`, `partly` or `not-yet`, and all four are fine:",
        _box([*([] if terms.outcome else ["outcome:"]), *mine]),
        "To continue, set a later `ends` and add an entry under `amendments`. Otherwise you don't need to do anything.",
        _small_print(community, places),
    ]


def _follow_up(step: Step, community: Community, places: Places) -> Phrase:
    terms, _ = _agreement(step, places)
    months = amount(community.settings.reminders.follow_up_months, "month")
    later = places.guide("check-ins.md#three-months-later")
    return f"What has lasted? {plain_names(step)}", [
        f"Hello {everybody(step, places)}! Your partnership ended {months} ago, on {spoken_date(terms.ends)}. "
        f"{link('Do you still use what you learned?', later)} Tell each other in a line or two.",
        f"If you'd like to learn something new, {link('choose a partner', places.guide('choose-a-partner.md'))}, and "
        "check whether your profile is still up to date. This is the last reminder about this partnership.",
        _small_print(community, places),
    ]


def _review(step: Step, community: Community, places: Places) -> Phrase:
    assert step.profile is not None  # noqa: S101 - a step of this kind always has one
    rules, path = community.settings.reminders, step.profile.path
    today, file = step.due or date.min, places.edit_file(path)
    return f"Is your profile still up to date? {plain_names(step)}", [
        f"Hello {everybody(step, places)}! You last changed {code(path)} "
        f"{amount(rules.review_profile_months, 'month')} ago. Is it still up to date: your skills and availability?",
        f"**Answer in the file**, because the directory is made from it: {link('open your profile', file)}, change "
        "what's out of date, and open a pull request. If everything is still right, add this line at the top:",
        _box([f"# still true on {today}"]),
        *_asked(step, community),
        "Without a change within a month, the directory lists you as inactive, so nobody waits for a reply from you. "
        "Nothing is deleted, your partnerships continue, and the next change to the file makes you active again.",
        f"You can also {link('pause or leave', places.guide('how-to/leave.md'))}, without giving a reason.",
        "<sub>This issue is public permanently.</sub>",
    ]


def _asked(step: Step, community: Community) -> list[str]:
    """Skills that the community needs now: people know more than they list, and a second look finds partners."""
    if step.asked is None or not (step.asked.teach or step.asked.learn):
        return []
    lead = "While you're there: people know more than they list, and others here may need it."
    return [lead, asked(step.asked, community.settings.site_address)]


def _muted(step: Step, community: Community, places: Places) -> Phrase:
    return "", ["OK, no more reminders about this partnership. To get them again, comment `/unmute`."]


def _reminder(step: Step, community: Community, places: Places) -> Phrase:
    days = amount(community.settings.reminders.remind_days, "day")
    return "", [
        f"{everybody(step, places)}: this agreement has been waiting for your signature for {days}. Copy the line from "
        f"my first comment, or see {link('how to sign', places.guide('how-to/sign.md'))}.",
        "If you'd rather not, one line is enough: *Not for me now, thank you*.",
    ]


def _offer(step: Step, community: Community, places: Places) -> Phrase:
    days = amount(community.settings.reminders.close_days, "day")
    return "", [
        f"{everybody(step, places)}: a signature has been missing for {days}.",
        "If you still want this agreement, sign it now or say how long you need. If not, the person who opened it can "
        "press *Close pull request*, and nobody has to explain. The text stays here and can be opened again.",
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

"""The sentences of an agenda, as plain text before anything is escaped.

For: one wording for the terminal, Markdown and the guide. Must not: escape, lay out or decide.
"""

from __future__ import annotations

from datetime import datetime

from peerpact.partnership.agenda.blocks import ARRIVE, CHECK_IN, COMMIT, LEARN, PAUSE, Block
from peerpact.partnership.agenda.session import Learner, SessionPlan
from peerpact.partnership.agenda.time_slot import LATER, ON_THE_DAY
from peerpact.text.wording import join_words, plural

_HOW = "The learner answers; the other person asks and listens. When the time is up, continue with the learner's goal."
_HOW_IN_WRITING = (
    "The learner answers in a message, and the other person asks back. Then continue with the learner's goal."
)
CLOSED = "There are no more sessions. Would you like one last conversation, and is there an outcome to write?"
_BLOCKS = {
    ARRIVE: "Arrive: how are you, and what did each of you do since last time?",
    CHECK_IN: "Check-in: are the goals right, and is the time in balance? Keep the answers between you.",
    PAUSE: "Pause: stand up.",
    COMMIT: "Commit: one next step each, and the next date.",
}
_FIRST = "Arrive: how are you, and what would make this a good first session?"
_LAST = "Commit: what each of you takes along, and goodbye."
_SLOT = {
    ON_THE_DAY: "Your profiles have this time in common. Say yes to it in your channel, or fix another.",
    LATER: "Your profiles share no time on the day itself. This is the first that they share after it.",
}


def clock(moment: datetime, minutes: int) -> str:
    """From when to when, and on which day, in the zone of the moment.

    The end is reckoned in elapsed time, so that a change of the clocks in between does no harm.
    """
    end = datetime.fromtimestamp(moment.timestamp() + 60 * minutes, moment.tzinfo)
    return f"{moment:%H:%M} to {end:%H:%M} on {moment:%A}, {moment.day} {moment:%B}"


def how(plan: SessionPlan) -> str:
    """How the questions are used."""
    return _HOW_IN_WRITING if plan.in_writing else _HOW


def about_slot(plan: SessionPlan) -> str:
    """What the proposed time rests on, or what to do where there is none."""
    if plan.in_writing:
        return "You work in writing, so a session is one exchange of messages in each direction."
    if plan.slot is None:
        return "Fix the time together in your channel: not everyone's clock is known here."
    if plan.slot.kind in _SLOT:
        return _SLOT[plan.slot.kind]
    silent = [learner.name for learner in plan.learners if not learner.hours]
    why = f"{join_words(silent)} {plural(len(silent), 'names', 'name')} no hours." if silent else "You share no hours."
    return (
        f"{why} Fix the time together in your channel; this is only an hour that is night for nobody, if there is one."
    )


def block(plan: SessionPlan, part: Block) -> str:
    """What happens in a block."""
    if part.kind == LEARN:
        return learning(plan, part)
    if part.kind == ARRIVE and plan.number == 1:
        return _FIRST
    if part.kind == COMMIT and plan.number == plan.of:
        return _LAST
    return _BLOCKS[part.kind]


def learning(plan: SessionPlan, part: Block) -> str:
    """Whose part it is, who teaches, and how long the questions take."""
    learner = plan.learners[part.learner]
    by_login = {other.login: other.name for other in plan.learners}
    teachers = [by_login[login] for login in learner.teachers]
    verb = plural(len(teachers), "teaches", "teach")
    rest = part.minutes - part.questions
    split = f"{part.questions} minutes for the questions below" + (f", {rest} for the goal" if rest else "")
    others = [n.name for n in plan.learners if n is not learner and n.login not in learner.teachers]
    quiet = f" {join_words(others)} listens and asks what nobody asked." if others else ""
    return f"{learner.name} learns, {join_words(teachers)} {verb}: {split}.{quiet}"


def exchange(plan: SessionPlan) -> list[str]:
    """What a session in writing consists of, in order."""
    names = {learner.login: learner.name for learner in plan.learners}
    letters = []
    for learner in plan.learners:
        teachers = join_words([names[login] for login in learner.teachers])
        reply = plural(len(learner.teachers), "replies", "reply")
        letters.append(f"{learner.name} writes about the questions below and asks one more. {teachers} {reply}.")
    return [*letters, "Everyone adds one line on what to keep and what to change."]


def again(plan: SessionPlan) -> str:
    """A sentence for a topic that has been before; empty for a new one."""
    return f"You talked about this in session {plan.earlier}. What is different now?" if plan.earlier else ""


def no_goal(learner: Learner) -> str:
    """What stands in place of a goal."""
    return f"{learner.name} has named no goal yet. Find one today."


def length(plan: SessionPlan) -> str:
    """How long a session takes and how it is shared; one in writing has no minutes."""
    parts = kind_of_parts(len(plan.learners))
    return f"in writing, in {parts}" if plan.in_writing else f"{plan.minutes} minutes in {parts}"


def kind_of_parts(people: int) -> str:
    """What the equal parts of a session are called."""
    return "two equal halves" if people == 2 else f"{'three' if people == 3 else people} equal parts"

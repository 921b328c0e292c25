"""One session of one partnership as a value: who, when, which minutes, which questions.

For: `next_session` and `session_plan`, for the command and for pages. Must not: ask the clock, read files or phrase
anything; the days and whose turn it is come from `calendar` alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from peerpact.domain.model import Agreement, Community, Partner
from peerpact.partnership.agenda.blocks import Block, blocks
from peerpact.partnership.agenda.stages import topic
from peerpact.partnership.agenda.time_slot import Slot, slot
from peerpact.partnership.agenda.topics import STAGES, Stage, Topic
from peerpact.partnership.calendar import order, session_days


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A learning goal with the skill's name."""

    skill: str
    goal: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Learner:
    """A partner in a session. `teachers` are the logins of those who offer what the goals ask for.

    `name` is the login where the partner has no profile; `timezone` is empty then. `hours` tells whether the profile
    names any, `in_writing` whether the partner also works without meeting live.
    """

    login: str
    name: str
    goals: tuple[GoalLine, ...]
    teachers: tuple[str, ...]
    timezone: str
    hours: bool
    in_writing: bool


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session, counted from 1 of `of`. `learners` are in the order in which they learn on this day.

    `blocks` add up to `minutes`, and there are none for a session in writing; a block's `learner` is a place in
    `learners`, and so is each time in `slot`.
    `check_in` is the check-in that falls to this session, `earlier` the session that had the same topic, `channel` how
    they meet.
    """

    slug: str
    number: int
    of: int
    day: date
    minutes: int
    stage: Stage
    topic: Topic
    earlier: int | None
    learners: tuple[Learner, ...]
    blocks: tuple[Block, ...]
    slot: Slot | None
    check_in: date | None
    channel: str

    @property
    def in_writing(self) -> bool:
        """Whether the session is an exchange of letters: everyone works in writing, and nobody names an hour."""
        return self.slot is None and all(learner.in_writing for learner in self.learners)


def next_session(agreement: Agreement, now: date) -> int | None:
    """The number (from 1) of the first session on the day `now` or later; None when there is none any more.

    Whether the partnership has ended for another reason is the community's to say: `Community.stage`.
    """
    return next((number for number, day in enumerate(session_days(agreement), 1) if day >= now), None)


def session_plan(community: Community, agreement: Agreement, number: int) -> SessionPlan:
    """The plan of a session, counted from 1; ValueError when the partnership has no such session."""
    days = list(session_days(agreement))
    about, earlier = topic(number, len(days))
    turns = order(agreement, number - 1)
    due = _check_in(agreement, days, number)
    stage, minutes = STAGES[about.stage], agreement.sessions.minutes
    last = days[number] if number < len(days) else agreement.last_day
    plan = SessionPlan(
        slug=agreement.slug,
        number=number,
        of=len(days),
        day=days[number - 1],
        minutes=minutes,
        stage=stage,
        topic=about,
        earlier=earlier,
        learners=tuple(_learner(community, partner, turns) for partner in turns),
        blocks=(),
        slot=_slot(community, turns, days[number - 1], minutes, last),
        check_in=due,
        channel=agreement.channel,
    )
    if plan.in_writing:
        return plan
    return replace(plan, blocks=blocks(minutes, len(turns), stage.share, due is not None))


def _check_in(agreement: Agreement, days: list[date], number: int) -> date | None:
    """The newest check-in that is due since the session before; those after the last session belong to the last."""
    after = days[number - 2] if number > 1 else date.min
    until = days[number - 1] if number < len(days) else agreement.last_day
    return max((day for day in agreement.check_ins if after < day <= until), default=None)


def _slot(community: Community, turns: tuple[Partner, ...], day: date, minutes: int, last: date) -> Slot | None:
    """An hour to propose; None where someone has left, and where nobody names hours and all work in writing."""
    profiles = [profile for partner in turns if (profile := community.partner_profile(partner))]
    if len(profiles) < len(turns):
        return None
    hours = [profile.availability for profile in profiles]
    if all(availability.asynchronous for availability in hours) and not any(
        availability.windows for availability in hours
    ):
        return None
    return slot(profiles, day, minutes, last)


def _learner(community: Community, partner: Partner, turns: tuple[Partner, ...]) -> Learner:
    profile = community.partner_profile(partner)
    sought = {goal.learn for goal in partner.goals}
    others = [other for other in turns if other is not partner]
    teachers = [other for other in others if sought & set(other.offers)] or others
    names = community.vocabulary
    return Learner(
        login=partner.github,
        name=profile.name if profile else partner.github,
        goals=tuple(GoalLine(names.name(goal.learn), goal.goal, goal.evidence) for goal in partner.goals),
        teachers=tuple(other.github for other in teachers),
        timezone=profile.timezone if profile else "",
        hours=bool(profile and profile.availability.windows),
        in_writing=bool(profile and profile.availability.asynchronous),
    )

"""The moments of a partnership at which something is said, from its dates alone.

For: `due_now`. Must not: know what was said before, or in which words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from peerpact.bot.reminders.keys import key
from peerpact.domain.model import Agreement, Community
from peerpact.domain.settings import ReminderRules
from peerpact.text.months import months_later

FIRST_MEETING, CHECK_IN, ENDING, FOLLOW_UP = "first-meeting", "check-in", "ending", "follow-up"
KINDS = (FIRST_MEETING, CHECK_IN, ENDING, FOLLOW_UP)
LATE = timedelta(days=30)  # after a long outage, nothing is said about dates long past


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Something to say on the day `due`; the date in the key is the one of the agreement that it comes from."""

    due: date
    kind: str
    key: str


def moments(agreement: Agreement, rules: ReminderRules) -> Iterator[Moment]:
    """All moments of a partnership that runs to its end. A date beyond the calendar has no moment."""
    starts, ends, path = agreement.starts, agreement.ends, agreement.path
    days = timedelta(days=rules.first_meeting_days)
    if starts <= date.max - days:
        yield Moment(starts + days, FIRST_MEETING, key(FIRST_MEETING, path, starts))
    for day in (day for day in agreement.check_ins if starts <= day <= ends):
        yield Moment(day, CHECK_IN, key(CHECK_IN, path, day))
    days = timedelta(days=rules.remind_days)
    if starts <= ends:
        yield Moment(ends - min(days, ends - starts), ENDING, key(ENDING, path, ends))
    try:
        yield Moment(months_later(ends, rules.follow_up_months), FOLLOW_UP, key(FOLLOW_UP, path, ends))
    except ValueError:
        return


def ended_early(agreement: Agreement) -> bool:
    """Whether a partner has set an earlier last day: then nothing is asked of the two any more."""
    return agreement.ended is not None and agreement.ended < agreement.ends


def due_now(community: Community, agreement: Agreement, now: date) -> list[Moment]:
    """What may be said today: the newest moment that has come, or several of one day.

    An older one is not caught up: it would come together with the newer. Nothing is said before the start; after the
    end nothing but the follow-up; after an early ending, or when someone has left, nothing at all.
    """
    if ended_early(agreement) or community.departed(agreement):
        return []
    came = [m for m in moments(agreement, community.settings.reminders) if m.due <= now]
    newest = max((moment.due for moment in came), default=now)
    stage = community.stage(agreement, now)
    fits = {"planned": (), "active": (FIRST_MEETING, CHECK_IN, ENDING), "ended": (FOLLOW_UP,)}[stage]
    return sorted({m for m in came if m.due == newest and now - newest <= LATE and m.kind in fits})

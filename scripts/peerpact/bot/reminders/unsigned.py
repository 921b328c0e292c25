"""Agreements that wait for a signature: one reminder, then an offer to drop it.

For: the steps about pull requests. Must not: decide who has signed (that is `signing`), or close anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from peerpact.bot.reminders.actions import COMMENT, Snapshot, Step
from peerpact.bot.reminders.keys import key, posted_keys
from peerpact.domain.settings import ReminderRules

UNSIGNED_REMINDER, OFFER = "unsigned-reminder", "unsigned-offer"


def unsigned_steps(rules: ReminderRules, snapshot: Snapshot, now: date) -> Iterator[Step]:
    """A new comment, because GitHub notifies nobody of an edited one. After a late start, only the later of the two."""
    for pull in snapshot.unsigned:
        age = now - pull.opened
        if not pull.waiting or age < timedelta(days=rules.remind_days):
            continue
        kind = OFFER if age >= timedelta(days=rules.close_days) else UNSIGNED_REMINDER
        own = key(kind, pull.number)
        if own not in posted_keys(pull.comments):
            people = pull.waiting if kind == UNSIGNED_REMINDER else tuple(dict.fromkeys((*pull.waiting, pull.author)))
            yield Step(COMMENT, kind, own, pull.number, people=people)

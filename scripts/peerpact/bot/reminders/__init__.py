"""Reminders: what is said to people from the dates of their partnerships, profiles and introductions.

For: `reminders`, pure: the same community, issues and day always give the same actions, and nothing is
done twice. Must not: fetch, post, or ask in public for what is private. A demo reminds nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from peerpact.bot.reminders import introduction_wording, wording
from peerpact.bot.reminders.actions import COMMENT, OPEN, REMINDER, Action, Snapshot, Step
from peerpact.bot.reminders.introductions import introduction_steps
from peerpact.bot.reminders.keys import marker
from peerpact.bot.reminders.partnerships import partnership_steps
from peerpact.bot.reminders.profiles import profile_steps
from peerpact.bot.reminders.unsigned import unsigned_steps
from peerpact.community.activity import pause_inactive
from peerpact.domain.model import Community
from peerpact.text.forge_links import Places

__all__ = ["Action", "Snapshot", "reminders"]
_PHRASES = wording.PHRASES | introduction_wording.PHRASES


def reminders(community: Community, snapshot: Snapshot, now: date, places: Places) -> tuple[Action, ...]:
    """Everything that is to be said and closed on the day `now`, in the order in which it should be done."""
    if community.settings.demo:
        return ()
    return tuple(_action(step, community, places, now) for step in _steps(community, snapshot, now))


def _steps(community: Community, snapshot: Snapshot, now: date) -> Iterator[Step]:
    yield from introduction_steps(pause_inactive(community, snapshot.changed, now), snapshot, now)
    yield from partnership_steps(community, snapshot, now)
    yield from profile_steps(community, snapshot, now)
    yield from unsigned_steps(community.settings.reminders, snapshot, now)


def _action(step: Step, community: Community, places: Places, now: date) -> Action:
    if step.verb not in (OPEN, COMMENT):
        labels = (step.label,) if step.label else ()
        return Action(step.verb, step.key, step.number, labels=labels, reason=step.reason)
    title, paragraphs = _PHRASES[step.kind](replace(step, due=step.due or now), community, places)
    body = "\n\n".join([marker(step.key, step.ids), *paragraphs]) + "\n"
    return Action(step.verb, step.key, step.number, title, body, (REMINDER,) if step.verb == OPEN else ())

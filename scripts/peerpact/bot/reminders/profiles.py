"""Profiles that haven't changed in a long time: one question, then they're listed as inactive.

For: the steps about profiles, and `pause_inactive`, the listing rule. Must not: change or delete a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from peerpact.bot.reminders.actions import OPEN, Snapshot, Step
from peerpact.bot.reminders.keys import all_keys, key, own_key
from peerpact.bot.reminders.partnerships import close
from peerpact.community.activity import is_inactive, pause_inactive, review_due
from peerpact.domain.model import Community
from peerpact.domain.pull_request import Account
from peerpact.matching.questions.ask import question_index
from peerpact.matching.questions.ranking import asked as questions_at

REVIEW = "review"


def profile_steps(community: Community, snapshot: Snapshot, now: date) -> Iterator[Step]:
    """Ask whether open profiles are still true; close the question when the file has changed, or the time is over."""
    posted = frozenset(all_keys(snapshot.threads))
    due_by_key = {}
    index = None
    for profile in community.profiles:
        due = review_due(community, profile, snapshot.changed)
        if due is None or due > now or community.by_id[profile.github_id] is not profile:
            continue
        due_by_key[own := key(REVIEW, profile.github_id, due)] = due
        if own not in posted and not is_inactive(due, now):
            person = (Account(profile.github, profile.github_id),)
            index = index or question_index(pause_inactive(community, snapshot.changed, now), now)
            place = index.places.get(profile.github.casefold())  # nobody asks someone who is full
            skills = None if place is None else questions_at(index, place, profile.github)
            yield Step(OPEN, REVIEW, own, people=person, profile=profile, due=due, asked=skills)
    for thread in snapshot.threads:
        own = own_key(thread)
        if own.startswith(f"{REVIEW}:") and (own not in due_by_key or is_inactive(due_by_key[own], now)):
            yield from close(thread)

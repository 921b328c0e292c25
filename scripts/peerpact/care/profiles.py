"""Profiles that nobody has touched for long: one question, and a rest in the directory.

For: the steps about profiles, and `rest`, the listing rule. Must not: change or delete a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from peerpact.care.keys import key, own_key, spoken
from peerpact.care.partnerships import close
from peerpact.care.values import OPEN, Seen, Step
from peerpact.model import Community, Profile, community
from peerpact.months import months_later
from peerpact.pull_request import Account

REVIEW = "review"
MONTHS_TO_ANSWER = 1


def profile_steps(community: Community, seen: Seen, now: date) -> Iterator[Step]:
    """Ask whether open profiles are still true; close the question when the file has changed, or the time is over."""
    known = frozenset(spoken(seen.threads))
    asked = {}
    for profile in community.profiles:
        due = _due(community, profile, seen.changed)
        if due is None or due > now or community.by_id[profile.github_id] is not profile:
            continue
        asked[own := key(REVIEW, profile.github_id, due)] = due
        if own not in known and not _rests(due, now):
            who = (Account(profile.github, profile.github_id),)
            yield Step(OPEN, REVIEW, own, people=who, profile=profile, due=due)
    for thread in seen.threads:
        own = own_key(thread)
        if own.startswith(f"{REVIEW}:") and (own not in asked or _rests(asked[own], now)):
            yield from close(thread)


def _due(community: Community, profile: Profile, changed: Mapping[str, date]) -> date | None:
    """When somebody is asked, from the last change of their file. None for who pauses, or where Git is silent."""
    if profile.status != "open" or profile.path not in changed:
        return None
    return _later(changed[profile.path], community.settings.care.review_profile_months)


def _later(day: date, months: int) -> date | None:
    try:
        return months_later(day, months)
    except ValueError:
        return None


def _rests(due: date, now: date) -> bool:
    over = _later(due, MONTHS_TO_ANSWER)
    return over is not None and over <= now


def rest(whole: Community, changed: Mapping[str, date], now: date) -> Community:
    """The community as the directory shows it: who was asked and has not touched the file for a month is paused there.

    The file stays as it is, and the next change of it ends the rest. Where Git knows no dates nobody rests.
    """

    def shown(profile: Profile) -> Profile:
        due = _due(whole, profile, changed)
        return replace(profile, status="paused") if due is not None and _rests(due, now) else profile

    if not changed or whole.settings.demo:
        return whole
    profiles = tuple(shown(profile) for profile in whole.profiles)
    return community(whole.settings, whole.vocabulary, profiles, whole.agreements)

"""Profiles that nobody has touched for long: one question, and a rest in the directory.

For: the steps about profiles, and `rest`, the listing rule. Must not: change or delete a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from peerpact.care.keys import key, own_key, spoken
from peerpact.care.partnerships import close
from peerpact.care.values import OPEN, Seen, Step
from peerpact.decide import paused
from peerpact.model import Community, Profile
from peerpact.months import months_later
from peerpact.pull_request import Account
from peerpact.settings import Settings

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

    return paused(whole, resting(whole, changed, now))


def resting(whole: Community, changed: Mapping[str, date], now: date) -> frozenset[str]:
    """The paths of the profiles that rest."""
    if whole.settings.demo:
        return frozenset()
    due = ((profile.path, _due(whole, profile, changed)) for profile in whole.profiles)
    return frozenset(path for path, day in due if day is not None and _rests(day, now))


def long_ago(settings: Settings, now: date) -> date:
    """A day so long ago that every profile without a change since then rests, if it is open."""
    months = settings.care.review_profile_months + MONTHS_TO_ANSWER + 1
    return date.fromordinal(max(1, now.toordinal() - 31 * months))

"""Who is active: a profile that nobody has confirmed for a long time is inactive, and nobody is matched with it.

For: the rule, and one way to read the community with it, for every command that suggests, pairs or counts. Must not:
change a file, or ask anybody anything (that's `bot/reminders`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from peerpact.community.loader import read_community
from peerpact.domain.model import Community, Profile
from peerpact.domain.settings import Settings
from peerpact.git.history import last_changes
from peerpact.text.months import months_later

MONTHS_TO_ANSWER = 1  # from the question whether a profile is still true until it counts as inactive


def read_active(root: Path, now: date) -> tuple[Community, Mapping[str, date]]:
    """The community with inactive profiles paused on the day `now`, and the last change of each profile by path."""
    changed = last_changes(root, "profiles")
    return pause_inactive(read_community(root).community, changed, now), changed


def review_due(community: Community, profile: Profile, changed: Mapping[str, date]) -> date | None:
    """The day to ask whether a profile is still true; None for a paused profile, or where Git knows no date."""
    if profile.status != "open" or profile.path not in changed:
        return None
    return _later(changed[profile.path], community.settings.reminders.review_profile_months)


def _later(day: date, months: int) -> date | None:
    try:
        return months_later(day, months)
    except ValueError:
        return None


def is_inactive(due: date, now: date) -> bool:
    """Whether the time to answer, which began on the day `due`, is over."""
    over = _later(due, MONTHS_TO_ANSWER)
    return over is not None and over <= now


def pause_inactive(community: Community, changed: Mapping[str, date], now: date) -> Community:
    """The community as the directory shows it: inactive profiles are paused.

    The file stays as it is, and its next change makes it active. Where Git knows no dates, everyone is active.
    """
    return pause(community, inactive_paths(community, changed, now))


def inactive_paths(community: Community, changed: Mapping[str, date], now: date) -> frozenset[str]:
    """The paths of the inactive profiles; none in an example community."""
    if community.settings.demo:
        return frozenset()
    due = ((profile.path, review_due(community, profile, changed)) for profile in community.profiles)
    return frozenset(path for path, day in due if day is not None and is_inactive(day, now))


def long_ago(settings: Settings, now: date) -> date:
    """A day so long ago that every open profile without a change since then is inactive."""
    months = settings.reminders.review_profile_months + MONTHS_TO_ANSWER + 1
    return date.fromordinal(max(1, now.toordinal() - 31 * months))


def pause(community: Community, paths: frozenset[str]) -> Community:
    """A community with the profiles at some paths paused."""
    profiles = tuple(
        replace(profile, status="paused") if profile.path in paths else profile for profile in community.profiles
    )
    return (
        Community.of(community.settings, community.vocabulary, profiles, community.agreements) if paths else community
    )

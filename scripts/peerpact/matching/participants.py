"""A community on one day as the gates see it: who is in it, who is taken, who has which hours.

For: one Person for each participant. Must not: compare two of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from peerpact.domain.model import Agreement, Community, Profile
from peerpact.matching.common_hours import Weeks, free_quarters, weeks
from peerpact.matching.gates import Person, primary_languages
from peerpact.text.time_zones import known_zones


def people(community: Community, now: date) -> tuple[Person, ...]:
    """Everybody on the day `now`, in the order of their numeric ids, so that no file's name helps anybody.

    Of two profiles with one id or login, the first in path order counts.
    """
    profiles = sorted((p for p in community.profiles if _counts(p, community)), key=lambda p: p.github_id)
    term = weeks((_zone(p) for p in profiles), now)
    live = community.live(now)
    taken: dict[int, int] = defaultdict(int)
    for agreement in live:
        for github_id in agreement.ids:
            taken[github_id] += 1
    partners, parted = _others(live), _others(a for a in community.agreements if a.ended_early(now))
    return tuple(_person(p, taken[p.github_id], partners, parted, term) for p in profiles)


def _person(
    profile: Profile, taken: int, partners: dict[int, set[int]], parted: dict[int, set[int]], term: Weeks
) -> Person:
    own, turns = profile.github_id, term.turns[_zone(profile)]
    windows = profile.availability.windows if profile.timezone in known_zones() else ()
    return Person(
        profile,
        primary_languages(profile.languages),
        taken,
        frozenset(partners.get(own, ())),
        frozenset(parted.get(own, ())),
        free_quarters(windows, turns) if windows else None,
        turns,
    )


def _zone(profile: Profile) -> str:
    """The zone, or UTC for one that nobody knows: then the hours are not known either, and have to be asked for."""
    return profile.timezone if profile.timezone in known_zones() else "UTC"


def _counts(profile: Profile, community: Community) -> bool:
    by_login = community.by_login.get(profile.github.casefold())
    return community.by_id.get(profile.github_id) is profile and by_login is profile


def _others(agreements: Iterable[Agreement]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for agreement in agreements:
        for github_id in agreement.ids:
            found[github_id] |= agreement.ids - {github_id}
    return found

"""Who may be suggested to whom at all: gates, each with a name, and a community's people as the gates see them.

For: the table GATES, the questions that are asked of it, and one Person for each participant on a day. Must not: weigh
anything (score.py) or put it into words (wording.py). A new gate is one function and one line in the table; one that
speaks of the group is also looked at for thousands of groups at once, in population.py and pairs.py, and the tests hold
the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from peerpact.domain.model import Agreement, Community, Profile
from peerpact.matching.common_hours import QUARTER, WeekOffset, Weeks, free_quarters, weeks, worst
from peerpact.text.languages import spoken
from peerpact.text.time_zones import known_zones


@dataclass(frozen=True, slots=True)
class Person:
    """A participant as the gates see them.

    `languages` are primary subtags, `taken` counts the live partnerships, `partners` are the ids of the people in them,
    `parted` of those with whom a partnership ended early. `free` holds the free quarter hours of each different week of
    the term as bits, and is None when no hours are named; `offsets` says how far their zone is ahead of UTC in each.
    """

    profile: Profile
    languages: frozenset[str]
    taken: int
    partners: frozenset[int]
    parted: frozenset[int]
    free: tuple[int, ...] | None
    offsets: tuple[WeekOffset, ...]


Group = tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """A named condition for meeting. `personal`: it speaks of each person alone, not of the group."""

    name: str
    personal: bool
    is_open: Callable[[Group, int], bool]


@lru_cache(maxsize=65536)
def primary_languages(tags: tuple[str, ...]) -> frozenset[str]:
    """What people with these BCP 47 tags speak, so that `pt_BR`, `por` and `pt` meet; see `spoken`."""
    return frozenset(map(spoken, tags))


def common_languages(people: Group) -> frozenset[str]:
    """The languages that everyone of the group speaks: they all sit in the same sessions."""
    return frozenset.intersection(*(person.languages for person in people))


def common_quarters(people: Group) -> int | None:
    """The common quarter hours of the worst week of the term; None when someone has not named any hours."""
    free_hours = [person.free for person in people if person.free is not None]
    return worst(free_hours) if len(free_hours) == len(people) else None


def live(people: Group, minimum_minutes: int) -> bool:
    """Whether a group can meet: who has named hours has enough of them in common each week; the others are asked."""
    free_hours = [person.free for person in people if person.free is not None]
    return len(free_hours) < 2 or worst(free_hours) * QUARTER >= minimum_minutes


def asynchronous(people: Group) -> bool:
    """Whether everyone is also willing to work without meeting."""
    return all(person.profile.availability.asynchronous for person in people)


def _different_people(people: Group, _: int) -> bool:
    return len({person.profile.github_id for person in people}) == len(people)


def _status_open(people: Group, _: int) -> bool:
    return all(person.profile.status == "open" for person in people)


def _free_capacity(people: Group, _: int) -> bool:
    return all(person.taken < person.profile.capacity for person in people)


def _shared_language(people: Group, _: int) -> bool:
    return bool(common_languages(people))


def _not_yet_partners(people: Group, _: int) -> bool:
    return all(b.profile.github_id not in a.partners for a, b in combinations(people, 2))


def _not_parted(people: Group, _: int) -> bool:
    return all(b.profile.github_id not in a.parted for a, b in combinations(people, 2))


def _common_hours(people: Group, minimum_minutes: int) -> bool:
    return live(people, minimum_minutes) or asynchronous(people)


GATES = (
    Gate("status-open", True, _status_open),
    Gate("free-capacity", True, _free_capacity),
    Gate("different-people", False, _different_people),
    Gate("not-yet-partners", False, _not_yet_partners),
    Gate("not-parted", False, _not_parted),
    Gate("shared-language", False, _shared_language),
    Gate("common-hours", False, _common_hours),
)
_PERSONAL = tuple(gate for gate in GATES if gate.personal)


def closed(people: Group, minimum_minutes: int) -> tuple[str, ...]:
    """The names of the gates that keep these people apart, in the order of the table; hours in minutes a week."""
    return tuple(gate.name for gate in GATES if not gate.is_open(people, minimum_minutes))


def available(person: Person) -> bool:
    """Whether a person passes the gates that speak of them alone."""
    return all(gate.is_open((person,), 0) for gate in _PERSONAL)


def people(community: Community, now: date) -> tuple[Person, ...]:
    """Everyone on the day `now`, in the order of their numeric ids, so that no file's name helps anybody.

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
    own, offsets = profile.github_id, term.offsets[_zone(profile)]
    windows = profile.availability.windows if profile.timezone in known_zones() else ()
    return Person(
        profile,
        primary_languages(profile.languages),
        taken,
        frozenset(partners.get(own, ())),
        frozenset(parted.get(own, ())),
        free_quarters(windows, offsets) if windows else None,
        offsets,
    )


def _zone(profile: Profile) -> str:
    """The zone, or UTC for one that nobody knows: then the hours are not known either, and have to be asked for."""
    return profile.timezone if profile.timezone in known_zones() else "UTC"


def _counts(profile: Profile, community: Community) -> bool:
    by_login = community.by_login.get(profile.github.casefold())
    return community.by_id.get(profile.github_id) is profile and by_login is profile


def _others(agreements: Iterable[Agreement]) -> dict[int, set[int]]:
    others_of: dict[int, set[int]] = defaultdict(set)
    for agreement in agreements:
        for github_id in agreement.ids:
            others_of[github_id] |= agreement.ids - {github_id}
    return others_of

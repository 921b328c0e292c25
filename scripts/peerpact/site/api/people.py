"""The participants as data.

For: the rows of `api/people.json`. Must not: hold what the profile does not say.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.model import Availability, Profile
from peerpact.site.api.common import Json, born, page
from peerpact.site.index import Site


def people(site: Site) -> Iterator[Json]:
    """One row for each participant, by name."""
    return (_person(site, person) for person in site.people)


def _person(site: Site, person: Profile) -> Json:
    return {
        "github": person.github,
        "github_id": person.github_id,
        "name": person.name,
        "pronouns": person.pronouns,
        "timezone": person.timezone,
        "languages": list(person.languages),
        "offers": [{"skill": o.skill, "level": o.level, "note": o.note} for o in person.offers],
        "seeks": [{"skill": s.skill, "level": s.level, "goal": s.goal} for s in person.seeks],
        "availability": _availability(person.availability),
        "formats": list(person.formats),
        "capacity": person.capacity,
        "free": site.free(person),
        "status": person.status,
        "contact": person.contact if person.contact.startswith("https://") else "",
        "about": person.about,
        "training": [{"guide": one.guide, "completed": one.completed.isoformat()} for one in person.training],
        "since": born(site, person.path),
        "page": page(site.person_uri(person)),
    }


def _availability(times: Availability) -> Json:
    return {
        "hours_per_month": times.hours_per_month,
        "windows": [str(window) for window in times.windows],
        "asynchronous": times.asynchronous,
    }

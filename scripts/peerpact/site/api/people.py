"""The participants as data.

For: the rows of `api/people.json`. Must not: hold what the profile does not say.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.model import Profile
from peerpact.formats.codec import Detail
from peerpact.formats.tables import PROFILE
from peerpact.site.api.common import Json, born, page
from peerpact.site.index import Site

LEFT_OUT: dict[tuple[str, ...], str] = {}
"""Keys of a profile that the data don't have, and why: none at present."""


def rows(site: Site) -> Iterator[Json]:
    """One row for each participant, by name: every key of the profile, and what the community adds."""
    return (_person(site, person) for person in site.people)


def _person(site: Site, person: Profile) -> Json:
    return {
        **PROFILE.write(person, Detail.ALL),
        "contact": person.contact if person.contact.startswith("https://") else "",
        "free": site.free(person),
        "since": born(site, person.path),
        "page": page(site.person_uri(person)),
    }

"""The skills as data.

For: the rows of `api/skills.json`. Must not: name people (`api/people.json` does).
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.site.api.common import Json, page
from peerpact.site.index import Site


def rows(site: Site) -> Iterator[Json]:
    """One row for each skill of the list, and for each other one that someone names."""
    return (_skill(site, skill) for skill in site.skills)


def _skill(site: Site, skill: str) -> Json:
    vocabulary = site.community.vocabulary
    entry = vocabulary.skills.get(skill)
    return {
        "id": skill,
        "name": vocabulary.name(skill),
        "listed": entry is not None,
        "aliases": list(entry.aliases) if entry else [],
        "broader": list(dict.fromkeys(vocabulary.resolve(text) for text in entry.broader)) if entry else [],
        "offered_by": len(site.offers.get(skill, ())),
        "sought_by": len(site.seeks.get(skill, ())),
        "page": page(site.skill_uri(skill)),
    }

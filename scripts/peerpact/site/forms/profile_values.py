"""A participant as the plain values that stand in a profile's file.

For: editing a profile that is there. Must not: write YAML, or leave out anything that the file may hold.
"""

from __future__ import annotations

from typing import Any

from peerpact.domain.model import Availability, Profile


def profile_values(person: Profile) -> dict[str, Any]:
    """What the file says, in the order of the schema, with skills by id; `path` is where it lies."""
    values: dict[str, Any] = {
        "path": person.path,
        "github": person.github,
        "github_id": person.github_id,
        "name": person.name,
        "pronouns": person.pronouns,
        "timezone": person.timezone,
        "languages": list(person.languages),
        "offers": [_filled({"skill": o.skill, "level": o.level, "note": o.note}) for o in person.offers],
        "seeks": [_filled({"skill": s.skill, "level": s.level, "goal": s.goal}) for s in person.seeks],
        "availability": _availability(person.availability),
        "formats": list(person.formats),
        "capacity": person.capacity,
        "status": person.status,
        "contact": person.contact,
        "about": person.about,
        "training": [{"guide": t.guide, "completed": str(t.completed)} for t in person.training],
    }
    return _filled(values)


def _availability(when: Availability) -> dict[str, Any]:
    found: dict[str, Any] = {} if when.hours_per_month is None else {"hours_per_month": when.hours_per_month}
    return found | _filled({"windows": [str(window) for window in when.windows], "asynchronous": when.asynchronous})


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", [], {}, False)}

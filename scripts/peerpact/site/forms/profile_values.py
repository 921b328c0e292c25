"""A participant or an agreement as the plain values of the file, for the forms that change it.

For: editing what is there. Must not: write YAML, or leave out anything that the file may hold.
"""

from __future__ import annotations

import re
from typing import Any

from peerpact.domain.model import Agreement, Availability, Partner, Profile

COMMITMENTS = ("equal_contribution", "confidentiality", "accountability", "code_of_conduct")
_KEY = re.compile(r"^([a-z_]+):(?=\s)", re.MULTILINE)


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


DEFAULTS = {"capacity", "status"}
"""Keys that a profile has even where its file has not."""


def agreement_values(agreement: Agreement) -> dict[str, Any]:
    """What an agreement's file says, in the order of the schema, with skills by id and days as text."""
    sessions, rules = agreement.sessions, agreement.ground_rules
    unit = sessions.unit if sessions.count == 1 else f"{sessions.unit}s"
    house = {"response_days": rules.response_days, "missed_sessions": rules.missed_sessions}
    house = {key: value for key, value in house.items() if value not in (None, "")}
    return _filled(
        {
            "partners": [_partner(partner) for partner in agreement.partners],
            "starts": str(agreement.starts),
            "ends": str(agreement.ends),
            "sessions": {
                "every": f"{sessions.count} {unit}",
                "minutes": sessions.minutes,
                "first_to_learn": sessions.first_to_learn,
            },
            "check_ins": [str(day) for day in agreement.check_ins],
            "commitments": dict.fromkeys(COMMITMENTS, True),
            "ground_rules": house if rules.recording is None else house | {"recording": rules.recording},
            "terms": agreement.terms,
            "channel": agreement.channel,
            "amendments": [{"on": str(a.on), "what": a.what} for a in agreement.amendments],
            "ended": str(agreement.ended or ""),
            "outcome": [
                _filled({"github": o.github, "reached": o.reached, "learned": o.learned, "next": o.next})
                for o in agreement.outcome
            ],
        }
    )


def _partner(partner: Partner) -> dict[str, Any]:
    return {
        "github": partner.github,
        "github_id": partner.github_id,
        "offers": list(partner.offers),
        "goals": [{"learn": g.learn, "goal": g.goal, "evidence": g.evidence} for g in partner.goals],
    }


def top_level(text: str) -> list[str]:
    """The keys of a file, where each begins a line of its own; nothing where the file is written in another way.

    >>> top_level("# Hello\\nname: Octo\\noffers:\\n- skill: go\\n"), top_level("{name: Octo}")
    (['name', 'offers'], [])
    """
    keys = _KEY.findall(text)
    others = [line for line in text.splitlines() if not re.match(r"[a-z_]+:(\s|$)|[\s#]|-( |$)|$", line)]
    return [] if others or len(set(keys)) != len(keys) else keys


def _availability(when: Availability) -> dict[str, Any]:
    found: dict[str, Any] = {} if when.hours_per_month is None else {"hours_per_month": when.hours_per_month}
    return found | _filled({"windows": [str(window) for window in when.windows], "asynchronous": when.asynchronous})


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", [], {}, False)}

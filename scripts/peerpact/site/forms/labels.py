"""The schemas as the forms show them: labels and warnings for people who never see the file.

For: the few titles and descriptions that speak of keys and lines, reworded, and the titles of choices. Must not:
change what is allowed or written, or stand in for the schema where something is judged.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from peerpact.domain.training import TRAINING
from peerpact.site.names import FORMAT_NAMES

_CHOOSE = "Start typing, and choose."
_OTHER = "A skill that isn't in the list is fine too, but fewer people find it."
_BOTH = "with both, you find people who learn from you and teach you."
_LEAVE_OUT = re.compile(r" ?(?:You can leave this out[^.]*|Optional)\.")
_PLAIN: dict[str, dict[str, dict[str, Any]]] = {
    "profile": {
        "github": {"description": "Your username on GitHub. Case doesn't matter."},
        "github_id": {"description": "Your GitHub user ID. It stays the same when you change your username."},
        "timezone": {"description": f"A large city in your time zone, for example Berlin or New York. {_CHOOSE}"},
        "languages": {
            "description": "The languages you can hold a session in, best first. "
            "Start typing the name of a language, and choose."
        },
        "offers": {
            "title": "Skills to teach",
            "description": f"The skills you can teach. Name one here or in the next step; {_BOTH}",
        },
        "offers.*": {"title": "Skill to teach"},
        "offers.*.skill": {"description": f"{_CHOOSE} {_OTHER}"},
        "seeks": {
            "title": "Skills to learn",
            "description": f"The skills that you want to learn. Name one here or in the step before; {_BOTH}",
        },
        "seeks.*": {"title": "Skill to learn"},
        "seeks.*.skill": {"description": f"{_CHOOSE} {_OTHER}"},
        "availability": {"title": "Your time", "description": "With your hours, suggestions fit better."},
        "availability.asynchronous": {
            "title": "I can also work asynchronously",
            "description": "By messages and comments, if you share no hours.",
        },
        "formats": {"title": "Ways of working"},
        "formats.*": {"titles": FORMAT_NAMES},
        "capacity": {
            "title": "Partnerships at a time",
            "description": "How many you can manage at the same time. The default is one.",
        },
        "status": {
            "title": "Are you looking for a partner?",
            "description": "While you're paused, you get no suggestions and aren't suggested to anyone.",
            "titles": {"open": "yes", "paused": "not now"},
        },
        "contact": {"title": "A page where someone can say hello"},
        "training.*.completed": {"title": "Finished on"},
        "training.*.guide": {
            "description": "A module of the training guides, by its title.",
            "titles": {module.id: module.title for module in TRAINING},
        },
    },
    "agreement": {
        "partners.*.goals": {"description": "What {name} wants to be able to do in the end."},
        "partners.*.goals.*.learn": {
            "description": f"The skill to learn, one that another of you can teach. {_CHOOSE}",
        },
        "partners.*.goals.*.evidence": {"title": "How will you see it?"},
        "sessions.every": {"description": "The time from one session to the next, for example 2 weeks or 1 month."},
        "commitments": {"description": "What all of you commit to. An agreement needs all four."},
        "ground_rules.recording": {
            "title": "Sessions may be recorded",
            "description": "Even then, ask each time.",
        },
        "ground_rules.response_days": {"title": "Days until an answer"},
        "terms": {"description": "The version of the terms that you agree to."},
        "channel": {"title": "Where you meet"},
        "ended": {"title": "Last day", "description": "Today, or a day up to 30 days back."},
        "outcome.*.reached": {
            "title": "How far did you get?",
            "description": "With your learning goals. Each answer is fine.",
        },
        "outcome.*.learned": {"title": "What did you learn?"},
        "outcome.*.next": {"title": "What's next?"},
    },
}


def plain(kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The same schema with the labels and warnings of the forms; KeyError for a way that the schema has not.

    `titles` names the values of a choice, and `{name}` is the gap for whose goals they are.
    """
    shown = copy.deepcopy(schema)
    for way, words in _PLAIN[kind].items():
        here = shown
        for step in way.split("."):
            here = here["items"] if step == "*" else here["properties"][step]
        here.update(words)
    _drop_leave_out(shown)
    return shown


def _drop_leave_out(part: dict[str, Any]) -> None:
    """Takes "You can leave this out" from descriptions: the form says beside the label that a field is optional."""
    for inner in (*part.get("properties", {}).values(), *([part["items"]] if "items" in part else [])):
        inner["description"] = _LEAVE_OUT.sub("", inner["description"])
        _drop_leave_out(inner)

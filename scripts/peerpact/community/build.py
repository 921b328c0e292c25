"""Checked data to values of the model: profiles, agreements, skills and settings.

For: data that its schema accepts (or what is left of data after the faulty parts were cut out, hence the
defaults). Must not: judge; whatever a schema cannot say is a rule in `checks`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from peerpact.domain import settings as s
from peerpact.domain.model import (
    Agreement,
    Amendment,
    Availability,
    Goal,
    GroundRules,
    Offer,
    Outcome,
    Partner,
    Profile,
    Seek,
    Sessions,
    Training,
)
from peerpact.domain.vocabulary import Skill, Vocabulary, vocabulary
from peerpact.domain.weekly_hours import parse_window
from peerpact.text.languages import standard_tag
from peerpact.text.time_zones import present_zone

Data = dict[str, Any]
_NO_TIME = Availability()


def profile(path: str, data: Data, known: Vocabulary) -> Profile:
    """A participant from a profile's data; skills become ids, zones and languages their present names."""
    get, resolve = data.get, known.resolve
    when = get("availability")
    return Profile(
        path,
        get("github", ""),
        get("github_id", 0),
        get("name", ""),
        present_zone(get("timezone", "")),
        tuple(map(standard_tag, get("languages", ()))),
        tuple([Offer(resolve(o.get("skill", "")), o.get("level", ""), o.get("note", "")) for o in get("offers", ())]),
        tuple([Seek(resolve(o.get("skill", "")), o.get("level", ""), o.get("goal", "")) for o in get("seeks", ())]),
        get("pronouns", ""),
        _availability(when) if when else _NO_TIME,
        tuple(get("formats", ())),
        get("capacity", 1),
        get("status", "open"),
        get("contact", ""),
        get("about", ""),
        tuple(Training(t.get("guide", ""), day(t.get("completed", ""))) for t in get("training", ())),
    )


def _availability(data: Data) -> Availability:
    windows = tuple([w for w in map(parse_window, data.get("windows", ())) if w])
    return Availability(data.get("hours_per_month"), windows, data.get("asynchronous", False))


def day(text: str) -> date:
    """A date from `2026-11-21`; `date.min` where there is none, which a schema has already reported."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min


def agreement(path: str, data: Data, known: Vocabulary) -> Agreement:
    """The terms of a partnership from an agreement's data."""
    rhythm, house = data["sessions"], data.get("ground_rules", {})
    count, unit = rhythm["every"].split()
    return Agreement(
        path=path,
        partners=tuple(_partner(p, known) for p in data["partners"]),
        starts=day(data["starts"]),
        ends=day(data["ends"]),
        sessions=Sessions(int(count), unit.rstrip("s"), rhythm["minutes"], rhythm["first_to_learn"]),
        check_ins=tuple(map(day, data["check_ins"])),
        terms=data["terms"],
        ground_rules=GroundRules(house.get("response_days"), house.get("missed_sessions", ""), house.get("recording")),
        channel=data.get("channel", ""),
        amendments=tuple(Amendment(day(a["on"]), a["what"]) for a in data.get("amendments", ())),
        ended=day(data["ended"]) if "ended" in data else None,
        outcome=tuple(
            Outcome(o["github"], o["reached"], o.get("learned", ""), o.get("next", "")) for o in data.get("outcome", ())
        ),
    )


def _partner(data: Data, known: Vocabulary) -> Partner:
    goals = tuple(Goal(known.resolve(g["learn"]), g["goal"], g["evidence"]) for g in data["goals"])
    return Partner(data["github"], data["github_id"], tuple(map(known.resolve, data["offers"])), goals)


def skills(data: list[Data]) -> Vocabulary:
    """The vocabulary from the data of `skills.yml`."""
    return vocabulary(
        tuple(Skill(x["id"], x["name"], tuple(x.get("aliases", ())), tuple(x.get("broader", ()))) for x in data)
    )


def settings(data: Data) -> s.Settings:
    """The settings from the data of `community.yml`, with defaults for everything that is not said."""
    get = data.get
    limits = {key: tuple(value) for key, value in get("agreements", {}).items()}
    training = dict(get("training", {}))
    if "modules" in training:
        training["modules"] = tuple(training["modules"])
    return s.Settings(
        **{key: data[key] for key in ("name", "repository", "report_to", "demo") if key in data},
        maintainers=tuple(s.Maintainer(m["github"], m["github_id"]) for m in get("maintainers", ())),
        agreements=s.AgreementLimits(**limits),
        training=s.TrainingRules(**training),
        suggestions=s.SuggestionRules(**get("suggestions", {})),
        reminders=s.ReminderRules(**get("reminders", {})),
        introductions=s.Introductions(**get("introductions", {})),
        site=s.SiteSettings(**_tuples(get("site", {}))),
        workflows=s.WorkflowSettings(**_tuples(get("workflows", {}))),
    )


def _tuples(data: Data) -> Data:
    """Lists as tuples, which nobody can change."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}

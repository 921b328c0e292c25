"""The keys of each kind of file, and the values that they become: the one place that names them all.

For: reading, writing, both web forms, the issue form and the published data, which all follow from these tables; a
test holds them against the schemas. Must not: say what a value may be (that is the schemas' part).
"""

from __future__ import annotations

from peerpact.domain import model, settings, skill_list
from peerpact.domain.weekly_hours import parse_window
from peerpact.formats.codec import (
    DAY,
    DAYS,
    NUMBER,
    PROSE,
    SKILL,
    SKILLS,
    SWITCH,
    TEXT,
    TEXTS,
    Codec,
    Constant,
    Record,
    listed,
    nested,
)
from peerpact.text.languages import standard_tag
from peerpact.text.time_zones import present_zone

ZONE = Codec("", lambda resolve: present_zone)  # `Europe/Kiev` and `Europe/Kyiv` are one zone to everyone who reads
_LANGUAGE = Codec("", lambda resolve: standard_tag)
_WINDOW = Codec("", lambda resolve: parse_window, lambda window, detail: str(window))
_ACCOUNT = {"github": TEXT, "github_id": NUMBER}

OFFER = Record(model.Offer, {"skill": SKILL, "level": TEXT, "note": PROSE})
SEEK = Record(model.Seek, {"skill": SKILL, "level": TEXT, "goal": PROSE})
AVAILABILITY = Record(
    model.Availability, {"hours_per_month": NUMBER, "windows": listed(_WINDOW, gaps=True), "asynchronous": SWITCH}
)
PROFILE = Record(
    model.Profile,
    {
        **_ACCOUNT,
        "name": PROSE,
        "pronouns": PROSE,
        "timezone": ZONE,
        "languages": listed(_LANGUAGE),
        "offers": listed(OFFER),
        "seeks": listed(SEEK),
        "availability": nested(AVAILABILITY),
        "formats": TEXTS,
        "capacity": NUMBER,
        "status": TEXT,
        "contact": TEXT,
        "about": PROSE,
        "training": listed(Record(model.Training, {"guide": TEXT, "completed": DAY})),
    },
)


def _sessions(every: str, minutes: int, first_to_learn: str) -> model.Sessions:
    count, unit = every.split()
    return model.Sessions(int(count), unit.rstrip("s"), minutes, first_to_learn)


_GOAL = Record(model.Goal, {"learn": SKILL, "goal": PROSE, "evidence": PROSE})
_PARTNER = Record(model.Partner, {**_ACCOUNT, "offers": SKILLS, "goals": listed(_GOAL)})
PROMISES = ("equal_contribution", "confidentiality", "accountability", "code_of_conduct")
AGREEMENT = Record(
    model.Agreement,
    {
        "partners": listed(_PARTNER),
        "starts": DAY,
        "ends": DAY,
        "sessions": nested(Record(_sessions, {"every": TEXT, "minutes": NUMBER, "first_to_learn": TEXT})),
        "check_ins": DAYS,
        "commitments": Constant(dict.fromkeys(PROMISES, True)),
        "ground_rules": nested(
            Record(model.GroundRules, {"response_days": NUMBER, "missed_sessions": PROSE, "recording": SWITCH})
        ),
        "terms": NUMBER,
        "channel": PROSE,
        "amendments": listed(Record(model.Amendment, {"on": DAY, "what": PROSE})),
        "ended": DAY,
        "outcome": listed(Record(model.Outcome, {"github": TEXT, "reached": TEXT, "learned": PROSE, "next": PROSE})),
    },
)

_WHOLES = Codec(None, TEXTS.reader, lambda ids, detail: None if ids is None else list(ids))
_SKILL_ENTRY = Record(skill_list.SkillEntry, {"id": TEXT, "name": TEXT, "aliases": TEXTS, "broader": _WHOLES})
SKILL_LIST = Record(skill_list.SkillList, {"built_in": SWITCH, "without": TEXTS, "skills": listed(_SKILL_ENTRY)})

_REMINDERS = ("remind_days", "close_days", "first_meeting_days", "review_profile_months", "follow_up_months")
COMMUNITY = Record(
    settings.Settings,
    {
        "name": TEXT,
        "repository": TEXT,
        "maintainers": listed(Record(settings.Maintainer, _ACCOUNT)),
        "report_to": TEXT,
        "demo": SWITCH,
        "agreements": nested(Record(settings.AgreementLimits, {"months": TEXTS, "minutes": TEXTS})),
        "training": nested(Record(settings.TrainingRules, {"modules": TEXTS, "enforce": SWITCH})),
        "suggestions": nested(Record(settings.SuggestionRules, {"count": NUMBER, "minimum_minutes": NUMBER})),
        "reminders": nested(Record(settings.ReminderRules, dict.fromkeys(_REMINDERS, NUMBER))),
        "introductions": nested(Record(settings.Introductions, {"open_at_once": NUMBER})),
        "site": nested(Record(settings.SiteSettings, {"without": TEXTS, "address": TEXT, "published": SWITCH})),
        "workflows": nested(
            Record(
                settings.WorkflowSettings,
                {"branch": TEXT, "runner": TEXTS, "sweep_minutes": NUMBER, "join_label": TEXT},
            )
        ),
    },
)

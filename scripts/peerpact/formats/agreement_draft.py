"""A first proposal for an agreement, from what one partner offers and another one seeks.

For: drafts that two or three partners can change and sign. Must not: decide who fits (that is the
suggestions' work) or promise that the checks pass: where the profiles have nothing to give, a place stays empty.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from peerpact.domain.model import Community, Profile
from peerpact.domain.settings import AgreementLimits
from peerpact.domain.vocabulary import Vocabulary
from peerpact.formats.tables import PROMISES
from peerpact.formats.yaml.write import Plain, document

Learns = Mapping[int, Sequence[str]]
"""By numeric id, the skills that a partner will learn; a partner who is not in it gets those that fit."""

_GOALS, _MONTHS, _MINUTES, _FIRST_CHECK_IN = 3, 6, 60, timedelta(weeks=6)
_LATER = ("amendments", "ended", "outcome")


def agreement_draft(
    community: Community, partners: Sequence[Profile], now: date, terms: int = 1, learns: Learns | None = None
) -> str:
    """The text of a proposed agreement between two or three participants, with comments; see `proposal`."""
    values = proposal(community, partners, now, terms, learns)
    return document("agreement", values, leave_out=_LATER)


def agreement_path(community: Community, partners: Sequence[Profile], now: date, taken: Collection[str] = ()) -> str:
    """Where the proposal goes: the year of its start and the sorted logins; `-2` and so on for a later one.

    `taken` are further file names, without folder, that must not be used.
    """
    used = {a.path.rsplit("/", 1)[-1].casefold() for a in community.agreements} | {name.casefold() for name in taken}
    slug = f"{_starts(now).year}-" + "--".join(sorted(p.github.casefold() for p in partners))
    number, name = 1, f"{slug}.yml"
    while name in used:
        number += 1
        name = f"{slug}-{number}.yml"
    return f"agreements/{name}"


def proposal(
    community: Community, partners: Sequence[Profile], now: date, terms: int = 1, learns: Learns | None = None
) -> Plain:
    """The values of the draft: starts in a week, six months long where the community allows it, check-ins after
    six weeks and in the middle. Each partner learns up to three skills that another one offers.
    """
    team = sorted(partners, key=lambda p: p.github.casefold())
    skills = [list((learns or {}).get(p.github_id) or fitting(p, team)) for p in team]
    limits, starts = community.settings.agreements, _starts(now)
    ends = _ends(starts, limits)
    return {
        "partners": [_partner(team, index, skills, community.vocabulary) for index in range(len(team))],
        "starts": starts,
        "ends": ends,
        "sessions": {
            "every": "2 weeks",
            "minutes": draft_minutes(community),
            "first_to_learn": team[0].github,
        },
        "check_ins": _check_ins(starts, ends),
        "commitments": dict.fromkeys(PROMISES, True),
        "terms": terms,
    }


def draft_minutes(community: Community) -> int:
    """How long a session of a draft is: an hour where the community allows it."""
    limits = community.settings.agreements
    return min(max(_MINUTES, limits.minutes[0]), limits.minutes[1])


def fitting(learner: Profile, team: Sequence[Profile]) -> list[str]:
    """Up to three skills that the learner seeks and someone else of the team offers, in the learner's order."""
    offered = {o.skill for p in team if p.github_id != learner.github_id for o in p.offers}
    return list(dict.fromkeys(s.skill for s in learner.seeks if s.skill in offered))[:_GOALS]


def _partner(team: Sequence[Profile], index: int, skills: Sequence[list[str]], names: Vocabulary) -> Plain:
    me = team[index]
    taught = [s for n, sought in enumerate(skills) for s in sought if n != index and _teaches(team, index, n, s)]
    return {
        "github": me.github,
        "github_id": me.github_id,
        "offers": list(dict.fromkeys(taught)),
        "goals": [_goal(me, skill, names) for skill in skills[index]] or [dict.fromkeys(("learn", "goal", "evidence"))],
    }


def _teaches(team: Sequence[Profile], teacher: int, learner: int, skill: str) -> bool:
    """The partner who offers the skill teaches it; if nobody does, the next partner in the list."""
    able = [n for n, p in enumerate(team) if n != learner and any(o.skill == skill for o in p.offers)]
    return teacher in (able or [(learner + 1) % len(team)])


def _goal(learner: Profile, skill: str, names: Vocabulary) -> Plain:
    own = next((s.goal for s in learner.seeks if s.skill == skill and s.goal), "")
    return {
        "learn": skill,
        "goal": own or f"Finish one small piece of work of my own with {names.name(skill)}",
        "evidence": "I show the result and explain how it came about",
    }


def _starts(now: date) -> date:
    return now + timedelta(weeks=1)


def _ends(starts: date, limits: AgreementLimits) -> date:
    """The day before the same day some months later, so that the term is full months."""
    later = starts.month - 1 + min(max(_MONTHS, limits.months[0]), limits.months[1])
    year, month = starts.year + later // 12, later % 12 + 1
    return date(year, month, min(starts.day, monthrange(year, month)[1])) - timedelta(days=1)


def _check_ins(starts: date, ends: date) -> list[date]:
    middle = starts + (ends - starts) // 2
    return sorted({middle} | {day for day in [starts + _FIRST_CHECK_IN] if day < ends})

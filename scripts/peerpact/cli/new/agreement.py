"""The questions of `peerpact new agreement`.

For: from two or three logins to an agreement's path and text. Must not: write files, or decide who fits.
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path

from peerpact.cli.prompts import Interview, Question, ask
from peerpact.domain.errors import OperatorError
from peerpact.domain.model import Community, Profile
from peerpact.formats.agreement_draft import draft_minutes, fitting
from peerpact.formats.draft import agreement_draft, agreement_path, proposal
from peerpact.formats.field import Judge, complaints, each, judge, split
from peerpact.partnership.agenda.time_slot import ON_THE_DAY, slot
from peerpact.text import escape
from peerpact.text.spelling import nearest

_WEEK = 7


def add_agreement_arguments(parser: argparse.ArgumentParser) -> None:
    """Both options can be repeated."""
    parser.add_argument("--partner", action="append", metavar="LOGIN", help="give it for each of the two or three")
    parser.add_argument("--learn", action="append", metavar="LOGIN:SKILL", help="who learns what; can be repeated")


def draft_agreement(
    args: argparse.Namespace, community: Community, root: Path, now: date, interview: Interview
) -> tuple[str, str]:
    """Path and text of the new agreement. Raises OperatorError when the partners cannot have one."""
    team = _team(args, community)
    _refuse_second(team, community, now)
    interview.keep("--partner", ",".join(profile.github for profile in team), args.partner)
    learns = _learns(args, team, community, interview)
    now = _until_shared(team, now, community)
    terms = _newest_terms(root)
    if wrong := complaints("agreement", proposal(community, team, now, terms, learns)):
        raise OperatorError("These answers don't make a complete agreement.", "\n  ".join(wrong))
    taken = [file.name for file in (root / "agreements").rglob("*.yml")]
    return agreement_path(community, team, now, taken), agreement_draft(community, team, now, terms, learns)


def _until_shared(team: list[Profile], now: date, community: Community) -> date:
    """The first day from `now` on whose draft starts on a day with a common hour; `now` where hours do not tell.

    So the draft's own sessions, which count from its start, fall on days that the partners share.
    """
    for ahead in range(_WEEK):
        starts = now + timedelta(days=_WEEK + ahead)
        common = slot(team, starts, draft_minutes(community), starts)
        if common and common.kind == ON_THE_DAY:
            return now + timedelta(days=ahead)
    return now


def _team(args: argparse.Namespace, community: Community) -> list[Profile]:
    question = Question("--partner", "The partners' usernames, for example hubot, octocat", _partners(community))
    given = None if args.partner is None else ",".join(args.partner)
    return _people(ask(question, given), community)


def _people(text: str, community: Community) -> list[Profile]:
    team = [community.by_login[login.casefold()] for login in split(text, ",")]
    return list({p.github_id: p for p in team}.values())


def _partners(community: Community) -> Judge:
    have_profiles = each(_profiled(community), ",")

    def reason(text: str) -> str:
        few = "An agreement has two partners, or three in a circle. Name each of them, with a comma between."
        return have_profiles(text) or ("" if len(_people(text, community)) in (2, 3) else few)

    return reason


def _profiled(community: Community) -> Judge:
    def reason(login: str) -> str:
        if login.casefold() in community.by_login:
            return ""
        near = nearest(login.casefold(), list(community.by_login), 3)
        meant = f" Did you mean {' or '.join(near)}?" if near else ""
        return f"There's no profile of {login[:40]!r} that passes the checks.{meant}"

    return reason


def _refuse_second(team: list[Profile], community: Community, now: date) -> None:
    ids = {p.github_id for p in team}
    for agreement in community.live(now):
        if len(agreement.ids & ids) > 1:
            raise OperatorError(
                f"Two of them share a live agreement already: {escape.terminal(agreement.path)}",
                "Change that one, or end it first.",
            )


def _learns(
    args: argparse.Namespace, team: list[Profile], community: Community, interview: Interview
) -> dict[int, list[str]]:
    """What each partner learns: the options' skills, or the answer; Enter takes those that fit."""
    given = _given(args, team)
    by_id: dict[int, list[str]] = {}
    for partner in team:
        question = Question(
            "--learn",
            f"What {partner.github} will learn",
            each(judge("agreement", "partners", "goals", "learn"), ","),
            default=", ".join(fitting(partner, team)),
            optional=bool(fitting(partner, team)),
        )
        answer = ask(question, given.get(partner.github_id))
        for skill in split(answer, ","):
            interview.keep("--learn", f"{partner.github}:{skill}", given.get(partner.github_id))
        by_id[partner.github_id] = [community.vocabulary.resolve(skill) for skill in split(answer, ",")]
    return by_id


def _given(args: argparse.Namespace, team: list[Profile]) -> dict[int, str]:
    ids = {p.github.casefold(): p.github_id for p in team}
    by_id: dict[int, str] = {}
    for text in args.learn or ():
        login, _, skill = text.partition(":")
        if login.casefold() not in ids or not skill:
            raise OperatorError(f"--learn can't be {text[:80]!r}.", "Write LOGIN:SKILL with the login of a partner.")
        number = ids[login.casefold()]
        by_id[number] = f"{by_id[number]},{skill}" if number in by_id else skill
    return by_id


def _newest_terms(root: Path) -> int:
    """The number of the newest file `guides/terms/N.md`; 1 where there is none."""
    numbers = [int(p.stem) for p in (root / "guides" / "terms").glob("*.md") if p.stem.isascii() and p.stem.isdigit()]
    return max(numbers, default=1)

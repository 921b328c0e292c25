"""`peerpact questions [LOGIN]`: skills that people here seek or teach, and that this person may know or want to learn.

For: reading the community, or an index of it, asking `matching`, printing. Must not: decide anything. What only a
question to the files needs is imported when it comes to that, so that an index answers at once.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from peerpact.cli.numbers import whole_number
from peerpact.domain.errors import CLEAN, OperatorError
from peerpact.matching.questions import render as question_render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from peerpact.domain.model import Community, Profile
    from peerpact.matching.questions.question import Questions

_COUNT = 12
"""As `questions.COUNT`; that module isn't needed to parse options."""
_NEWCOMER = ("offer", "seek", "language", "timezone", "window", "asynchronous")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command; `--root` and `--now` are everyone's."""
    login_help = (
        "the participant's GitHub username; case doesn't matter. Without it, describe someone with the options below"
    )
    parser.add_argument("login", metavar="LOGIN", nargs="?", help=login_help)
    parser.add_argument("--count", type=whole_number, metavar="N", help=f"how many of each kind (default: {_COUNT})")
    parser.add_argument("--index", type=Path, metavar="FILE", help="answer from what `peerpact index` has written")
    parser.add_argument("--format", choices=tuple(question_render.FORMATS), default="text", help="default: text")
    new = parser.add_argument_group("someone who hasn't joined yet")
    for option, verb in (("--offer", "teach"), ("--seek", "want to learn")):
        sentence = f"a skill that they {verb}; can be repeated"
        new.add_argument(option, action="append", metavar="SKILL[:LEVEL]", help=sentence)
    new.add_argument("--language", action="append", metavar="TEXT", help="their languages (default: en)")
    new.add_argument("--timezone", metavar="TEXT", help="their time zone (default: UTC)")
    new.add_argument("--window", action="append", metavar="TEXT", help="weekly hours, for example Mo-Fr 18:00-21:00")
    new.add_argument("--asynchronous", action="store_true", default=None, help="they'd also work asynchronously")


def run(args: argparse.Namespace) -> int:
    """Print what one participant is asked; an unknown login is an OperatorError."""
    given = [f"--{name}" for name in _NEWCOMER if getattr(args, name) is not None]
    if args.login is not None and given:
        raise OperatorError(
            f"A participant's profile says what {given[0]} would say.",
            "Leave out either the username or the options for someone who hasn't joined yet.",
        )
    if args.index is not None:
        questions, day = _from_index(args)
        shown = question_render.FORMATS[args.format](questions)
        print(shown if args.format == "json" else f"{shown}\n\nAs of {day}.")
    else:
        print(question_render.FORMATS[args.format](_from_files(args)))
    return CLEAN


def _from_index(args: argparse.Namespace) -> tuple[Questions, date]:
    from peerpact.matching.stored_lists import ask

    if args.login is None:
        raise OperatorError("An index answers for participants.", "Name one, or leave out --index.")
    return ask(args.index, args.login.removeprefix("@"), args.count or _COUNT)


def _from_files(args: argparse.Namespace) -> Questions:
    from peerpact.cli.suggest_values import find_participant
    from peerpact.community.activity import read_active
    from peerpact.matching.questions.ask import questions, questions_for_newcomer

    community, _ = read_active(args.root, args.now)
    count = args.count or _COUNT
    if args.login is None:
        return questions_for_newcomer(community, _newcomer(args, community), args.now, count)
    return questions(community, find_participant(community, args.login), args.now, count)


def _newcomer(args: argparse.Namespace, community: Community) -> Profile:
    """Someone with the skills, languages, zone and hours of the options, and nothing else."""
    from peerpact.cli.new import profile as new_profile
    from peerpact.domain.model import Availability, Offer, Profile, Seek
    from peerpact.matching.questions.columns import LEARNS, TEACHES

    skills = community.vocabulary
    return Profile(
        path="",
        github="",
        github_id=0,
        name="",
        timezone=new_profile.zone_of(args.timezone or "UTC"),
        languages=tuple(new_profile.languages_of(args.language or ["en"])),
        offers=tuple(Offer(skills.resolve(skill), level) for skill, level in _skills("--offer", args.offer, TEACHES)),
        seeks=tuple(Seek(skills.resolve(skill), level) for skill, level in _skills("--seek", args.seek, LEARNS)),
        availability=Availability(
            windows=tuple(new_profile.windows_of(args.window or [])), asynchronous=bool(args.asynchronous)
        ),
    )


def _skills(option: str, given: list[str] | None, rank: int) -> Iterator[tuple[str, str]]:
    """Skills and levels of an option; the level may be left out."""
    from peerpact.cli.prompts import Question, ask
    from peerpact.domain.model import LEVELS
    from peerpact.formats.field import judge

    key = f"{option.removeprefix('--')}s"
    for text in given or ():
        skill, level = (*text.split(":", 2), "")[:2]
        yield (
            ask(Question(option, "Skill", judge("profile", key, "skill")), skill),
            ask(Question(option, "Level", judge("profile", key, "level")), level or LEVELS[rank]),
        )

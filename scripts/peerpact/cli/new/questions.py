"""What `peerpact new profile` asks at a terminal after the skills: which of those that people here seek or teach.

For: numbered lists to tick from, and a level for each tick. Must not: count or order (matching/questions/), or ask
anybody who answers by options.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from peerpact.cli.prompts import Interview, Question, ask, at_terminal
from peerpact.community.activity import read_active
from peerpact.domain.model import LEVELS, Availability, Community, Offer, Profile, Seek
from peerpact.domain.weekly_hours import parse_window
from peerpact.formats.field import judge, part, split
from peerpact.matching.questions import question as matching_question
from peerpact.matching.questions import render as question_render
from peerpact.matching.questions import wording as question_wording
from peerpact.matching.questions.ask import questions_for_newcomer
from peerpact.matching.questions.columns import LEARNS, TEACHES

_BETWEEN = r"[,;\s]+"
_SIDES = (("offers", "--offer", "teach", TEACHES), ("seeks", "--seek", "learn", LEARNS))


def more_skills(args: argparse.Namespace, values: Mapping[str, Any], interview: Interview) -> dict[str, Any]:
    """`offers` and `seeks` with what was ticked; what someone can teach counts when it's asked what they'd learn."""
    listed = {key: list(values.get(key, ())) for key in ("offers", "seeks")}
    sides = [side for side in _SIDES if getattr(args, side[1].removeprefix("--")) is None]
    if not at_terminal() or not sides:
        return listed
    community, _ = read_active(args.root, args.now)
    for key, option, side, rank in sides:
        room = int(part("profile", key)["maxItems"]) - len(listed[key])
        questions = questions_for_newcomer(community, _newcomer({**values, **listed}, community), args.now)
        for skill in _ticked(getattr(questions, side), option, side == "teach", room):
            prompt = f"Your level in {skill} ({', '.join(LEVELS)})"
            level = ask(Question(option, prompt, judge("profile", key, "level"), default=LEVELS[rank]))
            interview.keep(option, f"{skill}:{level}")
            listed[key].append({"skill": skill, "level": level})
    return listed


def _ticked(questions: Sequence[matching_question.Question], option: str, teach: bool, room: int) -> list[str]:
    """The ids of the skills whose numbers someone writes."""
    if not questions or room < 1:
        return []
    print("\n".join(["", question_wording.TEACH if teach else question_wording.LEARN, *_numbered(questions, teach)]))

    def numbers(text: str) -> str:
        chosen = split(text, _BETWEEN)
        if not all(
            number.isascii() and number.isdigit() and 0 < int(number[:9]) <= len(questions) for number in chosen
        ):
            return f"Write numbers from 1 to {len(questions)}, with commas between."
        return "" if len(chosen) <= room else f"There's room for {room} more."

    answer = ask(Question(option, "The numbers of those that are true of you", numbers, optional=True))
    return [questions[int(number) - 1].skill for number in split(answer, _BETWEEN)]


def _numbered(questions: Sequence[matching_question.Question], teach: bool) -> list[str]:
    return [question_render.entry(number, question, teach) for number, question in enumerate(questions, 1)]


def _newcomer(values: Mapping[str, Any], community: Community) -> Profile:
    """Who answers, as far as questions need them."""
    resolve, times = community.vocabulary.resolve, values.get("availability", {})
    windows = tuple(filter(None, map(parse_window, times.get("windows", ()))))
    return Profile(
        path="",
        github="",
        github_id=0,
        name="",
        timezone=values["timezone"],
        languages=tuple(values["languages"]),
        offers=tuple(Offer(resolve(entry["skill"]), entry["level"]) for entry in values["offers"]),
        seeks=tuple(Seek(resolve(entry["skill"]), entry["level"]) for entry in values["seeks"]),
        availability=Availability(windows=windows, asynchronous=bool(times.get("asynchronous"))),
    )

"""An agenda as text for a terminal, as Markdown and as JSON.

For: the three ways to show a `SessionPlan`. Must not: phrase anything; what people wrote is escaped here and nowhere
before.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from peerpact.partnership.agenda import wording
from peerpact.partnership.agenda.session import Learner, SessionPlan
from peerpact.partnership.agenda.topics import GUIDES
from peerpact.text.escape import markdown, terminal
from peerpact.text.wording import join_words, spoken_weekday

Link = Callable[[str], str | None]
"""A page of the guides, such as `training/feedback.md`, to its address; None where there is none."""
_WIDTH = 96


def as_text(plan: SessionPlan, _: Link) -> str:
    """Readable in any terminal; every line of what people wrote is bounded and spelt out."""
    return "\n".join(_text(plan)) + "\n"


def _text(plan: SessionPlan) -> Iterator[str]:
    names = join_words([learner.name for learner in plan.learners])
    yield from _wrapped(f"{names}: session {plan.number} of {plan.of}", "")
    yield f"{spoken_weekday(plan.day)}, {wording.length(plan)}"
    yield from _wrapped(plan.channel, "Channel: ") if plan.channel else ()
    yield "\nWHEN"
    for learner, moment in _times(plan):
        yield from _wrapped(f"{learner.name}: {wording.clock(moment, plan.minutes)} ({learner.timezone})", "  ", "    ")
    yield from _wrapped(wording.about_slot(plan), "  ")
    yield "\nGOALS"
    for learner in plan.learners:
        yield from _goals(learner)
    yield "\nIN WRITING" if plan.in_writing else "\nMINUTES"
    for block in plan.blocks:
        yield from _wrapped(wording.block(plan, block), f"  {block.start:3d} to {block.end:3d}  ", " " * 14)
    for step in wording.exchange(plan) if plan.in_writing else ():
        yield from _wrapped(step, "  - ", "    ")
    yield f"\nTOPIC: {plan.topic.title} ({plan.stage.name}: {plan.stage.aim})"
    yield from _wrapped(wording.how(plan), "  ")
    yield from _wrapped(wording.again(plan), "  ") if plan.earlier else ()
    for number, question in enumerate(plan.topic.questions, 1):
        yield from _wrapped(question, f"  {number}. ", "     ")
    yield f"\nHELP: {GUIDES[plan.topic.guide]} (guides/{plan.topic.guide})"


def _goals(learner: Learner) -> Iterator[str]:
    for goal in learner.goals:
        yield from _wrapped(f"{learner.name} learns {goal.skill}: {goal.goal}", "  ", "    ")
        yield from _wrapped(f"You will both see it in: {goal.evidence}", "    ")
    if not learner.goals:
        yield from _wrapped(wording.no_goal(learner), "  ", "    ")


def _times(plan: SessionPlan) -> list[tuple[Learner, datetime]]:
    return list(zip(plan.learners, plan.slot.starts, strict=True)) if plan.slot else []


def _wrapped(text: str, start: str, later: str | None = None) -> list[str]:
    safe = terminal(" ".join(text.split()))
    return textwrap.wrap(safe, _WIDTH, initial_indent=start, subsequent_indent=start if later is None else later)


def as_markdown(plan: SessionPlan, link: Link) -> str:
    """For an issue, a note or a page; nothing in it mentions anybody or becomes a link but the guide's."""
    return "\n".join(_markdown(plan, link)) + "\n"


def _markdown(plan: SessionPlan, link: Link) -> Iterator[str]:
    names = join_words([learner.name for learner in plan.learners])
    yield f"## Session {plan.number} of {plan.of}: {markdown(names)}\n"
    yield f"{spoken_weekday(plan.day)}, {wording.length(plan)}.\n"
    yield from (f"- Channel: {markdown(plan.channel)}",) if plan.channel else ()
    for learner, moment in _times(plan):
        yield f"- {markdown(learner.name)}: {wording.clock(moment, plan.minutes)} ({markdown(learner.timezone)})"
    yield f"- {markdown(wording.about_slot(plan))}\n\n### Goals\n"
    for learner in plan.learners:
        for goal in learner.goals:
            yield f"- {markdown(f'{learner.name} learns {goal.skill}: {goal.goal}')}  "
            yield f"  {markdown(f'You will both see it in: {goal.evidence}')}"
        if not learner.goals:
            yield f"- {markdown(wording.no_goal(learner))}"
    if plan.in_writing:
        yield "\n### In writing\n"
        yield from (f"- {markdown(step)}" for step in wording.exchange(plan))
    else:
        yield "\n### Minutes\n\n| minutes | what |\n| --- | --- |"
        yield from (f"| {b.start} to {b.end} | {markdown(wording.block(plan, b))} |" for b in plan.blocks)
    yield f"\n### Topic: {plan.topic.title}\n\n{wording.how(plan)} {wording.again(plan)}".rstrip() + "\n"
    yield from (f"{number}. {question}" for number, question in enumerate(plan.topic.questions, 1))
    address, title = link(plan.topic.guide), GUIDES[plan.topic.guide]
    yield f"\nHelp: [{title}]({address})" if address else f"\nHelp: {title}"


def as_json(plan: SessionPlan, link: Link) -> str:
    """The whole plan as data; times with their offsets, minutes as whole numbers."""
    return json.dumps(_data(plan, link), ensure_ascii=False, indent=2) + "\n"


def _data(plan: SessionPlan, link: Link) -> dict[str, Any]:
    return {
        "agreement": plan.slug,
        "session": plan.number,
        "of": plan.of,
        "day": plan.day.isoformat(),
        "minutes": plan.minutes,
        "channel": plan.channel,
        "check_in": _iso(plan.check_in),
        "slot": _slot(plan),
        "learners": [_person(learner) for learner in plan.learners],
        "blocks": [
            {"kind": b.kind, "start": b.start, "minutes": b.minutes, "what": wording.block(plan, b)}
            | ({"learner": plan.learners[b.learner].login, "questions": b.questions} if b.questions else {})
            for b in plan.blocks
        ],
        "topic": {
            "stage": plan.stage.name,
            "title": plan.topic.title,
            "questions": list(plan.topic.questions),
            "earlier_session": plan.earlier,
            "guide": plan.topic.guide,
            "address": link(plan.topic.guide),
        },
    }


def _slot(plan: SessionPlan) -> dict[str, Any] | None:
    if plan.slot is None:
        return None
    return {"kind": plan.slot.kind, "starts": {learner.login: moment.isoformat() for learner, moment in _times(plan)}}


def _person(learner: Learner) -> dict[str, Any]:
    goals = [{"skill": goal.skill, "goal": goal.goal, "evidence": goal.evidence} for goal in learner.goals]
    return {
        "github": learner.login,
        "name": learner.name,
        "timezone": learner.timezone or None,
        "goals": goals,
        "teachers": list(learner.teachers),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


FORMATS: dict[str, Callable[[SessionPlan, Link], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}

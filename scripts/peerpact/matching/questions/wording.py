"""Every sentence of the questions.

For: headings, counts and next steps as plain text. Must not: count anything, or escape anything (render.py does).
"""

from __future__ import annotations

import json
import re

from peerpact.domain.choices import LEVELS
from peerpact.matching.questions.columns import LEARNS, TEACHES
from peerpact.matching.questions.question import Question
from peerpact.text.wording import amount, plural

_PLAIN = re.compile("[a-z0-9][a-z0-9.+#-]*")
"""Ids that need no quotes in YAML."""

TEACH = "People here are looking for these skills. Which could you teach?"
LEARN = "People here teach these skills. Which would you like to learn?"
NOTHING = "There's nothing to ask: nobody who could meet this person lists a skill that they don't list."
NEXT_STEP = (
    "Next: add what's true of you to your profile, for example `- {skill: git, level: advanced}` under `offers` or "
    "`- {skill: git, level: beginner}` under `seeks`. Partners are counted for these levels."
)


def title(participant: str) -> str:
    """The headline of the questions."""
    return f"Questions for {participant}" if participant else "Questions for someone new"


def people(question: Question, teach: bool) -> str:
    """How many people a skill concerns."""
    does = (
        plural(question.people, "wants to learn", "want to learn")
        if teach
        else plural(question.people, "teaches", "teach")
    )
    return f"{amount(question.people, 'person', 'people')} {does} it"


def partners(question: Question) -> str:
    """How many more partners it would give them; empty for none."""
    if not question.partners:
        return ""
    return f"gives you {amount(question.partners, 'more partner')}"


def counts(question: Question, teach: bool) -> str:
    """Both figures in one phrase."""
    return ", ".join(filter(None, (people(question, teach), partners(question))))


def briefly(question: Question) -> str:
    """Both figures in as few words as possible."""
    amount = "1 person" if question.people == 1 else f"{question.people} people"
    return ", ".join(filter(None, (amount, partners(question))))


def line(question: Question, teach: bool) -> str:
    """The line to add to a profile, as YAML."""
    skill = question.skill if _PLAIN.fullmatch(question.skill) else json.dumps(question.skill, ensure_ascii=False)
    return f"- {{skill: {skill}, level: {LEVELS[TEACHES if teach else LEARNS]}}}"

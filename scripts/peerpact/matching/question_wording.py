"""Every sentence of the questions.

For: headings, counts and next steps as plain text. Must not: count anything, or escape anything (see wording.py).
"""

from __future__ import annotations

from peerpact.domain.model import LEVELS
from peerpact.matching.question import Question
from peerpact.matching.question_columns import LEARNS, TEACHES
from peerpact.text.wording import amount, plural

TEACH = "People here are looking for these skills. Which could you teach?"
LEARN = "People here teach these skills. Which would you like to learn?"
NOTHING = "There is nothing to ask: nobody who could meet this person lists a skill that they don't list."
NEXT_STEP = (
    "Next: add what is true to your profile, such as `- {skill: git, level: advanced}` under `offers` or "
    "`- {skill: git, level: beginner}` under `seeks`. Partners are counted for these levels."
)


def title(participant: str) -> str:
    """The headline of the questions."""
    return f"Questions for {participant}" if participant else "Questions for somebody new"


def people(question: Question, teach: bool) -> str:
    """How many people a skill concerns."""
    does = plural(question.people, "seeks", "seek") if teach else plural(question.people, "teaches", "teach")
    return f"{amount(question.people, 'person', 'people')} {does} it"


def partners(question: Question) -> str:
    """How many partners it would open; empty for none."""
    if not question.partners:
        return ""
    return f"opens {amount(question.partners, 'partner')}"


def counts(question: Question, teach: bool) -> str:
    """Both figures in one phrase."""
    return ", ".join(filter(None, (people(question, teach), partners(question))))


def line(question: Question, teach: bool) -> str:
    """The line to add to a profile; the skill's id is quoted by whoever writes it into a file."""
    return f"{{skill: {question.skill}, level: {LEVELS[TEACHES if teach else LEARNS]}}}"

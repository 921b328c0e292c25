"""A filled-in form as GitHub writes it into an issue.

For: tests. GitHub puts each question as a heading above its answer, and `_No response_` where there is none. Must not:
know how it is read.
"""

from __future__ import annotations

from datetime import UTC, datetime

from peerpact.bot.join_form import LABEL, QUESTIONS
from peerpact.bot.join_form.questions import CONFIRMED
from peerpact.domain.pull_request import Account, Form

ANA = Account("demo-ana", 1001)
WHEN = datetime(2026, 12, 1, 12, tzinfo=UTC)
ANSWERS = {
    "public": "\n".join(f"- [X] {box}" for box in CONFIRMED),
    "name": "Ana Lind",
    "timezone": "Europe/Berlin",
    "languages": "en, German",
    "offers": "Kubernetes, advanced: operators and what they cost",
    "seeks": "Public speaking, beginner: give a ten-minute talk at a meetup",
    "hours": "4",
    "windows": "Mo-Fr 18:00-21:00\nSat 10am-1pm",
    "asynchronous": "Yes",
    "formats": "pairing, conversation",
    "capacity": "2",
    "contact": "https://example.org/@ana",
    "about": "I keep servers alive.\n\nAnd I like tea.",
}


def body(**answers: str) -> str:
    """The issue's text, with some answers other than the usual ones."""
    given = ANSWERS | answers
    return "\n\n".join(f"### {q.heading}\n\n{given.get(q.id) or '_No response_'}" for q in QUESTIONS)


def form(text: str | None = None, author: Account = ANA, **answers: str) -> Form:
    """A form by someone."""
    return Form(5, author, body(**answers) if text is None else text, True, frozenset({LABEL}), True, WHEN)

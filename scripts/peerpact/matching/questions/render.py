"""Questions as text for the terminal, as Markdown and as JSON.

For: three forms of the same values, escaped for the place where they are shown. Must not: decide anything, print, or
hold words (wording.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from textwrap import fill

from peerpact.matching.questions import wording
from peerpact.matching.questions.question import Question, Questions
from peerpact.text import escape

_WIDTH = 80
_INDENT = "     "


def as_json(questions: Questions) -> str:
    """JSON in plain ASCII, so that no locale and no hidden character can change what is read."""
    return json.dumps(questions.as_json(), indent=2)


def as_text(questions: Questions) -> str:
    """Text for a terminal of 80 columns."""
    lines = [escape.terminal(wording.title(questions.participant)), ""]
    for heading, teach, entries in _sides(questions):
        lines += [heading, ""]
        lines += [*(entry(number, question, teach) for number, question in enumerate(entries, 1)), ""]
    return "\n".join([*lines, fill(escape.terminal(_last(questions)), _WIDTH, break_on_hyphens=False)])


def entry(number: int, question: Question, teach: bool) -> str:
    """One question in a numbered list for a terminal."""
    sentence = escape.terminal(f"{question.name}: {wording.counts(question, teach)}")
    return fill(sentence, _WIDTH, initial_indent=f"{number:>3}. ", subsequent_indent=_INDENT)


def as_markdown(questions: Questions) -> str:
    """Markdown for a page or a comment."""
    lines = [f"## {escape.markdown(wording.title(questions.participant))}", ""]
    for heading, teach, entries in _sides(questions):
        rows = [f"{n}. **{escape.markdown(q.name)}**: {wording.counts(q, teach)}" for n, q in enumerate(entries, 1)]
        lines += [heading, "", *rows, ""]
    return "\n".join([*lines, escape.markdown(_last(questions)) if questions.note else _last(questions)])


def _sides(questions: Questions) -> Iterator[tuple[str, bool, tuple[Question, ...]]]:
    """The sides on which something is asked: heading, whether it's about teaching, the questions."""
    sides = ((wording.TEACH, True, questions.teach), (wording.LEARN, False, questions.learn))
    yield from (side for side in sides if side[2])


def _last(questions: Questions) -> str:
    """What to do with the questions, or why there are none."""
    if questions.teach or questions.learn:
        return wording.NEXT_STEP
    return questions.note or wording.NOTHING


FORMATS: dict[str, Callable[[Questions], str]] = {"text": as_text, "json": as_json, "markdown": as_markdown}

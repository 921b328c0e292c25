"""Questions on the terminal, or their answers from options.

For: one answer at a time, checked as it comes. Must not: know what is asked, or guess where nobody answers.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from peerpact import escape
from peerpact.errors import OperatorError

TRIES = 3
Judge = Callable[[str], str]
"""Why an answer will not do, as a sentence that says what to write; empty when it will."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, by which option it can be answered, and how an answer is judged.

    `default` counts when somebody presses Enter. An `optional` question may stay without an answer.
    """

    option: str
    prompt: str
    judge: Judge
    default: str = ""
    optional: bool = False


def ask(question: Question, given: str | None = None) -> str:
    """The answer: the option's when given, else the terminal's; empty when an optional one is left out.

    Raises OperatorError when an option's value will not do, when three answers would not do, or when
    a needed answer is missing and nobody sits at a terminal.
    """
    if given is not None:
        return _accept(question, given.strip())
    if not sys.stdin.isatty():
        if question.optional:
            return question.default
        raise OperatorError(f"An answer is missing: {question.prompt}", f"Give it with {question.option}.")
    return _converse(question)


def at_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _accept(question: Question, answer: str) -> str:
    if reason := _reason(question, answer):
        raise OperatorError(f"{question.option} cannot be {answer[:80]!r}.", reason)
    return answer


def _converse(question: Question) -> str:
    reason = ""
    for _ in range(TRIES):
        answer = _line(question) or question.default
        reason = _reason(question, answer)
        if not reason:
            return answer
        print(f"  That will not do. {reason}")
    raise OperatorError(f"Three answers would not do: {question.prompt}", f"{reason} {question.option} takes it, too.")


def _line(question: Question) -> str:
    hint = f" [{question.default}]" if question.default else " [Enter to leave it out]" if question.optional else ""
    try:
        return input(escape.terminal(f"{question.prompt}{hint}: ")).strip()
    except EOFError:
        raise OperatorError("The answers ended too early.", f"Answer again, or give {question.option}.") from None


def _reason(question: Question, answer: str) -> str:
    if not answer:
        return "" if question.optional else "This one is needed."
    return question.judge(answer)

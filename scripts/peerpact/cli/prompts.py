"""Questions on the terminal, or their answers from options.

For: one answer at a time, checked as it comes, and asked for again until it will do. Must not: know what is asked,
guess where nobody answers, or lose what was answered.
"""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass, field, replace

from peerpact.domain.errors import OperatorError
from peerpact.formats.field import Guess, Judge
from peerpact.text import escape
from peerpact.text.placeholders import is_placeholder


def _no_guess(_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, by which option it can be answered, and how an answer is judged.

    `default` counts when someone presses Enter, and after an answer that will not do the one that `guess` finds, if
    any. An `optional` question may stay without an answer.
    """

    option: str
    prompt: str
    judge: Judge
    default: str = ""
    optional: bool = False
    guess: Guess = _no_guess


def ask(question: Question, given: str | None = None) -> str:
    """The answer: the option's when given, else the terminal's; empty when an optional one is left out.

    At a terminal it asks again until the answer will do: nobody loses the answers before it by a wrong one.
    Raises OperatorError when an option's value will not do, when a needed answer is missing and nobody sits at a
    terminal, or when someone ends the answers (Ctrl-D).
    """
    if given is not None:
        return _accept(question, given.strip())
    if not sys.stdin.isatty():
        if question.optional:
            return question.default
        raise OperatorError(f"An answer is missing: {question.prompt}", f"Give it with {question.option}.")
    return _converse(question)


@dataclass(slots=True)
class Interview:
    """The answers so far, as the options that give them to a later run."""

    words: list[str] = field(default_factory=list)
    typed: bool = False
    """Whether any of them was typed: only such an answer can be lost."""

    def ask(self, question: Question, given: str | None = None) -> str:
        """As `ask`, and the answer is kept."""
        answer = ask(question, given)
        if answer:
            self.keep(question.option, answer, given)
        return answer

    def keep(self, option: str, answer: str, given: object = None) -> None:
        """Note an answer that was put together elsewhere; `given` is what the options said, None when it was typed."""
        self.words.append(f"{option}={answer}" if answer else option)
        self.typed |= given is None

    def again(self, *command: str) -> str:
        """The command that goes on behind these answers, quoted for a shell."""
        return escape.terminal(shlex.join([*command, *self.words]))


def at_terminal() -> bool:
    """Whether someone can be asked."""
    return sys.stdin.isatty()


def _accept(question: Question, answer: str) -> str:
    if reason := _reason(question, answer):
        raise OperatorError(f"{question.option} can't be {answer[:80]!r}.", reason)
    return answer


def _converse(question: Question) -> str:
    current = question
    while reason := _reason(question, answer := _said(_line(current), question) or current.default):
        print(f"  That doesn't work. {reason}")
        current = replace(question, default=question.guess(answer) or question.default)
    return answer


def _said(line: str, question: Question) -> str:
    """What someone wrote; nothing where they wrote, instead of pressing Enter, that there's nothing to say."""
    return "" if question.optional and (is_placeholder(line) or line.casefold() == "none") else line


def _line(question: Question) -> str:
    hint = f" [{question.default}]" if question.default else " [Enter to leave it out]" if question.optional else ""
    try:
        return input(escape.terminal(f"{question.prompt}{hint}: ")).strip()
    except EOFError:
        raise OperatorError("The answers ended early.", f"Answer again, or give {question.option}.") from None


def _reason(question: Question, answer: str) -> str:
    if not answer:
        return "" if question.optional else "This one is required."
    if any("\ud800" <= character <= "\udfff" for character in answer):  # bytes that are no text
        return "Write it as UTF-8 text."
    return question.judge(answer)

"""Broken YAML in plain words, for people who have never seen YAML.

For: one sentence about what is wrong, one about what to write, and, where a single line can be fixed beyond
doubt, the fixed text, so that the reader continues and nothing after it stays hidden. A guess (see `guesses.py`) counts
when the text can be read further with it. Must not: repair files.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import islice

import yaml

from peerpact.domain.findings import shorten
from peerpact.formats.yaml.guesses import GUESSERS
from peerpact.formats.yaml.lines import first_column, margin, shown
from peerpact.formats.yaml.strict import Refused, parse
from peerpact.text.wording import amount

_MOST_TRIES = 6  # each costs a reading of the file up to its next error
_COMPARE = (
    "Compare its spaces, colons, quotes and brackets with the lines above. Put text with special characters in quotes."
)
_NEVER_CLOSED = "found unexpected end of stream"
# What libyaml says, in other words; the rest of its sentences would not help a newcomer.
_PLAINLY = {
    "did not find expected key": "This line doesn't fit the lines above: wrong indentation, or no key and colon.",
    "did not find expected '-' indicator": "This line is within a list but doesn't start with `-`.",
    "could not find expected ':'": "There's a key without a colon in this line or the line above.",
    "mapping values are not allowed in this context": "There's a colon here, but a key isn't possible.",
    "block sequence entries are not allowed in this context": "A list entry (`-`) isn't possible here.",
    "did not find expected ',' or ']'": "A comma in a list in `[ ]` is missing, or its `]` is.",
    "did not find expected ',' or '}'": "A comma in a group in `{ }` is missing, or its `}` is.",
    "found unexpected end of stream": "A text in quotes never ends.",
    "did not find expected <document start>": "There's text after the end; perhaps there's a bracket too many.",
    "found unknown escape character": "In double quotes, `\\` starts a special character, but this one doesn't exist.",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Line and column from 1, what is wrong, what to write; `fixed` is the line to read on with, or None."""

    line: int
    column: int
    message: str
    fix: str
    fixed: str | None = None


def explain(text: str, error: yaml.YAMLError, keys: Set[str] = frozenset()) -> Explanation:
    """The first guess with which the text can be read further; else what the parser says, in other words.

    `keys` are the words that the format knows on the left of a colon.
    """
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", "") or "")
    spot = min(mark.line, len(lines) - 1) if mark else 0
    opened = getattr(error, "context_mark", None)
    near = dict.fromkeys([spot, opened.line if opened else spot, spot - 1, spot - 2])
    if opened and problem == _NEVER_CLOSED:
        spot = opened.line  # the parser only noticed at the end of the file
    for explanation in islice(_guesses(lines, near, keys), _MOST_TRIES):
        if explanation.fixed is None or _reads_on(lines, explanation, spot, problem):
            return explanation
    return _as_the_parser_says(lines, spot, mark.column if mark else 0, problem)


def no_keys(text: str, keys: Set[str] = frozenset()) -> Explanation:
    """The explanation of a file that is one single text, without any key."""
    lines = text.split("\n")
    number = next((n for n, line in enumerate(lines) if line.strip() and line.lstrip()[0] not in "#-"), 0)
    explanation = next(_guesses(lines, {number: None}, keys), None)
    if explanation:
        return explanation
    fix = "Use one of the template's keys, a colon, a space and the value, for example `name: Octo Cat`."
    return Explanation(number + 1, first_column(lines[number]), "This file has no key with a colon.", fix)


def _guesses(lines: list[str], near: dict[int, None], keys: Set[str]) -> Iterator[Explanation]:
    for number in near:
        if not 0 <= number < len(lines):
            continue
        line = lines[number]
        above = next((lines[n] for n in range(number - 1, -1, -1) if lines[n].strip()), "")
        for guesser in GUESSERS:
            guess = guesser(line, above, keys)
            if guess and guess.fixed != line:
                fix = guess.fix or _advice(line, guess.fixed or "")
                yield Explanation(number + 1, first_column(line), guess.message, fix, guess.fixed)


def _advice(line: str, fixed: str) -> str:
    if fixed.strip() and line[: len(line) - len(line.lstrip())] != " " * margin(fixed):
        return f"Write {shown(fixed)}, with {amount(margin(fixed), 'space')} before it."
    return f"Write: {shorten(fixed.strip(), 200)}" if fixed.strip() else "Delete this line."


def _reads_on(lines: list[str], explanation: Explanation, spot: int, problem: str) -> bool:
    """Whether the text with the fixed line has its next error further down, or another one in the same line."""
    try:
        parse("\n".join([*lines[: explanation.line - 1], explanation.fixed or "", *lines[explanation.line :]]))
    except Refused as refusal:
        return bool(refusal.mark.line >= spot)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        other = explanation.line == spot + 1 and getattr(error, "problem", "") != problem
        return mark is None or mark.line > spot or (mark.line == spot and other)
    return True


def _as_the_parser_says(lines: list[str], spot: int, column: int, problem: str) -> Explanation:
    while spot and not lines[spot].strip():  # an error at the very end belongs to the last line that holds something
        spot, column = spot - 1, 0
    column = min(column, len(lines[spot]))
    message = _PLAINLY.get(problem, "This line can't be read.")
    if lines[spot].lstrip().startswith("- ") and problem == "did not find expected key":
        message = "This line starts with `-`, a list entry, but there's no list above it with this indentation."
    return Explanation(spot + 1, column + 1, message, _COMPARE)

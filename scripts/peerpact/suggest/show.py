"""Suggestions as text for the terminal, as Markdown and as JSON.

For: three forms of the same values, escaped for the place where they are shown. Must not: decide
anything, print, or hold words (words.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter
from textwrap import fill

from peerpact import escape
from peerpact.suggest import words
from peerpact.suggest.values import Suggestion, Suggestions

WIDTH = 80


def as_json(found: Suggestions) -> str:
    """JSON in plain ASCII, so that no locale and no hidden character can change what is read."""
    return json.dumps(found.as_json(), indent=2)


def as_text(found: Suggestions) -> str:
    """Text for a terminal of 80 columns."""
    lines = [escape.terminal(words.title(found.participant)), ""]
    for number, suggestion, heading in _numbered(found):
        if heading:
            lines += [heading[0], _wrapped(heading[1], "  "), ""]
        lines += [*_entry(number, suggestion), ""]
    lines.append(_wrapped(words.NEXT_STEP if found.suggestions else escape.terminal(found.note), ""))
    return "\n".join(lines)


def as_markdown(found: Suggestions) -> str:
    """Markdown for a page or a comment."""
    lines = [f"## {escape.markdown(words.title(found.participant))}", ""]
    for number, suggestion, heading in _numbered(found):
        if heading:
            lines += [f"### {heading[0]}", "", heading[1], ""]
        who = escape.markdown(words.who(suggestion))
        indent = " " * len(f"{number}. ")
        lines += [f"{number}. **{who}** (score {suggestion.score:.4f})", ""]
        lines += [f"{indent}- {escape.markdown(reason)}" for reason in suggestion.reasons]
        lines += [f"{indent}- {_terms(suggestion)}", ""]
    lines.append(words.NEXT_STEP if found.suggestions else escape.markdown(found.note))
    return "\n".join(lines)


FORMATS: dict[str, Callable[[Suggestions], str]] = {"text": as_text, "json": as_json, "markdown": as_markdown}


def _numbered(found: Suggestions) -> Iterator[tuple[int, Suggestion, tuple[str, str] | None]]:
    """Each suggestion with its number; the first of a kind also with the kind's heading."""
    number = 0
    for kind, group in groupby(found.suggestions, key=attrgetter("kind")):
        heading: tuple[str, str] | None = words.HEADINGS[kind]
        for suggestion in group:
            number += 1
            yield number, suggestion, heading
            heading = None


def _entry(number: int, suggestion: Suggestion) -> list[str]:
    who = _wrapped(escape.terminal(words.who(suggestion)), f"{number:>3}. ").splitlines()
    score = f"score {suggestion.score:.4f}"
    if len(who[-1]) + len(score) < WIDTH:
        who[-1] = f"{who[-1]:<{WIDTH - len(score)}}{score}"
    else:
        who.append(f"{score:>{WIDTH}}")
    reasons = [_wrapped(escape.terminal(reason), "     ") for reason in suggestion.reasons]
    return [*who, *reasons, _wrapped(f"Score: {_terms(suggestion)}.", "     ")]


def _terms(suggestion: Suggestion) -> str:
    return ", ".join(words.term(name, value) for name, value in suggestion.terms.items())


def _wrapped(text: str, start: str) -> str:
    """Text in lines of 80 columns; those after the first stand under it, two further in where it is indented."""
    further = " " * len(start) + ("  " if len(start) > 2 else "")
    return fill(text, WIDTH, initial_indent=start, subsequent_indent=further, break_on_hyphens=False)

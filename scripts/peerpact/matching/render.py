"""Suggestions as text for the terminal, as Markdown and as JSON.

For: three forms of the same values, escaped for the place where they are shown. Must not: decide
anything, print, or hold words (wording.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter
from textwrap import fill

from peerpact.matching import advice_wording, wording
from peerpact.matching.suggestion import ADVICE, Suggestion, Suggestions, WhyNot
from peerpact.text import escape

WIDTH = 80


def as_json(answer: Suggestions) -> str:
    """JSON in plain ASCII, so that no locale and no hidden character can change what is read."""
    return json.dumps(answer.as_json(), indent=2)


def as_text(answer: Suggestions) -> str:
    """Text for a terminal of 80 columns."""
    lines = [escape.terminal(wording.title(answer.participant)), ""]
    for number, suggestion, heading in _numbered(answer):
        if heading:
            lines += [heading[0], _wrapped(heading[1], "  "), ""]
        lines += [*_entry(number, suggestion), ""]
    lines += [_wrapped(advice_wording.closed(*each), "") for each in answer.closed]
    lines.append(_wrapped(escape.terminal(_last(answer)), ""))
    return "\n".join(lines)


def as_markdown(answer: Suggestions) -> str:
    """Markdown for a page or a comment."""
    lines = [f"## {escape.markdown(wording.title(answer.participant))}", ""]
    for number, suggestion, heading in _numbered(answer):
        if heading:
            lines += [f"### {heading[0]}", "", heading[1], ""]
        lines += [*_item(number, suggestion), ""]
    lines += [f"{advice_wording.closed(*each)}\n" for each in answer.closed]
    lines.append(_last(answer) if answer.suggestions else escape.markdown(answer.note))
    return "\n".join(lines)


def _last(answer: Suggestions) -> str:
    """What to do with the list; advice alone names nobody to say hello to."""
    if not answer.suggestions:
        return answer.note
    return (
        wording.NOBODY_YET if all(suggestion.kind == ADVICE for suggestion in answer.suggestions) else wording.NEXT_STEP
    )


def _item(number: int, suggestion: Suggestion) -> list[str]:
    if suggestion.kind == ADVICE:
        return [f"{number}. {escape.markdown(' '.join(suggestion.reasons))}"]
    indent = " " * len(f"{number}. ")
    reasons = [*suggestion.reasons, wording.moved(suggestion.moved)]
    return [
        f"{number}. **{escape.markdown(wording.who(suggestion))}** (score {suggestion.score:.4f})",
        "",
        *(f"{indent}- {escape.markdown(reason)}" for reason in reasons if reason),
        f"{indent}- {_terms(suggestion)}",
    ]


def why_not_as_text(answer: WhyNot) -> str:
    """The gates that are closed between two participants, for a terminal."""
    lines = [escape.terminal(advice_wording.why_not(answer.participant, answer.other)), ""]
    lines += [_wrapped(escape.terminal(f"{name}: {sentence}"), "  ") for name, sentence in answer.closed.items()]
    return "\n".join(
        [*(lines if answer.closed else [*lines, f"  {advice_wording.ALL_OPEN}"]), f"  {escape.terminal(answer.note)}"]
    )


def why_not_as_markdown(answer: WhyNot) -> str:
    """The same for a page or a comment."""
    sentences = [f"- `{name}`: {escape.markdown(text)}" for name, text in answer.closed.items()]
    head = f"## {escape.markdown(advice_wording.why_not(answer.participant, answer.other))}"
    return "\n".join([head, "", *(sentences or [f"- {advice_wording.ALL_OPEN}"]), f"- {escape.markdown(answer.note)}"])


def why_not_as_json(answer: WhyNot) -> str:
    """The same as JSON in plain ASCII."""
    return json.dumps(answer.as_json(), indent=2)


WHY_NOT: dict[str, Callable[[WhyNot], str]] = {
    "text": why_not_as_text,
    "json": why_not_as_json,
    "markdown": why_not_as_markdown,
}
FORMATS: dict[str, Callable[[Suggestions], str]] = {"text": as_text, "json": as_json, "markdown": as_markdown}


def _numbered(answer: Suggestions) -> Iterator[tuple[int, Suggestion, tuple[str, str] | None]]:
    """Each suggestion with its number; the first of a kind also with the kind's heading."""
    number = 0
    for kind, group in groupby(answer.suggestions, key=attrgetter("kind")):
        heading: tuple[str, str] | None = wording.HEADINGS[kind]
        number = 0 if kind == ADVICE else number  # people are one list, and what would help is another
        for suggestion in group:
            number += 1
            yield number, suggestion, heading
            heading = None


def _entry(number: int, suggestion: Suggestion) -> list[str]:
    if suggestion.kind == ADVICE:
        return [_wrapped(escape.terminal(" ".join(suggestion.reasons)), f"{number:>3}. ")]
    headline = _wrapped(escape.terminal(wording.who(suggestion)), f"{number:>3}. ").splitlines()
    score = f"score {suggestion.score:.4f}"
    if len(headline[-1]) + len(score) < WIDTH:
        headline[-1] = f"{headline[-1]:<{WIDTH - len(score)}}{score}"
    else:
        headline.append(f"{score:>{WIDTH}}")
    sentences = [*suggestion.reasons, wording.moved(suggestion.moved)]
    reasons = [_wrapped(escape.terminal(reason), "     ") for reason in sentences if reason]
    return [*headline, *reasons, _wrapped(f"Score: {_terms(suggestion)}.", "     ")]


def _terms(suggestion: Suggestion) -> str:
    return ", ".join(wording.term(name, value) for name, value in suggestion.terms.items())


def _wrapped(text: str, start: str) -> str:
    """Text in lines of 80 columns; those after the first are below it, two further in where it is indented."""
    further = " " * len(start) + ("  " if len(start) > 2 else "")
    return fill(text, WIDTH, initial_indent=start, subsequent_indent=further, break_on_hyphens=False)

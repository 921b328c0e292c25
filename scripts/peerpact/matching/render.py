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

from peerpact.matching import wording
from peerpact.matching.suggestion import ADVICE, Suggestion, Suggestions, WhyNot
from peerpact.text import escape

WIDTH = 80


def as_json(found: Suggestions) -> str:
    """JSON in plain ASCII, so that no locale and no hidden character can change what is read."""
    return json.dumps(found.as_json(), indent=2)


def as_text(found: Suggestions) -> str:
    """Text for a terminal of 80 columns."""
    lines = [escape.terminal(wording.title(found.participant)), ""]
    for number, suggestion, heading in _numbered(found):
        if heading:
            lines += [heading[0], _wrapped(heading[1], "  "), ""]
        lines += [*_entry(number, suggestion), ""]
    lines += [_wrapped(wording.closed(*each), "") for each in found.closed]
    lines.append(_wrapped(escape.terminal(_last(found)), ""))
    return "\n".join(lines)


def as_markdown(found: Suggestions) -> str:
    """Markdown for a page or a comment."""
    lines = [f"## {escape.markdown(wording.title(found.participant))}", ""]
    for number, suggestion, heading in _numbered(found):
        if heading:
            lines += [f"### {heading[0]}", "", heading[1], ""]
        lines += [*_item(number, suggestion), ""]
    lines += [f"{wording.closed(*each)}\n" for each in found.closed]
    lines.append(_last(found) if found.suggestions else escape.markdown(found.note))
    return "\n".join(lines)


def _last(found: Suggestions) -> str:
    """What to do with the list; advice alone names nobody to say hello to."""
    if not found.suggestions:
        return found.note
    return wording.NOBODY_YET if all(one.kind == ADVICE for one in found.suggestions) else wording.NEXT_STEP


def _item(number: int, suggestion: Suggestion) -> list[str]:
    if suggestion.kind == ADVICE:
        return [f"{number}. {escape.markdown(' '.join(suggestion.reasons))}"]
    indent = " " * len(f"{number}. ")
    said = [*suggestion.reasons, wording.moved(suggestion.moved)]
    return [
        f"{number}. **{escape.markdown(wording.who(suggestion))}** (score {suggestion.score:.4f})",
        "",
        *(f"{indent}- {escape.markdown(reason)}" for reason in said if reason),
        f"{indent}- {_terms(suggestion)}",
    ]


def why_not_as_text(found: WhyNot) -> str:
    """The gates that are closed between two participants, for a terminal."""
    lines = [escape.terminal(wording.why_not(found.participant, found.other)), ""]
    lines += [_wrapped(escape.terminal(f"{name}: {said}"), "  ") for name, said in found.closed.items()]
    return "\n".join(
        [*(lines if found.closed else [*lines, f"  {wording.ALL_OPEN}"]), f"  {escape.terminal(found.note)}"]
    )


def why_not_as_markdown(found: WhyNot) -> str:
    """The same for a page or a comment."""
    said = [f"- `{name}`: {escape.markdown(text)}" for name, text in found.closed.items()] or [f"- {wording.ALL_OPEN}"]
    head = f"## {escape.markdown(wording.why_not(found.participant, found.other))}"
    return "\n".join([head, "", *said, f"- {escape.markdown(found.note)}"])


def why_not_as_json(found: WhyNot) -> str:
    """The same as JSON in plain ASCII."""
    return json.dumps(found.as_json(), indent=2)


WHY_NOT: dict[str, Callable[[WhyNot], str]] = {
    "text": why_not_as_text,
    "json": why_not_as_json,
    "markdown": why_not_as_markdown,
}
FORMATS: dict[str, Callable[[Suggestions], str]] = {"text": as_text, "json": as_json, "markdown": as_markdown}


def _numbered(found: Suggestions) -> Iterator[tuple[int, Suggestion, tuple[str, str] | None]]:
    """Each suggestion with its number; the first of a kind also with the kind's heading."""
    number = 0
    for kind, group in groupby(found.suggestions, key=attrgetter("kind")):
        heading: tuple[str, str] | None = wording.HEADINGS[kind]
        number = 0 if kind == ADVICE else number  # people are one list, and what would help is another
        for suggestion in group:
            number += 1
            yield number, suggestion, heading
            heading = None


def _entry(number: int, suggestion: Suggestion) -> list[str]:
    if suggestion.kind == ADVICE:
        return [_wrapped(escape.terminal(" ".join(suggestion.reasons)), f"{number:>3}. ")]
    who = _wrapped(escape.terminal(wording.who(suggestion)), f"{number:>3}. ").splitlines()
    score = f"score {suggestion.score:.4f}"
    if len(who[-1]) + len(score) < WIDTH:
        who[-1] = f"{who[-1]:<{WIDTH - len(score)}}{score}"
    else:
        who.append(f"{score:>{WIDTH}}")
    said = [*suggestion.reasons, wording.moved(suggestion.moved)]
    reasons = [_wrapped(escape.terminal(reason), "     ") for reason in said if reason]
    return [*who, *reasons, _wrapped(f"Score: {_terms(suggestion)}.", "     ")]


def _terms(suggestion: Suggestion) -> str:
    return ", ".join(wording.term(name, value) for name, value in suggestion.terms.items())


def _wrapped(text: str, start: str) -> str:
    """Text in lines of 80 columns; those after the first stand under it, two further in where it is indented."""
    further = " " * len(start) + ("  " if len(start) > 2 else "")
    return fill(text, WIDTH, initial_indent=start, subsequent_indent=further, break_on_hyphens=False)

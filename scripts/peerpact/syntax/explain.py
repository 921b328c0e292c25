"""Broken YAML in plain words, for people who have never seen YAML.

For: one sentence about what is wrong, one about what to write, and, where a single line can be mended beyond
doubt, the mended text, so that the reader goes on and nothing behind it stays hidden. Must not: repair files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from peerpact.findings import clip

_PAIR = re.compile(r"^(?P<head>\s*(?:- )?[\w-]+):(?P<gap>\s+)(?P<value>\S.*?)\s*$")
_ITEM = re.compile(r"^(?P<head>\s*-)(?P<gap>\s+)(?P<value>\S.*?)\s*$")
_NO_GAP = re.compile(r"^(?P<head>\s*(?:- )?[a-z_]+):(?P<value>[^\s:/].*)$")
_NO_COLON = re.compile(r"^(?P<head>\s*(?:- )?[a-z_]+) +(?P<value>[^:]+)$")
_LIST_ITEM = re.compile(r"[^,\[\]{}\"']+")


@dataclass(frozen=True, slots=True)
class Explanation:
    """Line and column from 1, what is wrong, what to write; `mended` is the line to read on with, or None."""

    line: int
    column: int
    message: str
    fix: str
    mended: str | None = None


_Guess = Callable[[str, str], tuple[str, str | None] | None]  # line, the line above -> message, mended line


def quoted(text: str) -> str:
    """A text in YAML's double quotes (JSON's are the same), readable in any script."""
    return json.dumps(text, ensure_ascii=False)


def explain(text: str, error: yaml.YAMLError) -> Explanation:
    """The first guess that fits the line of the error, or the line above it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    spot = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    opened = getattr(error, "context_mark", None)
    for number in dict.fromkeys([spot, opened.line if opened else spot, spot - 1]):
        above = next((lines[n] for n in range(min(number, len(lines)) - 1, -1, -1) if lines[n].strip()), "")
        for guess in _GUESSES:
            found = guess(lines[number], above) if 0 <= number < len(lines) else None
            if found:
                message, mended = found
                return Explanation(number + 1, _first_column(lines[number]), message, _advice(mended), mended)
    problem = getattr(error, "problem", None) or "the text ends too early"
    return Explanation(
        spot + 1,
        column + 1,
        f"I cannot read this line ({problem}).",
        "Compare its spaces, colons, quotes and brackets with the lines above; text with special signs goes in quotes.",
    )


def _advice(mended: str | None) -> str:
    return f"Write: {clip(mended.strip(), 200)}" if mended else "Compare the line with the template."


def _first_column(line: str) -> int:
    match = _PAIR.match(line) or _ITEM.match(line)
    return (match.start("value") if match else len(line) - len(line.lstrip())) + 1


def _conflict(line: str, _: str) -> tuple[str, str | None] | None:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        return "This line was left by Git where two versions met. Keep one version and delete the marker lines.", None
    return None


def _tab(line: str, _: str) -> tuple[str, str | None] | None:
    if "\t" in line:
        return "There is a tab in this line; YAML wants spaces.", line.replace("\t", "  " if line[:1] == "\t" else " ")
    return None


def _odd_space(line: str, _: str) -> tuple[str, str | None] | None:
    if "\xa0" in line or "\u3000" in line:
        return "There is a space in this line that only looks like one.", re.sub("[\xa0\u3000]", " ", line)
    return None


def _list_on_key_line(line: str, _: str) -> tuple[str, str | None] | None:
    match = _PAIR.match(line)
    if match and match["value"].startswith("- "):
        items = ", ".join(quoted(part.strip()) for part in match["value"][2:].split(" - "))
        return "A list cannot begin with `-` behind the colon.", f"{match['head']}: [{items}]"
    return None


def _open_list(line: str, _: str) -> tuple[str, str | None] | None:
    match = _PAIR.match(line) or _ITEM.match(line)
    if not match or match["value"][0] not in "[{":
        return None
    value, closer = match["value"], {"[": "]", "{": "}"}[match["value"][0]]
    head = f"{match['head']}:" if line[match.end("head")] == ":" else match["head"]
    if " #" in value and closer in value:
        items = [quoted(part.strip()) for part in _LIST_ITEM.findall(value) if part.strip()]
        return "`#` begins a comment here, so the list never ends.", f"{head} [{', '.join(items)}]"
    if closer not in value:
        return f"`{value[0]}` is opened in this line and `{closer}` is missing.", f"{head} {value}{closer}"
    if any(sign in value for sign in "@`%*&!?") and value[0] == "[":
        items = [quoted(part.strip()) for part in _LIST_ITEM.findall(value) if part.strip()]
        return "A word in this list begins with a sign that means something to YAML.", f"{head} [{', '.join(items)}]"
    return None


def _quotes(line: str, _: str) -> tuple[str, str | None] | None:
    match = _PAIR.match(line) or _ITEM.match(line)
    if not match or match["value"][0] not in "\"'":
        return None
    value, mark = match["value"], match["value"][0]
    head = f"{match['head']}:" if line[match.end("head")] == ":" else match["head"]
    if value.count(mark) == 1:
        return f"The text begins with {mark} and the closing {mark} is missing.", f"{head} {quoted(value[1:])}"
    if not value.endswith(mark) or value.count(mark) > 2:
        return f"The text goes on behind its closing {mark}.", f"{head} {quoted(value)}"
    return None


def _special_sign(line: str, _: str) -> tuple[str, str | None] | None:
    match = _PAIR.match(line) or _ITEM.match(line)
    if not match:
        return None
    value, is_pair = match["value"], line[match.end("head")] == ":"
    head = f"{match['head']}:" if is_pair else match["head"]
    if value[0] in "@`%*&!|>?" or value.startswith(("- ", "? ")):
        return f"A text cannot begin with `{value[0]}` unless it stands in quotes.", f"{head} {quoted(value)}"
    if is_pair and (": " in value or value.endswith(":")):
        return "There is a second `: ` in this line; text with a colon goes in quotes.", f"{head} {quoted(value)}"
    return None


def _too_far_in(line: str, above: str) -> tuple[str, str | None] | None:
    deeper = len(line) - len(line.lstrip()) - (len(above) - len(above.lstrip()))
    if deeper > 0 and _PAIR.match(line) and _PAIR.match(above) and not above.lstrip().startswith("- "):
        return "This line begins further to the right than the line above it.", line[deeper:]
    return None


def _no_gap(line: str, _: str) -> tuple[str, str | None] | None:
    match = _NO_GAP.match(line)
    if match:
        return "The space behind the colon is missing.", f"{match['head']}: {match['value']}"
    return None


def _no_colon(line: str, _: str) -> tuple[str, str | None] | None:
    match = _NO_COLON.match(line)
    if match:
        return "The colon behind the first word is missing.", f"{match['head']}: {match['value']}"
    return None


_GUESSES: tuple[_Guess, ...] = (
    _conflict,
    _tab,
    _odd_space,
    _list_on_key_line,
    _open_list,
    _quotes,
    _special_sign,
    _too_far_in,
    _no_gap,
    _no_colon,
)

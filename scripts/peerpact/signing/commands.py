"""Commands in comments: `/sign DIGEST`, `/unsign`, each alone on a line of plain text.

For: reading what someone said, and nothing that they quoted, showed as code, struck out, folded or hid in HTML. A
CommonMark parser with GitHub's tables and strikethrough tells these apart as GitHub's own does. Must not: know who may
sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

_SIGN = re.compile(r"/sign ([0-9a-f]{64})")
_UNSIGN = "/unsign"
_HIDDEN = re.compile(r"<!--(?:(?!-->).)*-->\s*", re.DOTALL)  # one whole HTML comment and nothing else
_ROW = re.compile(r"^[ |:]*-[ |:-]*$", re.MULTILINE)  # GitHub makes the line above such a row the head of a table
MOST_CHARACTERS = 65_536


@dataclass(frozen=True, slots=True)
class Commands:
    """What a comment asks for: the digests that it signs, and whether it takes consent back."""

    signs: frozenset[str] = frozenset()
    unsigns: bool = False


def commands(body: str) -> Commands:
    """The commands of a comment's text. Who signs and takes back in one breath takes back."""
    if "/sign" not in body and _UNSIGN not in body:
        return Commands()
    lines = list(plain_lines(body[:MOST_CHARACTERS]))
    if _UNSIGN in lines:
        return Commands(unsigns=True)
    return Commands(frozenset(match[1] for line in lines if (match := _SIGN.fullmatch(line))))


def plain_lines(body: str) -> Iterator[str]:
    """Every line of a paragraph at the top level that is plain text from its beginning to its end.

    Nothing counts after an HTML tag, for it may still be open there and quote, strike or fold what follows; and nothing
    in a paragraph with a `$` or after `$$`, which GitHub shows as mathematics.
    """
    tokens = _parser().parse(body.replace("\r\n", "\n"))
    for before, token in pairwise([None, *tokens]):
        if token.type == "html_block" and not _HIDDEN.fullmatch(token.content):
            return
        if token.type != "inline":
            continue
        children = token.children or []
        if "$$" in token.content or any(_is_tag(child) for child in children):
            return
        plain = before is not None and before.type == "paragraph_open" and before.level == 0
        if plain and "$" not in token.content and not _ROW.search(token.content):
            yield from _lines(children)


def _is_tag(child: Any) -> bool:
    return child.type == "html_inline" and not _HIDDEN.fullmatch(child.content)


def _lines(children: list[Any]) -> Iterator[str]:
    line: list[Any] = []
    for child in [*children, None]:
        if child is None or child.type in ("softbreak", "hardbreak"):
            if len(line) == 1 and line[0].type == "text" and line[0].level == 0:
                yield line[0].content.strip(" ")
            line = []
        else:
            line.append(child)


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt  # only needed where someone writes a command

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])

"""Text that's ready for one format, HTML or Markdown; its type says which.

For: `Markup` (MarkupSafe's) is HTML, `Markdown` is Markdown, any other text is what someone wrote. `for_html` and
`for_markdown` escape whatever isn't made for their place; `markup` writes HTML with gaps. Must not: hold a tag of
a page.

HTML in a page is a raw block: text in it stands on one line, for a Markdown reader may end the block at an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup as Markup

from peerpact.text import wording
from peerpact.text.escape import html, markdown

EMPTY = Markup()
_BLOCK = re.compile(r"<(?:details|div|h[1-6]|nav|ol|p|script|table|ul)[ >]")
_BLANK_LINES = re.compile(r"\n\s*\n")
_EMPTY_LINES = re.compile(r"\n{3,}")


class Markdown(str):
    """Text that is Markdown already. Only a page takes it as it is; HTML refuses it."""

    __slots__ = ()


def _made(text: str) -> Markup:
    """A text that is escaped already. `Markup(text)` would look again whether it knows how to be HTML."""
    return str.__new__(Markup, text)


@lru_cache(maxsize=16384)
def line(text: str) -> Markup:
    """A text as HTML on one line. The same names and skills stand on many pages, so it remembers some."""
    return _made(html(" ".join(text.split())))


def for_html(value: object) -> Markup:
    """A value as HTML: `Markup` as it is, anything else as text on one line. TypeError for Markdown and for nothing."""
    if type(value) is Markup:  # the short ways first: pages of a large community come here 300,000 times
        return value
    if type(value) is str:
        return line(value)
    if isinstance(value, Markup):
        return value
    if value is None or isinstance(value, Markdown):
        raise TypeError(f"{'nothing' if value is None else 'Markdown'} can't stand in HTML")
    return line(str(value))


def for_markdown(value: object) -> str:
    """A value as Markdown: `Markdown` and a raw block of HTML as they are, anything else as text.

    TypeError for nothing, and for HTML that a Markdown reader would look into, such as a lone `<bdi>`.
    """
    if isinstance(value, Markdown):
        return value
    if isinstance(value, Markup):
        return raw_block(value)
    if value is None:
        raise TypeError("nothing can't stand in Markdown")
    return markdown(str(value))


def raw_block(html: Markup) -> str:
    """HTML as one raw block, marked so that `page_text` can tell where it stands. TypeError where it is no block."""
    text = without_blank_lines(html).strip("\n")
    if text and not (_BLOCK.match(text) and text.endswith(">")):
        raise TypeError(f"this HTML is no block, so it can't stand in Markdown: {text[:60]}")
    return f"{OPEN}{text}{CLOSE}" if text else ""


OPEN, CLOSE = "<\0", "\0>"
"""Around a raw block while a page is made. Nothing that was escaped holds either of them."""


def page_text(text: str) -> str:
    """A page without the marks of its blocks, and with one empty line where there were more.

    ValueError for a block that shares its line with Markdown: a Markdown reader would look into it.
    """
    first, *blocks = text.split(OPEN)
    parts, above = [first], first.rpartition("\n")[2]
    for block in blocks:
        html, _, behind = block.partition(CLOSE)
        if above.strip() or behind.partition("\n")[0].strip():
            raise ValueError(f"HTML needs a line of its own in Markdown: {html[:60]}")
        parts += [html, behind]
        above = behind.rpartition("\n")[2]
    return _EMPTY_LINES.sub("\n\n", "".join(parts)).strip("\n") + "\n"


def without_blank_lines(html: str) -> Markup:
    """The same HTML without empty lines. What it is made of is escaped already."""
    return _made(_BLANK_LINES.sub("\n", html) if "\n" in html else html)


def markup(pattern: str, **values: object) -> Markup:
    """HTML with gaps: each `{name}` becomes the value of that name, as `for_html` shows it. Patterns are our own.

    >>> markup("<b>{name}</b>", name="<i>")
    Markup('<b>&lt;i&gt;</b>')
    """
    return _made(pattern.format(**{name: for_html(value) for name, value in values.items()}))


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Parts of HTML one after the other."""
    return _made(between.join(parts))


def listed(parts: Iterable[Markup], word: str = "and") -> Markup:
    """Parts of HTML as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    return _made(wording.join_words(parts, word))

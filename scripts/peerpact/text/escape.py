"""What people wrote, made harmless for the place where it is shown.

For: the one way out to Markdown, HTML, GitHub's workflow log and the terminal.
Must not: decide what is shown, or be called twice on the same text.

Source of the characters: CommonMark 0.31 (entities never act as markup), GitHub Flavored Markdown
(extended autolinks) and GitHub's workflow commands.
"""

from __future__ import annotations

import html as _html
import re

from peerpact.text.hidden import spelled_out

_BREAK = "&#8203;"  # GitHub looks for mentions after entities are read: only a character between helps.
_SHORT = 5  # hexadecimal digits that nobody takes for a commit
_SPACE = re.compile(r"\s+")
_COPIED = re.compile(r"(https?://[^\s`]*[^\s`.,;:)]|\b[0-9a-f]{7,}\b)", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"""
      (?P<commit>[0-9a-f]{7,})                    # seven digits may be the beginning of someone's commit
    | (?P<scheme>:(?=//))                         # https://…
    | (?P<www>www(?=\.))                        # www.…
    | (?P<mention>@)                            # @octocat, octo@example.org, a@-b.co
    | (?P<number>\#(?=\d))                      # #123, owner/name#123
    | (?P<named>\b(?:GH|GHSA|CVE)(?=-\w))       # GH-123
    | (?P<item>^\d+(?=[.)]))                    # 1. at the start would be a list
    | (?P<start>^[^\w\s])                       # - + = ! ? / : at the start
    | (?P<emoji>:(?=\S))                          # :tada:
    | (?P<special>[&<>"`*_{}\[\]()\#+=^|~$!\\]|'(?![^\W\d_])|(?<![^\W\d_])')  # "isn't" stays readable in mail
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINE = re.compile("[\t\n\ud800-\udfff]")  # a lone half of a character cannot be written


def markdown(text: str) -> str:
    """One line of plain text that every Markdown renderer shows as it was written.

    No markup, HTML, mention, reference or link comes of it; runs of white space become one space.

    >>> markdown("*@octocat*, #12")
    '&#42;&#64;&#8203;octocat&#42;, &#35;&#8203;12'
    """
    return _MARKDOWN.sub(_neutral, terminal(_SPACE.sub(" ", text).strip()))


def _neutral(match: re.Match[str]) -> str:
    kind, text = match.lastgroup, match[0]
    if kind == "commit":  # GitHub links any seven of them in a row, wherever they begin
        return _BREAK.join(text[place : place + _SHORT] for place in range(0, len(text), _SHORT))
    if kind in ("www", "named", "item"):
        return text + _BREAK
    if kind in ("scheme", "mention", "number"):
        return _entity(text) + _BREAK
    return _entity(text)


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


def html(text: str) -> str:
    """Text for HTML, between tags or inside a quoted attribute."""
    return _html.escape(text, quote=True)


def log_command_data(text: str) -> str:
    """Text for the part of a GitHub workflow command behind its second `::`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def log_command_property(text: str) -> str:
    """Text for a property of a GitHub workflow command, such as `file=` or `title=`."""
    return log_command_data(text).replace(":", "%3A").replace(",", "%2C")


def terminal(text: str) -> str:
    """Text with control, bidirectional and invisible characters spelt out.

    >>> terminal(chr(27) + "[31mred")
    '<U+001B>[31mred'
    """
    if text.isascii() and text.isprintable():
        return text
    return _LINE.sub(lambda match: f"<U+{ord(match[0]):04X}>", spelled_out(text))


def prose(text: str) -> str:
    """A sentence with `code` parts for Markdown: the parts become code spans, the rest becomes harmless text.

    Addresses and long numbers become code as well, so that they can be copied and lead nobody anywhere by a click.
    Whatever the parts hold, each side of a backtick is made safe for the place where it ends up; an empty part keeps
    its sides apart, for together they might name someone.
    """
    parts = enumerate(text.split("`"))
    made = "".join(code(part) or " " if n % 2 else _plain(part, n == 0) for n, part in parts)
    return made if made.strip() else ""


def _plain(text: str, first: bool) -> str:
    pieces = _COPIED.split(text)
    opening = _opening(pieces[0]) if first else _between(pieces[0])
    return opening + "".join(code(piece) if n % 2 else _between(piece) for n, piece in enumerate(pieces[1:], 1))


def _opening(text: str) -> str:
    return markdown(text) + (" " if text[-1:].isspace() and text.strip() else "")


def code(text: str) -> str:
    """A code span: nothing inside is read as Markdown, HTML or a mention, and it ends where it should.

    >>> code("a`b")
    '``a`b``'
    """
    plain = terminal(_SPACE.sub(" ", text))
    if not plain.strip():
        return ""
    longest = max((len(run) for run in re.findall("`+", plain)), default=0)
    fence, room = "`" * (longest + 1), " " if plain[0] == "`" or plain[-1] == "`" else ""
    return f"{fence}{room}{plain}{room}{fence}"


def _between(text: str) -> str:
    if not text.strip():
        return text and " "
    before, after = " " if text[0].isspace() else "", " " if text[-1].isspace() else ""
    # Behind a code span no line begins, so a question mark may stay one: a word in front says so to `markdown`.
    return f"{before}{markdown(f'x {text}')[2:]}{after}"

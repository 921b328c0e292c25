"""The link that someone means by what isn't one yet: `example.org/me`, `<http://example.org>`, `@demo@social.example`.

For: proposals for `contact`. Must not: decide whether a link is allowed.
"""

from __future__ import annotations

import re
import string
from urllib.parse import quote

_HANDLE = re.compile(r"@([\w.-]{1,60})@([\w-]+(?:\.[\w-]+)+)", re.ASCII)  # someone in the fediverse
_MARKDOWN = re.compile(r"\[[^\[\]]{0,80}\]\((\S+)\)")
_AROUND = " <>()[]\"'“”„«»`,;"
_SCHEME = re.compile(r"^(?:(?:https?|htps?|htt|ttps?):/{0,3}|https?/{1,2}|:?/+)", re.IGNORECASE)


def meant_link(text: str) -> str:
    """The https link that a text means; empty where there's no telling.

    >>> meant_link("[me](http://example.org/me)"), meant_link("@demo@social.example"), meant_link("htps://exämple.org.")
    ('https://example.org/me', 'https://social.example/@demo', 'https://xn--exmple-cua.org')
    """
    handle = _HANDLE.fullmatch(text)
    if handle:
        return f"https://{handle[2]}/@{handle[1]}"
    markdown = _MARKDOWN.fullmatch(text.strip())
    bare = _SCHEME.sub("", (markdown[1] if markdown else text).strip(_AROUND), count=1)
    host, slash, rest = bare.partition("/")
    if not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+\.?(?::\d{1,5})?", host):
        return ""
    try:
        name = host.rstrip(".").encode("idna").decode("ascii") if not host.isascii() else host.rstrip(".")
    except UnicodeError:
        return ""
    return f"https://{name}" + quote(slash + rest, safe=string.punctuation)

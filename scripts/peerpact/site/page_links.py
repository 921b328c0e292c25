"""Links between pages when some pages are left out and others are a community's own.

For: `settle_links`, from one page's Markdown to the same without links that lead nowhere. Must not: touch code, or a
link that leaves the site.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache

from peerpact.site.urls import address

_BLOCK = r"(?ms:^ *(?P<fence>`{3,}|~{3,}).*?^ *(?P=fence)[`~]*[ \t]*$)"
_CODE = rf"{_BLOCK}|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)"
_TEXT = r"(?:[^\[\]\\`]|\\.|`[^`]*`|!?\[[^\]]*\](?:\([^)]*\))?)*"
_LINK = re.compile(rf"(?s:{_CODE})|(?<![!\\])\[(?P<text>{_TEXT})\]\((?P<target>[^()\s]+)(?P<title>\s+\"[^\"]*\")?\)")
_HTML_LINK = re.compile(r'(?s)<a\b[^>]*?\bhref="(?P<target>[^"]*)"[^>]*>(?P<text>.*?)</a>')
_AWAY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#")
_HEADING = re.compile(r"(?m)^(?:#{1,6})[ \t]+(.+?)[ \t]*#*$|^(\S.*)\n(?:=+|-+)[ \t]*$")
_GIVEN = re.compile(r"\{:?[^}]*#([\w-]+)[^}]*\}[ \t]*$")
_IN_TAG = re.compile(r'\b(?:id|name)="([^"]+)"')
_FENCE = re.compile(_BLOCK)


def settle_links(
    uri: str, text: str, pages: Collection[str], left_out: Collection[str], own: Mapping[str, str], *, ours: bool
) -> str:
    """A page with each link that would lead nowhere as plain text.

    `pages` are all pages of the site, `left_out` those that the community leaves out, and `own` the texts of its own
    pages. Where the page is `ours` (Peerpact's), a link to a page that isn't there becomes text as well, and a part of
    an own page that isn't there is dropped from the address: a community may name its headings as it likes.
    """

    def settled(match: re.Match[str]) -> str:
        target = match["target"]
        if target is None or _AWAY.match(target):
            return match[0]
        path, _, part = target.partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
        if page in left_out or (ours and page.endswith(".md") and page not in pages):
            return str(match["text"])
        if ours and part and page in own and part not in anchors(own[page]):
            return f"[{match['text']}]({path}{match['title'] or ''})"
        return match[0]

    text = _LINK.sub(settled, text)
    return _without_addresses(uri, text, left_out) if left_out and ours else text


def _without_addresses(uri: str, text: str, left_out: Collection[str]) -> str:
    """HTML links by address, as our own raw blocks have them."""
    gone = {address(page) for page in left_out}
    here = address(uri)

    def settled(match: re.Match[str]) -> str:
        path = match["target"].partition("#")[0]
        if not path or _AWAY.match(path):
            return match[0]
        there = posixpath.normpath(posixpath.join("/", here, path)).lstrip("/") + "/"
        return f"<span>{match['text']}</span>" if there in gone else match[0]

    return _HTML_LINK.sub(settled, text)


@lru_cache(maxsize=64)
def anchors(text: str) -> frozenset[str]:
    """The places in a page that a link can name: its headings as MkDocs and Zensical call them, and given ids.

    >>> sorted(anchors("# One & two\\n\\n## What's new?\\n\\n## Three {#third}\\n"))
    ['one-two', 'third', 'whats-new']
    """
    plain = _FENCE.sub("", text)
    names: list[str] = _IN_TAG.findall(plain)
    taken = set(names)
    for match in _HEADING.finditer(plain):
        heading = match[1] or match[2]
        given = _GIVEN.search(heading)
        name = given[1] if given else _unique(_slug(heading), taken)
        taken.add(name)
    return frozenset(taken)


def _slug(heading: str) -> str:
    """As Markdown's `toc` makes an id of a heading."""
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").replace("*", "")
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _unique(name: str, taken: set[str]) -> str:
    count, unique = 1, name
    while unique in taken or not unique:
        unique, count = f"{name}_{count}", count + 1
    return unique

"""Reads pages as a site generator and a browser do.

For: what a page's Markdown becomes, as tags, attributes and text. Must not: know what is right.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import markdown
import yaml

from testing import ROOT

_FRONT = re.compile(r"\A---\n(.*?)^(?:---|\.\.\.)\s*$", re.DOTALL | re.MULTILINE)


@dataclass
class Seen(HTMLParser):
    """Everything that a browser would see in a piece of HTML."""

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        """Collect the text, and apart from it what a script holds."""
        if self.cdata_elem == "script":
            self.scripts[-1] += data
        else:
            self.text += data

    def handle_comment(self, data: str) -> None:
        """Note a comment: the pages write none."""
        self.comments.append(data)


def written(pages: dict[str, str]) -> dict[str, str]:
    """The pages that people read, without calendars."""
    return {uri: page for uri, page in pages.items() if uri.endswith(".md")}


def front_matter(page: str) -> dict[str, Any]:
    """The front matter of a page, found as MkDocs finds it."""
    match = _FRONT.match(page)
    assert match, page[:200]
    found = yaml.safe_load(match[1])
    assert isinstance(found, dict)
    return found


def body(page: str) -> str:
    """What follows the front matter."""
    match = _FRONT.match(page)
    return page[match.end() :] if match else page


@lru_cache(maxsize=1)
def _extensions() -> tuple[list[str], dict[str, Any]]:
    told = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in told]
    configured = {name: value for entry in told if isinstance(entry, dict) for name, value in entry.items()}
    return names, configured


def rendered(page: str) -> Seen:
    """A page as the site's own Markdown settings render it."""
    names, configured = _extensions()
    seen = Seen()
    seen.feed(markdown.markdown(body(page), extensions=names, extension_configs=configured))
    seen.close()
    return seen


def address(uri: str) -> str:
    """The address of a page's file, worked out apart from the program."""
    folder, name = posixpath.split(uri.removesuffix(".md"))
    parts = [part for part in (folder, "" if name == "index" else name) if part]
    return "".join(f"{part}/" for part in parts)


def target(uri: str, href: str) -> str:
    """Where a relative link of a page leads, from the root of the site, whatever it asks for there."""
    href = href.partition("?")[0]
    if href.endswith(".md"):
        return address(posixpath.normpath(posixpath.join(posixpath.dirname(uri), href)))
    joined = posixpath.normpath(posixpath.join("/", address(uri), href)).lstrip("/")
    return f"{joined}/" if joined else ""

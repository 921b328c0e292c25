"""A guide taken apart: front matter, sections, tables, citations.

For: the tests of this folder. Must not: judge a page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import yaml

from testing import ROOT

GUIDES = ROOT / "guides"
_FRONT = re.compile(r"\A---\n(.*?)\n---\n\n", re.DOTALL)
_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(r"^- (.+(?:\n  .+)*)", re.MULTILINE)
_CITED = re.compile(r"\b([A-Z][\w-]+)(?:(?:, | and )[A-Z][\w-]+)*(?: and others)?(?:,| \() ?((?:19|20)\d\d)\b")


@lru_cache
def text(page: str) -> str:
    """A page as it is in the folder `guides`."""
    return (GUIDES / page).read_text(encoding="utf-8")


def front(page: str) -> dict[str, Any]:
    """The front matter of a page."""
    found = _FRONT.match(text(page))
    assert found, page
    read: dict[str, Any] = yaml.safe_load(found[1])
    return read


def sections(page: str) -> dict[str, str]:
    """The bodies below the headings of the second level, by heading."""
    parts = re.split(r"^## (.+)$", text(page), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(body: str) -> list[list[str]]:
    """The cells of all tables of a body, without their heads."""
    lines = [line for line in body.split("\n") if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rules = [n for n, row in enumerate(cells) if all(set(cell) <= set("-: ") and cell for cell in row)]
    return [row for n, row in enumerate(cells) if n not in rules and n + 1 not in rules]


def entries(body: str) -> list[str]:
    """The entries of a list, each on one line."""
    return [" ".join(entry.split()) for entry in _ENTRY.findall(body)]


def cited(body: str) -> set[tuple[str, str]]:
    """First name and year of everything that a text refers to, such as ("Schein", "2013")."""
    return set(_CITED.findall(" ".join(body.split())))


def words(body: str) -> list[str]:
    """The words of a text without its code."""
    return re.findall(r"[^\W\d_][\w'’-]*", _CODE.sub("", body))

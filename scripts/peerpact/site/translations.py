"""Guides in other languages, and which of them are behind the page that they were made from.

For: `translations`, from the texts of all guides by their paths, and `blob_id`. A translated page says in its front
matter its language, its source and the id that Git gave the source's text, so that Git can show what has changed. Must
not: touch the disk except in `read_guides`, judge a translation, or stop anything: being behind is a warning.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CURRENT, BEHIND, WITHOUT_SOURCE = "current", "behind", "without source"
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_ID = re.compile(r"[0-9a-f]{40}")
_ENTRY = re.compile(r"^(\w+): +(\S.*?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated page: paths below `guides/`, the id it was made from (empty for none) and the source's id today."""

    page: str
    language: str
    source: str
    made_from: str
    today: str | None
    stale: str
    """The sentence, in the page's language, that readers see while it is behind; empty for none."""

    @property
    def state(self) -> str:
        """CURRENT, BEHIND or WITHOUT_SOURCE."""
        if self.today is None:
            return WITHOUT_SOURCE
        return CURRENT if self.made_from == self.today else BEHIND


def translations(guides: Mapping[str, bytes]) -> tuple[Translation, ...]:
    """Every page that names a language and a source in its front matter, in path order."""
    fronts = ((page, front(text)) for page, text in sorted(guides.items()))
    return tuple(
        _translation(page, front_matter, guides)
        for page, front_matter in fronts
        if {"lang", "source"} <= front_matter.keys()
    )


def _translation(page: str, front_matter: Mapping[str, str], guides: Mapping[str, bytes]) -> Translation:
    source = front_matter["source"]
    today = blob_id(guides[source]) if source in guides and source != page else None
    made_from = front_matter.get("blob", "")
    source_id = made_from if _ID.fullmatch(made_from) else ""
    return Translation(page, front_matter["lang"], source, source_id, today, front_matter.get("stale", ""))


def adaptations(
    own: Mapping[str, bytes], originals: Mapping[str, bytes], renamed: Mapping[str, str]
) -> tuple[Translation, ...]:
    """The pages of a community's own that say which text of Peerpact's they were made from, in path order.

    The original has the page's own name, or the one that it was given since (`renamed`: earlier name -> today's).
    """
    pages = []
    for page, text in sorted(own.items()):
        entries = front(text)
        if "adapted_from" in entries and "source" not in entries:
            source = page if page in originals else renamed.get(page, page)
            today = blob_id(originals[source]) if source in originals else None
            made_from = entries["adapted_from"]
            pages.append(Translation(page, "", source, made_from if _ID.fullmatch(made_from) else "", today, ""))
    return tuple(pages)


def front(text: bytes) -> dict[str, str]:
    """The plain entries of a page's front matter; nothing where there is none.

    >>> front(b"---\\ntitle: Hola\\nlang: es\\n---\\n\\n# Hola\\n")
    {'title': 'Hola', 'lang': 'es'}
    """
    match = _FRONT.match(_unix(text).decode("utf-8", "replace"))
    return dict(_ENTRY.findall(match[1])) if match else {}


def blob_id(text: bytes) -> str:
    """The id that Git gives a text with Unix line ends (SHA-1 of a header and the bytes, as `git hash-object`).

    >>> blob_id(b"hello\\r\\n")
    'ce013625030ba8dba906f756967f9e9ca394464a'
    """
    content = _unix(text)
    header = b"blob %d\0" % len(content)
    return hashlib.sha1(header + content, usedforsecurity=False).hexdigest()


def _unix(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n")


def read_guides(folder: Path) -> dict[str, bytes]:
    """All pages below a folder by their paths; a link is not followed, for it could lead out of the community."""
    paths = folder.rglob("*.md") if folder.is_dir() else ()
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if not path.is_symlink()}

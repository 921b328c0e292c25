"""A guide's Markdown as it's published: its title, its pencil, and a word where a translation is behind.

For: the parts of a published page, the same text for every site generator. Must not: read a file, or know a generator.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from peerpact.domain.settings import Settings
from peerpact.site.markup import line
from peerpact.site.report_button import SAFETY, with_way_to_report
from peerpact.site.translations import BEHIND, Translation, blob_id
from peerpact.text.forge_links import Places

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"(?m)^# (.+?)[ \t]*(?:#+|\{[^}]*\})?[ \t]*$")
_PENCIL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M20.71 7.04c.39-.39.39-1.04 0-1.41l-2.34-2.34'
    'c-.37-.39-1.02-.39-1.41 0l-1.84 1.83 3.75 3.75M3 17.25V21h3.75L17.81 9.93l-3.75-3.75z"/></svg>'
)


def with_pencil(text: str, link: str | None) -> str:
    """A page with the link to its editor at the top; unchanged without one."""
    if not link:
        return text
    pencil = (
        f'<div class="peerpact-edit"><a href="{line(link)}" title="Edit this page" '
        f'class="md-content__button md-icon" rel="edit">{_PENCIL}</a></div>\n\n'
    )
    return _below_front(text, pencil)


def edit_link(uri: str, text: str, places: Places, branch: str, *, own: bool) -> str | None:
    """Where a guide is changed: the community's own file, or a new one of the same name that begins with our text."""
    path = f"guides/{uri}"
    return places.edit_file(path, branch) if own else places.new_file(branch, path, adapted(text))


def adapted(text: str) -> str:
    """A guide with the id of its own text in the front matter, so that a copy knows what it was made from."""
    mark = f"adapted_from: {blob_id(text.encode())}\n"
    return _with_entry(text, mark)


def with_title(text: str) -> str:
    """A page whose front matter has a title; taken from its first heading where the front matter has none."""
    front, heading = _FRONT.match(text), _TITLE.search(text)
    if heading is None or (front and re.search(r"(?m)^title:", front[1])):
        return text
    entry = f"title: {_quoted(heading[1])}\n"
    return _with_entry(text, entry)


def _with_entry(text: str, entry: str) -> str:
    return f"---\n{entry}" + text.removeprefix("---\n") if _FRONT.match(text) else f"---\n{entry}---\n\n{text}"


def _quoted(heading: str) -> str:
    plain = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").replace("*", "")
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def with_notes(uri: str, text: str, translation: Translation | None, settings: Settings) -> str:
    """A page with what its readers have to know: that a translation is behind, and how to report in private."""
    if translation and translation.state == BEHIND and translation.stale:
        language, stale = quote(translation.language), line(translation.stale)
        text = _below_front(text, f'<p class="pp-note" lang="{language}">{stale}</p>\n\n')
    return with_way_to_report(text, settings) if uri == SAFETY else text


def _below_front(text: str, part: str) -> str:
    """A page with a part above its heading. A generator then finds no title in the text, so the front matter has it."""
    text = with_title(text)
    front = _FRONT.match(text)
    end = front.end() if front else 0
    return f"{text[:end]}\n{part}{text[end:].lstrip(chr(10))}"

"""A guide's Markdown as it's published: its title, its pencil, and a word where a translation is behind.

For: the parts of a published page, the same text for every site generator. Must not: read a file, or know a generator.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from peerpact.domain.settings import Settings
from peerpact.site.markup import Markup
from peerpact.site.report_button import SAFETY, with_way_to_report
from peerpact.site.templating import Templates
from peerpact.site.translations import BEHIND, Translation, blob_id
from peerpact.text.forge_links import Places

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"(?m)^# (.+?)[ \t]*(?:#+|\{[^}]*\})?[ \t]*$")


def with_pencil(text: str, link: str | None, templates: Templates) -> str:
    """A page with the link to its editor at the top; unchanged without one."""
    if not link:
        return text
    return _below_front(text, templates.part("guide/pencil.html", {"link": link}))


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


def with_notes(uri: str, text: str, translation: Translation | None, settings: Settings, templates: Templates) -> str:
    """A page with what its readers have to know: that a translation is behind, and how to report in private."""
    if translation and translation.state == BEHIND and translation.stale:
        values = {"language": quote(translation.language), "text": translation.stale}
        text = _below_front(text, templates.part("guide/behind.html", values))
    return with_way_to_report(text, settings, templates) if uri == SAFETY else text


def _below_front(text: str, part: Markup) -> str:
    """A page with a part above its heading. A generator then finds no title in the text, so the front matter has it."""
    text = with_title(text)
    front = _FRONT.match(text)
    end = front.end() if front else 0
    return f"{text[:end]}\n{part}\n\n{text[end:].lstrip(chr(10))}"

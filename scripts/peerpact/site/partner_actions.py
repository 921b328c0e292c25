"""What the partners themselves can do with their agreement: change it, end it, write what came of it.

For: links to the form that does each of these, so that nobody has to write a file. Must not: be shown in a
demonstration, or when someone left.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from peerpact.domain.model import Agreement
from peerpact.site.index import AGREE, Site
from peerpact.site.urls import address


def own(site: Site, up: str, agreement: Agreement) -> dict[str, str]:
    """The link of each step, for the template `partnership/actions.html`; nothing where there is no file to lead to."""
    editor = site.places.edit_file(agreement.path)
    if editor is None or site.community.departed(agreement):
        return {}
    stage, slug = site.stage(agreement), PurePosixPath(site.partnership_uri(agreement)).stem
    form = f"{up}{address(AGREE)}?edit={slug}"
    links = {
        "change": f"{form}&do=change" if stage != "ended" else "",
        "end": f"{form}&do=end" if stage != "ended" else "",
        "outcome": f"{form}&do=outcome" if stage != "planned" and _silent(agreement) else "",
    }
    if not any(links.values()):
        return {}
    ending, safety = _guide(site, up, "ending.md", "end-early"), _guide(site, up, "safety.md", "how-to-get-out")
    return {**links, "file": editor, "ending": ending, "safety": safety}


def _guide(site: Site, up: str, page: str, part: str) -> str:
    """The address of a part of a guide; empty where the guide isn't there."""
    return f"{up}{address(page)}#{part}" if site.has(page) else ""


def _silent(agreement: Agreement) -> bool:
    """Whether someone has not written an outcome yet."""
    written = {entry.github.casefold() for entry in agreement.outcome}
    return any(partner.github.casefold() not in written for partner in agreement.partners)

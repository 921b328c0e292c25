"""The forms: joining and agreeing without Git.

For: two pages, the data that they need, and their script. Must not: send anything: what is written leaves the browser
only when its writer opens GitHub.
"""

from __future__ import annotations

from importlib.resources import files

from peerpact.site.forms import data
from peerpact.site.forms.page import agree_page, join_page
from peerpact.site.index import Site

PAGES = ("join", "agree")


def pages(site: Site) -> dict[str, str]:
    """Both pages and their data: file relative to the generator's folder -> its text."""
    return dict((join_page(site), agree_page(site))) | data.files(site)


def assets() -> dict[str, str]:
    """The style sheet and the modules of both forms: file relative to the generator's folder -> its text."""
    folder = sorted((files("peerpact.site") / "assets" / "forms").iterdir(), key=lambda file: file.name)
    return {f"assets/forms/{file.name}": file.read_text(encoding="utf-8") for file in folder}

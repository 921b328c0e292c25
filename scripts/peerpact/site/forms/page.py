"""The pages of the forms: what becomes public comes first, then a place for the form.

For: `join.md` and `agree.md`, from the templates of these names. Must not: hold a field; the fields are made from the
schemas in the browser.
"""

from __future__ import annotations

from peerpact.site.front_matter import front
from peerpact.site.index import Site
from peerpact.site.markup import Markdown
from peerpact.site.script_modules import imported
from peerpact.text.never_public import CONFIRMED, NEVER_PUBLIC, NO_LICENCE


def join_page(site: Site) -> tuple[str, str]:
    """The file and the text of the page with the form for a profile."""
    return _page(site, "join", "Join", "Join without Git")


def agree_page(site: Site) -> tuple[str, str]:
    """The file and the text of the page with the form for an agreement."""
    return _page(site, "agree", "Write an agreement", "Write an agreement")


def _page(site: Site, name: str, title: str, description: str) -> tuple[str, str]:
    values = {
        "name": site.community.settings.name,
        "demo": site.demo,
        "never": NEVER_PUBLIC,
        "licence": NO_LICENCE,
        "confirmed": CONFIRMED,
        "modules": [Markdown(module) for module in imported(f"assets/forms/{name}.js")],  # files of our own
    }
    return f"{name}.md", site.templates.page(f"{name}.md", front(title, description), values)

"""Everything that a community's site is made of, ready to be written for any site generator.

For: `prepare`. Must not: make a page, or write one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from peerpact import site
from peerpact.cli.site_folder import Files
from peerpact.community.activity import pause_inactive
from peerpact.community.loader import files_with_errors, read_community
from peerpact.community.overlay import TEMPLATES, overlay, own_files
from peerpact.domain.errors import OperatorError
from peerpact.git.history import last_changes
from peerpact.site import configuration
from peerpact.site.gather_context import look_around
from peerpact.site.publication import Publication, publish
from peerpact.site.templating import template_names


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site that is ready to be written, the settings that its generator needs, and how many people it shows."""

    publication: Publication
    configuration: str
    people: int
    theme: Files

    def pages(self) -> Files:
        """The pages and everything that they need, for any generator."""
        return {**self.publication.copies, **self.publication.texts}

    def project(self) -> Files:
        """The pages in `docs/`, with a configuration and the theme's templates beside them."""
        theme = {f"overrides/{name}": path for name, path in self.theme.items()}
        docs = {f"docs/{uri}": content for uri, content in self.pages().items()}
        return {**docs, **theme, "mkdocs.yml": self.configuration}


def prepare(root: Path, now: date, *, pencils: bool = True) -> Prepared:
    """Everything that the site of a community is made of; without `pencils`, no page links to its editor.

    Raises OperatorError when its `mkdocs.yml` can't be read.
    """
    loaded, changed = read_community(root), last_changes(root, "profiles")
    community = pause_inactive(loaded.community, changed, now)
    context = look_around(root, community, changed=changed, left_out=files_with_errors(loaded))
    settings = community.settings
    guides = overlay(root, settings.site.without)
    publication = publish(community, now, context, guides, pencils=pencils)
    pages = [uri for uri in publication.texts if uri.endswith(".md")]
    own = [uri for uri in pages if uri in guides and guides[uri].own]
    given = _given(root)
    config = configuration.project(given, settings, pages, own)
    theme = _theme(root, given)
    return Prepared(publication, configuration.write_settings(config), len(community.profiles), theme)


def _theme(root: Path, given: configuration.Configuration) -> dict[str, Path]:
    """The theme's templates by their path: ours, the community's own before them, and before all its `custom_dir`."""
    theme = given.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    ours = {path.relative_to(site.THEME).as_posix(): path for path in site.THEME.rglob("*") if path.is_file()}
    files = ours | own_files(root / TEMPLATES) | (own_files(root / str(custom)) if custom else {})
    made = frozenset(template_names())  # these are filled in already
    return {name: path for name, path in files.items() if name not in made}


def _given(root: Path) -> configuration.Configuration:
    try:
        return configuration.read_settings((root / "mkdocs.yml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, yaml.YAMLError) as problem:
        advice = " ".join(str(problem).split())[:300]
        raise OperatorError("mkdocs.yml can't be read.", f"Correct it: {advice}.") from None

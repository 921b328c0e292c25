"""The site for MkDocs and ProperDocs, as the plugin `peerpact`; the only module that imports `mkdocs`.

For: handing over what `peerpact.site.publication` makes, and the day it's made for. ProperDocs puts itself in MkDocs'
place under that name. Must not: make a page itself. Errors in the community are logged and never stop the build: what
loads is published.
"""

from __future__ import annotations

import logging
import os
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from peerpact import site
from peerpact.community.activity import pause_inactive
from peerpact.community.loader import files_with_errors, read_community
from peerpact.community.overlay import Guide, overlay
from peerpact.domain.entry import FOLDERS, SINGLES
from peerpact.domain.errors import OperatorError
from peerpact.domain.findings import ERROR
from peerpact.git.history import last_changes
from peerpact.site import configuration
from peerpact.site.gather_context import look_around
from peerpact.site.publication import TOP, Publication, publish
from peerpact.site.raw_blocks import put_back, take_out
from peerpact.text.escape import html

_log = logging.getLogger("peerpact")  # outside of MkDocs' own log, where a warning would stop a strict build


class PeerpactPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Adds the community's pages and Peerpact's guides, and what the theme needs for them."""

    def __init__(self) -> None:
        self._made: frozenset[str] = frozenset()
        self._blocks: dict[str, list[str]] = {}  # the raw blocks of the page that is being built

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our styles, scripts and few templates before the theme's; the community's own come before ours."""
        place = 1 if config.theme.custom_dir else 0
        own = _root(config) / "templates"
        config.theme.dirs[place:place] = [*([str(own)] if own.is_dir() else []), str(site.THEME)]
        config.extra_css = [*configuration.STYLES, *config.extra_css]
        scripts = MkDocsConfig.extra_javascript.run_validation([dict(script) for script in configuration.SCRIPTS])
        config.extra_javascript = [*scripts, *config.extra_javascript]
        for entry in configuration.missing_extensions(config.markdown_extensions):
            name, options = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
            config.markdown_extensions.append(name)
            config.mdx_configs.setdefault(name, options or {})
        links = config.validation.links
        links.not_found = links.anchors = links.absolute_links = links.unrecognized_links = logging.WARNING
        config.edit_uri = config.edit_uri_template = None  # the pages bring their own pencils
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put every page of the site in; what MkDocs has read of the guides is replaced by what is published."""
        root = _root(config)
        guides, publication = self._publish(root, config)
        if config.nav is None:
            pages = [uri for uri in publication.texts if uri.endswith(".md")]
            config.nav = configuration.menu(pages, [uri for uri, guide in guides.items() if guide.own and uri in pages])
        for file in list(files):
            if file.src_uri in publication.texts or (file.src_uri.endswith(".md") and _is_guide(file, root)):
                files.remove(file)
        for uri, text in publication.texts.items():
            own = uri in guides and guides[uri].own
            files.append(_file(config, uri, own=own, content=text))
        for uri, path in publication.copies.items():
            if uri not in files.src_uris:
                files.append(_file(config, uri, own=False, abs_src_path=str(path)))
        return files

    def _publish(self, root: Path, config: MkDocsConfig) -> tuple[dict[str, Guide], Publication]:
        loaded = read_community(root)
        errors = sum(finding.severity == ERROR for finding in loaded.findings)
        if loaded.findings:
            level = logging.WARNING if errors else logging.INFO
            _log.log(level, "%d findings, %d of them errors: see peerpact check", len(loaded.findings), errors)
        now = date.fromisoformat(os.environ.get("PEERPACT_NOW") or str(config.extra.get("now") or date.today()))
        settings = loaded.community.settings
        changed = last_changes(root, "profiles")
        community = pause_inactive(loaded.community, changed, now)
        left_out = files_with_errors(loaded)
        context = look_around(root, community, config.site_url or "", changed=changed, left_out=left_out)
        config.site_name, config.site_url = html(settings.name), context.address or config.site_url
        guides = overlay(root, settings.site.without)
        try:
            publication = publish(community, now, context, guides)
        except OperatorError as error:  # a template of the community's own
            raise PluginError(f"{error.problem} {error.advice}") from None
        self._made = publication.made
        return guides, publication

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Spare the Markdown reader the raw blocks of the pages that we made; a guide is left as it is."""
        if page.file.src_uri not in self._made:
            return markdown
        text, self._blocks[page.file.src_uri] = take_out(markdown)
        return text

    def on_page_content(self, content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the raw blocks back, and lead "Skip to content" to the page's name."""
        content = put_back(content, self._blocks.pop(page.file.src_uri, ()))
        if page.file.src_uri in self._made and f'id="{TOP}"' in content:
            name = AnchorLink(html(page.title or ""), TOP, 1)
            name.children = page.toc.items
            page.toc.items = [name]
        return content

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Build again when a file of the community changes."""
        for name in (*FOLDERS, *SINGLES, "templates"):
            if (_root(config) / name).exists():
                server.watch(str(_root(config) / name))
        return server


def _file(config: MkDocsConfig, uri: str, *, own: bool, **source: str) -> File:
    """A file of the site. A page of ours needs no place in the menu; the settings say whether an own one does."""
    inclusion = InclusionLevel.UNDEFINED if own else InclusionLevel.NOT_IN_NAV
    return File.generated(config, uri, inclusion=inclusion, **source)


def _is_guide(file: File, root: Path) -> bool:
    return bool(file.abs_src_path) and Path(str(file.abs_src_path)).is_relative_to(root / "guides")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent

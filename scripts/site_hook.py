"""The community's pages for MkDocs; the only file of the project that imports it.

For: handing over what `peerpact.site` makes, and the day it is made for. Must not: make a page itself.
Errors in the community are told on the log and never stop the build: what loads is published.
"""

from __future__ import annotations

import html
import logging
import os
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from peerpact import site
from peerpact.community.activity import pause_inactive
from peerpact.community.loader import read_community
from peerpact.domain.findings import ERROR
from peerpact.domain.settings import Settings
from peerpact.git.history import last_changes
from peerpact.site.gather_context import look_around
from peerpact.site.raw_blocks import put_back, take_out
from peerpact.site.report_button import SAFETY, with_way_to_report
from peerpact.site.translations import BEHIND, Translation, read_guides, translations

_WATCHED = ("profiles", "agreements", "skills.yml", "community.yml")
_taken: dict[str, list[str]] = {}  # the raw blocks of the page that is being built
_settings: dict[str, Settings] = {}  # the community's own, by the file of the configuration
_told = logging.getLogger("peerpact")  # outside of MkDocs' own log, where a warning would stop a strict build


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put our few templates before the theme's; a community's own folder of templates comes before both."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(Path(site.__file__).parent / "theme"))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for everything; a committed guide of the same name wins."""
    loaded = read_community(_root(config))
    _translated.cache_clear()
    errors = sum(finding.severity == ERROR for finding in loaded.findings)
    if loaded.findings:
        level = logging.WARNING if errors else logging.INFO
        _told.log(level, "%d findings, %d of them errors: see peerpact check", len(loaded.findings), errors)
    now = date.fromisoformat(os.environ.get("PEERPACT_NOW") or str(config.extra.get("now") or date.today()))
    settings = loaded.community.settings
    config.site_name = html.escape(settings.name)
    _settings[config.config_file_path] = settings
    if settings.repository and not settings.demo:
        config.edit_uri_template = f"https://github.com/{settings.repository}/edit/main/{{path}}"
    for file in files:
        file.edit_uri = quote(f"guides/{file.src_uri}")
    changed = last_changes(_root(config), "profiles")
    community = pause_inactive(loaded.community, changed, now)
    known = look_around(_root(config), community, config.site_url or "", changed=changed)
    config.site_url = known.address or config.site_url
    sources = site.sources(community, now)
    for uri, content in {**site.build(community, now, known), **site.assets()}.items():
        if uri not in files.src_uris:
            file = File.generated(config, uri, content=content)
            file.edit_uri = quote(sources[uri]) if uri in sources else None
            files.append(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Spare the Markdown reader the raw blocks of our own pages; a guide is left as it is."""
    if page.file.generated_by is None:
        return markdown
    text, _taken[page.file.src_uri] = take_out(markdown)
    return text


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the raw blocks back. Mark a translated guide with its language, for screen readers, and say so when it is
    behind its source."""
    content = put_back(content, _taken.pop(page.file.src_uri, ()))
    content = _begin_at_the_top(content, page)
    if page.file.src_uri == SAFETY:
        content = with_way_to_report(content, _settings[config.config_file_path])
    found = _translated(_root(config) / "guides").get(page.file.src_uri)
    if found is None:
        return content
    language, stale = html.escape(found.language), html.escape(found.stale)
    for link in page.toc:
        _speak(link, language)
    told = f'<p class="pp-note">{stale}</p>\n' if stale and found.state == BEHIND else ""
    return f'<div lang="{language}">\n{told}{content}\n</div>'


def _begin_at_the_top(content: str, page: Page) -> str:
    """Let "Skip to content" lead to the name of our own pages, which the Markdown reader has not seen: without it the
    link leads to the first heading below, or there is none."""
    below = page.toc.items
    if page.file.generated_by is None or (below and below[0].level == 1):
        return content
    name = AnchorLink(html.escape(page.title or ""), "top", 1)
    name.children = below
    page.toc.items = [name]
    return content.replace('<div class="pp-', '<div id="top" class="pp-', 1)


@cache
def _translated(guides: Path) -> dict[str, Translation]:
    """The guides in other languages by their files, read once for each build."""
    return {one.page: one for one in translations(read_guides(guides))}


def _speak(link: AnchorLink, language: str) -> None:
    link.title = f'<span lang="{language}">{link.title}</span>'
    for child in link.children:
        _speak(child, language)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Build again when a file of the community changes."""
    for name in _WATCHED:
        if (_root(config) / name).exists():
            server.watch(str(_root(config) / name))
    return server


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent

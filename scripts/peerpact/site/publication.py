"""Everything that a site is made of: the pages of the community, Peerpact's guides and the community's own, the assets.

For: `publish`, the same files for every site generator. Must not: write a file, or know a generator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from peerpact import site
from peerpact.community.overlay import Guide
from peerpact.domain.model import Community
from peerpact.domain.settings import Settings
from peerpact.site.context import Known
from peerpact.site.guide_pages import edit_link, with_notes, with_pencil
from peerpact.site.page_links import settle_links
from peerpact.site.templating import Templates, templates_with
from peerpact.site.translations import translations
from peerpact.text.forge_links import Places


@dataclass(frozen=True, slots=True)
class Publication:
    """A site's files: `texts` by their path below the generator's folder, and the pictures and other files as they are.

    `made` are the pages that Peerpact makes of the community's files, in which everything that people wrote is escaped.
    """

    texts: Mapping[str, str]
    copies: Mapping[str, Path]
    made: frozenset[str]


def publish(
    community: Community, now: date, known: Known, guides: Mapping[str, Guide], *, pencils: bool = True
) -> Publication:
    """The site on the day `now`. A guide of the same name wins over a page that Peerpact makes."""
    settings, templates = community.settings, templates_with(known.templates)
    places = replace(Places.of(settings), live=pencils and not settings.demo)
    pages = {uri: guide.text() for uri, guide in guides.items() if uri.endswith(".md")}
    own = {uri: text for uri, text in pages.items() if guides[uri].own}
    built = {uri: text for uri, text in site.build(community, now, known).items() if uri not in guides}
    every, left_out = pages.keys() | built.keys(), frozenset(settings.site.without) - built.keys()
    sources = site.sources(community, now)

    texts = {}
    for uri, text in built.items():
        if uri.endswith(".md"):
            text = settle_links(uri, text, every, left_out, own, ours=True)
            link = places.edit_file(sources[uri], settings.workflows.branch) if uri in sources else None
            text = with_pencil(_with_top(text), link, templates)
        texts[uri] = text
    for uri, text in _guides(pages, guides, settings, places, templates).items():
        texts[uri] = settle_links(uri, text, every, left_out, own, ours=not guides[uri].own)
    texts |= {uri: text for uri, text in site.assets().items() if uri not in guides}
    copies = {uri: guide.path for uri, guide in guides.items() if uri not in pages}
    return Publication(texts, copies, frozenset(built))


def _guides(
    pages: Mapping[str, str], guides: Mapping[str, Guide], settings: Settings, places: Places, templates: Templates
) -> dict[str, str]:
    translated = {page.page: page for page in translations({uri: text.encode() for uri, text in pages.items()})}
    texts = {}
    for uri, text in pages.items():
        link = edit_link(uri, text, places, settings.workflows.branch, own=guides[uri].own)
        noted = with_notes(uri, text, translated.get(uri), settings, templates)
        texts[uri] = with_pencil(noted, link, templates)
    return texts


def _with_top(text: str) -> str:
    """A page of ours that begins with a raw block gets a place that "Skip to content" can lead to."""
    body = text.partition("\n---\n")[2] if text.startswith("---\n") else text
    if not body.lstrip("\n").startswith('<div class="pp-'):
        return text
    return text.replace('<div class="pp-', f'<div id="{TOP}" class="pp-', 1)


TOP = "top"
"""The id of the place that "Skip to content" leads to on a page that Peerpact makes."""

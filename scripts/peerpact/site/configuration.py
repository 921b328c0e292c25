"""What a site generator has to be told about a community's site: the menu, the styles, how strict to be.

For: `menu` and the constants, which the plugin hands to MkDocs, and `project`, a whole configuration for a folder of
written pages. Must not: know a generator, or read anything but what Peerpact brings along.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from peerpact.community.bundle import bundled_text
from peerpact.domain.settings import Settings
from peerpact.text.escape import html

Configuration = dict[str, Any]
STYLES = ("assets/peerpact.css",)
SCRIPTS = ({"path": "assets/peerpact.js", "defer": True}, {"path": "assets/training.js", "defer": True})
OWN_PAGES = "More"
"""The part of the menu with a community's own pages that Peerpact's menu doesn't name."""

VALIDATION = {
    "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
    "links": {"not_found": "warn", "anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
}
_MADE = ("directory/", "languages/", "zones/", "people/", "skills/", "partnerships/", "terms/")


class _Loader(yaml.SafeLoader):
    """YAML whose unknown tags (`!ENV`, `!!python/name:…`) are kept as they are."""


class _Dumper(yaml.SafeDumper):
    """YAML that writes kept tags back."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out: not every reader of such a file knows aliases."""
        return True


class _Tagged:
    def __init__(self, node: yaml.Node) -> None:
        self.node = node


_Loader.add_multi_constructor("", lambda loader, tag, node: _Tagged(node))
_Dumper.add_representer(_Tagged, lambda dumper, tagged: tagged.node)


def read_settings(text: str) -> Configuration:
    """The settings of a `mkdocs.yml`. Raises yaml.YAMLError, and ValueError where it holds no settings."""
    data = yaml.load(text, _Loader)  # noqa: S506 (a safe loader that keeps unknown tags as text)
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise ValueError("it holds no settings")
    return data


@cache
def _ours() -> Configuration:
    return read_settings(bundled_text("mkdocs.yml"))


def menu(pages: Collection[str], own: Collection[str]) -> list[Any]:
    """Peerpact's menu without the pages that aren't there, and with the `own` pages that it doesn't name at its end."""
    items = [item for item in (_pruned(item, pages) for item in _ours()["nav"]) if item is not None]
    named = frozenset(_uris(items))
    more = [uri for uri in sorted(own) if uri not in named and not uri.startswith(_MADE) and not _is_readme(uri)]
    return [*items, {OWN_PAGES: more}] if more else items


def _is_readme(uri: str) -> bool:
    return uri.rpartition("/")[2].casefold() == "readme.md"


def _pruned(item: Any, pages: Collection[str]) -> Any:
    """An entry of the menu, or None when nothing of it is there."""
    if isinstance(item, str):
        return item if item in pages else None
    [(name, inside)] = item.items()
    if isinstance(inside, str):
        return item if inside in pages else None
    kept = [part for part in (_pruned(part, pages) for part in inside) if part is not None]
    return {name: kept} if kept else None


def _uris(items: Any) -> Iterator[str]:
    if isinstance(items, str):
        yield items
    for item in items.values() if isinstance(items, dict) else items if isinstance(items, list) else ():
        yield from _uris(item)


def missing_extensions(given: Collection[str]) -> list[Any]:
    """The Markdown extensions that Peerpact's pages need and a configuration doesn't name."""
    return [entry for entry in _ours()["markdown_extensions"] if _name(entry) not in given]


def _name(entry: Any) -> str:
    return str(next(iter(entry)) if isinstance(entry, dict) else entry)


def project(
    given: Mapping[str, Any], settings: Settings, pages: Collection[str], own: Collection[str]
) -> Configuration:
    """A whole configuration for written pages: the community's own settings, and what Peerpact's plugin would add."""
    ours = _ours()
    config = {"theme": ours["theme"], **given}
    extensions = list(given.get("markdown_extensions") or [])
    config["markdown_extensions"] = [*extensions, *missing_extensions({_name(entry) for entry in extensions})]
    config |= {"site_name": html(settings.name), "docs_dir": "docs", "site_dir": "site", "use_directory_urls": True}
    config["site_url"] = given.get("site_url") or settings.site_address or ""
    config["plugins"] = [entry for entry in given.get("plugins") or ["search"] if _name(entry) != "peerpact"]
    config["nav"] = given.get("nav") or menu(pages, own)
    listed = frozenset(_uris(config["nav"]))
    config["not_in_nav"] = "\n".join(f"/{uri}" for uri in sorted(pages) if uri not in listed) + "\n"
    config["validation"] = given.get("validation") or VALIDATION
    config["extra_css"] = [*STYLES, *(given.get("extra_css") or [])]
    config["extra_javascript"] = [*SCRIPTS, *(given.get("extra_javascript") or [])]
    theme = config["theme"] if isinstance(config["theme"], dict) else {"name": config["theme"]}
    config["theme"] = {**theme, "custom_dir": "overrides"}
    for key in ("hooks", "INHERIT", "edit_uri", "edit_uri_template"):
        config.pop(key, None)
    return config


def write_settings(config: Mapping[str, Any]) -> str:
    """A configuration as the text of a `mkdocs.yml`."""
    head = "# Written by `peerpact pages --project`. Build it with mkdocs, properdocs or zensical in this folder.\n"
    return head + yaml.dump(dict(config), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)

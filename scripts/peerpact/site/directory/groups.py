"""The people of each language and of each time zone, as ordinary pages.

For: `languages/` and `zones/`, an overview and a list for each. Must not: know skills (they have their own pages).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from peerpact.domain.model import Profile
from peerpact.matching.gates import primary_languages
from peerpact.site.directory import listing
from peerpact.site.front_matter import front
from peerpact.site.index import Site
from peerpact.site.names import utc_offset
from peerpact.site.urls import address, safe_name, to_root, zone_name
from peerpact.text.languages import display_name
from peerpact.text.letters import fold
from peerpact.text.wording import amount

Groups = Mapping[str, list[Profile]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to group people: its folder, its title, its words, and the file name of a group."""

    folder: str
    title: str
    lead: str
    file: Callable[[str], str]


LANGUAGES = Kind("languages", "Languages", "The languages in which people hold sessions.", safe_name)
ZONES = Kind("zones", "Time zones", "If someone's clock is close to yours, shared hours are easy to find.", zone_name)


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """Both overviews and each page of each list."""
    spoken, placed = _by_language(site), _by_zone(site)
    yield from _kind(site, LANGUAGES, spoken, {tag: display_name(tag) for tag in spoken})
    yield from _kind(site, ZONES, placed, {name: _zone(site, name) for name in placed})


def _by_language(site: Site) -> Groups:
    groups: dict[str, list[Profile]] = defaultdict(list)
    for person in site.people:
        for tag in primary_languages(person.languages):
            groups[tag].append(person)
    return groups


def _by_zone(site: Site) -> Groups:
    groups: dict[str, list[Profile]] = defaultdict(list)
    for person in site.people:
        groups[person.timezone].append(person)
    return groups


def _zone(site: Site, name: str) -> str:
    offset = utc_offset(name, site.now)
    return name.replace("_", " ") + (f" ({offset})" if offset and offset != name else "")


def _kind(site: Site, kind: Kind, groups: Groups, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    order = sorted(groups, key=lambda key: (fold(names[key]), key))
    uris = {key: f"{kind.folder}/{kind.file(key)}.md" for key in order}
    rows = [(uris[key], names[key], len(groups[key])) for key in order]
    yield f"{kind.folder}/index.md", _overview(site, kind, rows)
    for key in order:
        lead = f"{amount(len(groups[key]), 'participant')}, by name."
        yield from listing.pages(site, listing.List(uris[key], names[key], lead, groups[key]))


def _overview(site: Site, kind: Kind, rows: list[tuple[str, str, int]]) -> str:
    up = to_root(f"{kind.folder}/index.md")
    groups = [{"link": up + address(uri), "name": name, "number": number} for uri, name, number in rows]
    values = {"title": kind.title, "lead": kind.lead, "groups": groups, "up": up}
    head = front(kind.title, f"The participants by {kind.folder}.", search=False)
    return site.templates.page("groups.md", head, values)

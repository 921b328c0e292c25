"""The directory: everyone as cards, reachable without any script, and the data that the script filters.

For: `directory/`, `languages/`, `zones/` and `directory/people.json`. Must not: filter or rank; the reader's own
browser does (`assets/directory.js`), so that nobody learns what a reader looks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.site.directory import data, groups, listing
from peerpact.site.index import Site


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """Each file of the directory with its text."""
    yield from listing.everybody(site)
    yield from groups.pages(site)
    yield data.URI, data.columns(site)

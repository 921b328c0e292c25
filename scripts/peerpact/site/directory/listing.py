"""People in pages of sixty cards.

For: one list of people, split into as many pages as it needs, and the directory itself. Must not: choose the people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from peerpact.domain.model import Profile
from peerpact.site.cards import people_cards
from peerpact.site.front_matter import front
from peerpact.site.index import Site
from peerpact.site.pager import pager
from peerpact.site.urls import address, to_root
from peerpact.text.wording import amount

PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class List:
    """A list of people in order: the file of its first page, its title, and a sentence of our own on it.

    `live`: the script may take the place of the first page's cards.
    """

    uri: str
    title: str
    lead: str
    people: list[Profile]
    live: bool = False

    def file(self, number: int) -> str:
        """The file of a page; numbers start at 0."""
        stem = self.uri.removesuffix("index.md") if self.uri.endswith("/index.md") else self.uri[:-3] + "/"
        return f"{stem}{number + 1}.md" if number else self.uri


def everybody(site: Site) -> Iterator[tuple[str, str]]:
    """Each page of the directory; on the first one the script may take the place of the cards."""
    lead = f"{amount(len(site.people), 'participant')}, by name."
    yield from pages(site, List("directory/index.md", "Directory", lead, list(site.people), live=True))


def pages(site: Site, listing: List) -> Iterator[tuple[str, str]]:
    """Each page of a list with its text; one page with a helpful word when nobody is in it."""
    total = max(1, -(-len(listing.people) // PER_PAGE))
    for number in range(total):
        yield listing.file(number), _page(site, listing, number, total)


def _page(site: Site, listing: List, number: int, total: int) -> str:
    up = to_root(listing.file(number))
    title = listing.title + (f", page {number + 1}" if number else "")
    people = listing.people[number * PER_PAGE : (number + 1) * PER_PAGE]
    links = [up + address(listing.file(page)) for page in range(total)]
    values = {
        "title": title,
        "lead": listing.lead,
        "people": people_cards(site, up, people),
        "live": listing.live and not number,
        "pager": pager(site, "Pages of this list", links, number),
        "up": up,
    }
    description = f"{title}: participants of {site.community.settings.name}, what they offer and what they seek."
    return site.templates.page("directory.md", front(title, description, search=False), values)

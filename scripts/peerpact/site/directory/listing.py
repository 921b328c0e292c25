"""People in pages of sixty cards.

For: one list of people as as many pages as it needs, and the directory itself. Must not: choose the people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from peerpact.domain.model import Profile
from peerpact.site.directory.card import cards
from peerpact.site.front_matter import front
from peerpact.site.html import empty, pager
from peerpact.site.index import Site
from peerpact.site.markup import line
from peerpact.site.urls import address, to_root
from peerpact.text.wording import amount

PER_PAGE = 60
# The script is told where its data and the site's root are.
_LIVE = (
    '<div class="pp-listing pp-directory" id="pp-directory" data-people="people.json" data-up="../">'
    '<script type="module" src="../assets/directory.js"></script>'
)


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
    head = f'<div class="pp-title"><h1><bdi>{line(title)}</bdi></h1><p class="pp-lead">{listing.lead}</p></div>'
    parts = [head, ways(up)]
    body = f"{cards(site, up, people)}\n{pager('Pages of this list', links, number)}"
    body = f"{_LIVE}\n{body}\n</div>" if listing.live and not number else f'<div class="pp-listing">\n{body}\n</div>'
    parts.append(body if people else _nobody(up))
    description = f"{title}: participants of {site.community.settings.name}, what they offer and what they seek."
    return front(title, description, search=False) + "\n" + "\n\n".join(parts) + "\n"


def ways(up: str) -> str:
    """The ways to people that need no script."""
    every = (("directory/", "by name"), ("skills/", "by skill"), ("languages/", "by language"), ("zones/", "by zone"))
    links = "".join(f'<li><a href="{up}{address}">{name}</a></li>' for address, name in every)
    return f'<nav class="pp-ways" aria-label="Ways to people"><ul>{links}</ul></nav>'


def _nobody(up: str) -> str:
    return empty(
        "Nobody is here yet",
        "The first profile makes a community. It takes about ten minutes.",
        (f"{up}join/", "Add your profile"),
    )

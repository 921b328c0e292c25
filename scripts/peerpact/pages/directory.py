"""The directory: everybody, 60 cards a page, reachable without any script.

For: `directory/index.md`, `directory/2.md` and so on. Must not: filter or rank.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.pages.names import address, to_root
from peerpact.pages.parts import card, count, empty, front, pager
from peerpact.pages.site import Site

PER_PAGE = 60


def uri(number: int) -> str:
    """The file of a page of the directory; numbers start at 0."""
    return f"directory/{number + 1 if number else 'index'}.md"


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """Each page of the directory with its text."""
    total = max(1, -(-len(site.people) // PER_PAGE))
    for number in range(total):
        yield uri(number), _page(site, number, total)


def _page(site: Site, number: int, total: int) -> str:
    up = to_root(uri(number))
    title = "Directory" if not number else f"Directory, page {number + 1}"
    people = site.people[number * PER_PAGE : (number + 1) * PER_PAGE]
    if not people:
        body = empty(
            "Nobody is here yet",
            "The first profile makes a community. It takes about ten minutes.",
            (f"{up}add-your-profile/", "Add your profile"),
        )
    else:
        links = [up + address(uri(i)) for i in range(total)]
        cards = "\n".join(card(site, up, person) for person in people)
        body = f'<ul class="pp-cards">\n{cards}\n</ul>\n\n{pager("Pages of the directory", links, number)}'
    lead = (
        f"{count(len(site.people), 'participant')}, by name. "
        f"Looking for something to learn? The [skills](../skills/index.md) lead to the people."
    )
    return f"{front(title, search=False)}\n# {title}\n\n{lead}\n\n{body}\n"

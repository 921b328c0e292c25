"""Links and mentions: where things are on GitHub, and how people are mentioned there.

For: addresses that are safe to put into Markdown; in a demo nothing is linked and nobody mentioned. Must not: hold
prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from peerpact import __version__
from peerpact.domain.findings import clip
from peerpact.domain.settings import Settings
from peerpact.text.escape import code, markdown
from peerpact.text.logins import LOGIN

_LOGIN = re.compile(rf"{LOGIN}(?:\[bot\])?")
_GUIDE = re.compile(r"(?<!`)`guides/((?:[a-z0-9-]+/)*[a-z0-9-]+\.md(?:#[a-z0-9-]+)?)`(?!`)")
PEERPACT = "https://github.com/peerpact/peerpact"
"""Peerpact's own repository."""

SERVER = "https://github.com"
"""Where repositories and people have their pages, unless a community is on a server of its own."""
API = "https://api.github.com"
"""Where programs ask."""

LONGEST_ADDRESS = 7_500  # beyond some 8 kB GitHub refuses an address
_LONGEST_PATH = 120  # as shown; a path may have thousands of letters
_LONGEST_LINK = 1_000  # in a list of many


def person_page(login: str) -> str:
    """The page of a person, on GitHub itself: that's where a login in a profile is from."""
    return f"{SERVER}/{login}"


def account_data(login: str = "LOGIN") -> str:
    """Where the number of an account can be read, after `id`."""
    return f"{API}/users/{login}"


def shown(path: str) -> str:
    """A path as it's written in the comment: in a code span, and not longer than a line."""
    return code(clip(path, _LONGEST_PATH))


@dataclass(frozen=True, slots=True)
class Places:
    """A repository on a server (`https://github.com`, or a GitHub Enterprise Server); `live` is false in a demo.

    `branch` is the one that people merge into. `site` is where the guides are published, with a slash at its end, or
    empty; `without` are the guides that the site leaves out.
    """

    repository: str
    server: str = SERVER
    live: bool = True
    branch: str = "main"
    site: str = ""
    without: frozenset[str] = frozenset()

    @classmethod
    def of(cls, settings: Settings, repository: str = "", server: str = SERVER) -> Places:
        """The places of a community; the repository is that of its settings unless another one is given."""
        return cls(
            repository or settings.repository,
            server,
            live=not settings.demo,
            branch=settings.workflows.branch,
            site=settings.site_address,
            without=frozenset(settings.site.without),
        )

    def mention(self, login: str) -> str:
        """Someone by login, so that GitHub tells them; in a demo just the login."""
        if self.live and _LOGIN.fullmatch(login):
            return f"@{login}"
        return f"**{markdown(login)}**"

    def line(self, commit: str, path: str, line: int) -> str:
        """A place in a file, linked to that very line at a commit."""
        words = f"{shown(path)}, line {line}"
        address = self._page(f"blob/{commit}/{quote(path)}#L{line}")
        return words if address is None or len(address) > _LONGEST_LINK else f"[{words}]({address})"

    def _page(self, rest: str) -> str | None:
        """An address in the repository; None in a demo, and where no repository is known."""
        return f"{self.server}/{self.repository}/{rest}" if self.live and self.repository else None

    def files(self, number: int) -> str | None:
        """What a pull request changes; there it can be approved."""
        page = self.pull_request(number)
        return page and f"{page}/files"

    def act(self, number: int, source: str, act: int) -> str | None:
        """A review (`source` is `review`) or a comment in a pull request, by its number."""
        page = self.pull_request(number)
        return page and f"{page}#{'pullrequestreview-' if source == 'review' else 'issuecomment-'}{act}"

    def edit_file(self, path: str, branch: str = "") -> str | None:
        """GitHub's editor for a file that is there; it makes a fork for people without write access."""
        return self._page(f"edit/{quote(branch or self.branch, safe='')}/{quote(path)}")

    def delete_file(self, path: str, branch: str = "") -> str | None:
        """GitHub's page that proposes to delete a file."""
        return self._page(f"delete/{quote(branch or self.branch, safe='')}/{quote(path)}")

    def pull_request(self, number: int) -> str | None:
        """A pull request by its number; none of GitHub's has the number 0."""
        return self._page(f"pull/{number}") if number else None

    def guide(self, page: str) -> str | None:
        """A page of the guides, such as `safety.md`, where an anchor may follow: on the community's site, else among
        Peerpact's own guides as this version has them. Never a path in the repository, which may not hold the page."""
        if not self.live or not (self.site or self.repository):
            return None
        name, _, part = page.partition("#")
        anchor = f"#{quote(part)}" if part else ""
        if not self.site or name in self.without:
            return f"{PEERPACT}/blob/v{__version__}/guides/{quote(name)}{anchor}"
        stem = name.removesuffix(".md")
        folder = stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
        return f"{self.site}{quote(folder)}{anchor}"

    def link_guides(self, text: str) -> str:
        """Markdown whose code spans that name a guide, such as `guides/safety.md#boundaries`, lead there."""
        return _GUIDE.sub(lambda match: f"[{match[0]}]({page})" if (page := self.guide(match[1])) else match[0], text)

    def hello(self, logins: Sequence[str]) -> str | None:
        """GitHub's page for a new introduction with these people filled in."""
        filled = {"template": "introduction.yml", "title": f"Hello {' and '.join(logins)}", "to": ", ".join(logins)}
        return self._page(f"issues/new?{urlencode(filled, quote_via=quote)}")

    def new_file(self, branch: str, path: str, text: str) -> str | None:
        """GitHub's page for a new file with its content filled in; without the content where it is too long."""
        base = self._page(f"new/{quote(branch, safe='')}")
        if base is None:
            return None
        address = f"{base}?{urlencode({'filename': path, 'value': text}, quote_via=quote)}"
        return (
            address if len(address) <= LONGEST_ADDRESS else f"{base}?{urlencode({'filename': path}, quote_via=quote)}"
        )

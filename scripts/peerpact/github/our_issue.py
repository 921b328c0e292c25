"""An issue of ours in which the maintainers are told something, each thing once.

For: `find_issue` and `OurIssue.tell`. It is found again by its marker and by our own authorship, so that nobody can
plant one and none is ever opened twice. Must not: decide what is told, or take any text from the data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerpact.github.client import Connection, asking

if TYPE_CHECKING:
    from github.Issue import Issue
    from github.IssueComment import IssueComment

_RIGHT = "issues: write"


@dataclass(frozen=True, slots=True)
class OurIssue:
    """The issue as it is now (None when there is none yet), and all that we have said in it."""

    connection: Connection
    marker: str
    issue: Issue | None
    said: str

    def tell(self, title: str, begin: str, rows: Mapping[str, str]) -> str:
        """Tell the rows that are new, by their marks. Returns what was done, in a few words, or nothing."""
        new = [f"- {row} {mark}" for mark, row in rows.items() if mark not in self.said]
        if not new:
            return ""
        text = "\n".join([self.marker, begin, "", *new]) + "\n"
        if self.issue is None:
            with asking("open an issue for the maintainers", _RIGHT):
                return f"issue {self.connection.repository.create_issue(title, text).number} opened"
        if self.issue.state != "open":
            with asking(f"open issue {self.issue.number} again", _RIGHT):
                self.issue.edit(state="open")
        with asking(f"comment on issue {self.issue.number}", _RIGHT):
            self.issue.create_comment(text)
        return f"told in issue {self.issue.number}"


def find_issue(connection: Connection, marker: str) -> OurIssue:
    """Look for our issue with this marker, open or closed, and read what was said in it."""
    from github.Issue import Issue
    from github.PaginatedList import PaginatedList

    repository = connection.repository
    query = {"state": "all", "creator": connection.bot, "sort": "created", "direction": "asc"}
    with asking("look for an issue of ours", "issues: read"):
        listed = PaginatedList(Issue, repository.requester, f"{repository.url}/issues", query)
        own = [one for one in listed if _is_ours(connection, one) and one.body.startswith(marker)]
    if not own:
        return OurIssue(connection, marker, None, "")
    with asking(f"read issue {own[0].number}", "issues: read"):
        comments = own[0].get_comments() if own[0].comments else ()
        texts = [one.body for one in comments if _is_ours(connection, one)]
    return OurIssue(connection, marker, own[0], "\n".join([own[0].body, *texts]))


def _is_ours(connection: Connection, one: Issue | IssueComment) -> bool:
    return bool(one.user and one.body) and connection.is_bot(one.user.login, one.user.type)

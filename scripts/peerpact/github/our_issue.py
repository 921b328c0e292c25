"""An issue of ours in which the maintainers are told something, each thing once.

For: `find_issue` and `OurIssue.tell`. It is found again by its marker and by our own authorship, so that nobody can
plant one and none is ever opened twice. Must not: decide what is told, or take any text from the data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerpact.github.client import Connection, asking
from peerpact.github.forge import forge_of
from peerpact.github.own_texts import is_ours

if TYPE_CHECKING:
    from github.Issue import Issue


@dataclass(frozen=True, slots=True)
class OurIssue:
    """The issue as it is now (None when there is none yet), and all that we have said in it."""

    connection: Connection
    marker: str
    issue: Issue | None
    said: str

    def knows(self, mark: str) -> bool:
        """Whether something was told before, by its mark."""
        return mark in self.said

    def tell(self, title: str, begin: str, rows: Mapping[str, str]) -> str:
        """Tell the rows that are new, by their marks. Returns what was done, in a few words, or nothing."""
        new = [f"- {row} {mark}" for mark, row in rows.items() if not self.knows(mark)]
        return self.write(title, "\n".join([self.marker, begin, "", *new]) + "\n") if new else ""

    def write(self, title: str, text: str) -> str:
        """Open the issue with a text that begins with its marker, or say it in the issue that is there."""
        verbs = forge_of(self.connection)
        if self.issue is None:
            return f"issue {verbs.open_issue(title, text)} opened"
        if self.issue.state != "open":
            verbs.reopen_issue(self.issue.number)
        verbs.comment(self.issue.number, text)
        return f"told in issue {self.issue.number}"


def find_issue(connection: Connection, marker: str) -> OurIssue:
    """Look for our issue with this marker, open or closed, and read what was said in it."""
    from github.Issue import Issue
    from github.PaginatedList import PaginatedList

    repository = connection.repository
    query = {"state": "all", "creator": connection.bot, "sort": "created", "direction": "asc"}
    with asking("look for an issue of ours", "issues: read"):
        listed = PaginatedList(Issue, repository.requester, f"{repository.url}/issues", query)
        issue = next((issue for issue in listed if is_ours(connection, issue, marker)), None)
    if issue is None:
        return OurIssue(connection, marker, None, "")
    with asking(f"read issue {issue.number}", "issues: read"):
        comments = issue.get_comments() if issue.comments else ()
        texts = [comment.body for comment in comments if is_ours(connection, comment)]
    return OurIssue(connection, marker, issue, "\n".join([issue.body, *texts]))

"""The one issue in which the ledger's alarms are told.

For: `Bell`. It is found again by its marker and by our own authorship, so that nobody can plant one and none is ever
opened twice; each alarm is told once. Must not: decide what is an alarm, or phrase it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerpact.domain.errors import OperatorError
from peerpact.github.client import Connection, asking
from peerpact.signing.ledger import wording
from peerpact.signing.ledger.settle import Alarm

if TYPE_CHECKING:
    from github.Issue import Issue
    from github.IssueComment import IssueComment

_RIGHT = "issues: write"


@dataclass(frozen=True, slots=True)
class Bell:
    """The issue as it is now (None when there is none yet), and all that we have said in it."""

    connection: Connection
    issue: Issue | None
    said: str

    def knows(self, alarm: Alarm) -> bool:
        """Whether this alarm was told before."""
        return wording.mark(alarm) in self.said

    def ring(self, alarms: Sequence[Alarm]) -> str:
        """Tell those alarms that are new. Returns what was done, in a few words, or nothing."""
        new = [alarm for alarm in alarms if not self.knows(alarm)][: wording.MOST_AT_ONCE]
        if not new:
            return ""
        if self.issue is None:
            return self._open(new)
        if self.issue.state != "open":
            with asking(f"open issue {self.issue.number} again", _RIGHT):
                self.issue.edit(state="open")
        with asking(f"comment on issue {self.issue.number}", _RIGHT):
            self.issue.create_comment(wording.issue(new, first=False))
        return f"told in issue {self.issue.number}"

    def _open(self, new: Sequence[Alarm]) -> str:
        with asking("open an issue about the ledger", _RIGHT):
            made = self.connection.repository.create_issue(wording.TITLE, wording.issue(new, first=True))
            writer, kind = (made.user.login, made.user.type) if made.user else (None, None)
        if not self.connection.is_bot(writer, kind):
            # We would not find it again, and every run would open one more.
            with asking(f"close issue {made.number}", _RIGHT):
                made.edit(state="closed")
            problem = f"This token writes as {writer}, not as {self.connection.bot}; issue {made.number} was closed."
            raise OperatorError(problem, f"Set PEERPACT_BOT={writer} if that is the account to write with.")
        return f"issue {made.number} opened"


def bell(connection: Connection) -> Bell:
    """Look for our issue, open or closed, and read what was said in it."""
    from github.Issue import Issue
    from github.PaginatedList import PaginatedList

    repository = connection.repository
    query = {"state": "all", "creator": connection.bot, "sort": "created", "direction": "asc"}
    with asking("look for the issue about the ledger", "issues: read"):
        listed = PaginatedList(Issue, repository.requester, f"{repository.url}/issues", query)
        own = [one for one in listed if _is_ours(connection, one) and one.body.startswith(wording.MARKER)]
    if not own:
        return Bell(connection, None, "")
    with asking(f"read issue {own[0].number}", "issues: read"):
        comments = own[0].get_comments() if own[0].comments else ()
        texts = [one.body for one in comments if _is_ours(connection, one)]
    return Bell(connection, own[0], "\n".join([own[0].body, *texts]))


def _is_ours(connection: Connection, one: Issue | IssueComment) -> bool:
    return bool(one.user and one.body) and connection.is_bot(one.user.login, one.user.type)

"""The one issue in which the ledger's alarms are told.

For: `AlarmIssue`, in which each alarm is told once. Must not: decide what is an alarm, or phrase it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from peerpact.github.client import Connection
from peerpact.github.our_issue import OurIssue, find_issue
from peerpact.signing.ledger import wording
from peerpact.signing.ledger.settle import Alarm


@dataclass(frozen=True, slots=True)
class AlarmIssue:
    """The issue as it is now."""

    issue: OurIssue

    @classmethod
    def find(cls, connection: Connection) -> AlarmIssue:
        """Look for the issue on GitHub, open or closed."""
        return cls(find_issue(connection, wording.MARKER))

    @classmethod
    def none_yet(cls, connection: Connection) -> AlarmIssue:
        """As it is before anything was told, without a request."""
        return cls(OurIssue(connection, wording.MARKER, None, ""))

    def knows(self, alarm: Alarm) -> bool:
        """Whether this alarm was told before."""
        return self.issue.knows(wording.mark(alarm))

    def tell(self, alarms: Sequence[Alarm]) -> str:
        """Tell those alarms that are new. Returns what was done, in a few words, or nothing."""
        new = [alarm for alarm in alarms if not self.knows(alarm)][: wording.MOST_AT_ONCE]
        return self.issue.write(wording.TITLE, wording.issue(new, first=self.issue.issue is None)) if new else ""

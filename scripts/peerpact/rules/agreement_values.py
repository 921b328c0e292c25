"""Rules about what an agreement's values give away, or leave behind: links to rooms, days that are long past.

For: values that a schema lets pass. Must not: compare agreements with each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from peerpact.domain.findings import ERROR, WARNING, Problem
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule

LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b(?:[a-z0-9-]+\.)+[a-z]{2,24}/\S+|\b(?:[a-z0-9-]+\.)*"
    r"(?:zoom\.us|meet\.google\.com|teams\.microsoft\.com|meet\.jit\.si|whereby\.com|webex\.com|discord\.gg|t\.me|wa\.me)\b",
    re.IGNORECASE,
)
LONG_PAST = timedelta(days=365)


@rule("no-room-link", ERROR)
def no_room_link(checkup: Checkup) -> Iterator[Problem]:
    """`channel` has a link to a meeting room.

    Why: This file is public, so anyone could join your sessions, and the history keeps the link even if you change it.

    Fix: Enter the kind of channel, and send each other the link privately.

    Wrong:
        channel: https://meet.example.org/j/1234567890

    Right:
        channel: video call
    """
    for agreement in checkup.community.agreements:
        if LINK.search(agreement.channel):
            message = "`channel` holds a link, and this file is public: anyone could join your sessions."
            fix = "Enter the kind of channel, for example `video call`, and send each other the link privately."
            yield Problem(agreement.path, ("channel",), message, fix)


@rule("long-past", WARNING)
def long_past(checkup: Checkup) -> Iterator[Problem]:
    """A new agreement starts more than a year ago.

    Why: It's usually a typo in the year, and reminders count from this day.

    Fix: Correct the year, unless you're recording a partnership that really has been running for that long.
    """
    for agreement in checkup.community.agreements:
        if checkup.adds(agreement.path) and not agreement.ended and agreement.starts < checkup.now - LONG_PAST:
            message = f"`starts` is {agreement.starts}, more than a year ago."
            yield Problem(agreement.path, ("starts",), message, "Check the year.")

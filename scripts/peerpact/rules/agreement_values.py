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
    """`channel` holds a link to a room.

    Why: This file is public, so anyone could enter your sessions; and the history keeps the link after you change it.

    Fix: Write the kind of channel, and send each other the link in private.

    Wrong:
        channel: https://meet.example.org/j/1234567890

    Right:
        channel: video call
    """
    for agreement in checkup.community.agreements:
        if LINK.search(agreement.channel):
            message = "`channel` holds a link, and this file is public: anyone could enter your sessions."
            fix = "Write the kind of channel, such as `video call`, and send each other the link in private."
            yield Problem(agreement.path, ("channel",), message, fix)


@rule("long-past", WARNING)
def long_past(checkup: Checkup) -> Iterator[Problem]:
    """A new agreement begins more than a year ago.

    Why: It's mostly a slip in the year, and reminders count from this day.

    Fix: Correct the year, unless you're writing down a partnership that has been running for so long.
    """
    for agreement in checkup.community.agreements:
        if checkup.adds(agreement.path) and not agreement.ended and agreement.starts < checkup.now - LONG_PAST:
            message = f"`starts` is {agreement.starts}, more than a year ago."
            yield Problem(agreement.path, ("starts",), message, "Check the year.")

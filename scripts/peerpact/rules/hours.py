"""Rules about weekly hours.

For: what is in the notation and still hardly what someone meant. Must not: read hours in other notations.
"""

from __future__ import annotations

from collections.abc import Iterator

from peerpact.domain.findings import WARNING, Problem
from peerpact.rules.context import Checkup
from peerpact.rules.registry import rule


@rule("equal-ends", WARNING)
def equal_ends(checkup: Checkup) -> Iterator[Problem]:
    """A window begins and ends at the same time, which stands for a whole day.

    Why: It is often a slip, and a person with 24 free hours is suggested to people at any hour of the night.

    Fix: Write the end that you mean. For a whole day, write `00:00-24:00`.

    Wrong:
        windows: ["Mo 18:00-18:00"]

    Right:
        windows: ["Mo 18:00-21:00"]
    """
    for profile in checkup.community.profiles:
        for index, window in enumerate(profile.availability.windows):
            if window.start == window.end:
                message = f"`{window}` begins and ends at the same time, so it counts as 24 hours."
                fix = "Write the end that you mean. For a whole day, write `00:00-24:00`."
                yield Problem(profile.path, ("availability", "windows", index), message, fix)

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
    """A window begins and ends at the same time, which counts as a whole day.

    Why: It's often a mistake, and someone who's available for 24 hours is suggested to people at any hour of the night.

    Fix: Enter the time at which you really stop. For a whole day, use `00:00-24:00`.

    Wrong:
        windows: ["Mo 18:00-18:00"]

    Right:
        windows: ["Mo 18:00-21:00"]
    """
    for profile in checkup.community.profiles:
        for index, window in enumerate(profile.availability.windows):
            if window.start == window.end:
                message = f"`{window}` begins and ends at the same time, so it counts as 24 hours."
                fix = "Enter the time at which you really stop. For a whole day, use `00:00-24:00`."
                yield Problem(profile.path, ("availability", "windows", index), message, fix)

"""The community as suggestions see it: whoever has not confirmed an old profile for long rests, and is left out.

For: one way to read it, for commands that suggest, pair or count. Must not: decide who rests (care/profiles.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from peerpact.care.profiles import rest
from peerpact.load import read_community
from peerpact.model import Community
from peerpact.repository import last_changes


def awake(root: Path, now: date) -> tuple[Community, Mapping[str, date]]:
    """The community on the day `now` with those who rest paused, and the day of each profile's last change by path."""
    changed = last_changes(root, "profiles")
    return rest(read_community(root).community, changed, now), changed

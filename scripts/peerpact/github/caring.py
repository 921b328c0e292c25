"""One run of care: read, decide, show or carry out.

For: the GitHub half of `peerpact care`. Must not: decide anything itself.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from peerpact.care import Action, care
from peerpact.comments.places import Places
from peerpact.github.care_act import carry_out, ready_labels
from peerpact.github.care_read import seen
from peerpact.github.carry import Say
from peerpact.github.connect import connect
from peerpact.model import Community


def run_care(root: Path, community: Community, places: Places, now: date, say: Say | None) -> tuple[Action, ...]:
    """What is to be done today; with `say` it is done as well, and `say` is told of each thing."""
    connection = connect()
    if say:
        ready_labels(connection, say)
    actions = care(community, seen(connection, root, community, now), now, places)
    if say:
        carry_out(connection, actions, say)
    return actions

"""One run of reminders: read, decide, show or carry out.

For: the GitHub half of `peerpact remind`. Must not: decide anything itself.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from peerpact.bot.reminders import Action, reminders
from peerpact.domain.model import Community
from peerpact.github.client import connect
from peerpact.github.forge import forge_of
from peerpact.github.own_texts import Say
from peerpact.github.reminders_apply import carry_out, ready_labels
from peerpact.github.reminders_read import read_snapshot
from peerpact.text.forge_links import Places


def run_reminders(root: Path, community: Community, places: Places, now: date, say: Say | None) -> tuple[Action, ...]:
    """What is to be done today; with `say` it is done as well, and `say` is told of each thing."""
    connection = connect()
    if say:
        ready_labels(forge_of(connection), say)
    actions = reminders(community, read_snapshot(connection, root, community, now), now, places)
    if say:
        carry_out(forge_of(connection), actions, say)
    return actions

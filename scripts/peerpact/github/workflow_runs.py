"""When a workflow of the community last ran to its good end, as GitHub has it.

For: `last_good_run`. Must not: start anything.
"""

from __future__ import annotations

from datetime import UTC, date

from peerpact.github.client import asking, connect


def last_good_run(workflow: str) -> date | None:
    """The day (UTC) of the newest successful run of a workflow's file; None when there never was one."""
    repository = connect().repository
    with asking(f"find out when {workflow} last ran", "actions: read"):
        newest = next(iter(repository.get_workflow(workflow).get_runs(status="success")), None)
    return newest.created_at.astimezone(UTC).date() if newest else None

"""The rights of a workflow's token, read from the workflow file.

For: giving a run in a test exactly the token that Actions would give. Must not: run anything.
Source: GitHub's documentation of `permissions` and of tokens of runs that a fork starts.
"""

from __future__ import annotations

import yaml

NAMES = (
    "actions",
    "attestations",
    "checks",
    "contents",
    "deployments",
    "discussions",
    "id-token",
    "issues",
    "models",
    "packages",
    "pages",
    "pull-requests",
    "security-events",
    "statuses",
)
FORK_EVENTS = ("pull_request", "pull_request_review", "pull_request_review_comment")
RESTRICTED = {"contents": "read", "packages": "read"}
PERMISSIVE = dict.fromkeys((n for n in NAMES if n not in ("id-token", "models")), "write")


def token_rights(
    workflow: str, job: str, event: str, *, from_fork: bool = False, default: str = "read"
) -> dict[str, str]:
    """The permissions of one job's token for one event.

    `workflow` is the file's text; `default` is the repository's setting, `read` or `write`, for a workflow that
    names no permissions. Raises KeyError for a job that the file does not have.
    """
    # The base loader keeps `on:` a text; everything else is text anyway.
    found = yaml.load(workflow, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes only text
    asked = found["jobs"][job].get("permissions", found.get("permissions"))
    if asked is None:
        rights = dict(PERMISSIVE if default == "write" else RESTRICTED)
    elif asked in ("read-all", "write-all"):
        rights = dict.fromkeys(NAMES, asked.removesuffix("-all"))
    else:
        rights = dict(asked or {})
    rights["metadata"] = "read"
    if from_fork and event in FORK_EVENTS:
        rights = {name: "read" if level == "write" else level for name, level in rights.items() if name != "id-token"}
    return {name: level for name, level in rights.items() if level != "none"}

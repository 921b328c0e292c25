"""What each workflow may do: the table that the workflow files are held against.

For: `rules.py`. A new workflow gets a row here first. Must not: read a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

DEFAULT_BRANCH = "${{ github.event.repository.default_branch }}"
PER_REF = "check-${{ github.ref }}"
PER_PULL = "review-${{ github.event.pull_request.number }}"
PER_AUTHOR = "join-${{ github.event.issue.user.id }}"
# A comment outside of pull requests starts no job, and so does an issue that is no join form; the group of their own
# keeps them from dropping a waiting verdict.
NO_PULL = "github.event_name == 'issue_comment' && !github.event.issue.pull_request"
NO_FORM = "github.event.workflow_run.conclusion == 'skipped'"
ONE_BOT_RUN = f"bot${{{{ ({NO_PULL} || {NO_FORM}) && format('-{{0}}', github.run_id) || '' }}}}"
ON_PULL = "(github.event_name != 'issue_comment' || github.event.issue.pull_request)"


@dataclass(frozen=True)
class Row:
    """One workflow: its name, events, rights by job, actions, queue, and whether a newer run cancels a running one."""

    name: str
    events: dict[str, Any]
    rights: dict[str, dict[str, str]]
    actions: frozenset[str]
    group: str
    cancel: bool
    holder: str = ""  # the one command that gets the token
    only_if: dict[str, str] = field(default_factory=dict)  # the jobs that do not always run


def _actions(*names: str) -> frozenset[str]:
    python = ("setup-python",) if names else ()
    return frozenset(f"actions/{name}" for name in (*names, *python))


PULL_TYPES = ["opened", "synchronize", "reopened", "edited", "ready_for_review"]
BOT_EVENTS: dict[str, Any] = {
    "workflow_run": {"workflows": ["Check", "Review", "Join"], "types": ["completed"]},
    "issue_comment": {"types": ["created", "edited", "deleted"]},
    "push": {"branches": ["main"]},
    "schedule": "*",
    "workflow_dispatch": "*",
}
BOT_RIGHTS = {"contents": "read", "pull-requests": "write", "issues": "write", "statuses": "write"}
REMINDER_RIGHTS = {"contents": "read", "issues": "write", "pull-requests": "write", "statuses": "read"}
SIGNATURES_EVENTS: dict[str, Any] = {"push": {"branches": ["main"]}, "schedule": "*"}
JOIN_EVENTS: dict[str, Any] = {"issues": {"types": ["opened", "edited", "closed", "reopened"]}}
JOIN_RIGHTS = {"contents": "write", "pull-requests": "write", "issues": "write"}
SIGNATURES_RIGHTS = {"contents": "write", "pull-requests": "read", "issues": "write"}
SITE_EVENTS: dict[str, Any] = {
    "workflow_run": {"workflows": ["Signatures"], "types": ["completed"]},
    "push": {"branches": ["main"]},
    "schedule": "*",
    "workflow_dispatch": "*",
}
SITE_RIGHTS = {"build": {"contents": "read", "actions": "read"}, "publish": {"pages": "write", "id-token": "write"}}

TABLE = {
    "check.yml": Row(
        "Check", {"pull_request": {"types": PULL_TYPES}}, {"check": {"contents": "read"}}, _actions("checkout"),
        PER_REF, cancel=True,
    ),
    "review.yml": Row(
        "Review", {"pull_request_review": {"types": ["submitted", "edited", "dismissed"]}}, {"review": {}}, _actions(),
        PER_PULL, cancel=True,
    ),
    "bot.yml": Row(
        "Bot", BOT_EVENTS, {"bot": BOT_RIGHTS}, _actions("checkout"), ONE_BOT_RUN, cancel=False,
        holder="peerpact plan --all --post",
        only_if={"bot": f"{ON_PULL} && github.event.workflow_run.conclusion != 'skipped'"},
    ),
    "signatures.yml": Row(
        "Signatures", SIGNATURES_EVENTS, {"signatures": SIGNATURES_RIGHTS}, _actions("checkout"), "signatures",
        cancel=False, holder="peerpact record",
    ),
    "reminders.yml": Row(
        "Reminders", {"schedule": "*", "workflow_dispatch": "*"}, {"reminders": REMINDER_RIGHTS}, _actions("checkout"),
        "reminders", cancel=False, holder="peerpact remind --post",
    ),
    "join.yml": Row(
        "Join", JOIN_EVENTS, {"join": JOIN_RIGHTS}, _actions("checkout"), PER_AUTHOR, cancel=False,
        holder='peerpact join "$ISSUE"',
        only_if={"join": "contains(github.event.issue.labels.*.name, 'join')"},
    ),
    "site.yml": Row(
        "Site", SITE_EVENTS, SITE_RIGHTS,
        _actions("checkout", "upload-pages-artifact", "deploy-pages"), "site", cancel=False,
        holder="peerpact remind --last-run",
        # Record also runs by its schedule, every few hours, and then rarely writes anything.
        only_if={
            "build": "github.event_name != 'workflow_run' || github.event.workflow_run.event == 'push'",
            "publish": "github.event.repository.has_pages",
        },
    ),
}  # fmt: skip

# What a `run:` step may begin with; what pip installs is pinned, or is Peerpact itself.
COMMANDS = ("true", "peerpact")
INSTALL = "python -m pip install --quiet --disable-pip-version-check --no-compile"
LOCK = "--require-hashes -r requirements"
INSTALLS = {
    "bot": (f"{INSTALL} {LOCK}/bot.txt -r requirements/build.txt", f"{INSTALL} --no-deps --no-build-isolation ."),
    "site": (f"{INSTALL} {LOCK}/site.txt -r requirements/build.txt", f"{INSTALL} --no-deps --no-build-isolation ."),
    "check": (
        f"{INSTALL} {LOCK}/bot.txt -r requirements/build.txt",
        f"{INSTALL} --no-deps --no-build-isolation .",
        f"{INSTALL} {LOCK}/site.txt",
    ),
}
"""What a workflow may install, in this order: the site's packages never where a token may write."""

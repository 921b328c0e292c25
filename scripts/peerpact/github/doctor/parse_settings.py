"""GitHub's answers, each turned into a value of the doctor.

For: the shapes that GitHub's OpenAPI description gives. Must not: ask, judge, or fill in what is missing: an answer
without a key that matters raises, so that it becomes `Unknown`.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yaml import YAMLError

from peerpact.formats.yaml.strict import Refused as NotPlain
from peerpact.formats.yaml.strict import parse
from peerpact.github.doctor.settings import (
    ActionsPolicy,
    ExecutionPolicy,
    Protection,
    RequiredStatus,
    Rule,
    TokenPolicy,
    Unknown,
)

Json = Any
# GitHub's numbers of the base roles of a repository, as rulesets name them.
_ROLES = {1: "read", 2: "triage", 3: "write", 4: "maintain", 5: "admin"}


@dataclass(frozen=True, slots=True)
class Home:
    """What the repository's own page tells."""

    name: str
    default_branch: str
    by_organization: bool
    archived: bool
    issues: bool
    forking: bool
    pages: bool
    pulls_by: str
    rebase: bool | None


def home(data: Json) -> Home:
    """The repository itself. Older servers do not tell who may open pull requests: there everyone may."""
    pulls_by = "nobody" if data.get("has_pull_requests") is False else data.get("pull_request_creation_policy", "all")
    return Home(
        str(data["full_name"]),
        str(data["default_branch"]),
        data["owner"]["type"] == "Organization",
        bool(data["archived"]),
        bool(data["has_issues"]),
        bool(data.get("allow_forking", True)),
        bool(data["has_pages"]),
        str(pulls_by),
        data.get("allow_rebase_merge"),
    )


def _app(number: object) -> int | None:
    """The app that a status is bound to; null and -1 mean any."""
    return number if isinstance(number, int) and number > 0 else None


def _on(data: Json, key: str) -> bool:
    return bool((data.get(key) or {}).get("enabled", False))


def protection(data: Json) -> Protection:
    """Classic protection of a branch."""
    required = data.get("required_status_checks") or {}
    checks = tuple(
        RequiredStatus(str(check["context"]), _app(check["app_id"])) for check in required.get("checks") or ()
    )
    more = {str(name) for name in required.get("contexts") or ()} - {status.context for status in checks}
    reviews = data.get("required_pull_request_reviews")
    allowed = (reviews or {}).get("bypass_pull_request_allowances") or {}
    return Protection(
        pull_requests=reviews is not None,
        statuses=checks + tuple(RequiredStatus(name) for name in sorted(more)),
        dismisses_approvals=reviews is not None and bool(reviews["dismiss_stale_reviews"]),
        force_pushes=bool(data["allow_force_pushes"]["enabled"]),
        deletions=bool(data["allow_deletions"]["enabled"]),
        binds_administrators=bool(data["enforce_admins"]["enabled"]),
        passes=any(allowed.get(kind) for kind in ("users", "teams", "apps")),
        locked=_on(data, "lock_branch"),
    )


def rules(data: list[Json]) -> tuple[Rule, ...]:
    """The rules that are in force on a branch."""
    return tuple(_rule(row) for row in data)


def _rule(data: Json) -> Rule:
    given = data.get("parameters") or {}
    listed = given["required_status_checks"] if data["type"] == "required_status_checks" else ()
    statuses = tuple(RequiredStatus(str(check["context"]), _app(check.get("integration_id"))) for check in listed)
    # A rule that does not say it is read as harmless only where GitHub's description lets it be absent.
    dismisses = data["type"] == "pull_request" and bool(given["dismiss_stale_reviews_on_push"])
    methods = tuple(map(str, given.get("allowed_merge_methods") or ())) if data["type"] == "pull_request" else ()
    return Rule(str(data["type"]), int(data["ruleset_id"]), statuses, dismisses, methods)


def bypass(data: Json) -> tuple[str, ...] | None:
    """Who may pass by a ruleset; None where GitHub leaves it out, for a token that may not edit the ruleset."""
    return tuple(_actor(actor) for actor in data["bypass_actors"]) if "bypass_actors" in data else None


def _actor(data: Json) -> str:
    number, kind = data.get("actor_id"), str(data["actor_type"])
    if kind == "RepositoryRole":
        return f"the role {_ROLES.get(number, number)}"
    return {"OrganizationAdmin": "administrators of the organization", "DeployKey": "deploy keys"}.get(
        kind, f"{kind.lower()} {number}"
    )


def interaction_limit(data: Json) -> str:
    """Who alone may take part just now; empty where everyone may (PyGithub adds `url` to GitHub's empty answer)."""
    return str(data["limit"]) if data.keys() - {"url"} else ""


def actions(data: Json) -> ActionsPolicy:
    """Whether Actions run and which are allowed."""
    if not data["enabled"]:
        return ActionsPolicy(False, pinned=data.get("sha_pinning_required"))
    return ActionsPolicy(True, str(data["allowed_actions"]), data.get("sha_pinning_required"))


def selected(data: Json) -> tuple[bool, tuple[str, ...]]:
    """Whether GitHub's own actions are among the selected ones, and the patterns of others."""
    return bool(data["github_owned_allowed"]), tuple(map(str, data.get("patterns_allowed") or ()))


def tokens(data: Json) -> TokenPolicy:
    """The default rights of a workflow's token."""
    return TokenPolicy(str(data["default_workflow_permissions"]), bool(data["can_approve_pull_request_reviews"]))


def policies_in_force(data: list[Json]) -> tuple[int, ...]:
    """The numbers of the Actions policies that are in force; others are only tried out, or switched off."""
    return tuple(int(policy["id"]) for policy in data if policy["enforcement"] == "active")


def execution_policy(data: Json) -> ExecutionPolicy:
    """An Actions policy with its rules. Without a condition it's about every workflow."""
    rules = {str(rule["type"]): rule for rule in data["rules"]}
    events = rules.get("restrict_action_events")
    about = (data.get("conditions") or {}).get("workflow_path") or {}
    return ExecutionPolicy(
        str(data["name"]),
        None if events is None else frozenset(map(str, events["parameters"]["allowed_events"])),
        "restrict_actions_actors" in rules,
        tuple(map(str, about.get("include") or ())),
        tuple(map(str, about.get("exclude") or ())),
    )


def pages(data: Json) -> str:
    """How Pages are built: `workflow` or `legacy`."""
    return str(data["build_type"] or "legacy")


def files(data: Json) -> frozenset[str]:
    """The names of the files of a folder."""
    return frozenset(str(entry["name"]) for entry in list(data) if entry["type"] == "file")


def contact_links(data: Json) -> tuple[str, ...] | Unknown:
    """The addresses that the file for new issues names; Unknown where its YAML cannot be read."""
    text = base64.b64decode(data["content"]).decode("utf-8")
    try:
        content = parse(text)
        return tuple(str(link["url"]) for link in (content or {}).get("contact_links") or ())
    except (NotPlain, YAMLError, KeyError, TypeError, AttributeError):
        return Unknown("the file isn't written as GitHub wants it")


def workflows(data: list[Json]) -> tuple[tuple[str, str], ...]:
    """File name and state of each workflow; GitHub's own dynamic ones have other paths."""
    start = ".github/workflows/"
    mine = [workflow for workflow in data if str(workflow["path"]).startswith(start)]
    return tuple((str(workflow["path"]).removeprefix(start), str(workflow["state"])) for workflow in mine)


def last_run(data: Json) -> date | None:
    """The day (UTC) of the newest run, None where there is none."""
    runs = data["workflow_runs"]
    return datetime.fromisoformat(runs[0]["created_at"]).date() if runs else None


def enabled(data: Json) -> bool:
    """A switch."""
    return bool(data["enabled"])

"""An administrator's settings as JSON: protection, rules, workflows, runs, pages.

For: the questions of `doctor`. Must not: decide anything.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ..protection import Policy, Protection, Ruleset
from ..repository import Repository, Run
from . import Json, node, stamp
from .people import shown
from .repositories import api, minimal, page


def protection(repository: Repository, branch: str, found: Protection) -> Json:
    """Classic protection of a branch."""
    url = api(repository, f"/branches/{quote(branch, safe='')}/protection")
    made: Json = {
        "url": url,
        "enforce_admins": {"url": f"{url}/enforce_admins", "enabled": found.enforce_admins},
        "allow_force_pushes": {"enabled": found.force_pushes},
        "allow_deletions": {"enabled": found.deletions},
        "required_linear_history": {"enabled": False},
    }
    if found.required_statuses:
        made["required_status_checks"] = {
            "url": f"{url}/required_status_checks",
            "strict": found.strict,
            "contexts": list(found.required_statuses),
            "contexts_url": f"{url}/required_status_checks/contexts",
            "checks": [{"context": context, "app_id": found.status_app} for context in found.required_statuses],
        }
    if found.pull_request_required or found.approvals:
        made["required_pull_request_reviews"] = {
            "url": f"{url}/required_pull_request_reviews",
            "dismiss_stale_reviews": found.dismiss_stale,
            "require_code_owner_reviews": False,
            "required_approving_review_count": found.approvals,
            "require_last_push_approval": False,
        }
    return made


def ruleset(repository: Repository, found: Ruleset, with_rules: bool, with_bypass: bool = False) -> Json:
    """A ruleset; lists leave its rules out, and only its editors see who may pass by."""
    made: Json = {
        "id": found.id,
        "name": found.name,
        "target": "branch",
        "source_type": "Repository",
        "source": repository.full_name,
        "enforcement": found.enforcement,
        "node_id": node("RRS", found.id),
        "created_at": stamp(repository.created),
        "updated_at": stamp(repository.created),
        "_links": {
            "self": {"href": api(repository, f"/rulesets/{found.id}")},
            "html": {"href": page(repository, f"/rules/{found.id}")},
        },
    }
    if with_rules:
        include = [f"refs/heads/{branch}" for branch in found.branches]
        made["conditions"] = {"ref_name": {"include": include, "exclude": []}}
        made["rules"] = list(found.rules)
    if with_bypass:
        made["bypass_actors"] = list(found.bypass)
    return made


def policy(repository: Repository, found: Policy, with_rules: bool) -> Json:
    """An Actions policy; lists leave its rules out."""
    made: Json = {
        "id": found.id,
        "name": found.name,
        "target": "actions",
        "source_type": "Repository",
        "source": repository.full_name,
        "enforcement": found.enforcement,
        "created_at": stamp(repository.created),
        "updated_at": stamp(repository.created),
    }
    if with_rules:
        made["conditions"] = {"workflow_path": {"include": list(found.include), "exclude": list(found.exclude)}}
        made["rules"] = list(found.rules)
    return made


def branch_rule(repository: Repository, pair: tuple[Ruleset, dict[str, Any]]) -> Json:
    """A rule in force on a branch, with the ruleset that it comes from."""
    found, rule = pair
    origin = {"ruleset_source_type": "Repository", "ruleset_source": repository.full_name, "ruleset_id": found.id}
    return {**rule, **origin}


def workflow(repository: Repository, number: int, path: str, name: str) -> Json:
    """A workflow file."""
    asleep = path in repository.settings.sleeping_workflows
    state = "disabled_inactivity" if asleep else "active"
    if path in repository.settings.disabled_workflows:
        state = "disabled_manually"
    return {
        "id": number,
        "node_id": node("W", number),
        "name": name,
        "path": path,
        "state": state,
        "created_at": stamp(repository.created),
        "updated_at": stamp(repository.created),
        "url": api(repository, f"/actions/workflows/{number}"),
        "html_url": page(repository, f"/blob/{repository.default_branch}/{path}"),
        "badge_url": page(repository, f"/actions/workflows/{path.rsplit('/', 1)[-1]}/badge.svg"),
    }


def run(repository: Repository, found: Run, workflow_id: int, name: str) -> Json:
    """A run; `pull_requests` is empty when it came from a fork."""
    hub, url = repository.hub, api(repository, f"/actions/runs/{found.id}")
    parts = ("jobs", "logs", "artifacts", "cancel", "rerun")
    actor = shown(hub, found.actor)
    when = dict.fromkeys(("created_at", "updated_at", "run_started_at"), stamp(found.created))
    return {
        "id": found.id,
        "node_id": node("WFR", found.id),
        "name": name,
        "display_title": name,
        "path": found.workflow,
        "workflow_id": workflow_id,
        "run_number": found.number,
        "run_attempt": 1,
        "check_suite_id": found.id,
        "check_suite_node_id": node("CS", found.id),
        "event": found.event,
        "status": found.status,
        "conclusion": found.conclusion,
        "head_branch": found.branch,
        "head_sha": found.sha,
        "pull_requests": [],
        "referenced_workflows": [],
        "actor": actor,
        "triggering_actor": actor,
        **when,
        "url": url,
        "html_url": page(repository, f"/actions/runs/{found.id}"),
        **{f"{part}_url": f"{url}/{part}" for part in parts},
        "check_suite_url": api(repository, f"/check-suites/{found.id}"),
        "workflow_url": api(repository, f"/actions/workflows/{workflow_id}"),
        "previous_attempt_url": None,
        "head_commit": None,
        "repository": minimal(repository),
        "head_repository": minimal(found.head),
    }

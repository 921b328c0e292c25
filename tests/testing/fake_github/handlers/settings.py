"""Settings, rules, workflows and runs.

For: what `doctor` asks, and starting a workflow. Must not: run anything.
"""

from __future__ import annotations

import zlib
from datetime import timedelta
from typing import Any

import yaml

from .. import git_reading
from ..answers import settings, stamp
from ..answers.repositories import api, page
from ..call import Answer, Call, Pages, Reply
from ..errors import Refusal, not_found
from ..git_reading import text_of
from ..repository import Repository, Run
from .common import commit_of

Workflow = tuple[int, str, dict[str, Any]]


def permissions(call: Call) -> Reply:
    """actions/get-github-actions-permissions-repository"""
    found = call.repository.settings
    if not found.actions_enabled:
        return {"enabled": False, "sha_pinning_required": found.sha_pinning_required}
    return {
        "enabled": True,
        "allowed_actions": found.allowed_actions,
        "sha_pinning_required": found.sha_pinning_required,
    }


def workflow_permissions(call: Call) -> Reply:
    """actions/get-github-actions-default-workflow-permissions-repository"""
    found = call.repository.settings
    return {
        "default_workflow_permissions": found.default_workflow_permissions,
        "can_approve_pull_request_reviews": found.can_approve_pull_request_reviews,
    }


def selected_actions(call: Call) -> Reply:
    """actions/get-allowed-actions-repository"""
    found = call.repository.settings
    if found.allowed_actions != "selected":
        raise Refusal(409, "The allowed actions are not set to selected")
    return {
        "github_owned_allowed": found.github_owned_allowed,
        "verified_allowed": False,
        "patterns_allowed": list(found.patterns_allowed),
    }


def policies(call: Call) -> Reply:
    """actions/list-policies"""
    found = call.repository.rules.policies
    return Pages(found, lambda one: settings.policy(call.repository, one, with_rules=False), wrap="policies")


def policy(call: Call) -> Reply:
    """actions/get-policy"""
    for found in call.repository.rules.policies:
        if found.id == call.number("policy_id"):
            return settings.policy(call.repository, found, with_rules=True)
    raise not_found()


def interaction_limit(call: Call) -> Reply:
    """interactions/get-restrictions-for-repo: an empty answer where there is none"""
    limit = call.repository.settings.interaction_limit
    expires = stamp(call.hub.now + timedelta(days=1))
    return {"limit": limit, "origin": "repository", "expires_at": expires} if limit else {}


def private_reporting(call: Call) -> Reply:
    """repos/check-private-vulnerability-reporting"""
    return {"enabled": call.repository.settings.private_vulnerability_reporting}


def fork_approval(call: Call) -> Reply:
    """actions/get-fork-pr-contributor-approval-permissions-repository"""
    return {"approval_policy": call.repository.settings.fork_approval_policy}


def pages(call: Call) -> Reply:
    """repos/get-pages"""
    repository, found = call.repository, call.repository.settings.pages
    if found is None:
        raise not_found()
    usual = {
        "url": api(repository, "/pages"),
        "status": "built",
        "cname": None,
        "custom_404": False,
        "html_url": page(repository),
        "build_type": "workflow",
        "public": True,
        "https_enforced": True,
        "source": {"branch": repository.default_branch, "path": "/"},
    }
    return usual | found


def rulesets(call: Call) -> Reply:
    """repos/get-repo-rulesets"""
    return Pages(call.repository.rules.rulesets, lambda one: settings.ruleset(call.repository, one, with_rules=False))


def ruleset(call: Call) -> Reply:
    """repos/get-repo-ruleset"""
    for found in call.repository.rules.rulesets:
        if found.id == call.number("ruleset_id"):
            return settings.ruleset(call.repository, found, with_rules=True, with_bypass=_edits_rules(call))
    raise not_found()


def _edits_rules(call: Call) -> bool:
    token = call.token
    if token is None or not token.allows("administration", "write"):
        return False
    return token.actor.type == "Bot" or call.repository.role(token.actor) == "admin"


def branch_rules(call: Call) -> Reply:
    """repos/get-branch-rules"""
    found = call.repository.rules.on_branch(call.values["branch"])
    return Pages(found, lambda pair: settings.branch_rule(call.repository, pair))


def _workflows(repository: Repository) -> list[Workflow]:
    found = []
    for entry in git_reading.tree(repository.git, repository.head, recursive=True):
        path = text_of(entry.path)
        if entry.kind == "blob" and path.startswith(".github/workflows/") and path.endswith((".yml", ".yaml")):
            text = git_reading.blob(repository.git, entry.sha).decode(errors="replace")
            content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes only text
            found.append((zlib.crc32(path.encode()), path, content if isinstance(content, dict) else {}))
    return found


def _show(repository: Repository, found: Workflow) -> dict[str, Any]:
    number, path, content = found
    return settings.workflow(repository, number, path, content.get("name") or path)


def workflows(call: Call) -> Reply:
    """actions/list-repo-workflows"""
    return Pages(_workflows(call.repository), lambda one: _show(call.repository, one), wrap="workflows")


def _workflow(call: Call) -> Workflow:
    wanted = call.values["workflow_id"]
    for found in _workflows(call.repository):
        if wanted in (str(found[0]), found[1].rsplit("/", 1)[-1]):
            return found
    raise not_found()


def workflow(call: Call) -> Reply:
    """actions/get-workflow"""
    return _show(call.repository, _workflow(call))


def dispatch(call: Call) -> Reply:
    """actions/create-workflow-dispatch: written down in `repository.dispatches`"""
    _, path, content = _workflow(call)
    on = content.get("on", {})
    if "workflow_dispatch" not in on:
        raise Refusal(422, "Workflow does not have 'workflow_dispatch' trigger")
    if commit_of(call.repository, call.sent("ref")) is None:
        raise Refusal(422, f"No ref found for: {call.body['ref']}")
    asked = on["workflow_dispatch"] if isinstance(on, dict) else None
    known = (asked.get("inputs") or {}) if isinstance(asked, dict) else {}
    inputs = call.body.get("inputs") or {}
    unknown = [name for name in inputs if name not in known]
    if unknown:
        raise Refusal(422, f"Unexpected inputs provided: {unknown}")
    call.repository.dispatches.append({"workflow": path, "ref": call.body["ref"], "inputs": inputs})
    if not call.body.get("return_run_details"):
        return Answer(204, None)
    run = call.repository.workflow_run(path, event="workflow_dispatch", status="queued", conclusion=None, by=call.actor)
    url = f"/actions/runs/{run.id}"
    found = {"workflow_run_id": run.id, "run_url": api(call.repository, url), "html_url": page(call.repository, url)}
    return Answer(200, found)


def runs(call: Call) -> Reply:
    """actions/list-workflow-runs-for-repo and actions/list-workflow-runs, newest first"""
    repository, query = call.repository, call.query
    names = {path: (number, content.get("name") or path) for number, path, content in _workflows(repository)}
    only = _workflow(call)[1] if "workflow_id" in call.values else None
    found = [
        run
        for run in reversed(repository.runs)
        if (only is None or run.workflow == only)
        and query.get("event", run.event) == run.event
        and query.get("branch", run.branch) == run.branch
        and query.get("head_sha", run.sha) == run.sha
        and query.get("status", run.status) in (run.status, run.conclusion)
        and query.get("actor", run.actor.login).casefold() == run.actor.login.casefold()
    ]

    def show(run: Run) -> dict[str, Any]:
        return settings.run(repository, run, *names.get(run.workflow, (0, run.workflow)))

    return Pages(found, show, wrap="workflow_runs")

"""The checks about what Actions and Pages may do in this repository.

For: whether Peerpact may run, and no wider than it must. Must not: ask anybody.
"""

from __future__ import annotations

from datetime import date

from peerpact.github.doctor.check import REQUIRED, WARNING, Check, Verdict, fail, ok, unknown, without_join_form
from peerpact.github.doctor.settings import RepositorySettings, Unknown

_GENERAL = "Settings → Actions → General"
_WORKFLOW = "gh api -X PUT repos/{repo}/actions/permissions/workflow"


def actions_allowed(settings: RepositorySettings, _: date) -> Verdict:
    """Whether Actions run at all, and GitHub's own actions may be used."""
    policy = settings.actions
    if isinstance(policy, Unknown):
        return unknown(policy)
    if not policy.enabled:
        return fail("Actions are switched off")
    if policy.allowed == "local_only":
        return fail("only actions of this owner may run")
    if policy.allowed != "selected" or "actions/*" in policy.patterns:
        return ok(f"allowed: {policy.allowed}")
    if isinstance(policy.from_github, Unknown):
        return unknown(policy.from_github)
    return ok("allowed: selected, GitHub's own among them") if policy.from_github else fail("GitHub's own may not run")


def pinning(settings: RepositorySettings, _: date) -> Verdict:
    """Whether GitHub refuses actions that are named by a tag."""
    policy = settings.actions
    if isinstance(policy, Unknown):
        return unknown(policy)
    if policy.pinned is None:
        return unknown(Unknown("this GitHub doesn't tell it"))
    return ok("required") if policy.pinned else fail("a workflow may name an action by a tag, which can be moved")


def token_read_only(settings: RepositorySettings, _: date) -> Verdict:
    """Whether a workflow that names no rights gets none to write."""
    if isinstance(settings.tokens, Unknown):
        return unknown(settings.tokens)
    return ok("read") if settings.tokens.default == "read" else fail(f"default: {settings.tokens.default}")


def may_open_pulls(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the join form can become a pull request."""
    if verdict := without_join_form(settings):
        return verdict
    if isinstance(settings.tokens, Unknown):
        return unknown(settings.tokens)
    return ok("allowed") if settings.tokens.may_open_pulls else fail("join.yml can't open pull requests")


def fork_approval(settings: RepositorySettings, _: date) -> Verdict:
    """Whose runs wait for a click."""
    policy = settings.fork_approval
    if isinstance(policy, Unknown):
        return unknown(policy)
    held_always = policy == "all_external_contributors"
    return fail("every run of every participant waits for a click") if held_always else ok(policy.replace("_", " "))


def pages(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the site is published by the workflow."""
    if isinstance(settings.pages, Unknown):
        return unknown(settings.pages)
    if settings.pages is None:
        return fail("Pages are off")
    return (
        ok("built by a workflow") if settings.pages == "workflow" else fail("built from a branch, not by the workflow")
    )


CHECKS = (
    Check(
        "actions-allowed",
        REQUIRED,
        "Actions are on, and GitHub's own actions may run",
        "Peerpact's workflows use `actions/checkout` and other actions of GitHub, and no others.",
        f"{_GENERAL} → Actions permissions",
        "gh api -X PUT repos/{repo}/actions/permissions -F enabled=true -f allowed_actions=all",
        actions_allowed,
    ),
    Check(
        "actions-pinned",
        WARNING,
        "Actions must be named by their full commit",
        "A tag can be moved to other code; a commit can't.",
        f"{_GENERAL} → Require actions to be pinned to a full-length commit SHA",
        "gh api -X PUT repos/{repo}/actions/permissions -F enabled=true -F sha_pinning_required=true",
        pinning,
    ),
    Check(
        "token-read-only",
        REQUIRED,
        "A workflow that names no rights may only read",
        "Peerpact names every right; a workflow that someone adds should not get more by accident.",
        f"{_GENERAL} → Workflow permissions → Read repository contents",
        f"{_WORKFLOW} -f default_workflow_permissions=read",
        token_read_only,
    ),
    Check(
        "actions-open-pulls",
        REQUIRED,
        "Actions may create pull requests, where join.yml is used",
        "join.yml turns a form into a pull request. The same switch lets a workflow approve; no approval of a "
        "workflow counts as a signature.",
        f"{_GENERAL} → Workflow permissions → Allow GitHub Actions to create and approve pull requests",
        f"{_WORKFLOW} -F can_approve_pull_request_reviews=true",
        may_open_pulls,
    ),
    Check(
        "fork-approval",
        WARNING,
        "Only newcomers' workflow runs wait for a maintainer's click",
        "A held run answers nobody until the sweep comes round. A fork's run may only read, so little is gained.",
        f"{_GENERAL} → Approval for running fork pull request workflows → first-time contributors",
        "gh api -X PUT repos/{repo}/actions/permissions/fork-pr-contributor-approval "
        "-f approval_policy=first_time_contributors",
        fork_approval,
    ),
    Check(
        "pages-by-workflow",
        REQUIRED,
        "Pages are on and built by a workflow",
        "site.yml builds the directory and publishes it.",
        "Settings → Pages → Source: GitHub Actions",
        "gh api -X POST repos/{repo}/pages -f build_type=workflow || "
        "gh api -X PUT repos/{repo}/pages -f build_type=workflow",
        pages,
    ),
)

"""One setting of a safe repository is wrong: the real command finds that one and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from peerpact.github.doctor import CHECKS, FAIL, OK, REQUIRED, UNKNOWN, WARNING
from testing.fake_github import Protection
from testing.healthy_repository import COMMUNITY, CONFIG, LINKS, Place

SEVERITY = {check.id: check.severity for check in CHECKS}


def setting(name: str, value: Any) -> Callable[[Place], None]:
    """Spoil one setting."""
    return lambda place: setattr(place.repository.settings, name, value)


def community(old: str, new: str) -> Callable[[Place], None]:
    """Spoil a line of `community.yml`."""
    return lambda place: (place.folder / "community.yml").write_text(COMMUNITY.replace(old, new)) and None


def classic(**changes: Any) -> Callable[[Place], None]:
    """Protect the default branch the classic way, and drop its ruleset."""
    usual = {
        "required_statuses": ("peerpact/checks", "peerpact/signatures"),
        "pull_request_required": True,
        "enforce_admins": True,
        "status_app": 15368,
    }

    def spoil(place: Place) -> None:
        del place.repository.rules.rulesets[0]
        place.repository.rules.protect("main", Protection(**(usual | changes)))

    return spoil


def no_rule(ruleset: int, *kinds: str) -> Callable[[Place], None]:
    """Take rules out of a ruleset."""

    def spoil(place: Place) -> None:
        found = place.repository.rules.rulesets[ruleset]
        found.rules = tuple(rule for rule in found.rules if rule["type"] not in kinds)

    return spoil


def parameter(kind: str, **changes: Any) -> Callable[[Place], None]:
    """Change what a rule of the default branch asks for."""

    def spoil(place: Place) -> None:
        found = place.repository.rules.rulesets[0]
        found.rules = tuple(
            rule | {"parameters": rule["parameters"] | changes} if rule["type"] == kind else rule
            for rule in found.rules
        )

    return spoil


def queue(place: Place) -> None:
    numbers = (
        "check_response_timeout_minutes",
        "max_entries_to_build",
        "max_entries_to_merge",
        "min_entries_to_merge",
        "min_entries_to_merge_wait_minutes",
    )
    rule = {
        "type": "merge_queue",
        "parameters": dict.fromkeys(numbers, 1) | {"grouping_strategy": "ALLGREEN", "merge_method": "MERGE"},
    }
    place.repository.rules.ruleset("Queue", "main", rule)


def bypass(place: Place) -> None:
    place.repository.rules.rulesets[0].bypass = (
        {"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "always"},
        {"actor_id": 77, "actor_type": "Team", "bypass_mode": "always"},
    )


def policy(name: str, rule: dict[str, Any]) -> Callable[[Place], None]:
    """Add an Actions policy."""
    return lambda place: place.repository.rules.policy(name, rule) and None


MEMBERS = {
    "type": "restrict_actions_actors",
    "parameters": {"allowed_actors": [{"id": 5, "type": "RepositoryRole"}]},
}
PUSHES = {"type": "restrict_action_events", "parameters": {"allowed_events": ["push"]}}
STATUSES = [{"context": "peerpact/checks"}, {"context": "peerpact/signatures", "integration_id": 15368}]
BELL = ".github/workflows/review.yml"


# What is spoilt, the one check that turns wrong, and words of what it says.
def rebase(place: Place) -> None:
    """Let pull requests be rebased, by the ruleset and in general."""
    parameter("pull_request", allowed_merge_methods=["merge", "squash", "rebase"])(place)
    place.repository.settings.allow_rebase_merge = True


SPOILT: tuple[tuple[Callable[[Place], None], str, str], ...] = (
    (community("example/mentoring", "example/other"), "repository-name", "says example/other"),
    (setting("archived", True), "not-archived", "archived"),
    (community("3001", "3999"), "maintainers-known", "no account has this id"),
    (lambda p: p.hub.rename_user(p.maintainer, "demo-anew"), "maintainers-known", "belongs to demo-anew"),
    (lambda p: p.repository.collaborator(p.maintainer, "triage"), "maintainers-write", "demo-mia (3001)"),
    (setting("pull_request_creation_policy", "collaborators_only"), "pulls-open", "collaborators"),
    (setting("has_pull_requests", False), "pulls-open", "switched off"),
    (setting("allow_forking", False), "forking", "not allowed"),
    (setting("has_issues", False), "issues-on", "off"),
    (setting("interaction_limit", "existing_users"), "no-interaction-limit", "existing_users"),
    (community("report_to", "# report_to"), "report-to", "no `report_to`"),
    (
        lambda p: p.repository.push({CONFIG: LINKS.replace("org/report", "org/example")}),
        "same-report-address",
        "names https://example.org/example, community.yml https://example.org/report",
    ),
    (lambda p: p.repository.labels.pop(), "labels", "needs-fix"),
    (setting("private_vulnerability_reporting", False), "private-reporting", "off"),
    (community("report_to", "demo: true\nreport_to"), "no-demo", "demo"),
    (setting("actions_enabled", False), "actions-allowed", "switched off"),
    (setting("allowed_actions", "local_only"), "actions-allowed", "only actions of this owner"),
    (setting("sha_pinning_required", False), "actions-pinned", "tag"),
    (setting("default_workflow_permissions", "write"), "token-read-only", "write"),
    (setting("fork_approval_policy", "all_external_contributors"), "fork-approval", "every run"),
    (policy("Members", MEMBERS), "actions-policies", "“Members” lets only those on its list start check.yml, review"),
    (policy("Pushes", PUSHES), "actions-policies", "“Pushes” doesn't let issue_comment, pull_request"),
    (lambda p: p.repository.push({BELL: None}), "workflow-files", "review.yml"),
    (setting("disabled_workflows", {BELL}), "workflows-active", "review.yml"),
    (setting("sleeping_workflows", {BELL}), "schedules-awake", "review.yml"),
    (lambda p: p.repository.runs.clear(), "schedules-ran", "never"),
    (setting("pages", None), "pages-by-workflow", "off"),
    (setting("pages", {"build_type": "legacy"}), "pages-by-workflow", "from a branch"),
    (no_rule(0, "pull_request"), "pull-requests-required", "main"),
    (no_rule(0, "required_status_checks"), "required-statuses", "peerpact/checks, peerpact/signatures"),
    (parameter("required_status_checks", required_status_checks=STATUSES), "statuses-from-actions", "peerpact/checks"),
    (no_rule(0, "non_fast_forward"), "no-rewriting", "force-pushes"),
    (no_rule(0, "deletion"), "no-rewriting", "deletion"),
    (parameter("pull_request", dismiss_stale_reviews_on_push=True), "stale-approvals", "ruleset 1"),
    (rebase, "no-rebase", "by rebase"),
    (bypass, "nobody-passes-by", "the role admin, team 77"),
    (queue, "no-merge-queue", "ruleset"),
    (no_rule(1, "non_fast_forward"), "ledger-kept", "force-pushes"),
    (lambda p: p.repository.rules.rulesets.pop(), "ledger-kept", "force-pushes and deletion"),
    (classic(dismiss_stale=True), "stale-approvals", "classic"),
    (classic(status_app=None), "statuses-from-actions", "any"),
    (classic(enforce_admins=False), "nobody-passes-by", "administrators"),
    (classic(force_pushes=True), "no-rewriting", "force-pushes"),
)
# What cannot be true any more when the first is wrong.
FOLLOWS = {
    "workflow-files": {"workflows-active"},
    "required-statuses": {"statuses-from-actions"},
    "maintainers-known": {"maintainers-write"},
}


@pytest.mark.parametrize(("spoil", "check", "says"), SPOILT, ids=[f"{c}-{n}" for n, (_, c, _) in enumerate(SPOILT)])
def test_one_wrong_setting_is_found_and_nothing_else(
    safe: Place, spoil: Callable[[Place], None], check: str, says: str
) -> None:
    spoil(safe)
    found = safe.states(1 if SEVERITY[check] == REQUIRED else 0)
    wrong = {name for name, one in found.items() if one["state"] != OK}
    assert {check, "review-limits"} <= wrong <= {check, "review-limits"} | FOLLOWS.get(check, set())
    assert (found[check]["state"], SEVERITY[check]) in ((FAIL, REQUIRED), (FAIL, WARNING))
    assert says in found[check]["found"] or says == "any"


def test_every_check_that_github_tells_is_spoilt_over_http() -> None:
    elsewhere = {
        "actions-open-pulls",
        "default-branch-name",
        "join-label",
    }  # they need another scene, see test_command.py
    assert {check for _, check, _ in SPOILT} == set(SEVERITY) - {"review-limits"} - elsewhere


@pytest.mark.parametrize(
    "text", ["contact_links: [", "contact_links: [{name: x}]", "contact_links: 7", "- a", "a: &b c"]
)
def test_links_beside_new_issues_that_nobody_can_read_are_not_taken_for_right(safe: Place, text: str) -> None:
    safe.repository.push({CONFIG: text})
    assert safe.states(1)["same-report-address"]["state"] == UNKNOWN


def test_an_actions_policy_that_is_only_tried_out_keeps_nobody_out(safe: Place) -> None:
    safe.repository.rules.policy("Members", MEMBERS, enforcement="evaluate")
    assert safe.states(0)["actions-policies"]["state"] == OK


def test_a_community_without_links_beside_new_issues_needs_none(safe: Place) -> None:
    safe.repository.push({CONFIG: None})
    assert safe.states(0)["same-report-address"]["state"] == OK

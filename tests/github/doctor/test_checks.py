"""Every check says ok, wrong and unknown where it should, decided from a value alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from peerpact.bot.plan import LABELS
from peerpact.domain.settings import Settings
from peerpact.github.doctor import (
    CHECKS,
    FAIL,
    MANUAL,
    OK,
    REQUIRED,
    UNKNOWN,
    WARNING,
    Verdict,
    examine,
    people,
    workflows,
)
from peerpact.github.doctor.settings import (
    ActionsPolicy,
    ExecutionPolicy,
    Guard,
    MaintainerSeen,
    Protection,
    RequiredStatus,
    Rule,
    TokenPolicy,
    Unknown,
    Workflow,
)
from testing.healthy_repository import APP, EVENTS, HEALTHY, NOW, PROJECT, RULES, STATUSES, WORKFLOWS

FLOWS = ".github/workflows/"
DARK = Unknown("GitHub answered 403", "Administration: read")
CLASSIC = Protection(pull_requests=True, statuses=STATUSES, binds_administrators=True)
BARE = Guard(None, ())
COMMUNITY = HEALTHY.community
MIA = HEALTHY.maintainers[0]


def flows(**changes: Any) -> dict[str, Any]:
    """The workflows with another state for one."""
    return {"workflows": (*WORKFLOWS[:2], replace(WORKFLOWS[2], **changes), *WORKFLOWS[3:])}


def default(classic: Protection | Unknown | None, *rules: Rule) -> dict[str, Any]:
    return {"default": Guard(classic, rules)}


# (check, its state, what is different from a healthy repository)
CASES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("repository-name", FAIL, {"community": replace(COMMUNITY, repository="example/other")}),
    ("repository-name", FAIL, {"community": replace(COMMUNITY, repository="")}),
    ("repository-name", OK, {"community": replace(COMMUNITY, repository="Example/Mentoring")}),
    ("not-archived", FAIL, {"archived": True}),
    ("maintainers-known", FAIL, {"maintainers": ()}),
    ("maintainers-known", FAIL, {"maintainers": (replace(MIA, login=None),)}),
    ("maintainers-known", FAIL, {"maintainers": (replace(MIA, login="demo-mallory"),)}),
    ("maintainers-known", UNKNOWN, {"maintainers": (replace(MIA, login=DARK),)}),
    ("maintainers-known", OK, {"maintainers": (replace(MIA, login="Demo-Mia"),)}),
    ("maintainers-write", FAIL, {"maintainers": (replace(MIA, permission="read"),)}),
    ("maintainers-write", FAIL, {"maintainers": (MIA, replace(MIA, permission="none"))}),
    ("maintainers-write", FAIL, {"maintainers": ()}),
    ("maintainers-write", UNKNOWN, {"maintainers": (replace(MIA, permission=DARK),)}),
    ("maintainers-write", OK, {"maintainers": (replace(MIA, permission="admin"),)}),
    ("pulls-open", FAIL, {"pulls_by": "collaborators_only"}),
    ("pulls-open", FAIL, {"pulls_by": "nobody"}),
    ("forking", FAIL, {"forking": False}),
    ("issues-on", FAIL, {"issues": False}),
    ("no-interaction-limit", FAIL, {"interaction_limit": "existing_users"}),
    ("no-interaction-limit", UNKNOWN, {"interaction_limit": DARK}),
    ("report-to", FAIL, {"community": replace(COMMUNITY, report_to="")}),
    ("same-report-address", FAIL, {"contact_links": ("https://example.org/another",)}),
    ("same-report-address", FAIL, {"contact_links": ()}),
    ("same-report-address", OK, {"contact_links": ("https://example.org/report/",)}),
    ("same-report-address", OK, {"contact_links": None}),
    ("same-report-address", UNKNOWN, {"contact_links": DARK}),
    ("labels", FAIL, {"labels": frozenset(("profile",))}),
    ("labels", UNKNOWN, {"labels": DARK}),
    ("private-reporting", FAIL, {"private_reporting": False}),
    ("private-reporting", UNKNOWN, {"private_reporting": DARK}),
    ("no-demo", FAIL, {"community": replace(COMMUNITY, demo=True)}),
    ("actions-allowed", FAIL, {"actions": ActionsPolicy(False)}),
    ("actions-allowed", FAIL, {"actions": ActionsPolicy(True, "local_only")}),
    ("actions-allowed", FAIL, {"actions": ActionsPolicy(True, "selected", True, False, ("octo-org/*",))}),
    ("actions-allowed", OK, {"actions": ActionsPolicy(True, "selected", True, True)}),
    ("actions-allowed", OK, {"actions": ActionsPolicy(True, "selected", True, False, ("actions/*",))}),
    ("actions-allowed", UNKNOWN, {"actions": ActionsPolicy(True, "selected", True, DARK)}),
    ("actions-allowed", UNKNOWN, {"actions": DARK}),
    ("actions-pinned", FAIL, {"actions": ActionsPolicy(True, "all", False)}),
    ("actions-pinned", UNKNOWN, {"actions": ActionsPolicy(True, "all", None)}),
    ("actions-pinned", UNKNOWN, {"actions": DARK}),
    ("token-read-only", FAIL, {"tokens": TokenPolicy("write", False)}),
    ("token-read-only", UNKNOWN, {"tokens": DARK}),
    ("actions-open-pulls", FAIL, {"files": HEALTHY.files | {"join.yml"}}),
    ("actions-open-pulls", OK, {"files": HEALTHY.files | {"join.yml"}, "tokens": TokenPolicy("read", True)}),
    ("actions-open-pulls", UNKNOWN, {"files": HEALTHY.files | {"join.yml"}, "tokens": DARK}),
    ("actions-open-pulls", UNKNOWN, {"files": DARK}),
    ("join-label", OK, {}),
    ("join-label", FAIL, {"files": HEALTHY.files | {"join.yml"}}),
    ("join-label", OK, {"files": HEALTHY.files | {"join.yml"}, "labels": frozenset(("Join",))}),
    ("join-label", UNKNOWN, {"files": HEALTHY.files | {"join.yml"}, "labels": DARK}),
    ("join-label", UNKNOWN, {"files": DARK}),
    ("fork-approval", FAIL, {"fork_approval": "all_external_contributors"}),
    ("fork-approval", OK, {"fork_approval": "first_time_contributors_new_to_github"}),
    ("fork-approval", UNKNOWN, {"fork_approval": DARK}),
    ("actions-policies", OK, {"policies": ()}),
    ("actions-policies", FAIL, {"policies": (ExecutionPolicy("Members", actors=True),)}),
    ("actions-policies", FAIL, {"policies": (ExecutionPolicy("Few", EVENTS - {"issue_comment"}, include=("~ALL",)),)}),
    ("actions-policies", FAIL, {"policies": (ExecutionPolicy("Bot", actors=True, include=(f"{FLOWS}bot.yml",)),)}),
    ("actions-policies", OK, {"policies": (ExecutionPolicy("Ours", actors=True, include=(f"{FLOWS}ours*",)),)}),
    ("actions-policies", OK, {"policies": (ExecutionPolicy("Other", actors=True, exclude=(f"{FLOWS}*.yml",)),)}),
    (
        "actions-policies",
        OK,
        {"policies": (ExecutionPolicy("Check", frozenset({"pull_request"}), include=(f"{FLOWS}check.yml",)),)},
    ),
    ("actions-policies", UNKNOWN, {"policies": DARK}),
    ("actions-policies", UNKNOWN, {"files": DARK}),
    ("default-branch-name", FAIL, {"default_branch": "trunk"}),
    *(("workflow-files", FAIL, {"files": HEALTHY.files - {name}}) for name in workflows.NEEDED),
    ("workflow-files", UNKNOWN, {"files": DARK}),
    ("workflows-active", FAIL, flows(state="disabled_manually")),
    ("workflows-active", FAIL, {"workflows": WORKFLOWS[1:]}),
    ("workflows-active", FAIL, {"files": HEALTHY.files - {"site.yml"}}),  # GitHub lists other branches' files too
    ("workflows-active", OK, flows(state="disabled_inactivity")),
    ("workflows-active", UNKNOWN, {"workflows": DARK}),
    ("workflows-active", UNKNOWN, {"files": DARK}),
    ("schedules-awake", FAIL, flows(state="disabled_inactivity")),
    ("schedules-awake", UNKNOWN, {"workflows": DARK}),
    ("schedules-ran", FAIL, flows(last_scheduled=None)),
    ("schedules-ran", FAIL, flows(last_scheduled=NOW - timedelta(days=4))),
    ("schedules-ran", OK, flows(last_scheduled=NOW - timedelta(days=3))),
    ("schedules-ran", UNKNOWN, flows(last_scheduled=DARK)),
    ("schedules-ran", UNKNOWN, {"workflows": DARK}),
    ("schedules-ran", FAIL, {"workflows": ()}),
    ("pages-by-workflow", FAIL, {"pages": None}),
    ("pages-by-workflow", FAIL, {"pages": "legacy"}),
    ("pages-by-workflow", UNKNOWN, {"pages": DARK}),
    ("pull-requests-required", FAIL, {"default": BARE}),
    ("pull-requests-required", FAIL, default(replace(CLASSIC, pull_requests=False))),
    ("pull-requests-required", OK, default(CLASSIC)),
    ("pull-requests-required", OK, default(DARK, *RULES)),  # one that is known to protect is enough
    ("pull-requests-required", UNKNOWN, default(DARK)),
    ("pull-requests-required", UNKNOWN, {"default": Guard(None, DARK)}),
    ("required-statuses", FAIL, {"default": BARE}),
    ("required-statuses", FAIL, default(replace(CLASSIC, statuses=STATUSES[:1]))),
    (
        "required-statuses",
        OK,
        default(replace(CLASSIC, statuses=STATUSES[:1]), Rule("required_status_checks", 2, STATUSES[1:])),
    ),
    ("required-statuses", UNKNOWN, default(DARK, Rule("required_status_checks", 2, STATUSES[1:]))),
    (
        "statuses-from-actions",
        FAIL,
        default(replace(CLASSIC, statuses=(STATUSES[0], RequiredStatus("peerpact/signatures")))),
    ),
    ("statuses-from-actions", FAIL, {"actions_app": APP + 1}),
    ("statuses-from-actions", UNKNOWN, {"actions_app": DARK}),
    ("statuses-from-actions", UNKNOWN, default(DARK)),
    ("no-rewriting", FAIL, default(None, RULES[0])),
    ("no-rewriting", FAIL, default(replace(CLASSIC, force_pushes=True))),
    ("no-rewriting", FAIL, default(replace(CLASSIC, deletions=True))),
    ("no-rewriting", OK, default(replace(CLASSIC, deletions=True), RULES[0])),
    ("no-rewriting", UNKNOWN, default(DARK, RULES[0])),
    ("stale-approvals", FAIL, default(replace(CLASSIC, dismisses_approvals=True), *RULES)),
    ("stale-approvals", FAIL, default(DARK, Rule("pull_request", 3, dismisses_approvals=True))),
    ("stale-approvals", UNKNOWN, default(DARK, *RULES)),
    ("nobody-passes-by", FAIL, {"passes": ("the role admin",)}),
    ("nobody-passes-by", FAIL, default(replace(CLASSIC, binds_administrators=False))),
    ("nobody-passes-by", FAIL, default(replace(CLASSIC, passes=True))),
    ("nobody-passes-by", UNKNOWN, {"passes": DARK}),
    ("nobody-passes-by", UNKNOWN, default(DARK, *RULES)),
    ("no-rebase", OK, default(None, *RULES) | {"rebase": True}),
    ("no-rebase", OK, default(CLASSIC)),
    ("no-rebase", FAIL, default(CLASSIC) | {"rebase": True}),
    ("no-rebase", FAIL, default(None, Rule("pull_request", 1)) | {"rebase": True}),
    ("no-rebase", FAIL, default(None, Rule("pull_request", 1, merge_methods=("rebase",))) | {"rebase": True}),
    ("no-rebase", UNKNOWN, default(CLASSIC) | {"rebase": None}),
    ("no-rebase", UNKNOWN, default(DARK) | {"rebase": True}),
    ("no-merge-queue", FAIL, default(None, Rule("merge_queue", 1))),
    ("no-merge-queue", OK, default(CLASSIC)),
    ("no-merge-queue", UNKNOWN, default(CLASSIC) | {"by_organization": True}),
    ("no-merge-queue", UNKNOWN, default(DARK) | {"by_organization": True}),
    ("no-merge-queue", OK, {"by_organization": True}),
    ("ledger-kept", FAIL, {"ledger": BARE}),
    ("ledger-kept", FAIL, {"ledger": Guard(None, RULES[:1])}),
    ("ledger-kept", FAIL, {"ledger": Guard(None, RULES)}),  # nobody opens a pull request for a record
    ("ledger-kept", FAIL, {"ledger": Guard(replace(CLASSIC, statuses=(), pull_requests=False, locked=True), ())}),
    ("ledger-kept", OK, {"ledger": Guard(Protection(), ())}),
    ("ledger-kept", UNKNOWN, {"ledger": Guard(DARK, ())}),
    ("ledger-kept", UNKNOWN, {"ledger": Guard(None, DARK)}),
    ("ledger-kept", OK, {"ledger": BARE, "community": replace(COMMUNITY, demo=True)}),
)
ALWAYS_TOLD = {
    "repository-name",
    "not-archived",
    "pulls-open",
    "forking",
    "issues-on",
    "report-to",
    "no-demo",
    "default-branch-name",
}


def verdicts(**changes: Any) -> dict[str, Verdict]:
    return {r.check.id: r.verdict for r in examine(replace(HEALTHY, **changes), NOW).results}


@pytest.mark.parametrize(("check", "state", "changes"), CASES)
def test_check_says_what_the_settings_mean(check: str, state: str, changes: dict[str, Any]) -> None:
    said = verdicts(**changes)[check]
    assert said.state == state, said
    assert said.found
    if state == UNKNOWN and DARK in changes.values():
        assert said.right == DARK.right


def test_healthy_repository_is_ok_in_all_that_github_tells() -> None:
    found = verdicts()
    assert {name for name, verdict in found.items() if verdict.state != OK} == {"review-limits"}
    assert examine(HEALTHY, NOW).healthy


def test_every_check_is_tried_in_every_state_that_it_can_have() -> None:
    tried = {(check, state) for check, state, _ in CASES}
    for check in CHECKS:
        if check.severity == MANUAL:
            continue
        assert (check.id, FAIL) in tried, check.id
        assert ((check.id, UNKNOWN) in tried) != (check.id in ALWAYS_TOLD), check.id


def test_every_check_explains_itself() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert check.severity in (REQUIRED, WARNING, MANUAL)
        assert check.means
        assert not check.means.endswith(".")
        assert check.why.endswith(".")
        assert check.click
        assert not check.command or "gh api" in check.command


@pytest.mark.parametrize(("check", "state", "changes"), CASES)
def test_health_follows_the_required_checks_only(check: str, state: str, changes: dict[str, Any]) -> None:
    diagnosis = examine(replace(HEALTHY, **changes), NOW)
    required = [r.verdict.state for r in diagnosis.results if r.check.severity == REQUIRED]
    assert diagnosis.healthy == all(one == OK for one in required)
    severity = next(c.severity for c in CHECKS if c.id == check)
    if state != OK and severity == REQUIRED:
        assert not diagnosis.healthy


def test_sleeping_workflow_gets_the_command_that_wakes_it() -> None:
    said = verdicts(**flows(state="disabled_inactivity"))["schedules-awake"]
    assert said.command == "gh workflow enable bot.yml -R example/mentoring"


def test_command_quotes_what_comes_from_outside() -> None:
    evil = MaintainerSeen("demo-mia", 3001, "$(touch x)", "read")
    said = verdicts(maintainers=(evil,))["maintainers-write"]
    assert "/collaborators/'$(touch x)' " in said.command


def test_workflow_that_is_not_the_kits_own_is_left_alone() -> None:
    other = Workflow("other.yml", "disabled_manually")
    found = verdicts(workflows=(*WORKFLOWS, other), files=HEALTHY.files | {"other.yml"})
    assert found["workflows-active"].state == OK


def test_table_knows_the_labels_files_schedules_and_branch_that_the_kit_really_has() -> None:
    assert set(people.LABELS) == set(LABELS)
    files = {path.name: path.read_text("utf-8") for path in (PROJECT / ".github" / "workflows").iterdir()}
    assert set(workflows.NEEDED) <= set(files) <= {*workflows.NEEDED, *workflows.WANTED}
    assert {name for name, text in files.items() if "  schedule:" in text} == set(workflows.SCHEDULED) & set(files)
    assert all(f"branches: [{Settings().workflows.branch}]" in text for text in files.values() if "  push:" in text)


def test_kit_uses_no_action_but_githubs_own_and_its_own() -> None:
    for path in (PROJECT / ".github").rglob("*.yml"):
        for used in re.findall(r"(?<=[ -])uses: *(\S+)", path.read_text("utf-8")):
            assert used.startswith(("actions/", "./")), (path.name, used)

"""Every check says ok, wrong and unknown where it should, decided from a value alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from peerpact.bot.plan import LABELS
from peerpact.github.doctor import (
    CHECKS,
    HINT,
    LOOK,
    OK,
    REQUIRED,
    UNKNOWN,
    WRONG,
    Verdict,
    examine,
    people,
    workflows,
)
from peerpact.github.doctor.settings import (
    ActionsPolicy,
    Guard,
    MaintainerSeen,
    Protection,
    RequiredStatus,
    Rule,
    TokenPolicy,
    Unknown,
    Workflow,
)

from .healthy import APP, HEALTHY, NOW, PROJECT, RULES, STATUSES, WORKFLOWS

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
    ("repository-name", WRONG, {"community": replace(COMMUNITY, repository="example/other")}),
    ("repository-name", WRONG, {"community": replace(COMMUNITY, repository="")}),
    ("repository-name", OK, {"community": replace(COMMUNITY, repository="Example/Mentoring")}),
    ("not-archived", WRONG, {"archived": True}),
    ("maintainers-known", WRONG, {"maintainers": ()}),
    ("maintainers-known", WRONG, {"maintainers": (replace(MIA, login=None),)}),
    ("maintainers-known", WRONG, {"maintainers": (replace(MIA, login="demo-mallory"),)}),
    ("maintainers-known", UNKNOWN, {"maintainers": (replace(MIA, login=DARK),)}),
    ("maintainers-known", OK, {"maintainers": (replace(MIA, login="Demo-Mia"),)}),
    ("maintainers-write", WRONG, {"maintainers": (replace(MIA, permission="read"),)}),
    ("maintainers-write", WRONG, {"maintainers": (MIA, replace(MIA, permission="none"))}),
    ("maintainers-write", WRONG, {"maintainers": ()}),
    ("maintainers-write", UNKNOWN, {"maintainers": (replace(MIA, permission=DARK),)}),
    ("maintainers-write", OK, {"maintainers": (replace(MIA, permission="admin"),)}),
    ("pulls-open", WRONG, {"pulls_by": "collaborators_only"}),
    ("pulls-open", WRONG, {"pulls_by": "nobody"}),
    ("forking", WRONG, {"forking": False}),
    ("issues-on", WRONG, {"issues": False}),
    ("no-interaction-limit", WRONG, {"interaction_limit": "existing_users"}),
    ("no-interaction-limit", UNKNOWN, {"interaction_limit": DARK}),
    ("report-to", WRONG, {"community": replace(COMMUNITY, report_to="")}),
    ("same-report-address", WRONG, {"contact_links": ("https://example.org/another",)}),
    ("same-report-address", WRONG, {"contact_links": ()}),
    ("same-report-address", OK, {"contact_links": ("https://example.org/report/",)}),
    ("same-report-address", OK, {"contact_links": None}),
    ("same-report-address", UNKNOWN, {"contact_links": DARK}),
    ("labels", WRONG, {"labels": frozenset(("profile",))}),
    ("labels", UNKNOWN, {"labels": DARK}),
    ("private-reporting", WRONG, {"private_reporting": False}),
    ("private-reporting", UNKNOWN, {"private_reporting": DARK}),
    ("no-demo", WRONG, {"community": replace(COMMUNITY, demo=True)}),
    ("actions-allowed", WRONG, {"actions": ActionsPolicy(False)}),
    ("actions-allowed", WRONG, {"actions": ActionsPolicy(True, "local_only")}),
    ("actions-allowed", WRONG, {"actions": ActionsPolicy(True, "selected", True, False, ("octo-org/*",))}),
    ("actions-allowed", OK, {"actions": ActionsPolicy(True, "selected", True, True)}),
    ("actions-allowed", OK, {"actions": ActionsPolicy(True, "selected", True, False, ("actions/*",))}),
    ("actions-allowed", UNKNOWN, {"actions": ActionsPolicy(True, "selected", True, DARK)}),
    ("actions-allowed", UNKNOWN, {"actions": DARK}),
    ("actions-pinned", WRONG, {"actions": ActionsPolicy(True, "all", False)}),
    ("actions-pinned", UNKNOWN, {"actions": ActionsPolicy(True, "all", None)}),
    ("actions-pinned", UNKNOWN, {"actions": DARK}),
    ("token-read-only", WRONG, {"tokens": TokenPolicy("write", False)}),
    ("token-read-only", UNKNOWN, {"tokens": DARK}),
    ("actions-open-pulls", WRONG, {"files": HEALTHY.files | {"join.yml"}}),
    ("actions-open-pulls", OK, {"files": HEALTHY.files | {"join.yml"}, "tokens": TokenPolicy("read", True)}),
    ("actions-open-pulls", UNKNOWN, {"files": HEALTHY.files | {"join.yml"}, "tokens": DARK}),
    ("actions-open-pulls", UNKNOWN, {"files": DARK}),
    ("join-label", OK, {}),
    ("join-label", WRONG, {"files": HEALTHY.files | {"join.yml"}}),
    ("join-label", OK, {"files": HEALTHY.files | {"join.yml"}, "labels": frozenset(("Join",))}),
    ("join-label", UNKNOWN, {"files": HEALTHY.files | {"join.yml"}, "labels": DARK}),
    ("join-label", UNKNOWN, {"files": DARK}),
    ("fork-approval", WRONG, {"fork_approval": "all_external_contributors"}),
    ("fork-approval", OK, {"fork_approval": "first_time_contributors_new_to_github"}),
    ("fork-approval", UNKNOWN, {"fork_approval": DARK}),
    ("default-branch-name", WRONG, {"default_branch": "trunk"}),
    *(("workflow-files", WRONG, {"files": HEALTHY.files - {name}}) for name in workflows.NEEDED),
    ("workflow-files", UNKNOWN, {"files": DARK}),
    ("workflows-active", WRONG, flows(state="disabled_manually")),
    ("workflows-active", WRONG, {"workflows": WORKFLOWS[1:]}),
    ("workflows-active", WRONG, {"files": HEALTHY.files - {"site.yml"}}),  # GitHub lists other branches' files too
    ("workflows-active", OK, flows(state="disabled_inactivity")),
    ("workflows-active", UNKNOWN, {"workflows": DARK}),
    ("workflows-active", UNKNOWN, {"files": DARK}),
    ("schedules-awake", WRONG, flows(state="disabled_inactivity")),
    ("schedules-awake", UNKNOWN, {"workflows": DARK}),
    ("schedules-ran", WRONG, flows(last_scheduled=None)),
    ("schedules-ran", WRONG, flows(last_scheduled=NOW - timedelta(days=4))),
    ("schedules-ran", OK, flows(last_scheduled=NOW - timedelta(days=3))),
    ("schedules-ran", UNKNOWN, flows(last_scheduled=DARK)),
    ("schedules-ran", UNKNOWN, {"workflows": DARK}),
    ("schedules-ran", WRONG, {"workflows": ()}),
    ("pages-by-workflow", WRONG, {"pages": None}),
    ("pages-by-workflow", WRONG, {"pages": "legacy"}),
    ("pages-by-workflow", UNKNOWN, {"pages": DARK}),
    ("pull-requests-required", WRONG, {"default": BARE}),
    ("pull-requests-required", WRONG, default(replace(CLASSIC, pull_requests=False))),
    ("pull-requests-required", OK, default(CLASSIC)),
    ("pull-requests-required", OK, default(DARK, *RULES)),  # one that is known to protect is enough
    ("pull-requests-required", UNKNOWN, default(DARK)),
    ("pull-requests-required", UNKNOWN, {"default": Guard(None, DARK)}),
    ("required-statuses", WRONG, {"default": BARE}),
    ("required-statuses", WRONG, default(replace(CLASSIC, statuses=STATUSES[:1]))),
    (
        "required-statuses",
        OK,
        default(replace(CLASSIC, statuses=STATUSES[:1]), Rule("required_status_checks", 2, STATUSES[1:])),
    ),
    ("required-statuses", UNKNOWN, default(DARK, Rule("required_status_checks", 2, STATUSES[1:]))),
    (
        "statuses-from-actions",
        WRONG,
        default(replace(CLASSIC, statuses=(STATUSES[0], RequiredStatus("peerpact/signatures")))),
    ),
    ("statuses-from-actions", WRONG, {"actions_app": APP + 1}),
    ("statuses-from-actions", UNKNOWN, {"actions_app": DARK}),
    ("statuses-from-actions", UNKNOWN, default(DARK)),
    ("no-rewriting", WRONG, default(None, RULES[0])),
    ("no-rewriting", WRONG, default(replace(CLASSIC, force_pushes=True))),
    ("no-rewriting", WRONG, default(replace(CLASSIC, deletions=True))),
    ("no-rewriting", OK, default(replace(CLASSIC, deletions=True), RULES[0])),
    ("no-rewriting", UNKNOWN, default(DARK, RULES[0])),
    ("stale-approvals", WRONG, default(replace(CLASSIC, dismisses_approvals=True), *RULES)),
    ("stale-approvals", WRONG, default(DARK, Rule("pull_request", 3, dismisses_approvals=True))),
    ("stale-approvals", UNKNOWN, default(DARK, *RULES)),
    ("nobody-passes-by", WRONG, {"passes": ("the role admin",)}),
    ("nobody-passes-by", WRONG, default(replace(CLASSIC, binds_administrators=False))),
    ("nobody-passes-by", WRONG, default(replace(CLASSIC, passes=True))),
    ("nobody-passes-by", UNKNOWN, {"passes": DARK}),
    ("nobody-passes-by", UNKNOWN, default(DARK, *RULES)),
    ("no-merge-queue", WRONG, default(None, Rule("merge_queue", 1))),
    ("no-merge-queue", OK, default(CLASSIC)),
    ("no-merge-queue", UNKNOWN, default(CLASSIC) | {"by_organization": True}),
    ("no-merge-queue", UNKNOWN, default(DARK) | {"by_organization": True}),
    ("no-merge-queue", OK, {"by_organization": True}),
    ("ledger-kept", WRONG, {"ledger": BARE}),
    ("ledger-kept", WRONG, {"ledger": Guard(None, RULES[:1])}),
    ("ledger-kept", WRONG, {"ledger": Guard(None, RULES)}),  # nobody opens a pull request for a record
    ("ledger-kept", WRONG, {"ledger": Guard(replace(CLASSIC, statuses=(), pull_requests=False, locked=True), ())}),
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
        if check.severity == LOOK:
            continue
        assert (check.id, WRONG) in tried, check.id
        assert ((check.id, UNKNOWN) in tried) != (check.id in ALWAYS_TOLD), check.id


def test_every_check_explains_itself() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert check.severity in (REQUIRED, HINT, LOOK)
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
    assert said.command == "gh workflow enable verdict.yml -R example/mentoring"


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
    assert all(f"branches: [{workflows.BRANCH}]" in text for text in files.values() if "  push:" in text)


def test_kit_uses_no_action_but_githubs_own_and_its_own() -> None:
    for path in (PROJECT / ".github").rglob("*.yml"):
        for used in re.findall(r"(?<=[ -])uses: *(\S+)", path.read_text("utf-8")):
            assert used.startswith(("actions/", "./")), (path.name, used)

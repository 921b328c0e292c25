"""The real command against the stand-in over HTTP; where its output counts, in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from peerpact.github.doctor import CHECKS, FAIL, MANUAL, OK, REQUIRED, UNKNOWN, WARNING
from testing.fake_github import Drop, Fail, Limit, Mutate, Protection, StandIn
from testing.healthy_repository import FILES, Place, place


def test_safe_repository_is_ok_and_its_shipped_rulesets_are_what_the_doctor_asks_for(safe: Place) -> None:
    found = safe.states(0)
    assert {name for name, one in found.items() if one["state"] != OK} == {"review-limits"}
    assert "app 15368" in found["statuses-from-actions"]["found"]
    assert {request.method for request in safe.hub.requests} == {"GET"}  # it looks and touches nothing
    assert len(safe.hub.requests) <= 30


def test_join_form_needs_actions_that_open_pull_requests(safe: Place) -> None:
    safe.repository.push({".github/workflows/join.yml": "name: join\non: {issues: {}}\njobs: {}\n"})
    assert safe.states(1)["actions-open-pulls"]["state"] == FAIL
    safe.repository.settings.can_approve_pull_request_reviews = True
    found = safe.states(1)
    assert (found["actions-open-pulls"]["state"], found["join-label"]["state"]) == (OK, FAIL)
    safe.repository.label("join")
    assert safe.states(0)["join-label"]["state"] == OK


def test_default_branch_of_another_name_is_looked_at_and_pointed_out(safe: Place) -> None:
    safe.repository.push({}, branch="trunk/a&b")
    safe.repository.default_branch = "trunk/a&b"
    safe.repository.rules.rulesets[0].branches = ("trunk/a&b",)
    safe.repository.runs[:] = []
    found = safe.states(0)
    assert "trunk/a&b" in found["default-branch-name"]["found"]
    assert found["default-branch-name"]["state"] == FAIL
    assert found["workflow-files"]["state"] == found["required-statuses"]["state"] == OK


def test_token_of_somebody_who_is_no_administrator_leaves_things_unknown_and_never_ok(safe: Place) -> None:
    found = safe.states(1, GITHUB_TOKEN=safe.hub.token(actor=safe.maintainer).value)
    dark = {name: one for name, one in found.items() if one["state"] == UNKNOWN and name != "review-limits"}
    assert {"stale-approvals", "actions-allowed", "token-read-only", "private-reporting"} <= set(dark)
    assert dark.pop("actions-policies")["right"] == "Administration: write"
    assert {one["right"] for one in dark.values()} == {"Administration: read"}
    assert found["pull-requests-required"]["state"] == OK  # a ruleset, which everyone may see
    assert not [one for one in found.values() if one["state"] == FAIL]


def test_token_of_a_workflow_is_not_enough(safe: Place) -> None:
    token = safe.hub.token({"contents": "read", "issues": "write"}, repository=safe.repository)
    found = safe.states(1, GITHUB_TOKEN=token.value)
    assert found["workflows-active"]["right"] == "Actions: read"
    assert found["pages-by-workflow"]["right"] == "Pages: read"
    assert found["fork-approval"]["state"] == UNKNOWN


def test_administrator_who_may_only_read_cannot_tell_who_passes_by_and_that_is_a_hint(safe: Place) -> None:
    rights = dict.fromkeys(("administration", "actions", "contents", "issues", "pages"), "read")
    token = safe.hub.token(rights, actor=safe.repository.owner, repository=safe.repository)
    found = safe.states(0, GITHUB_TOKEN=token.value)
    dark = {name: one["right"] for name, one in found.items() if one["state"] != OK}
    assert dark.pop("review-limits") == ""
    assert dark == dict.fromkeys(("nobody-passes-by", "actions-policies"), "Administration: write")


@pytest.mark.parametrize("status", [401, 403, 404, 500, 502])
def test_one_refused_question_leaves_one_check_unknown(safe: Place, status: int) -> None:
    safe.hub.fault(Fail(status), path="/repos/example/mentoring/actions/permissions/workflow", times=9)
    found = safe.states(1)
    assert {name for name, one in found.items() if one["state"] == UNKNOWN} == {"token-read-only", "review-limits"}
    assert found["token-read-only"]["right"] == ("" if status >= 500 else "Administration: read")


def test_protection_that_is_hidden_is_not_taken_for_none(safe: Place) -> None:
    assert safe.states(0)["stale-approvals"]["state"] == OK  # a plain 404 hides; "Branch not protected" tells
    safe.hub.fault(Fail(404, "Not Found"), path="*/branches/main/protection")
    found = safe.states(1)["stale-approvals"]
    assert (found["state"], found["right"]) == (UNKNOWN, "Administration: read")


def test_short_trouble_is_overcome(safe: Place) -> None:
    safe.hub.fault(Fail(502), at=3)
    safe.hub.fault(Drop(), at=9)
    safe.hub.fault(Limit(429, retry_after=1), at=15)
    assert safe.states(0)["token-read-only"]["state"] == OK


def test_answer_of_another_shape_is_unknown_and_no_traceback(safe: Place) -> None:
    safe.hub.fault(Mutate(lambda body: {"enabled": None}), path="*/branches/ledger/protection")
    safe.hub.fault(Mutate(lambda body: []), path="*/actions/permissions/workflow")
    safe.hub.fault(Mutate(lambda body: [{"type": "pull_request"}]), path="*/rules/branches/main")
    found = safe.states(1)
    assert found["token-read-only"]["state"] == found["pull-requests-required"]["state"] == UNKNOWN
    assert safe.hub.violations
    safe.hub.violations.clear()


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "doesn't accept this GITHUB_TOKEN"),
        (403, "may not see it"),
        (404, "may not see it"),
        (503, "Try again"),
    ],
)
def test_repository_that_cannot_be_read_is_wrong_use(safe: Place, status: int, says: str) -> None:
    safe.hub.fault(Fail(status), path="/repos/example/mentoring", times=9)
    done = safe.doctor()
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_token_is_answered_with_how_to_make_one(safe: Place) -> None:
    done = safe.doctor(GITHUB_TOKEN="")
    assert done.returncode == 2
    for word in ("administrator", "personal-access-tokens/new", "Administration", "Actions", "Contents", "Pages"):
        assert word in done.stderr
    assert not safe.hub.requests


def test_repository_of_community_yml_serves_where_the_environment_names_none(safe: Place) -> None:
    assert safe.doctor(GITHUB_REPOSITORY="").returncode == 0
    (safe.folder / "community.yml").write_text("name: Nowhere\n")
    assert safe.doctor(GITHUB_REPOSITORY="").returncode == 2


@pytest.mark.parametrize("name", ["example", "example/..", "a/b/c", "-x/y", "example/$(touch x)", "a/b\n"])
def test_name_that_is_no_repository_is_never_asked_for(safe: Place, name: str) -> None:
    assert safe.doctor(GITHUB_REPOSITORY=name).returncode == 2
    assert not safe.hub.requests


@pytest.mark.parametrize(
    "url", ["http://github.example.org/api/v3", "ftp://127.0.0.1", "github.example.org", "https://"]
)
def test_token_never_goes_over_plain_http_to_another_machine(safe: Place, url: str) -> None:
    done = safe.doctor(GITHUB_API_URL=url)
    assert done.returncode == 2
    assert "https address" in done.stderr


def test_enterprise_server_is_asked_below_its_own_path(safe: Place) -> None:
    assert safe.hub.api_url.endswith("/api/v3")
    assert safe.doctor(GITHUB_API_URL=safe.hub.api_url + "/").returncode == 0


def test_broken_community_yml_is_mended_first(safe: Place) -> None:
    (safe.folder / "community.yml").write_text("maintainers: 7\n")
    done = safe.doctor()
    assert done.returncode == 2
    assert "peerpact check" in done.stderr


def test_organizations_classic_protection_does_not_tell_its_merge_queue(hub: StandIn, tmp_path: Path) -> None:
    hub.user("example", type="Organization")
    made = place(hub, tmp_path / "community")
    assert made.states(0)["no-merge-queue"]["state"] == OK
    made.repository.rules.protect("main", Protection(pull_request_required=True))
    assert made.states(1)["no-merge-queue"]["state"] == UNKNOWN


def test_more_labels_than_one_page_are_all_seen(safe: Place) -> None:
    safe.repository.labels[:0] = [type(safe.repository.labels[0])(n, f"l{n}", "ededed", None) for n in range(230)]
    assert safe.states(0)["labels"]["state"] == OK


def test_hostile_names_reach_no_terminal_and_no_markdown_alive(safe: Place) -> None:
    evil = "evil\x1b[31m<img src=x>@octocat`$(x)"
    safe.hub.rename_user(safe.maintainer, evil)
    text, told = safe.doctor(), safe.doctor("--format", "markdown")
    assert (text.returncode, told.returncode) == (1, 1)
    assert "\x1b" not in text.stdout + told.stdout
    for alive in ("<img", "@octocat"):
        assert alive not in told.stdout
    assert "<U+001B>" in text.stdout
    assert safe.hub.violations  # GitHub itself allows no such login, so no answer of it can look like this
    safe.hub.violations.clear()


def test_text_says_what_should_be_and_how_to_get_there(safe: Place) -> None:
    safe.repository.settings.pages = None
    said = safe.doctor().stdout
    assert "fail     pages-by-workflow: Pages are off" in said
    assert "Settings → Pages → Source: GitHub Actions" in said
    assert "gh api -X POST repos/example/mentoring/pages -f build_type=workflow" in said
    assert "manual   review-limits" in said
    assert "1 fail" in said


def test_markdown_is_a_table_and_a_section_for_what_is_not_ok(safe: Place) -> None:
    safe.repository.settings.default_workflow_permissions = "write"
    said = safe.doctor("--format", "markdown").stdout
    assert said.count("\n| ") == len(CHECKS) + 2
    sections = [line for line in said.splitlines() if line.startswith("### ")]
    assert sections == ["### token-read-only", "### review-limits"]
    assert "```sh\ngh api -X PUT repos/example/mentoring/actions/permissions/workflow" in said


def test_json_holds_every_check_with_all_that_text_says(safe: Place) -> None:
    whole = json.loads(safe.doctor("--format", "json").stdout)
    assert (whole["repository"], whole["default_branch"], whole["healthy"]) == ("example/mentoring", "main", True)
    assert [one["id"] for one in whole["checks"]] == [check.id for check in CHECKS]
    keys = {"id", "severity", "state", "means", "found", "why", "right", "click", "command"}
    assert all(set(one) == keys for one in whole["checks"])
    assert {one["severity"] for one in whole["checks"]} == {REQUIRED, WARNING, MANUAL}


def test_files_of_the_kit_are_those_that_the_healthy_repository_has() -> None:
    from peerpact.github.doctor.workflows import NEEDED

    assert NEEDED == FILES


def test_token_is_never_printed(safe: Place) -> None:
    for options in ((), ("--format", "json"), ("--format", "markdown")):
        done = safe.doctor(*options)
        assert safe.token.value not in done.stdout + done.stderr
    safe.hub.fault(Fail(500, "the token " + safe.token.value), path="/repos/example/mentoring", times=9)
    assert safe.token.value not in safe.doctor(GITHUB_REPOSITORY="example/other").stderr

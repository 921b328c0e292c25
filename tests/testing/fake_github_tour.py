"""Every operation of the stand-in once, with an answer that succeeds.

For: showing that each one keeps to GitHub's description, and material for spoiling answers. Must not: assert.
"""

from __future__ import annotations

from typing import Any

from testing.fake_github import Executable, Link, Moved, Protection, Submodule
from testing.fake_github_scene import Scene

BASE = "/repos/example/mentoring"
WORKFLOW = "name: Verdict\non: {workflow_dispatch: {inputs: {pull: {}}}}\njobs: {}\n"


def prepare(scene: Scene) -> dict[str, Any]:
    """A scene in which there is something to see everywhere; the values that the tour's paths need."""
    repository, pull = scene.repository, scene.pull
    repository.settings.can_approve_pull_request_reviews = True
    repository.settings.pages = {}
    repository.settings.allowed_actions, repository.settings.interaction_limit = "selected", "existing_users"
    repository.push(
        {".github/workflows/bot.yml": WORKFLOW, "in/file": "x\n", "link": Link("nowhere"), "sub": Submodule()}
    )
    repository.push({"topic": "x\n"}, branch="topic")
    classic = Protection(required_statuses=("a",), approvals=1)
    repository.rules.protect("old", classic)
    repository.push({}, branch="old")
    repository.rules.ruleset("Ledger", "main", "deletion", "required_linear_history")
    actors = {"allowed_actors": [{"id": 5, "type": "RepositoryRole"}]}
    repository.rules.policy("Members", {"type": "restrict_actions_actors", "parameters": actors})
    repository.workflow_run(".github/workflows/bot.yml", event="pull_request", pull=pull)
    pull.push({"profiles/moved.yml": Moved("profiles/demo-bo.yml"), "run.sh": Executable(b"x\n"), "bin": b"\0"})
    pull.comment(scene.bo, "hello")
    approval, doomed = pull.approve(scene.bo), pull.request_changes(scene.bo)
    pull.dismiss(approval)
    pull.label("profile")
    pull.rename("Another title")
    repository.label("spare", "0e8a16", "Not used")
    issue = repository.issue(scene.bo, "Hello", labels=["introduction"])
    issue.close(scene.bo, "not_planned")
    head = pull.head_sha
    repository.keep_push("refs/heads/topic", "0" * 40, repository.head, scene.bo)
    return {
        "head": head,
        "pull": f"{BASE}/pulls/{pull.number}",
        "issue": f"{BASE}/issues/{pull.number}",
        "comment": f"{BASE}/issues/comments/{pull.comments[0].id}",
        "review": doomed.id,
        "event": pull.happenings[0].id,
        "tree": repository.git.text("rev-parse", f"{head}^{{tree}}"),
        "blob": repository.git.text("rev-parse", f"{head}:run.sh"),
        "file": repository.git.text("rev-parse", "main:in/file"),
        "link": repository.git.text("rev-parse", "main:link"),
        "run": "bot.yml",
        "main": repository.head,
    }


_PLAIN = (
    "",
    "/activity",
    "/collaborators",
    "/collaborators/demo-bo/permission",
    "/branches/main",
    "/branches/old/protection",
    "/rules/branches/main",
    "/rulesets",
    "/rulesets/1",
    "/pages",
    "/actions/permissions",
    "/actions/permissions/workflow",
    "/actions/permissions/selected-actions",
    "/interaction-limits",
    "/private-vulnerability-reporting",
    "/actions/permissions/fork-pr-contributor-approval",
    "/actions/policies",
    "/actions/policies/1",
    "/actions/workflows",
    "/actions/workflows/bot.yml",
    "/actions/workflows/bot.yml/runs",
    "/actions/runs",
    "/pulls",
    "/issues",
    "/issues?state=all",
    "/issues/comments",
    "/labels",
    "/labels/profile",
    "/commits",
    "/contents",
    "/contents/in",
    "/contents/link",
    "/contents/sub",
    "/contents/README.md",
    "/git/ref/heads/main",
    "/git/matching-refs/heads/",
)


def questions(v: dict[str, Any]) -> list[str]:
    """Every GET; answers that differ in shape (files, folders, links) several times."""
    tails = (
        *_PLAIN,
        f"/commits/{v['head']}",
        f"/commits/{v['head']}/status",
        f"/commits/{v['head']}/statuses",
        f"/statuses/{v['head']}",
        f"/commits/{v['head']}/pulls",
        f"/compare/main...{v['head']}",
        f"/git/trees/{v['tree']}?recursive=1",
        f"/git/blobs/{v['blob']}",
        f"/git/commits/{v['head']}",
        f"/issues/events/{v['event']}",
    )
    pull = [v["pull"] + tail for tail in ("", "/files", "/commits", "/reviews", f"/reviews/{v['review']}")]
    issue = [v["issue"] + tail for tail in ("", "/events", "/comments", "/labels")]
    people = ["/rate_limit", "/apps/github-actions", "/user", "/user/1001", "/users/demo-bo"]
    return [*people, *(BASE + tail for tail in tails), *pull, *issue, v["comment"]]


def acts(v: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Every operation that changes something, in an order in which all succeed."""
    dispatch = f"{BASE}/actions/workflows/bot.yml/dispatches"
    entry = {"path": "a", "mode": "100644", "type": "blob", "content": "x"}
    file = {"message": "m", "content": "eA==", "branch": "topic"}
    return [
        ("POST", dispatch, {"ref": "main"}),
        ("POST", dispatch, {"ref": "main", "return_run_details": True}),
        ("POST", f"{BASE}/pulls", {"base": "main", "head": "topic", "title": "t"}),
        ("POST", f"{v['pull']}/reviews", {"event": "COMMENT", "body": "x"}),
        ("PUT", f"{v['pull']}/reviews/{v['review']}/dismissals", {"message": "m"}),
        ("PATCH", v["pull"], {"title": "t", "body": None}),
        ("POST", f"{BASE}/statuses/{v['head']}", {"state": "success", "context": "c", "target_url": "https://x.test/"}),
        ("POST", f"{BASE}/labels", {"name": "n", "color": "ffffff"}),
        ("PATCH", f"{BASE}/labels/n", {"new_name": "m"}),
        ("DELETE", f"{BASE}/labels/m", {}),
        ("POST", f"{v['issue']}/labels", {"labels": ["a"]}),
        ("PUT", f"{v['issue']}/labels", {"labels": ["a", "b"]}),
        ("DELETE", f"{v['issue']}/labels/a", {}),
        ("DELETE", f"{v['issue']}/labels", {}),
        ("POST", f"{BASE}/issues", {"title": "t", "labels": ["a"]}),
        ("PATCH", v["issue"], {"labels": ["a"]}),
        ("PUT", f"{v['issue']}/lock", {}),
        ("DELETE", f"{v['issue']}/lock", {}),
        ("POST", f"{v['issue']}/comments", {"body": "x"}),
        ("PATCH", v["comment"], {"body": "y"}),
        ("DELETE", v["comment"], {}),
        ("POST", f"{BASE}/git/blobs", {"content": "x"}),
        ("POST", f"{BASE}/git/trees", {"tree": [entry]}),
        ("POST", f"{BASE}/git/commits", {"message": "m", "tree": v["tree"], "parents": [v["head"]]}),
        ("POST", f"{BASE}/git/refs", {"ref": "refs/heads/new", "sha": v["main"]}),
        ("PATCH", f"{BASE}/git/refs/heads/new", {"sha": v["main"], "force": True}),
        ("DELETE", f"{BASE}/git/refs/heads/new", {}),
        ("PUT", f"{BASE}/contents/new", file),
        ("PUT", f"{BASE}/contents/in/file", file | {"sha": v["file"]}),
        ("DELETE", f"{BASE}/contents/link", {"message": "m", "sha": v["link"], "branch": "topic"}),
        ("PUT", f"{v['pull']}/merge", {}),
        ("GET", f"{v['pull']}/merge", {}),
    ]

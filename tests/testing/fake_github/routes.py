"""Every operation of the stand-in in one table.

For: method, path, GitHub's name for it, who answers, which right it needs. Must not: hold logic but the lookup.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote

from .call import Route
from .handlers import contents, git_data, history, issues, labels, pulls, repositories, reviews, settings, statuses

R = "/repos/{owner}/{repo}"
ISSUE, PULL, ACTIONS = R + "/issues/{issue_number}", R + "/pulls/{pull_number}", R + "/actions"
COMMENT, LABEL = R + "/issues/comments/{comment_id}", R + "/labels/{name}"
ADMIN = "administration:read"
_LONG = ("path", "ref", "branch", "basehead")

ROUTES = (
    Route("GET", "/rate_limit", "rate-limit/get", repositories.rate_limit, "none"),
    Route("GET", "/apps/{app_slug}", "apps/get-by-slug", repositories.app, "none"),
    Route("GET", "/user", "users/get-authenticated", repositories.user_self, "none"),
    Route("GET", "/user/{account_id}", "users/get-by-id", repositories.user_by_id, "none"),
    Route("GET", "/users/{username}", "users/get-by-username", repositories.user_by_login, "none"),
    Route("GET", R, "repos/get", repositories.get, "metadata:read"),
    Route("GET", R + "/collaborators", "repos/list-collaborators", repositories.collaborators, "metadata:read"),
    Route(
        "GET",
        R + "/collaborators/{username}/permission",
        "repos/get-collaborator-permission-level",
        repositories.permission,
        "metadata:read",
    ),
    Route(
        "GET", R + "/branches/{branch}/protection", "repos/get-branch-protection", repositories.branch_protection, ADMIN
    ),
    Route("GET", R + "/branches/{branch}", "repos/get-branch", repositories.branch, "contents:read"),
    Route("GET", R + "/activity", "repos/list-activities", history.activities, "contents:read"),
    Route("GET", R + "/rules/branches/{branch}", "repos/get-branch-rules", settings.branch_rules, "metadata:read"),
    Route("GET", R + "/rulesets", "repos/get-repo-rulesets", settings.rulesets, "metadata:read"),
    Route("GET", R + "/rulesets/{ruleset_id}", "repos/get-repo-ruleset", settings.ruleset, "metadata:read"),
    Route("GET", R + "/pages", "repos/get-pages", settings.pages, "pages:read"),
    Route(
        "GET",
        ACTIONS + "/permissions",
        "actions/get-github-actions-permissions-repository",
        settings.permissions,
        ADMIN,
    ),
    Route(
        "GET",
        ACTIONS + "/permissions/selected-actions",
        "actions/get-allowed-actions-repository",
        settings.selected_actions,
        ADMIN,
    ),
    Route(
        "GET",
        ACTIONS + "/permissions/workflow",
        "actions/get-github-actions-default-workflow-permissions-repository",
        settings.workflow_permissions,
        ADMIN,
    ),
    Route(
        "GET",
        ACTIONS + "/permissions/fork-pr-contributor-approval",
        "actions/get-fork-pr-contributor-approval-permissions-repository",
        settings.fork_approval,
        ADMIN,
    ),
    Route(
        "GET", R + "/interaction-limits", "interactions/get-restrictions-for-repo", settings.interaction_limit, ADMIN
    ),
    Route(
        "GET",
        R + "/private-vulnerability-reporting",
        "repos/check-private-vulnerability-reporting",
        settings.private_reporting,
        ADMIN,
    ),
    Route("GET", ACTIONS + "/policies", "actions/list-policies", settings.policies, "administration:write"),
    Route("GET", ACTIONS + "/policies/{policy_id}", "actions/get-policy", settings.policy, "administration:write"),
    Route("GET", ACTIONS + "/workflows", "actions/list-repo-workflows", settings.workflows, "actions:read"),
    Route("GET", ACTIONS + "/workflows/{workflow_id}", "actions/get-workflow", settings.workflow, "actions:read"),
    Route(
        "GET", ACTIONS + "/workflows/{workflow_id}/runs", "actions/list-workflow-runs", settings.runs, "actions:read"
    ),
    Route(
        "POST",
        ACTIONS + "/workflows/{workflow_id}/dispatches",
        "actions/create-workflow-dispatch",
        settings.dispatch,
        "actions:write",
        204,
    ),
    Route("GET", ACTIONS + "/runs", "actions/list-workflow-runs-for-repo", settings.runs, "actions:read"),
    Route("GET", R + "/pulls", "pulls/list", pulls.listed, "pull-requests:read"),
    Route("POST", R + "/pulls", "pulls/create", pulls.create, "pull-requests:write", 201),
    Route("GET", PULL, "pulls/get", pulls.get, "pull-requests:read"),
    Route("PATCH", PULL, "pulls/update", pulls.update, "pull-requests:write"),
    Route("GET", PULL + "/files", "pulls/list-files", pulls.files, "pull-requests:read"),
    Route("GET", PULL + "/commits", "pulls/list-commits", pulls.commits, "pull-requests:read"),
    Route("GET", PULL + "/merge", "pulls/check-if-merged", pulls.is_merged, "pull-requests:read", 204),
    Route("PUT", PULL + "/merge", "pulls/merge", pulls.merge, "contents:write"),
    Route("GET", PULL + "/reviews", "pulls/list-reviews", reviews.listed, "pull-requests:read"),
    Route("POST", PULL + "/reviews", "pulls/create-review", reviews.create, "pull-requests:write"),
    Route("GET", PULL + "/reviews/{review_id}", "pulls/get-review", reviews.get, "pull-requests:read"),
    Route(
        "PUT", PULL + "/reviews/{review_id}/dismissals", "pulls/dismiss-review", reviews.dismiss, "pull-requests:write"
    ),
    Route("GET", R + "/issues", "issues/list-for-repo", issues.listed, "issues:read"),
    Route("POST", R + "/issues", "issues/create", issues.create, "issues:write", 201),
    Route(
        "GET",
        R + "/issues/comments",
        "issues/list-comments-for-repo",
        issues.comments_of_repository,
        "conversation:read",
    ),
    Route("GET", R + "/issues/events/{event_id}", "issues/get-event", issues.event, "issues:read"),
    Route("GET", COMMENT, "issues/get-comment", issues.comment, "conversation:read"),
    Route("PATCH", COMMENT, "issues/update-comment", issues.edit_comment, "conversation:write"),
    Route("DELETE", COMMENT, "issues/delete-comment", issues.delete_comment, "conversation:write", 204),
    Route("GET", ISSUE, "issues/get", issues.get, "conversation:read"),
    Route("PATCH", ISSUE, "issues/update", issues.update, "conversation:write"),
    Route("PUT", ISSUE + "/lock", "issues/lock", issues.lock, "conversation:write", 204),
    Route("DELETE", ISSUE + "/lock", "issues/unlock", issues.unlock, "conversation:write", 204),
    Route("GET", ISSUE + "/events", "issues/list-events", issues.events, "conversation:read"),
    Route("GET", ISSUE + "/comments", "issues/list-comments", issues.comments, "conversation:read"),
    Route("POST", ISSUE + "/comments", "issues/create-comment", issues.create_comment, "conversation:write", 201),
    Route("GET", ISSUE + "/labels", "issues/list-labels-on-issue", labels.of_issue, "conversation:read"),
    Route("POST", ISSUE + "/labels", "issues/add-labels", labels.add, "conversation:write"),
    Route("PUT", ISSUE + "/labels", "issues/set-labels", labels.replace, "conversation:write"),
    Route("DELETE", ISSUE + "/labels", "issues/remove-all-labels", labels.remove_all, "conversation:write", 204),
    Route("DELETE", ISSUE + "/labels/{name}", "issues/remove-label", labels.remove, "conversation:write"),
    Route("GET", R + "/labels", "issues/list-labels-for-repo", labels.listed, "conversation:read"),
    Route("POST", R + "/labels", "issues/create-label", labels.create, "issues:write", 201),
    Route("GET", LABEL, "issues/get-label", labels.get, "conversation:read"),
    Route("PATCH", LABEL, "issues/update-label", labels.update, "issues:write"),
    Route("DELETE", LABEL, "issues/delete-label", labels.delete, "issues:write", 204),
    Route("POST", R + "/statuses/{sha}", "repos/create-commit-status", statuses.create, "statuses:write", 201),
    Route("GET", R + "/statuses/{ref}", "repos/list-commit-statuses-for-ref", statuses.listed, "statuses:read"),
    Route("GET", R + "/commits/{ref}/status", "repos/get-combined-status-for-ref", statuses.combined, "statuses:read"),
    Route("GET", R + "/commits/{ref}/statuses", "repos/list-commit-statuses-for-ref", statuses.listed, "statuses:read"),
    Route(
        "GET",
        R + "/commits/{commit_sha}/pulls",
        "repos/list-pull-requests-associated-with-commit",
        pulls.of_commit,
        "pull-requests:read",
    ),
    Route("GET", R + "/commits", "repos/list-commits", history.listed, "contents:read"),
    Route("GET", R + "/commits/{ref}", "repos/get-commit", history.commit, "contents:read"),
    Route("GET", R + "/compare/{basehead}", "repos/compare-commits-with-basehead", history.compare, "contents:read"),
    Route("GET", R + "/contents", "repos/get-content", contents.get, "contents:read"),
    Route("GET", R + "/contents/{path}", "repos/get-content", contents.get, "contents:read"),
    Route("PUT", R + "/contents/{path}", "repos/create-or-update-file-contents", contents.put, "contents:write"),
    Route("DELETE", R + "/contents/{path}", "repos/delete-file", contents.delete, "contents:write"),
    Route("GET", R + "/git/trees/{tree_sha}", "git/get-tree", git_data.tree, "contents:read"),
    Route("POST", R + "/git/trees", "git/create-tree", git_data.create_tree, "contents:write", 201),
    Route("GET", R + "/git/blobs/{file_sha}", "git/get-blob", git_data.blob, "contents:read"),
    Route("POST", R + "/git/blobs", "git/create-blob", git_data.create_blob, "contents:write", 201),
    Route("GET", R + "/git/commits/{commit_sha}", "git/get-commit", git_data.commit, "contents:read"),
    Route("POST", R + "/git/commits", "git/create-commit", git_data.create_commit, "contents:write", 201),
    Route("GET", R + "/git/ref/{ref}", "git/get-ref", git_data.ref, "contents:read"),
    Route("GET", R + "/git/matching-refs/{ref}", "git/list-matching-refs", git_data.matching_refs, "contents:read"),
    Route("POST", R + "/git/refs", "git/create-ref", git_data.create_ref, "contents:write", 201),
    Route("PATCH", R + "/git/refs/{ref}", "git/update-ref", git_data.update_ref, "contents:write"),
    Route("DELETE", R + "/git/refs/{ref}", "git/delete-ref", git_data.delete_ref, "contents:write", 204),
)


@cache
def _patterns() -> tuple[tuple[Route, re.Pattern[str]], ...]:
    def part(match: re.Match[str]) -> str:
        return f"(?P<{match[1]}>{'.+' if match[1] in _LONG else '[^/]+'})"

    return tuple((route, re.compile(re.sub(r"\{(\w+)\}", part, route.path))) for route in ROUTES)


def find(method: str, path: str) -> tuple[Route, dict[str, str]] | None:
    """The route of a still quoted path and the parts that it names, or None."""
    for route, pattern in _patterns():
        match = pattern.fullmatch(path) if route.method == method else None
        if match:
            return route, {name: unquote(value) for name, value in match.groupdict().items()}
    return None

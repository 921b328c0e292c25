"""Repositories as JSON.

For: the short and the full form. Must not: decide anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import Json, node, stamp
from .people import existing, permissions

if TYPE_CHECKING:
    from ..hub import StandIn
    from ..people import User
    from ..repository import Repository

LINKS = {
    "archive_url": "/{archive_format}{/ref}",
    "assignees_url": "/assignees{/user}",
    "blobs_url": "/git/blobs{/sha}",
    "branches_url": "/branches{/branch}",
    "collaborators_url": "/collaborators{/collaborator}",
    "comments_url": "/comments{/number}",
    "commits_url": "/commits{/sha}",
    "compare_url": "/compare/{base}...{head}",
    "contents_url": "/contents/{+path}",
    "contributors_url": "/contributors",
    "deployments_url": "/deployments",
    "downloads_url": "/downloads",
    "events_url": "/events",
    "forks_url": "/forks",
    "git_commits_url": "/git/commits{/sha}",
    "git_refs_url": "/git/refs{/sha}",
    "git_tags_url": "/git/tags{/sha}",
    "hooks_url": "/hooks",
    "issue_comment_url": "/issues/comments{/number}",
    "issue_events_url": "/issues/events{/number}",
    "issues_url": "/issues{/number}",
    "keys_url": "/keys{/key_id}",
    "labels_url": "/labels{/name}",
    "languages_url": "/languages",
    "merges_url": "/merges",
    "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}",
    "pulls_url": "/pulls{/number}",
    "releases_url": "/releases{/id}",
    "stargazers_url": "/stargazers",
    "statuses_url": "/statuses/{sha}",
    "subscribers_url": "/subscribers",
    "subscription_url": "/subscription",
    "tags_url": "/tags",
    "teams_url": "/teams",
    "trees_url": "/git/trees{/sha}",
}
ACTIONS_APP = 15368
ZEROS = ("forks", "forks_count", "stargazers_count", "watchers", "watchers_count", "size")


def api(repository: Repository, tail: str = "") -> str:
    """The address of something in a repository's API."""
    return f"{repository.hub.api_url}/repos/{repository.full_name}{tail}"


def page(repository: Repository, tail: str = "") -> str:
    """The address of something on the site."""
    return f"{repository.hub.server_url}/{repository.full_name}{tail}"


def minimal(repository: Repository) -> Json:
    """The form without counts."""
    return {
        "id": repository.id,
        "node_id": node("R", repository.id),
        "name": repository.name,
        "full_name": repository.full_name,
        "private": repository.private,
        "owner": existing(repository.hub, repository.owner),
        "html_url": page(repository),
        "description": None,
        "fork": repository.parent is not None,
        "url": api(repository),
        **{name: api(repository, tail) for name, tail in LINKS.items()},
    }


def short(repository: Repository) -> Json:
    """The form that stands inside other answers."""
    return minimal(repository) | _common(repository) | {"has_downloads": True}


def _common(repository: Repository) -> Json:
    settings = repository.settings
    opened = sum(issue.state == "open" for issue in repository.issues.values())
    clone = repository.clone_url
    features: dict[str, Any] = {
        "has_issues": settings.has_issues,
        "has_projects": True,
        "has_wiki": False,
        "has_pages": settings.pages is not None,
        "has_discussions": False,
        "archived": settings.archived,
        "disabled": False,
        "is_template": False,
        "allow_forking": settings.allow_forking,
        "web_commit_signoff_required": False,
        "visibility": "private" if repository.private else "public",
        "topics": [],
    }
    addresses = {"clone_url": clone, "git_url": clone, "ssh_url": clone, "svn_url": page(repository)}
    absent = dict.fromkeys(("homepage", "language", "mirror_url", "license"))
    times = dict.fromkeys(("created_at", "updated_at", "pushed_at"), stamp(repository.created))
    counts = dict.fromkeys(ZEROS, 0) | {"open_issues": opened, "open_issues_count": opened}
    return features | addresses | absent | times | counts | {"default_branch": repository.default_branch}


def full(repository: Repository, viewer: User | None) -> Json:
    """The repository's own answer, with what the viewer may do."""
    settings = repository.settings
    merging = {n: getattr(settings, n) for n in ("allow_merge_commit", "allow_squash_merge", "allow_rebase_merge")}
    found = minimal(repository) | _common(repository) | merging | {"network_count": 0, "subscribers_count": 0}
    found |= {n: getattr(settings, n) for n in ("has_pull_requests", "pull_request_creation_policy")}
    if viewer:
        found["permissions"] = permissions(repository.role(viewer))
    if repository.parent:
        found["parent"] = found["source"] = short(repository.parent)
    return found


def actions_app(hub: StandIn) -> Json:
    """GitHub Actions, the app that posts for workflows."""
    url = "https://github.com/apps/github-actions"
    times = dict.fromkeys(("created_at", "updated_at"), "2018-07-30T09:30:17Z")
    return {
        "id": ACTIONS_APP,
        "node_id": node("A", ACTIONS_APP),
        "slug": "github-actions",
        "name": "GitHub Actions",
        "owner": existing(hub, hub.bot),
        "description": "",
        "external_url": url,
        "html_url": url,
        **times,
        "permissions": {},
        "events": [],
    }

"""Issues, comments, labels, events and statuses as JSON.

For: the conversation. Must not: decide anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from ..issues import Comment, Happening, Issue, Label
from ..pulls import PullRequest
from ..repository import Repository, Status
from . import Json, node, stamp
from .people import shown
from .repositories import actions_app, api, minimal, page

if TYPE_CHECKING:
    from ..people import User

FACES = ("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes")


def association(repository: Repository, user: User, for_pull: bool = False) -> str:
    """What the author is to the repository."""
    if user is repository.owner:
        return "OWNER"
    if user.id in repository.roles:
        return "COLLABORATOR"
    if any(pull.merged and pull.author is user for pull in repository.pull_requests()):
        return "CONTRIBUTOR"
    return "FIRST_TIME_CONTRIBUTOR" if for_pull else "NONE"


def label(repository: Repository, found: Label) -> Json:
    """A label."""
    return {
        "id": found.id,
        "node_id": node("LA", found.id),
        "url": api(repository, f"/labels/{quote(found.name, safe='')}"),
        "name": found.name,
        "color": found.color,
        "default": False,
        "description": found.description,
    }


def _reactions(url: str) -> Json:
    return {"url": f"{url}/reactions", "total_count": 0, **dict.fromkeys(FACES, 0)}


def issue(found: Issue) -> Json:
    """An issue; a pull request shows the extra key that tells them apart."""
    repository, hub = found.repository, found.repository.hub
    pull = isinstance(found, PullRequest)
    url = api(repository, f"/issues/{found.number}")
    links = {f"{name}_url": f"{url}/{name}" for name in ("comments", "events", "timeline")}
    made: Json = {
        "id": found.id,
        "node_id": node("I", found.id),
        "number": found.number,
        "url": url,
        **links,
        "html_url": page(repository, f"/{'pull' if pull else 'issues'}/{found.number}"),
        "repository_url": api(repository),
        "labels_url": f"{url}/labels{{/name}}",
        "title": found.title,
        "body": found.body,
        "user": shown(hub, found.author),
        "labels": [label(repository, one) for one in found.labels],
        "state": found.state,
        "state_reason": found.state_reason,
        "locked": found.locked,
        "active_lock_reason": found.lock_reason,
        "assignee": None,
        "assignees": [],
        "milestone": None,
        "comments": len(found.comments),
        "author_association": association(repository, found.author, pull),
        "created_at": stamp(found.created),
        "updated_at": stamp(found.updated),
        "closed_at": stamp(found.closed_at),
        "closed_by": shown(hub, found.closed_by),
        "reactions": _reactions(url),
        "performed_via_github_app": None,
    }
    return made | _pull_part(found, made["html_url"]) if isinstance(found, PullRequest) else made


def _pull_part(found: PullRequest, address: str) -> Json:
    """What tells a pull request from an issue."""
    links = {"html_url": address, "diff_url": address + ".diff", "patch_url": address + ".patch"}
    own = {"url": api(found.repository, f"/pulls/{found.number}"), "merged_at": stamp(found.merged_at)}
    return {"draft": found.is_draft, "pull_request": links | own}


def comment(found: Comment) -> Json:
    """A comment."""
    repository = found.issue.repository
    pull = isinstance(found.issue, PullRequest)
    url = api(repository, f"/issues/comments/{found.id}")
    where = f"/{'pull' if pull else 'issues'}/{found.issue.number}#issuecomment-{found.id}"
    return {
        "id": found.id,
        "node_id": node("IC", found.id),
        "url": url,
        "html_url": page(repository, where),
        "issue_url": api(repository, f"/issues/{found.issue.number}"),
        "user": shown(repository.hub, found.author),
        "body": found.body,
        "created_at": stamp(found.created),
        "updated_at": stamp(found.updated),
        "author_association": association(repository, found.author),
        "reactions": _reactions(url),
        "performed_via_github_app": actions_app(repository.hub) if found.app else None,
    }


def happening(repository: Repository, found: Happening) -> Json:
    """An event of an issue."""
    return {
        "id": found.id,
        "node_id": node("E", found.id),
        "url": api(repository, f"/issues/events/{found.id}"),
        "actor": shown(repository.hub, found.actor),
        "event": found.event,
        "commit_id": found.commit_id,
        "commit_url": api(repository, f"/commits/{found.commit_id}") if found.commit_id else None,
        "created_at": stamp(found.at),
        "performed_via_github_app": None,
        **{name: value for name, value in found.details.items() if name != "author"},
    }


def _status(repository: Repository, found: Status) -> Json:
    return {
        "id": found.id,
        "node_id": node("SC", found.id),
        "url": api(repository, f"/statuses/{found.sha}"),
        "state": found.state,
        "context": found.context,
        "description": found.description,
        "target_url": found.target_url,
        "avatar_url": f"{repository.hub.server_url}/avatars/{found.creator.id}",
        "created_at": stamp(found.created),
        "updated_at": stamp(found.created),
    }


def status(repository: Repository, found: Status) -> Json:
    """A commit status with who posted it."""
    return _status(repository, found) | {"creator": shown(repository.hub, found.creator)}


def combined(repository: Repository, sha: str, first: int, size: int) -> Json:
    """The newest status of every context, and the worst of them."""
    newest = repository.latest_statuses(sha)
    states = {one.state for one in newest}
    worst = "failure" if states & {"failure", "error"} else "success" if states == {"success"} else "pending"
    return {
        "state": worst,
        "sha": sha,
        "total_count": len(newest),
        "statuses": [_status(repository, one) for one in newest[first : first + size]],
        "repository": minimal(repository),
        "commit_url": api(repository, f"/commits/{sha}"),
        "url": api(repository, f"/commits/{sha}/status"),
    }

"""Pull requests and reviews as JSON.

For: both forms of a pull request, its files and reviews. Must not: decide anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from .. import git_reading, merging
from ..git_reading import FileChange
from ..pulls import PullRequest, Review
from . import Json, node, stamp
from .issues import association, label
from .people import shown
from .repositories import api, page, short

if TYPE_CHECKING:
    from ..people import User
    from ..repository import Repository


def file_changes(pull: PullRequest) -> tuple[FileChange, ...]:
    """The files of a pull request: from where its branch left the base to its head."""
    return git_reading.changes(pull.repository.git, pull.merge_base, pull.head_sha)


def _end(owner: User | None, ref: str, sha: str, repository: Repository | None, pull: PullRequest) -> Json:
    hub = pull.repository.hub
    user = shown(hub, owner) if repository else None
    return {
        "label": f"{owner.login if owner else 'unknown'}:{ref}",
        "ref": ref,
        "sha": sha,
        "user": user,
        "repo": short(repository) if repository else None,
    }


def _links(pull: PullRequest) -> Json:
    repository, number = pull.repository, pull.number
    issue, own = api(repository, f"/issues/{number}"), api(repository, f"/pulls/{number}")
    return {
        "self": own,
        "html": page(repository, f"/pull/{number}"),
        "issue": issue,
        "comments": f"{issue}/comments",
        "review_comments": f"{own}/comments",
        "review_comment": api(repository, "/pulls/comments{/number}"),
        "commits": f"{own}/commits",
        "statuses": api(repository, f"/statuses/{pull.head_sha}"),
    }


def simple(pull: PullRequest) -> Json:
    """A pull request as lists show it."""
    repository, hub, links = pull.repository, pull.repository.hub, _links(pull)
    urls = {f"{name}_url": href for name, href in links.items() if name != "self"}
    return {
        "id": pull.id,
        "node_id": node("PR", pull.id),
        "number": pull.number,
        "url": links["self"],
        **urls,
        "diff_url": links["html"] + ".diff",
        "patch_url": links["html"] + ".patch",
        "_links": {name: {"href": href} for name, href in links.items()},
        "title": pull.title,
        "body": pull.body,
        "user": shown(hub, pull.author),
        "state": pull.state,
        "locked": pull.locked,
        "active_lock_reason": pull.lock_reason,
        "draft": pull.is_draft,
        "labels": [label(repository, one) for one in pull.labels],
        "assignee": None,
        "assignees": [],
        "milestone": None,
        "requested_reviewers": [],
        "requested_teams": [],
        "auto_merge": None,
        "author_association": association(repository, pull.author, for_pull=True),
        "created_at": stamp(pull.created),
        "updated_at": stamp(pull.updated),
        "closed_at": stamp(pull.closed_at),
        "merged_at": stamp(pull.merged_at),
        "merge_commit_sha": pull.merge_commit_sha,
        "head": _end(pull.head_owner, pull.head_ref, pull.head_sha, pull.head_repository, pull),
        "base": _end(repository.owner, pull.base_ref, pull.base_sha, repository, pull),
    }


def full(pull: PullRequest) -> Json:
    """A pull request's own answer, with counts and whether it can be merged."""
    changes = file_changes(pull)
    selection = f"{pull.merge_base}..{pull.head_sha}"
    unknown = pull.shown_unknown > 0
    state = "unknown" if unknown else merging.mergeable_state(pull)
    decided = not (unknown or pull.merged or pull.state == "closed")
    made = simple(pull)
    if decided:
        made["merge_commit_sha"] = merging.trial(pull)
    return made | {
        "merged": pull.merged,
        "merged_by": shown(pull.repository.hub, pull.merged_by),
        "mergeable": state != "dirty" if decided else None,
        "rebaseable": state != "dirty" if decided else None,
        "mergeable_state": state,
        "comments": len(pull.comments),
        "review_comments": 0,
        "maintainer_can_modify": pull.head_repository is not None,
        "commits": len(git_reading.commits(pull.repository.git, selection)),
        "additions": sum(c.additions for c in changes),
        "deletions": sum(c.deletions for c in changes),
        "changed_files": len(changes),
    }


def changed_file(repository: Repository, commit: str, change: FileChange) -> Json:
    """One file of a difference."""
    path = quote(change.path)
    made: Json = {
        "sha": change.sha,
        "filename": change.path,
        "status": change.status,
        "additions": change.additions,
        "deletions": change.deletions,
        "changes": change.additions + change.deletions,
        "blob_url": page(repository, f"/blob/{commit}/{path}"),
        "raw_url": page(repository, f"/raw/{commit}/{path}"),
        "contents_url": api(repository, f"/contents/{path}?ref={commit}"),
    }
    if change.previous is not None:
        made["previous_filename"] = change.previous
    if change.patch is not None:
        made["patch"] = change.patch
    return made


def review(found: Review) -> Json:
    """A review; the state is in capitals here and in lowercase in events."""
    pull = found.pull
    url = api(pull.repository, f"/pulls/{pull.number}")
    html = page(pull.repository, f"/pull/{pull.number}#pullrequestreview-{found.id}")
    return {
        "id": found.id,
        "node_id": node("PRR", found.id),
        "user": shown(pull.repository.hub, found.author),
        "body": found.body,
        "state": found.state,
        "html_url": html,
        "pull_request_url": url,
        "author_association": association(pull.repository, found.author),
        "_links": {"html": {"href": html}, "pull_request": {"href": url}},
        "submitted_at": stamp(found.submitted),
        "commit_id": found.commit_id,
    }

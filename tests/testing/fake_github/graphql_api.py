"""The GraphQL half of the API: real queries, checked and carried out against a cut of GitHub's own schema.

For: `answer`. A query that GitHub would refuse, or a field that the stand-in cannot fill, fails the test. Must not:
change anything; there are no mutations.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphql import GraphQLSchema, build_schema, graphql_sync

from .answers import Json, node, stamp
from .issues import Comment, Happening, Issue
from .pulls import PullRequest
from .repository import Repository, Status

if TYPE_CHECKING:
    from .hub import StandIn
    from .people import User

SCHEMA = Path(__file__).with_name("schema-slim.graphql.gz")
PATH = "/api/graphql"
_EVENTS = {
    "base_ref_changed": ("BaseRefChangedEvent", "BASE_REF_CHANGED_EVENT"),
    "automatic_base_change_succeeded": (
        "AutomaticBaseChangeSucceededEvent",
        "AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT",
    ),
    "review_dismissed": ("ReviewDismissedEvent", "REVIEW_DISMISSED_EVENT"),
    "comment_deleted": ("CommentDeletedEvent", "COMMENT_DELETED_EVENT"),
}


@cache
def schema() -> GraphQLSchema:
    """The cut schema."""
    return build_schema(gzip.decompress(SCHEMA.read_bytes()).decode())


def answer(hub: StandIn, body: bytes) -> Json:
    """Carry out one query, as GitHub answers it: errors beside the data, with status 200."""
    asked = json.loads(body)
    root = {"repository": _find_repository(hub), "nodes": lambda _, ids: [_node(hub, one) for one in ids]}
    done = graphql_sync(schema(), asked["query"], root, variable_values=asked.get("variables"))
    made: Json = {"data": done.data}
    if done.errors:
        made["errors"] = [{"message": error.message, "type": "INVALID"} for error in done.errors]
        hub.violations.extend(f"GraphQL: {error.message}" for error in done.errors)
    return made


def _find_repository(hub: StandIn) -> Callable[..., Json | None]:
    def find(_: object, owner: str, name: str, **__: object) -> Json | None:
        return next((_repository(one) for one in hub.repositories if one.full_name == f"{owner}/{name}"), None)

    return find


def _repository(found: Repository) -> Json:
    def pull(_: object, number: int) -> Json | None:
        one = found.issues.get(number)
        return _pull(one) if isinstance(one, PullRequest) else None

    def issue(_: object, number: int) -> Json | None:
        one = found.issues.get(number)
        return _issue(one) if one and not isinstance(one, PullRequest) else None

    def pulls(_: object, states: Sequence[str] = (), **page: Any) -> Json:
        return _page([_pull(p) for p in found.pull_requests() if not states or p.state.upper() in states], page)

    return {"pullRequest": pull, "issue": issue, "pullRequests": pulls}


def _issue(found: Issue) -> Json:
    return {
        "__typename": "Issue",
        "id": node("I", found.id),
        "number": found.number,
        "author": _actor(found.author),
        "editor": _actor(found.editor),
        "lastEditedAt": stamp(found.edited_at),
        "body": found.body or "",
    }


def _pull(found: PullRequest) -> Json:
    def events(_: object, itemTypes: Sequence[str] = (), **page: Any) -> Json:  # noqa: N803 (GitHub's own name)
        some = [one for one in found.happenings if _EVENTS.get(one.event, ("", ""))[1] in itemTypes]
        return _page([_event(found, one) for one in some], page)

    def commits(_: object, **page: Any) -> Json:
        return _page([{"commit": _commit(found.repository, found.head_sha)}], page)

    def reviews(_: object, states: Sequence[str] = (), **__: Any) -> Json:
        return {"totalCount": sum(not states or one.state in states for one in found.reviews)}

    return {
        "__typename": "PullRequest",
        "comments": {"totalCount": len(found.comments)},
        "reviews": reviews,
        "id": node("PR", found.id),
        "number": found.number,
        "headRefOid": found.head_sha,
        "timelineItems": events,
        "commits": commits,
    }


def _commit(repository: Repository, sha: str) -> Json:
    found = repository.latest_statuses(sha)
    state = "FAILURE" if any(one.state in ("failure", "error") for one in found) else "SUCCESS"
    status = {"id": node("S", sha), "state": state, "contexts": [_context(one) for one in found]} if found else None
    return {"id": node("C", sha), "oid": sha, "status": status}


def _context(found: Status) -> Json:
    return {
        "id": node("SC", found.id),
        "context": found.context,
        "state": found.state.upper(),
        "description": found.description,
        "targetUrl": found.target_url,
        "creator": _actor(found.creator),
    }


def _event(pull: PullRequest, found: Happening) -> Json:
    made: Json = {"__typename": _EVENTS[found.event][0], "createdAt": stamp(found.at), "actor": _actor(found.actor)}
    if found.event == "review_dismissed":
        told = found.details["dismissed_review"]
        made["previousReviewState"] = told["state"].upper()
        made["review"] = {"__typename": "PullRequestReview", "databaseId": told["review_id"]}
    if found.event == "comment_deleted":
        made["deletedCommentAuthor"] = _actor(found.details["author"])
    return made


def _actor(user: User | None) -> Json | None:
    """Who acted; an app's login has no `[bot]` here."""
    if user is None or user.deleted:
        return None
    return {"__typename": user.type, "login": user.login.removesuffix("[bot]"), "databaseId": user.id}


def _node(hub: StandIn, name: str) -> Json | None:
    kind, _, number = name.partition("_")
    for repository in hub.repositories:
        for issue in repository.issues.values():
            if kind == "I" and str(issue.id) == number:
                return _issue(issue)
            found = [one for one in issue.comments if kind == "IC" and str(one.id) == number]
            if found:
                return _comment(found[0])
    return None


def _comment(found: Comment) -> Json:
    return {
        "__typename": "IssueComment",
        "id": node("IC", found.id),
        "databaseId": found.id,
        "lastEditedAt": stamp(found.edited_at),
        "editor": _actor(found.editor),
    }


def _page(items: Sequence[Json], asked: Mapping[str, Any]) -> Json:
    """One page of a list, from its beginning (`first`, `after`) or its end (`last`)."""
    if asked.get("last") is not None:
        return {"nodes": items[-asked["last"] :], "pageInfo": {"hasNextPage": False}, "totalCount": len(items)}
    start = int(base64.b64decode(asked["after"])) if asked.get("after") else 0
    end = start + int(asked["first"])
    more = {"hasNextPage": end < len(items), "endCursor": base64.b64encode(str(end).encode()).decode()}
    return {"nodes": items[start:end], "pageInfo": more, "totalCount": len(items)}

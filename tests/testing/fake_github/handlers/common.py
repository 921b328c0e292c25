"""What several operations share: finding commits, reading times, filtering lists.

For: small readers of requests. Must not: answer operations itself.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from .. import git_reading
from ..call import Call
from ..errors import Refusal, forbidden, invalid, not_found
from ..people import User
from ..repository import Repository

LONGEST_BODY, LONGEST_TITLE = 65536, 256
_SHA = re.compile(r"[0-9a-f]{7,40}")


def commit_of(repository: Repository, name: str) -> str | None:
    """The full commit id behind a branch, a full ref or a (shortened) id, or None."""
    git = repository.git
    name = name.removeprefix("refs/")
    found = git.branch(name) or git.ref(f"refs/{name}") or git.ref(f"refs/tags/{name}")
    if found or not _SHA.fullmatch(name):
        return found
    said = git.run("rev-parse", "--verify", "-q", f"{name}^{{commit}}", allowed=(0, 1, 128)).decode().strip()
    return said or None


def must_be_commit(repository: Repository, name: str) -> str:
    """The full commit id. Raises 422 as GitHub does for an unknown one."""
    found = commit_of(repository, name)
    if found is None:
        raise Refusal(422, f"No commit found for SHA: {name}")
    return found


def full_commit(repository: Repository, sha: str) -> str:
    """A commit given by its full id. Raises 404 for anything else."""
    if not re.fullmatch(r"[0-9a-f]{40}", sha) or git_reading.kind_of(repository.git, sha) != "commit":
        raise not_found()
    return sha


def since(call: Call) -> datetime | None:
    """The `since` of the query, or None. Raises 422 when it is no time."""
    text = call.query.get("since")
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        raise invalid("since", "is not a valid timestamp") from None
    if found.tzinfo is None:
        raise invalid("since", "is not a valid timestamp")
    return found


def ordered(call: Call, items: list[Any], usual: str = "desc") -> list[Any]:
    """Issues or pull requests by `sort` (created or updated) and `direction`."""
    by_update = call.query.get("sort") == "updated"
    backwards = call.query.get("direction", usual) == "desc"
    return sorted(items, key=lambda i: (i.updated if by_update else i.created, i.number), reverse=backwards)


def good_body(text: object, field: str = "body", resource: str = "IssueComment") -> str:
    """A text that people write. Raises 422 when it is missing, blank or too long."""
    if not isinstance(text, str) or not text.strip():
        raise invalid(field, f"{field} can't be blank", resource, "missing_field")
    if len(text) > LONGEST_BODY:
        raise invalid(field, f"{field} is too long (maximum is {LONGEST_BODY} characters)", resource)
    return text


def good_title(text: object) -> str:
    """A title. Raises 422 when it is missing, blank or too long."""
    if not isinstance(text, str) or not text.strip():
        raise invalid("title", "title can't be blank", code="missing_field")
    if len(text) > LONGEST_TITLE:
        raise invalid("title", f"title is too long (maximum is {LONGEST_TITLE} characters)")
    return text


def good_long(text: object) -> str | None:
    """The text below a title, which may be empty. Raises 422 when it is too long."""
    if isinstance(text, str) and len(text) > LONGEST_BODY:
        raise invalid("body", f"body is too long (maximum is {LONGEST_BODY} characters)")
    return text if isinstance(text, str) else None


def may_edit(call: Call, author: User) -> None:
    """Raise 403 unless the caller wrote it, may write to the repository, or is an app with the right."""
    token = call.token
    other = token is not None and token.permissions is None and token.actor is not author
    if other and not call.repository.may_write(call.actor):
        raise forbidden("Must have write access to the repository.")

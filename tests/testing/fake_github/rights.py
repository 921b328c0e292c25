"""Who may do what, as GitHub decides it.

For: comparing a route's right with a token's. Must not: answer requests.
"""

from __future__ import annotations

from .call import Call, Route
from .errors import Refusal, forbidden, not_found
from .people import Token
from .pulls import PullRequest
from .repository import Repository

# What people without any role may write in a public repository: their own contributions.
OPEN_TO_ALL = ("issues", "pull-requests", "conversation")
ADMINISTRATOR = ("administration", "pages-settings")


def check(route: Route, call: Call) -> None:
    """Raise 401, 403 or 404 where the token may not use the route."""
    if route.right == "none":
        return
    permission, level = route.right.split(":")
    repository = call.repository
    token = call.token
    if token is None:
        if repository.private or level != "read" or permission in ADMINISTRATOR:
            raise not_found() if repository.private else Refusal(401, "Requires authentication")
        return
    if repository.settings.archived and level != "read" and route.method != "GET":
        raise forbidden("Repository was archived so is read-only.")
    if token.actor.type != "Bot":
        _check_person(token, repository, permission, level)
    if token.permissions is not None and not _granted(call, token, repository, permission, level):
        raise forbidden()


def _granted(call: Call, token: Token, repository: Repository, permission: str, level: str) -> bool:
    if token.repository not in (None, repository):
        if repository.private:
            raise not_found()
        return level == "read" and permission not in ADMINISTRATOR
    if repository.private and not any(value != "none" for value in (token.permissions or {}).values()):
        raise not_found()
    if level == "read" and not repository.private and not call.hub.strict_reads and permission not in ADMINISTRATOR:
        return True
    if permission == "metadata":
        return True
    return any(token.allows(name, level) for name in _names(call, permission))


def _names(call: Call, permission: str) -> tuple[str, ...]:
    if permission != "conversation":
        return (permission,)
    return ("issues", "pull-requests") if _on_pull(call) else ("issues",)


def _on_pull(call: Call) -> bool:
    if "issue_number" in call.values:
        return isinstance(call.issue, PullRequest)
    if "comment_id" in call.values:
        return isinstance(call.hub.find_comment(call.repository, call.number("comment_id")).issue, PullRequest)
    return True


def _check_person(token: Token, repository: Repository, permission: str, level: str) -> None:
    role = repository.role(token.actor)
    if role == "none":
        raise not_found()
    if permission in ADMINISTRATOR and role != "admin":
        raise forbidden("Must have admin rights to Repository.")
    if level != "read" and permission not in OPEN_TO_ALL and not repository.may_write(token.actor):
        raise not_found()


def must_write(call: Call) -> None:
    """Raise 403 where only people (or apps) with write access may act, such as in a locked conversation."""
    token = call.token
    if token and token.permissions is None and not call.repository.may_write(token.actor):
        raise forbidden("Must have write access to the repository.")

"""Repositories, branches and accounts.

For: their GET operations. Must not: change anything.
"""

from __future__ import annotations

from typing import Any

from .. import git_reading
from ..answers import people, repositories
from ..answers.objects import commit
from ..answers.repositories import api, page
from ..answers.settings import protection
from ..call import Call, Pages, Reply
from ..errors import Refusal, forbidden, not_found
from ..people import User


def get(call: Call) -> Reply:
    """repos/get"""
    return repositories.full(call.repository, call.token.actor if call.token else None)


def branch(call: Call) -> Reply:
    """repos/get-branch"""
    repository, name = call.repository, call.values["branch"]
    sha = repository.git.branch(name)
    if sha is None:
        raise Refusal(404, "Branch not found")
    url = api(repository, f"/branches/{name}")
    classic = repository.rules.branches.get(name)
    contexts = list(classic.required_statuses) if classic else []
    checks = {"enforcement_level": "non_admins" if contexts else "off", "contexts": contexts, "checks": []}
    return {
        "name": name,
        "commit": commit(repository, git_reading.commit(repository.git, sha)),
        "_links": {"self": url, "html": page(repository, f"/tree/{name}")},
        "protected": repository.rules.protected(name),
        "protection": {"enabled": classic is not None, "required_status_checks": checks},
        "protection_url": f"{url}/protection",
    }


def branch_protection(call: Call) -> Reply:
    """repos/get-branch-protection"""
    name = call.values["branch"]
    found = call.repository.rules.branches.get(name)
    if found is None:
        there = call.repository.git.branch(name) is not None
        raise Refusal(404, "Branch not protected" if there else "Branch not found")
    return protection(call.repository, name, found)


def _found(user: User | None) -> User:
    if user is None or user.deleted:
        raise not_found()
    return user


def user_by_login(call: Call) -> Reply:
    """users/get-by-username"""
    return people.public(call.hub, _found(call.hub.user_of_login(call.values["username"])))


def user_by_id(call: Call) -> Reply:
    """users/get-by-id"""
    return people.public(call.hub, _found(call.hub.users.get(call.number("account_id"))))


def user_self(call: Call) -> Reply:
    """users/get-authenticated"""
    if call.actor.type == "Bot":
        raise forbidden()
    return people.public(call.hub, call.actor)


def app(call: Call) -> Reply:
    """apps/get-by-slug: only GitHub Actions itself"""
    if call.values["app_slug"] != "github-actions":
        raise not_found()
    return repositories.actions_app(call.hub)


def permission(call: Call) -> Reply:
    """repos/get-collaborator-permission-level"""
    user = _found(call.hub.user_of_login(call.values["username"]))
    return people.permission(call.hub, call.repository, user)


def collaborators(call: Call) -> Reply:
    """repos/list-collaborators"""
    repository = call.repository
    ids = {repository.owner.id, *repository.roles}
    found = [call.hub.users[i] for i in sorted(ids) if not call.hub.users[i].deleted]

    def show(user: User) -> dict[str, Any]:
        role: dict[str, Any] = people.permission(call.hub, repository, user)["user"]
        return role

    return Pages(found, show)


def rate_limit(call: Call) -> Reply:
    """rate-limit/get"""
    rate = call.hub.rate(call.token)
    return {"resources": {"core": rate, "search": rate}, "rate": rate}

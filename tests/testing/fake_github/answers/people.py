"""Accounts as JSON.

For: users in every shape. Must not: decide anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import Json, node

if TYPE_CHECKING:
    from ..hub import StandIn
    from ..people import User
    from ..repository import Repository

LINKS = {
    "events_url": "/events{/privacy}",
    "followers_url": "/followers",
    "following_url": "/following{/other_user}",
    "gists_url": "/gists{/gist_id}",
    "organizations_url": "/orgs",
    "received_events_url": "/received_events",
    "repos_url": "/repos",
    "starred_url": "/starred{/owner}{/repo}",
    "subscriptions_url": "/subscriptions",
}
ROLES = ("admin", "maintain", "push", "triage", "pull")
NAMES = {"admin": 0, "maintain": 1, "write": 2, "triage": 3, "read": 4, "none": 5}


def existing(hub: StandIn, user: User) -> Json:
    """An account that is there, in the short form."""
    url = f"{hub.api_url}/users/{user.login.replace('[', '%5B').replace(']', '%5D')}"
    kind = "apps/" if user.type == "Bot" else ""
    return {
        "login": user.login,
        "id": user.id,
        "node_id": node("U", user.id),
        "avatar_url": f"{hub.server_url}/avatars/{user.id}",
        "gravatar_id": "",
        "html_url": f"{hub.server_url}/{kind}{user.login.removesuffix('[bot]')}",
        "site_admin": False,
        "type": user.type,
        "user_view_type": "public",
        "url": url,
        **{name: url + tail for name, tail in LINKS.items()},
    }


def shown(hub: StandIn, user: User | None) -> Json | None:
    """An account in the short form; null when nobody acted or the account is deleted."""
    return None if user is None or user.deleted else existing(hub, user)


def public(hub: StandIn, user: User) -> Json:
    """The page of an account."""
    texts = dict.fromkeys(("company", "location", "email", "hireable", "bio", "twitter_username"))
    counts = dict.fromkeys(("public_repos", "public_gists", "followers", "following"), 0)
    times = {"created_at": "2020-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    return existing(hub, user) | texts | counts | times | {"name": user.name, "blog": ""}


def permissions(role: str) -> Json:
    """The five switches that a role means."""
    return {name: place >= NAMES[role] for place, name in enumerate(ROLES)}


def permission(hub: StandIn, repository: Repository, user: User) -> Json:
    """What one person may do in one repository."""
    role = repository.role(user)
    coarse = {"maintain": "write", "triage": "read"}.get(role, role)
    collaborator = existing(hub, user) | {"permissions": permissions(role), "role_name": role}
    return {"permission": coarse, "role_name": role, "user": collaborator}

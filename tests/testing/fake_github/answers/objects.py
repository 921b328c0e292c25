"""Git's objects as JSON: commits, trees, blobs, refs, files.

For: everything below /git, /commits, /compare and /contents. Must not: decide anything.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from urllib.parse import quote

from .. import git_reading
from ..git_reading import Commit, Entry, text_of
from . import Json, node
from .people import shown
from .pulls import changed_file
from .repositories import api, page

if TYPE_CHECKING:
    from ..repository import Repository

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
UNSIGNED = {"verified": False, "reason": "unsigned", "signature": None, "payload": None, "verified_at": None}


def utc(when: str) -> str:
    """Git's time as GitHub writes it; the stand-in's commits are all in UTC."""
    return when.replace("+00:00", "Z")


def _person(person: tuple[str, str, str]) -> Json:
    return {"name": person[0], "email": person[1], "date": utc(person[2])}


def _parents(repository: Repository, found: Commit, kind: str) -> list[Json]:
    return [
        {"sha": p, "url": api(repository, f"/{kind}/{p}"), "html_url": page(repository, f"/commit/{p}")}
        for p in found.parents
    ]


def commit(repository: Repository, found: Commit, with_files: bool = False) -> Json:
    """A commit; the accounts are those whose email it names, which proves nothing."""
    hub, url = repository.hub, api(repository, f"/commits/{found.sha}")
    made: Json = {
        "sha": found.sha,
        "node_id": node("C", found.sha),
        "url": url,
        "html_url": page(repository, f"/commit/{found.sha}"),
        "comments_url": f"{url}/comments",
        "commit": {
            "author": _person(found.author),
            "committer": _person(found.committer),
            "message": found.message,
            "tree": {"sha": found.tree, "url": api(repository, f"/git/trees/{found.tree}")},
            "url": api(repository, f"/git/commits/{found.sha}"),
            "comment_count": 0,
            "verification": UNSIGNED,
        },
        "author": shown(hub, hub.user_of_email(found.author[1])),
        "committer": shown(hub, hub.user_of_email(found.committer[1])),
        "parents": _parents(repository, found, "commits"),
    }
    if with_files:
        changes = git_reading.changes(repository.git, found.parents[0] if found.parents else EMPTY_TREE, found.sha)
        added, removed = sum(c.additions for c in changes), sum(c.deletions for c in changes)
        made["stats"] = {"additions": added, "deletions": removed, "total": added + removed}
        made["files"] = [changed_file(repository, found.sha, change) for change in changes[:300]]
    return made


def git_commit(repository: Repository, found: Commit) -> Json:
    """A commit object."""
    return {
        "sha": found.sha,
        "node_id": node("C", found.sha),
        "url": api(repository, f"/git/commits/{found.sha}"),
        "html_url": page(repository, f"/commit/{found.sha}"),
        "author": _person(found.author),
        "committer": _person(found.committer),
        "message": found.message,
        "tree": {"sha": found.tree, "url": api(repository, f"/git/trees/{found.tree}")},
        "parents": _parents(repository, found, "git/commits"),
        "verification": UNSIGNED,
    }


def tree(repository: Repository, sha: str, entries: tuple[Entry, ...], most: int = 100_000) -> Json:
    """A tree; `truncated` beyond GitHub's limit of entries."""
    return {
        "sha": sha,
        "url": api(repository, f"/git/trees/{sha}"),
        "tree": [_entry(repository, entry) for entry in entries[:most]],
        "truncated": len(entries) > most,
    }


def _entry(repository: Repository, entry: Entry) -> Json:
    made: Json = {"path": text_of(entry.path), "mode": entry.mode, "type": entry.kind, "sha": entry.sha}
    if entry.size is not None:
        made["size"] = entry.size
    if entry.kind != "commit":
        made["url"] = api(repository, f"/git/{entry.kind}s/{entry.sha}")
    return made


def encoded(data: bytes) -> str:
    """Base64 in lines of 60, as GitHub breaks it."""
    text = base64.b64encode(data).decode()
    return "".join(text[i : i + 60] + "\n" for i in range(0, len(text), 60))


def blob(repository: Repository, sha: str, data: bytes) -> Json:
    """A blob with its content."""
    return {
        "sha": sha,
        "node_id": node("B", sha),
        "size": len(data),
        "url": api(repository, f"/git/blobs/{sha}"),
        "content": encoded(data),
        "encoding": "base64",
    }


def ref(repository: Repository, name: str, sha: str) -> Json:
    """A ref."""
    return {
        "ref": name,
        "node_id": node("REF", name),
        "url": api(repository, f"/git/{name}"),
        "object": {"sha": sha, "type": "commit", "url": api(repository, f"/git/commits/{sha}")},
    }


def content(repository: Repository, at: str, path: str, entry: Entry, kind: str) -> Json:
    """A path as the contents API names it, without what is in it."""
    place = quote(path)
    url = api(repository, f"/contents/{place}?ref={at}")
    sort = "trees" if kind == "dir" else "blobs"
    git_url = api(repository, f"/git/{sort}/{entry.sha}") if kind != "submodule" else None
    html = page(repository, f"/{'tree' if kind == 'dir' else 'blob'}/{at}/{place}")
    return {
        "name": path.rsplit("/", 1)[-1],
        "path": path,
        "sha": entry.sha,
        "size": entry.size or 0,
        "url": url,
        "html_url": html,
        "git_url": git_url,
        "download_url": page(repository, f"/raw/{at}/{place}") if kind in ("file", "symlink") else None,
        "type": kind,
        "_links": {"self": url, "git": git_url, "html": html},
    }

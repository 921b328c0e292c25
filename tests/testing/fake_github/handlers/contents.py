"""Files by path.

For: reading, creating, changing and deleting one file. Must not: read more than one megabyte.
"""

from __future__ import annotations

import base64
import binascii
import posixpath
from typing import Any

from .. import git_reading
from ..answers import objects
from ..call import Answer, Call, Reply
from ..errors import Refusal, forbidden, not_found
from ..git import Changes, Signer
from ..git_reading import Entry, text_of
from ..repository import Repository
from .common import commit_of

KINDS = {"100644": "file", "100755": "file", "120000": "symlink", "160000": "submodule", "040000": "dir"}
LARGEST, MOST = 1_000_000, 1000
PROTECTED = "Changes must be made through a pull request."


def _entries(repository: Repository, sha: str) -> dict[str, Entry]:
    return {text_of(e.path): e for e in git_reading.tree(repository.git, sha, recursive=True)}


def get(call: Call) -> Reply:
    """repos/get-content; a link to a file shows that file, as GitHub does"""
    repository = call.repository
    at = call.query.get("ref") or repository.default_branch
    sha, path = commit_of(repository, at), call.values.get("path", "").strip("/")
    if sha is None:
        raise Refusal(404, f"No commit found for the ref {at}")
    entries = _entries(repository, sha)
    if path and path not in entries:
        raise not_found()
    if not path or entries[path].kind == "tree":
        inside = [p for p in entries if posixpath.dirname(p) == path]
        return [objects.content(repository, at, p, entries[p], KINDS[entries[p].mode]) for p in inside[:MOST]]
    return _one(repository, at, path, entries)


def _one(repository: Repository, at: str, path: str, entries: dict[str, Entry]) -> dict[str, Any]:
    entry, kind = entries[path], KINDS[entries[path].mode]
    if kind == "submodule":
        made = objects.content(repository, at, path, entry, kind)
        return made | {"submodule_git_url": f"{repository.hub.server_url}/elsewhere/module.git"}
    data = git_reading.blob(repository.git, entry.sha)
    if kind == "symlink":
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), text_of(data)))
        if target not in entries or KINDS[entries[target].mode] != "file":
            return objects.content(repository, at, path, entry, kind) | {"target": text_of(data)}
        data = git_reading.blob(repository.git, entries[target].sha)
    small = len(data) <= LARGEST
    made = objects.content(repository, at, path, entry, "file")
    return made | {"encoding": "base64" if small else "none", "content": objects.encoded(data) if small else ""}


def _guard(call: Call, path: str, branch: str) -> None:
    parts = path.split("/")
    if not path or path.startswith("/") or {"", ".", "..", ".git"} & set(parts):
        raise Refusal(422, "path contains a malformed path component")
    token = call.token
    if path.startswith(".github/workflows/") and token and not token.allows("workflows", "write"):
        raise forbidden()
    classic = call.repository.rules.branches.get(branch)
    kinds = {rule["type"] for _, rule in call.repository.rules.on_branch(branch)}
    if (classic and classic.pull_request_required) or "pull_request" in kinds:
        raise Refusal(409, f"Repository rule violations found\n\n{PROTECTED}")


def _write(call: Call, change: Changes, branch: str) -> tuple[str, dict[str, Any]]:
    author = call.body.get("author") or call.body.get("committer")
    signer = Signer(author["name"], author["email"]) if author else call.actor.signer
    sha = call.repository.push(change, branch=branch, message=call.sent("message"), signer=signer)
    made = objects.git_commit(call.repository, git_reading.commit(call.repository.git, sha))
    return sha, made


def _known(call: Call, path: str) -> tuple[str, Entry | None]:
    branch = call.body.get("branch") or call.repository.default_branch
    head = call.repository.git.branch(branch)
    if head is None:
        raise Refusal(404, f"Branch {branch} not found")
    entry = _entries(call.repository, head).get(path)
    _guard(call, path, branch)
    wanted = call.body.get("sha")
    if entry and not wanted:
        raise Refusal(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
    if wanted and (entry is None or entry.sha != wanted):
        raise Refusal(409, f"{path} does not match {wanted}")
    return branch, entry


def put(call: Call) -> Reply:
    """repos/create-or-update-file-contents"""
    path = call.values["path"]
    branch, before = _known(call, path)
    try:
        data = base64.b64decode(call.sent("content"), validate=False)
    except binascii.Error:
        raise Refusal(422, "content is not valid Base64") from None
    sha, commit = _write(call, {path: data}, branch)
    entry = _entries(call.repository, sha)[path]
    content = objects.content(call.repository, branch, path, entry, "file")
    return Answer(200 if before else 201, {"content": content, "commit": commit})


def delete(call: Call) -> Reply:
    """repos/delete-file"""
    path = call.values["path"]
    branch, before = _known(call, path)
    if before is None:
        raise not_found()
    return {"content": None, "commit": _write(call, {path: None}, branch)[1]}

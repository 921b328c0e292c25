"""Trees, blobs, commits and refs, read and written one by one.

For: Git's objects over the API. Must not: check anything out.
"""

from __future__ import annotations

import base64
import binascii

from .. import git_reading
from ..answers import objects
from ..call import Call, Pages, Reply
from ..errors import Refusal, invalid, not_found
from ..git import GitError, Signer
from ..repository import Repository
from .common import commit_of, full_commit


def tree(call: Call) -> Reply:
    """git/get-tree; any value of `recursive` means yes"""
    repository, name = call.repository, call.values["tree_sha"]
    sha = commit_of(repository, name) or name
    kind = git_reading.kind_of(repository.git, sha)
    if kind not in ("tree", "commit"):
        raise not_found()
    entries = git_reading.tree(repository.git, sha, recursive="recursive" in call.query)
    shown = git_reading.commit(repository.git, sha).tree if kind == "commit" else sha
    return objects.tree(repository, shown, entries, call.hub.most_entries)


def create_tree(call: Call) -> Reply:
    """git/create-tree"""
    repository, base = call.repository, call.body.get("base_tree")
    lines = []
    for entry in call.body.get("tree") or []:
        sha = entry.get("sha")
        if "content" in entry:
            sha = _write(repository, entry["content"].encode())
        mode = entry.get("mode", "100644")
        lines.append(f"{mode if sha else '0'} {sha or git_reading.ZERO}\t{entry['path']}\0")
    try:
        made = repository.git.tree_with(base, "".join(lines).encode())
    except GitError as why:
        raise Refusal(422, str(why)) from None
    return objects.tree(repository, made, git_reading.tree(repository.git, made, recursive=False))


def _write(repository: Repository, data: bytes) -> str:
    return repository.git.run("hash-object", "-w", "--stdin", stdin=data).decode().strip()


def blob(call: Call) -> Reply:
    """git/get-blob"""
    repository, sha = call.repository, call.values["file_sha"]
    if git_reading.kind_of(repository.git, sha) != "blob":
        raise not_found()
    return objects.blob(repository, sha, git_reading.blob(repository.git, sha))


def create_blob(call: Call) -> Reply:
    """git/create-blob"""
    text = call.sent("content")
    try:
        data = base64.b64decode(text) if call.body.get("encoding") == "base64" else text.encode()
    except binascii.Error:
        raise Refusal(422, "content is not valid Base64") from None
    sha = _write(call.repository, data)
    return {"sha": sha, "url": objects.blob(call.repository, sha, b"")["url"]}


def commit(call: Call) -> Reply:
    """git/get-commit"""
    sha = full_commit(call.repository, call.values["commit_sha"])
    return objects.git_commit(call.repository, git_reading.commit(call.repository.git, sha))


def create_commit(call: Call) -> Reply:
    """git/create-commit"""
    git, parents = call.repository.git, list(call.body.get("parents") or [])
    wanted = call.sent("tree")
    if git_reading.kind_of(git, wanted) != "tree" or any(git_reading.kind_of(git, p) != "commit" for p in parents):
        raise Refusal(422, "Tree SHA or parent does not exist")
    author = call.body.get("author")
    who = Signer(author["name"], author["email"]) if author else call.actor.signer
    sha = git.commit_tree(wanted, parents, who, call.hub.now, call.sent("message"))
    return objects.git_commit(call.repository, git_reading.commit(git, sha))


def ref(call: Call) -> Reply:
    """git/get-ref"""
    name = f"refs/{call.values['ref']}"
    sha = call.repository.git.ref(name)
    if sha is None:
        raise not_found()
    return objects.ref(call.repository, name, sha)


def matching_refs(call: Call) -> Reply:
    """git/list-matching-refs"""
    prefix = f"refs/{call.values['ref']}"
    found = sorted((n, s) for n, s in call.repository.git.refs("refs/").items() if n.startswith(prefix))
    return Pages(found, lambda pair: objects.ref(call.repository, *pair))


def create_ref(call: Call) -> Reply:
    """git/create-ref"""
    repository, name, sha = call.repository, call.sent("ref"), call.sent("sha")
    if not name.startswith("refs/") or name.count("/") < 2:
        raise Refusal(422, "Reference name must start with 'refs/' and contain at least two slashes.")
    if repository.git.ref(name):
        raise Refusal(422, "Reference already exists")
    _point(repository, name, sha)
    return objects.ref(repository, name, sha)


def update_ref(call: Call) -> Reply:
    """git/update-ref; only forwards unless forced, and never against the rules"""
    repository, name, sha = call.repository, f"refs/{call.values['ref']}", call.sent("sha")
    old = repository.git.ref(name)
    if old is None:
        raise Refusal(422, "Reference does not exist")
    if git_reading.kind_of(repository.git, sha) != "commit":
        raise Refusal(422, "Object does not exist")
    backwards = repository.git.merge_base(old, sha) != old
    if backwards and not call.body.get("force"):
        raise Refusal(422, "Update is not a fast forward")
    if backwards and repository.rules.forbids(name.removeprefix("refs/heads/"), "non_fast_forward"):
        raise Refusal(422, "Cannot force-push to this branch")
    _point(repository, name, sha)
    return objects.ref(repository, name, sha)


def delete_ref(call: Call) -> None:
    """git/delete-ref"""
    repository, name = call.repository, f"refs/{call.values['ref']}"
    if repository.git.ref(name) is None:
        raise Refusal(422, "Reference does not exist")
    if repository.rules.forbids(name.removeprefix("refs/heads/"), "deletion"):
        raise Refusal(422, "Cannot delete this branch")
    repository.git.point(name, None)
    repository.pushed(name.removeprefix("refs/heads/"))


def _point(repository: Repository, name: str, sha: str) -> None:
    if git_reading.kind_of(repository.git, sha) != "commit":
        raise Refusal(422, "Object does not exist")
    try:
        repository.git.point(name, sha)
    except GitError:
        raise invalid("ref", "is not a valid ref name", "Reference") from None
    repository.pushed(name.removeprefix("refs/heads/"))

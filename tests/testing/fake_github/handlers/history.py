"""Commits and comparisons.

For: reading history. Must not: write it.
"""

from __future__ import annotations

from typing import Any

from .. import git_reading
from ..answers import node, objects, stamp
from ..answers.people import existing
from ..answers.pulls import changed_file
from ..answers.repositories import api, page
from ..call import Call, Pages, Reply
from ..errors import not_found
from ..repository import Push, Repository
from .common import commit_of, must_be_commit

MOST_FILES = 300


def commit(call: Call) -> Reply:
    """repos/get-commit"""
    sha = must_be_commit(call.repository, call.values["ref"])
    return objects.commit(call.repository, git_reading.commit(call.repository.git, sha), with_files=True)


def listed(call: Call) -> Reply:
    """repos/list-commits, newest first, for `sha` and `path`"""
    repository = call.repository
    sha = commit_of(repository, call.query.get("sha") or repository.default_branch)
    if sha is None:
        raise not_found()
    path = call.query.get("path")
    wanted = _touching(repository, sha, path) if path else None
    found = [c for c in git_reading.commits(repository.git, sha) if wanted is None or c.sha in wanted]
    return Pages(found, lambda one: objects.commit(repository, one))


def activities(call: Call) -> Reply:
    """repos/list-activities, newest first, for a `ref`; the stand-in knows the pushes over HTTP alone"""
    repository, wanted = call.repository, call.query.get("ref")
    found = [one for one in reversed(repository.pushes) if wanted in (None, one.ref)]
    return Pages(found, lambda one: _activity(repository, one))


def _activity(repository: Repository, push: Push) -> dict[str, Any]:
    return {
        "id": push.id,
        "node_id": node("PSH", push.id),
        "before": push.before,
        "after": push.after,
        "ref": push.ref,
        "timestamp": stamp(push.at),
        "activity_type": push.kind,
        "actor": None if push.actor.deleted else existing(repository.hub, push.actor),
    }


def _touching(repository: Repository, sha: str, path: str) -> set[str]:
    return set(repository.git.text("log", "--format=%H", sha, "--", f":(literal){path}").split())


def compare(call: Call) -> Reply:
    """repos/compare-commits-with-basehead: `base...head`, either with an owner of the same network before it"""
    repository, git = call.repository, call.repository.git
    one, _, other = call.values["basehead"].partition("...")
    base, head = _end(repository, one), _end(repository, other)
    start = git.merge_base(base, head)
    if start is None:
        raise not_found()
    ahead, behind = git_reading.ahead_behind(git, base, head)
    state = ("diverged" if behind else "ahead") if ahead else ("behind" if behind else "identical")
    size = min(int(call.query.get("per_page", "250")), 250)
    first = (int(call.query.get("page", "1")) - 1) * size
    commits = git_reading.commits(git, f"{base}..{head}")[::-1]
    changes = git_reading.changes(git, start, head)[:MOST_FILES] if first == 0 else ()
    url, html = api(repository, f"/compare/{one}...{other}"), page(repository, f"/compare/{one}...{other}")
    return {
        "url": url,
        "html_url": html,
        "permalink_url": html,
        "diff_url": html + ".diff",
        "patch_url": html + ".patch",
        "base_commit": objects.commit(repository, git_reading.commit(git, base)),
        "merge_base_commit": objects.commit(repository, git_reading.commit(git, start)),
        "status": state,
        "ahead_by": ahead,
        "behind_by": behind,
        "total_commits": len(commits),
        "commits": [objects.commit(repository, c) for c in commits[first : first + size]],
        "files": [changed_file(repository, head, change) for change in changes],
    }


def _end(repository: Repository, name: str) -> str:
    owner, _, ref = name.rpartition(":")
    for found in repository.hub.repositories if owner else ():
        if found.owner.login.casefold() == owner.casefold() and found.git.objects_of is repository.git.objects_of:
            repository = found
    sha = commit_of(repository, ref)
    if sha is None:
        raise not_found()
    return sha

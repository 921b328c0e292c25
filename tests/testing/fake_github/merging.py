"""Merges, replays and whether they are possible.

For: the three ways of merging, made by git. Must not: know HTTP.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from . import git_reading
from .git import Git, GitError, Signer

if TYPE_CHECKING:
    from .people import User
    from .pulls import PullRequest


def merge(git: Git, ours: str, theirs: str, who: Signer, now: datetime, message: str) -> str:
    """A commit with two parents. Raises GitError on a conflict."""
    tree = git.merged_tree(ours, theirs)
    if tree is None:
        raise GitError("the branches conflict")
    return git.commit_tree(tree, [ours, theirs], who, now, message)


def replay(git: Git, base: str, head: str, onto: str, who: Signer, now: datetime) -> str:
    """The commits base..head one after another over `onto`; merges are left out. Raises GitError on a conflict."""
    tip = onto
    for commit in reversed(git_reading.commits(git, "--no-merges", f"{base}..{head}")):
        # The merge base that git finds for this helper commit is exactly the picked commit's parent.
        helper = git.commit_tree(git_reading.commit(git, tip).tree, [*commit.parents], who, now, "helper")
        tree = git.merged_tree(helper, commit.sha)
        if tree is None:
            raise GitError("the branches conflict")
        author = Signer(commit.author[0], commit.author[1])
        tip = git.commit_tree(tree, [tip], author, now, commit.message)
    return tip


def finish(pull: PullRequest, by: User, method: str) -> str:
    """Move the base branch to the merged state and return the commit it points to."""
    git, now, base = pull.repository.git, pull.repository.hub.now, f"refs/heads/{pull.base_ref}"
    tip = git.ref(base) or pull.base_sha
    title = f"Merge pull request #{pull.number} from {pull.head_ref}\n\n{pull.title}"
    if method == "rebase":
        sha = replay(git, pull.merge_base, pull.head_sha, tip, by.signer, now)
    elif method == "squash":
        tree = git.merged_tree(tip, pull.head_sha)
        if tree is None:
            raise GitError("the branches conflict")
        sha = git.commit_tree(tree, [tip], pull.author.signer, now, f"{pull.title} (#{pull.number})")
    else:
        sha = merge(git, tip, pull.head_sha, by.signer, now, title)
    git.point(base, sha)
    pull.brought = frozenset(commit.sha for commit in git_reading.commits(git, f"{tip}..{sha}"))
    pull.repository.pushed(pull.base_ref)
    return sha


def trial(pull: PullRequest) -> str | None:
    """The merge commit that GitHub tries out for an open pull request, also at `refs/pull/N/merge`; None: conflict."""
    git = pull.repository.git
    tip = git.branch(pull.base_ref) or pull.base_sha
    key = ("trial", pull.id, tip, pull.head_sha)
    if key not in git.memory:
        message = f"Merge {pull.head_sha} into {tip}"
        try:
            sha = merge(git, tip, pull.head_sha, pull.author.signer, pull.repository.hub.now, message)
            git.point(f"refs/pull/{pull.number}/merge", sha)
            git.memory[key] = sha
        except GitError:
            git.memory[key] = None
    found = git.memory[key]
    return found if isinstance(found, str) else None


def missing(pull: PullRequest) -> list[str]:
    """What protection still asks for before a merge, in words."""
    repository = pull.repository
    green = {s.context for s in repository.latest_statuses(pull.head_sha) if s.state == "success"}
    wanted = repository.rules.required_statuses(pull.base_ref) - green
    found = [f'Required status check "{context}" is expected.' for context in sorted(wanted)]
    protection = repository.rules.branches.get(pull.base_ref)
    approvals = {r.author.id for r in pull.reviews if r.state == "APPROVED" and repository.may_write(r.author)}
    if protection and len(approvals) < protection.approvals:
        found.append(f"At least {protection.approvals} approving review is required by reviewers with write access.")
    return found


def mergeable_state(pull: PullRequest) -> str:
    """GitHub's word for how near an open pull request is to being merged."""
    if pull.merged or pull.state == "closed":
        return "unknown"
    if trial(pull) is None:
        return "dirty"
    if pull.is_draft:
        return "draft"
    if missing(pull):
        return "blocked"
    repository = pull.repository
    protection = repository.rules.branches.get(pull.base_ref)
    if protection and protection.strict and pull.merge_base != repository.git.branch(pull.base_ref):
        return "behind"
    states = {s.state for s in repository.latest_statuses(pull.head_sha)}
    return "unstable" if states - {"success"} else "clean"

"""Pull requests.

For: list, get, create, update, files, commits, merge. Must not: handle reviews.
"""

from __future__ import annotations

from .. import git_reading, merging
from ..answers import objects, pulls
from ..call import Call, Pages, Reply
from ..errors import Refusal, invalid, not_found
from ..git import GitError
from ..pulls import PullRequest, RefusedError
from ..repository import Repository
from .common import full_commit, good_long, good_title, may_edit, ordered

MOST_FILES, MOST_COMMITS = 3000, 250


def listed(call: Call) -> Reply:
    """pulls/list"""
    state, head, base = (call.query.get(k, "") for k in ("state", "head", "base"))
    found = [
        pull
        for pull in call.repository.pull_requests()
        if (state or "open") in ("all", pull.state)
        and (not head or _head_is(pull, head))
        and (not base or pull.base_ref == base)
    ]
    usual = "desc" if call.query.get("sort", "created") == "created" else "asc"
    return Pages(ordered(call, found, usual), pulls.simple)


def _head_is(pull: PullRequest, head: str) -> bool:
    owner, _, ref = head.partition(":")
    if not ref:  # GitHub ignores a filter without an owner
        return True
    return pull.head_owner is not None and pull.head_owner.login.casefold() == owner.casefold() and pull.head_ref == ref


def get(call: Call) -> Reply:
    """pulls/get; whether it can be merged is computed between two requests where the hub has a lag"""
    shown = pulls.full(call.pull)
    call.pull.shown_unknown = max(0, call.pull.shown_unknown - 1)
    return shown


def files(call: Call) -> Reply:
    """pulls/list-files"""
    pull = call.pull
    changes = pulls.file_changes(pull)[:MOST_FILES]
    return Pages(changes, lambda change: pulls.changed_file(pull.repository, pull.head_sha, change))


def commits(call: Call) -> Reply:
    """pulls/list-commits"""
    pull = call.pull
    found = git_reading.commits(pull.repository.git, f"{pull.merge_base}..{pull.head_sha}")
    return Pages(found[::-1][:MOST_COMMITS], lambda commit: objects.commit(pull.repository, commit))


def of_commit(call: Call) -> Reply:
    """repos/list-pull-requests-associated-with-commit: those that hold the commit, or brought it to the base"""
    repository, sha = call.repository, full_commit(call.repository, call.values["commit_sha"])
    return Pages([p for p in repository.pull_requests() if _holds(p, sha)], pulls.simple)


def _holds(pull: PullRequest, sha: str) -> bool:
    git = pull.repository.git
    own = git.merge_base(sha, pull.head_sha) == sha and git.merge_base(sha, pull.merge_base) != sha
    return own or sha in pull.brought


def create(call: Call) -> Reply:
    """pulls/create"""
    repository, settings = call.repository, call.repository.settings
    if call.actor.type == "Bot" and not settings.can_approve_pull_request_reviews:
        raise Refusal(403, "GitHub Actions is not permitted to create or approve pull requests.")
    base, head = str(call.sent("base")), str(call.sent("head"))
    source, ref = _source(repository, head)
    sha, tip = source.git.branch(ref) if source else None, repository.git.branch(base)
    if source is None or sha is None:
        raise invalid("head", "", "PullRequest", "invalid")
    if tip is None:
        raise invalid("base", "", "PullRequest", "invalid")
    if any(
        p.state == "open" and p.head_repository is source and (p.head_ref, p.base_ref) == (ref, base)
        for p in repository.pull_requests()
    ):
        raise Refusal(
            422,
            "Validation Failed",
            [{"resource": "PullRequest", "code": "custom", "message": f"A pull request already exists for {head}."}],
        )
    if repository.git.merge_base(tip, sha) == sha:
        message = f"No commits between {base} and {ref}"
        raise Refusal(422, "Validation Failed", [{"resource": "PullRequest", "code": "custom", "message": message}])
    title, body = good_title(call.body.get("title")), good_long(call.body.get("body"))
    made = call.hub.open_pull(repository, source, ref, call.actor, title, body, base)
    made.is_draft = bool(call.body.get("draft"))
    return pulls.full(made)


def _source(repository: Repository, head: str) -> tuple[Repository | None, str]:
    owner, _, ref = head.rpartition(":")
    if not owner or owner.casefold() == repository.owner.login.casefold():
        return repository, ref
    for found in repository.hub.repositories:
        if found.owner.login.casefold() == owner.casefold() and repository in (found, found.parent):
            return found, ref
    return None, ref


def update(call: Call) -> Reply:
    """pulls/update"""
    pull = call.pull
    may_edit(call, pull.author)
    if "title" in call.body:
        pull.rename(good_title(call.body["title"]), call.actor)
    if "body" in call.body:
        pull.edit(good_long(call.body["body"]) or "", call.actor)
    if "base" in call.body:
        if pull.repository.git.branch(call.body["base"]) is None:
            raise invalid("base", "", "PullRequest", "invalid")
        pull.retarget(call.body["base"])
    try:
        if call.body.get("state") == "closed":
            pull.close(call.actor)
        elif call.body.get("state") == "open":
            pull.reopen(call.actor)
    except RefusedError as why:
        raise invalid("state", str(why), "PullRequest") from None
    return pulls.full(pull)


def merge(call: Call) -> Reply:
    """pulls/merge"""
    pull, method = call.pull, call.body.get("merge_method", "merge")
    wanted = call.body.get("sha")
    if wanted and wanted != pull.head_sha:
        raise Refusal(409, "Head branch was modified. Review and try the merge again.")
    if pull.state == "closed" or pull.is_draft or merging.trial(pull) is None:
        raise Refusal(405, "Pull Request is not mergeable")
    allowed = {"merge": "merge_commit", "squash": "squash_merge", "rebase": "rebase_merge"}
    if method not in allowed or not getattr(pull.repository.settings, f"allow_{allowed[method]}"):
        raise Refusal(405, f"{method} merges are not allowed on this repository.")
    missing = merging.missing(pull)
    if missing:
        raise Refusal(405, " ".join(missing))
    try:
        sha = pull.merge(call.actor, method)
    except GitError:
        raise Refusal(405, "Pull Request is not mergeable") from None
    return {"sha": sha, "merged": True, "message": "Pull Request successfully merged"}


def is_merged(call: Call) -> None:
    """pulls/check-if-merged"""
    if not call.pull.merged:
        raise not_found()

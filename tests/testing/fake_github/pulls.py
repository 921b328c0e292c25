"""Pull requests and reviews, and the verbs that tests move them with.

For: a pull request's state over real Git. Must not: know HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from . import merging
from .git import Changes, Signer
from .issues import Issue

if TYPE_CHECKING:
    from .people import User
    from .repository import Repository


class RefusedError(Exception):
    """GitHub does not let anybody do this."""


@dataclass(eq=False)
class Review:
    """A review; it keeps the commit it was made at, whatever happens later."""

    id: int
    pull: PullRequest
    author: User
    state: str
    body: str
    commit_id: str
    submitted: datetime

    def edit(self, body: str) -> None:
        """Change the text; the API does not say when."""
        self.body = body
        self.pull.touch()


@dataclass(eq=False, repr=False)
class PullRequest(Issue):
    """A pull request into `repository` from `head_ref` of `head_repository` (None when the fork is deleted)."""

    base_ref: str = "main"
    base_sha: str = ""
    head_repository: Repository | None = None
    head_ref: str = ""
    head_sha: str = ""
    head_owner: User | None = None
    is_draft: bool = False
    merged: bool = False
    merged_at: datetime | None = None
    merged_by: User | None = None
    merge_commit_sha: str | None = None
    brought: frozenset[str] = frozenset()
    reviews: list[Review] = field(default_factory=list)
    shown_unknown: int = 0

    def _source(self) -> Repository:
        if self.head_repository is None:
            raise RefusedError("the fork is deleted: nobody can push to it")
        return self.head_repository

    def push(
        self, files: Changes, *, by: User | None = None, message: str = "Change files", signer: Signer | None = None
    ) -> str:
        """Add a commit to the head branch."""
        return self._source().push(files, branch=self.head_ref, by=by or self.author, message=message, signer=signer)

    def force_push(
        self, files: Changes, *, onto: str | None = None, by: User | None = None, message: str = "Start again"
    ) -> str:
        """Replace the branch by one commit over `onto` (default: where the branch left the base)."""
        start = onto or self.merge_base
        return self._source().push(files, branch=self.head_ref, by=by or self.author, message=message, onto=start)

    def reset(self, sha: str) -> None:
        """Point the head branch at a commit that exists, such as an earlier head."""
        source = self._source()
        source.git.point(f"refs/heads/{self.head_ref}", sha)
        source.pushed(self.head_ref)

    def delete_branch(self) -> None:
        """Delete the head branch, which closes the pull request."""
        source = self._source()
        source.git.point(f"refs/heads/{self.head_ref}", None)
        source.pushed(self.head_ref)

    def rebase(self) -> str:
        """Replay the branch's commits over the tip of the base, as `git rebase` does."""
        git, now = self.repository.git, self.repository.hub.now
        tip = git.branch(self.base_ref) or self.base_sha
        self.reset(merging.replay(git, self.merge_base, self.head_sha, tip, self.author.signer, now))
        return self.head_sha

    def merge_base_into_head(self) -> str:
        """Merge the tip of the base into the branch, as the button *Update branch* does."""
        git, now = self.repository.git, self.repository.hub.now
        tip = git.branch(self.base_ref) or self.base_sha
        message = f"Merge branch '{self.base_ref}' into {self.head_ref}"
        self.reset(merging.merge(git, self.head_sha, tip, self.author.signer, now, message))
        return self.head_sha

    def cross(self, tree_of: str, files: Changes, *parents: str) -> str:
        """Point the branch at a merge commit that anybody can make by hand: any parents, and any tree."""
        git, now = self.repository.git, self.repository.hub.now
        made = self.force_push(files, onto=tree_of)
        tree = git.text("rev-parse", f"{made}^{{tree}}")
        self.reset(git.commit_tree(tree, [*parents], self.author.signer, now, "Merge branches"))
        return self.head_sha

    @property
    def merge_base(self) -> str:
        """Where the branch left the base."""
        return self.repository.git.merge_base(self.base_sha, self.head_sha) or self.base_sha

    def follow_head(self) -> None:
        """See where the head branch points now; what a push does on GitHub."""
        new = self.head_repository.git.branch(self.head_ref) if self.head_repository else None
        git = self.repository.git
        if new is None and self.head_repository and self.state == "open":
            self.close()
        if new is None or new == self.head_sha:
            return
        if self.head_sha and git.merge_base(self.head_sha, new) != self.head_sha:
            self.happened("head_ref_force_pushed", self.author, commit_id=new)
        self.head_sha, self.base_sha = new, git.branch(self.base_ref) or self.base_sha
        git.point(f"refs/pull/{self.number}/head", new)
        protection = self.repository.rules.branches.get(self.base_ref)
        for review in self.reviews if protection and protection.dismiss_stale else ():
            review.state = "DISMISSED" if review.state == "APPROVED" else review.state
        self.shown_unknown = self.repository.hub.mergeable_lag
        self.touch()

    def review(self, by: User, state: str, body: str = "", commit_id: str | None = None) -> Review:
        """Submit a review at `commit_id` (default: the head). Raises RefusedError for the author's own verdict."""
        if by is self.author and state in ("APPROVED", "CHANGES_REQUESTED"):
            act = "approve" if state == "APPROVED" else "request changes on"
            raise RefusedError(f"Can not {act} your own pull request")
        hub = self.repository.hub
        made = Review(hub.next_id("review"), self, by, state, body, commit_id or self.head_sha, hub.now)
        self.reviews.append(made)
        self.touch()
        return made

    def approve(self, by: User, body: str = "", at: str | None = None) -> Review:
        """Approve."""
        return self.review(by, "APPROVED", body, at)

    def request_changes(self, by: User, body: str = "Please look again.", at: str | None = None) -> Review:
        """Request changes."""
        return self.review(by, "CHANGES_REQUESTED", body, at)

    def review_comment(self, by: User, body: str = "A thought.", at: str | None = None) -> Review:
        """Review without a verdict."""
        return self.review(by, "COMMENTED", body, at)

    def dismiss(self, review: Review, by: User | None = None, message: str = "Out of date") -> None:
        """Dismiss a verdict; the review keeps its commit and its time."""
        if review.state not in ("APPROVED", "CHANGES_REQUESTED"):
            raise RefusedError(f"Can not dismiss a {review.state.lower()} pull request review")
        was, review.state = review.state.lower(), "DISMISSED"
        told = {"state": was, "review_id": review.id, "dismissal_message": message}
        self.happened("review_dismissed", by or self.repository.owner, dismissed_review=told)

    def merge(self, by: User | None = None, method: str = "merge") -> str:
        """Merge by `merge`, `squash` or `rebase`, whatever is required: the API asks that first."""
        sha = merging.finish(self, by or self.repository.owner, method)
        self.merged, self.merged_at, self.merge_commit_sha = True, self.repository.hub.now, sha
        self.merged_by = by or self.repository.owner
        self.happened("merged", by, commit_id=sha)
        self.close(by, reason=None)
        return sha

    def reopen(self, by: User | None = None) -> None:
        """Open again. Raises RefusedError when it is merged or the fork is gone."""
        if self.merged or self.head_repository is None:
            raise RefusedError("a merged pull request, or one without its fork, stays closed")
        super().reopen(by)
        self.state_reason = None
        self.follow_head()

    def draft(self) -> None:
        """Make it a draft."""
        self.is_draft = True
        self.happened("convert_to_draft")

    def ready(self) -> None:
        """End the draft."""
        self.is_draft = False
        self.happened("ready_for_review")

    def retarget(self, branch: str, by: User | None = None) -> None:
        """Change the base branch."""
        self.base_ref, self.base_sha = branch, self.repository.git.branch(branch) or ""
        self.happened("base_ref_changed", by)

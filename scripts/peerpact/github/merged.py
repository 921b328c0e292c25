"""Merged pull requests: which one brought a commit, and what was said in it.

For: `Merges`, the GitHub half of `peerpact record`. Must not: decide who has signed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from peerpact.github.connect import Connection, asking
from peerpact.github.desk import bring_approved
from peerpact.github.read import PULLS, as_open, as_value, talk
from peerpact.github.store import Store
from peerpact.ledger.draft import Merged
from peerpact.objects import GitObjects, ids_at

if TYPE_CHECKING:
    from github.PullRequest import PullRequest as Handle


@dataclass(slots=True)
class Merges:
    """One run's look at merged pull requests; each is read once, whatever number of commits it brought."""

    connection: Connection
    store: Store
    objects: GitObjects
    known: dict[int, Merged] = field(default_factory=dict)

    def of(self, commit: str) -> Merged | None:
        """The pull request that brought a commit to the default branch; None when it came by itself."""
        handle = self._handle(commit)
        if handle is None:
            return None
        if handle.number not in self.known:
            self.known[handle.number] = self._read(handle)
        return self.known[handle.number]

    def _handle(self, commit: str) -> Handle | None:
        with asking(f"find the pull request of commit {commit[:12]}", PULLS):
            branch = self.connection.repository.default_branch
            found = [
                handle
                for handle in self.connection.repository.get_commit(commit).get_pulls()
                if handle.merged_at is not None and handle.base.ref == branch
            ]
        exact = [handle for handle in found if handle.merge_commit_sha == commit]
        return next(iter(exact or sorted(found, key=lambda handle: handle.number)), None)

    def _read(self, handle: Handle) -> Merged:
        pull = as_open(handle)
        self._bring(pull.number, pull.head)
        said = talk(self.connection, pull)
        bring_approved(self.store, said)
        approved = {review.commit for review in said.reviews if review.state == "APPROVED"}
        trees = {commit: ids_at(self.objects, commit) for commit in {*approved, pull.head} if commit}
        reviewed = {commit: trees[commit] for commit in approved if trees.get(commit)}
        value = replace(as_value(pull, "", said), reviewed=reviewed)
        return Merged(value, handle.merged_at or handle.created_at, trees.get(pull.head, {}))

    def _bring(self, number: int, head: str) -> None:
        """The head of a squashed pull request lies on no branch; GitHub keeps it under the number.

        A failure is raised: to go on without the head would look as if nobody had signed.
        """
        if not self.objects.has(head):
            self.objects.fetch(f"refs/pull/{number}/head", url=self.connection.fetch_from)

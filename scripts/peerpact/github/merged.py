"""Merged pull requests: which one brought a commit, and what was said in it.

For: `Merges`, the GitHub half of `peerpact record`. Must not: decide who has signed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from peerpact.bot.ownership import in_whose_name
from peerpact.bot.plan import read_base
from peerpact.domain.pull_request import PullRequest
from peerpact.git.objects import GitObjects, changes, ids_at
from peerpact.github.client import Connection, asking
from peerpact.github.fetch import Store
from peerpact.github.join_forms import with_forms
from peerpact.github.judge import bring_approved
from peerpact.github.pull_requests import PULLS, as_open, as_value, talk
from peerpact.signing.ledger.settle import Merged

if TYPE_CHECKING:
    from github.PullRequest import PullRequest as Handle

SETTLED = timedelta(minutes=5)  # after a merge GitHub closes the form, and that touches it


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
        [pull] = with_forms(self.connection, [as_open(handle)])
        at = handle.merged_at or handle.created_at
        self._bring(pull.number, pull.head)
        said = talk(self.connection, pull)
        bring_approved(self.store, said)
        approved = {review.commit for review in said.reviews if review.state == "APPROVED"}
        trees = {commit: ids_at(self.objects, commit) for commit in {*approved, pull.head} if commit}
        reviewed = {commit: trees[commit] for commit in approved if trees.get(commit)}
        value = replace(as_value(pull, "", said), reviewed=reviewed)
        return Merged(self._in_whose_name(value, handle.base.sha, at), at, trees.get(pull.head, {}))

    def _in_whose_name(self, pull: PullRequest, base: str, at: datetime) -> PullRequest:
        """Whoever filled in the form that our own pull request was made from: a profile is theirs without a signature.

        The merge itself closes the form. What is written there later says nothing about what was merged.
        """
        if pull.form is None:
            return pull
        start = self.objects.merge_base(base, pull.head)
        changed = changes(self.objects, self.objects.tree(start), self.objects.tree(pull.head))
        asked = replace(pull, form=replace(pull.form, open=True), changes=changed)
        _, unproven = in_whose_name(asked, read_base(self.objects, start).loaded)
        known = pull.form.updated <= at + SETTLED
        return pull if unproven and known else replace(pull, author=pull.form.author)

    def _bring(self, number: int, head: str) -> None:
        """The head of a squashed pull request lies on no branch; GitHub keeps it under the number.

        A failure is raised: to go on without the head would look as if nobody had signed.
        """
        if not self.objects.has(head):
            self.objects.fetch(f"refs/pull/{number}/head", url=self.connection.fetch_from)

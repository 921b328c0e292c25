"""Merged pull requests: which one brought a commit, and what was said in it.

For: `Merges`, the GitHub half of `peerpact record`. Must not: decide who has signed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from peerpact.bot.judge import MOST_DATA, approved_commits
from peerpact.bot.ownership import in_whose_name
from peerpact.bot.plan import read_base
from peerpact.domain.entry import is_data
from peerpact.domain.pull_request import REGULAR, PullRequest
from peerpact.git.contents import changes, reviewed_at
from peerpact.git.landing import land
from peerpact.git.objects import GitObjects, Leaf
from peerpact.github.client import Connection, asking
from peerpact.github.fetch import Store
from peerpact.github.form_editor import with_editor
from peerpact.github.join_forms import with_forms
from peerpact.github.judge import bring_missing
from peerpact.github.pull_requests import PULLS, as_open, as_value, read_conversation
from peerpact.github.timeline import witnessed
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

    def brought(self, commit: str) -> tuple[int, str] | None:
        """Number and last commit of the pull request that brought a commit; None when it came by itself."""
        handle = self._handle(commit)
        return (handle.number, handle.head.sha) if handle else None

    def _handle(self, commit: str) -> Handle | None:
        with asking(f"find the pull request of commit {commit[:12]}", PULLS):
            branch = self.connection.repository.default_branch
            handles = [
                handle
                for handle in self.connection.repository.get_commit(commit).get_pulls()
                if handle.merged_at is not None and handle.base.ref == branch
            ]
        exact = [handle for handle in handles if handle.merge_commit_sha == commit]
        return next(iter(exact or sorted(handles, key=lambda handle: handle.number)), None)

    def _read(self, handle: Handle) -> Merged:
        [pull] = with_forms(self.connection, [as_open(handle)])
        at = handle.merged_at or handle.created_at
        self.bring(pull.number, pull.head)
        conversation = read_conversation(self.connection, pull)
        value = witnessed(self.connection, conversation, as_value(pull, handle.base.sha, conversation), None)
        approved = approved_commits(value.reviews, frozenset(review.author.id for review in value.reviews))
        bring_missing(self.store, approved)
        head = self.objects.tree(pull.head)
        paths = self._changed(handle, head)
        value = replace(value, reviewed=reviewed_at(self.objects, self._tip(handle), approved, paths))
        ids = {path: leaf.sha for path, leaf in head.items() if leaf.mode == REGULAR}
        return Merged(self._in_whose_name(value, handle.base.sha, at), at, ids)

    def _tip(self, handle: Handle) -> str:
        """What the default branch was before the merge, as far as it can be told: else what GitHub calls its base."""
        merge = handle.merge_commit_sha or ""
        parents = self.objects.parents(merge) if merge and self.objects.has(merge) else ()
        return parents[0] if parents else handle.base.sha

    def _changed(self, handle: Handle, head: Mapping[str, Leaf]) -> list[str]:
        """The community's files that a pull request changes since any of its merge bases."""
        forks = [self.objects.tree(fork) for fork in self.objects.merge_bases(self._tip(handle), handle.head.sha)]
        paths = {*head, *(path for fork in forks for path in fork)}
        changed = [path for path in paths if is_data(path) and any(fork.get(path) != head.get(path) for fork in forks)]
        return sorted(changed)[:MOST_DATA]

    def _in_whose_name(self, pull: PullRequest, base: str, at: datetime) -> PullRequest:
        """The author of the form that our own pull request was made from: a profile is theirs without a signature.

        The merge itself closes the form. What is written there later says nothing about what was merged.
        """
        if pull.form is None:
            return pull
        forks = self.objects.merge_bases(base, pull.head)
        if len(forks) != 1:
            return pull
        start = self.objects.tree(forks[0])
        pushed = land(start, start, self.objects.tree(pull.head)).changed
        form = replace(with_editor(self.connection, pull.form), open=True)
        as_asked = replace(pull, form=form, changes=changes(self.objects, start, pushed))
        _, unproven = in_whose_name(as_asked, read_base(self.objects, forks[0]).loaded)
        is_settled = pull.form.updated <= at + SETTLED
        return pull if unproven and is_settled else replace(pull, author=pull.form.author)

    def bring(self, number: int, head: str) -> None:
        """The head of a squashed pull request lies on no branch; GitHub keeps it under the number.

        A failure is raised: to go on without the head would look as if nobody had signed.
        """
        if not self.objects.has(head):
            self.objects.fetch(f"refs/pull/{number}/head", url=self.connection.fetch_from, small=True)

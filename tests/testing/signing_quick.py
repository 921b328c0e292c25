"""The same world without HTTP, and with each object of Git read once: for a search of very many steps.

For: `QuickWorld`, whose pull requests follow each other on one stand-in. The acts, the pushes and the model are those
of `signing_world`, and all that decides is Peerpact's own: `judge`, `plan`, `settle`. What it leaves out (reading over
the API, fetching, posting) the real world plays, and `long_signing` plays some in both. Must not: hold a test.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from peerpact.bot.judge import judge
from peerpact.bot.plan import Base, Plan, plan
from peerpact.community.loader import load
from peerpact.domain import pull_request as values
from peerpact.domain.entry import is_data
from peerpact.git.contents import reviewed_at, texts
from peerpact.git.objects import GitObjects, Leaf
from peerpact.signing.ledger.report import Version
from peerpact.signing.ledger.settle import Candidate, Merged, settle
from peerpact.text.forge_links import Places
from testing.fake_github import User
from testing.github_scene import DAY, MARKER
from testing.signing_world import PEOPLE, TEXTS, Signed, World

NOW, PLACES = date.fromisoformat(DAY), Places("example/mentoring")


class KeptObjects(GitObjects):
    """Git's objects, each asked for once: a commit's name stands for its content."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._trees: dict[str, dict[str, Leaf]] = {}
        self._bases: dict[tuple[str, str], tuple[str, ...]] = {}
        self._blobs: dict[str, bytes] = {}
        self._versions: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def commit(self, name: str) -> str:
        """Every commit is named in full here."""
        return name

    def merge_bases(self, base: str, head: str) -> tuple[str, ...]:
        if (base, head) not in self._bases:
            self._bases[base, head] = super().merge_bases(base, head)
        return self._bases[base, head]

    def leaves(self, commit: str, paths: Collection[str]) -> dict[str, Leaf]:
        tree = self.tree(commit)
        return {path: tree[path] for path in paths if path in tree}

    def tree(self, commit: str) -> dict[str, Leaf]:
        if commit not in self._trees:
            self._trees[commit] = super().tree(commit)
        return self._trees[commit]

    def versions(self, base: str, head: str, path: str) -> tuple[str, ...]:
        if (base, head, path) not in self._versions:
            self._versions[base, head, path] = super().versions(base, head, path)
        return self._versions[base, head, path]

    def blobs(self, shas: Iterable[str]) -> dict[str, bytes]:
        wanted = set(shas)
        self._blobs |= super().blobs(wanted - self._blobs.keys())
        return {sha: self._blobs[sha] for sha in wanted}


class QuickWorld(World):
    """Many pull requests, one after the other, judged without a server."""

    plan: Plan
    merged: Merged | None

    def prepare(self, folder: Path) -> None:
        """Nothing is cloned: the stand-in's own repository is read."""
        self.objects = KeptObjects(self.repository.git.folder)
        self._loaded: dict[tuple[tuple[str, str], ...], Base] = {}

    def again(self) -> None:
        """The next pull request, with everyone as they were."""
        if self.pull.state == "open":
            self.pull.close()
        for name, user in self.users.items():
            if user.login != f"demo-{name}":
                self.hub.rename_user(user, f"demo-{name}")
        self.said = {name: [] for name in PEOPLE}
        self.pull = self.begin()
        self.ring()

    def ring(self) -> None:
        """Judge, plan, and keep our comment."""
        base = self._community(self.repository.head)
        self.plan = plan(judge(self._value(), base, self.objects, NOW, self._witnessed), PLACES)
        ours = [one for one in self.pull.comments if one.body.startswith(MARKER)]
        if not ours:
            self.pull.comment(self.hub.bot, self.plan.comment)
        elif ours[0].body != self.plan.comment:
            ours[0].edit(self.plan.comment)

    def seen(self) -> tuple[str, Signed]:
        """The status, and whom the comment calls signers of which file."""
        states = {one.context: one.state for one in self.plan.statuses}
        return states["peerpact/signatures"], self.signers(self.plan.comment)

    def merge(self, way: str) -> None:
        """Take the time of a merge; the next pull request begins where this one did."""
        self.hub.wait(minutes=1)
        self.merged_at = self.hub.now
        self.pull.close()

    def recorded(self) -> Signed:
        """What `peerpact record` would make of a squashed merge."""
        tree = self.objects.tree(self.pull.head_sha)
        ids = {path: one.sha for path, one in tree.items() if one.mode == "100644"}
        merged = Merged(self._witnessed(self._value(), None), self.merged_at, ids)
        return {pair for path in self.present for pair in self._settled(path, merged)}

    def _settled(self, path: str, merged: Merged) -> Signed:
        head, base, sha = self.pull.head_sha, self._community(self.repository.head), merged.head[path]
        version = Version(path, head, base.commit, sha, self.objects.blobs([sha])[sha], False, base.loaded, {})
        records, alarms = settle(Candidate(path, None, (version,)), {head: merged}, NOW)
        assert len(records) + len(alarms) == 1
        return {(path, f"demo-{PEOPLE[signer.id - 1001]}") for record in records for signer in record.signers}

    def _community(self, commit: str) -> Base:
        """The community at a commit; it's loaded again only where one of its files differs."""
        tree = self.objects.tree(commit)
        key = tuple((path, leaf.sha) for path, leaf in tree.items() if is_data(path))
        if key not in self._loaded:
            found = texts(self.objects, tree)
            self._loaded[key] = Base(commit, tree, found, load(found))
        kept = self._loaded[key]
        return Base(commit, tree, kept.texts, kept.loaded)

    def _value(self) -> values.PullRequest:
        """The pull request as `github.read` brings it."""
        pull = self.pull
        return values.PullRequest(
            number=pull.number,
            author=_account(pull.author),
            base=self.repository.head,
            head=pull.head_sha,
            base_branch="main",
            changes=(),
            comments=tuple(
                values.Comment(one.id, _account(one.author), one.body, one.created, one.edited_at is not None)
                for one in pull.comments
            ),
            reviews=tuple(
                values.Review(one.id, _account(one.author), one.state, one.commit_id, one.submitted)
                for one in pull.reviews
            ),
            own_comment=next((one.body for one in pull.comments if one.body.startswith(MARKER)), ""),
        )

    def _witnessed(self, pull: values.PullRequest, people: frozenset[int] | None) -> values.PullRequest:
        """What `github.timeline` adds, and for a merged one what was reviewed."""
        happened = [one for one in self.pull.happenings if one.event == "comment_deleted"]
        approved = {one.commit for one in pull.reviews if one.state == "APPROVED"}
        dismissed = {
            one.details["dismissed_review"]["review_id"]: one
            for one in self.pull.happenings
            if one.event == "review_dismissed"
        }
        return replace(
            pull,
            comments=tuple(replace(one, edited_by=one.edited * self._editor(one.id)) for one in pull.comments),
            reviews=tuple(
                replace(
                    one,
                    dismissed_by=dismissed[one.id].actor.id,
                    was_approval=dismissed[one.id].details["dismissed_review"]["state"] == "approved",
                )
                if one.id in dismissed
                else one
                for one in pull.reviews
            ),
            deleted_by={one.details["author"].id: one.actor.id for one in happened},
            retargeted=max(self._voids(), default=None),
            reviewed=reviewed_at(self.objects, pull.base, approved, list(TEXTS)),
        )

    def _voids(self) -> Iterator[datetime]:
        """When the base branch was changed, or someone else deleted or edited a comment of ours."""
        bot = self.hub.bot
        for happening in self.pull.happenings:
            if happening.event == "base_ref_changed" or happening.details.get("author") is bot:
                yield happening.at
        for comment in self.pull.comments:
            if comment.author is bot and comment.edited_at and comment.editor is not bot:
                yield comment.edited_at

    def _editor(self, number: int) -> int:
        return next((one.editor.id for one in self.pull.comments if one.id == number and one.editor), 0)


def _account(user: User) -> values.Account:
    return values.Account(user.login, user.id)

"""An agreement's pull request on the stand-in, and a small model of who has signed it.

For: playing any sequence of acts on both sides, with a real verdict after each, and a real record in the end. The model
knows nothing of Peerpact: it remembers each person's acts in time and asks what the newest one means for the bytes as
they are now. Must not: hold a test.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from peerpact.cli.main import main
from peerpact.signing.ledger.branch import Store
from peerpact.signing.ledger.chain import unwind
from testing.fake_github import Comment, PullRequest, Review, StandIn, Token, User
from testing.github_scene import DAY, FILES, MARKER, VERDICT, agreement, profile

PATH = "agreements/2026-demo-ana--demo-bo.yml"
VARIANTS = (
    *(agreement().replace("Give a talk", words) for words in ("Give a talk", "Give two talks", "Hold a talk")),
    "partners: [\n",
)
BROKEN = 3  # the variant that nobody can read, and so nobody sign
PEOPLE = ("ana", "bo", "eve")
VERBS = (
    "approve request dismiss sign sign-old unsign edit delete push force spoil rebase merge-base base rename chat "
    "remove mar forget blur retarget others typo cross"
).split()
TAKING_BACK = "dismiss unsign edit delete request".split()  # what nobody can undo a merged signature with
WAYS = ("merge", "squash", "rebase")
RECORD = {"contents": "write", "pull-requests": "read", "issues": "write"}
Step = tuple[str, str, int]  # verb, person, variant of the text


def digest(text: str) -> str:
    """What a comment has to name, worked out from the guide's words alone."""
    return sha256(b"v1\0" + PATH.encode() + b"\0" + text.encode()).hexdigest()


@dataclass
class Said:
    """One act in the model: `kind` is sign, withdraw or nothing; `variant` the text that it was about."""

    kind: str
    variant: int
    source: Review | Comment
    counted: bool = False


class World:
    """The stand-in and the model side by side."""

    def __init__(self, hub: StandIn, folder: Path) -> None:
        self.hub, self.variant, self.moves = hub, 0, 0
        self.users: dict[str, User] = {name: hub.user(f"demo-{name}", id=1001 + n) for n, name in enumerate(PEOPLE)}
        self.said: dict[str, list[Said]] = {name: [] for name in PEOPLE}
        people = {f"profiles/demo-{name}.yml": profile(f"demo-{name}", 1001 + n) for n, name in enumerate(PEOPLE)}
        self.repository = hub.repository("example/mentoring", FILES | people)
        self.pull = self.begin()
        self.prepare(folder)
        self.ring()

    def begin(self) -> PullRequest:
        """Open the pull request."""
        self.merged_by_hand = False
        return self.hub.pull_request(self.repository, self.users["ana"], {PATH: VARIANTS[0]})

    def prepare(self, folder: Path) -> None:
        """Clone the repository, as Actions does."""
        subprocess.run(["git", "clone", "-q", self.repository.clone_url, "clone"], cwd=folder, check=True, timeout=60)
        self.clone, self.token = folder / "clone", self.hub.token(VERDICT, repository=self.repository)

    def play(self, step: Step) -> None:
        """Do one act on both sides, and let the verdict follow."""
        self.do(step)
        self.ring()
        if self.variant != BROKEN and not self.crossed:
            self._count()

    def do(self, step: Step) -> None:
        """One act, which no verdict follows by itself."""
        verb, name, variant = step
        self.hub.wait(minutes=1)
        self.moves += 1
        getattr(self, "_" + verb.replace("-", "_"))(name, variant)

    def ring(self) -> None:
        """`peerpact plan 1 --post`, as the workflow runs it."""
        code, said = self._run(self.token, "plan", "1", "--post")
        assert code == 0, said

    def _run(self, token: Token, *words: str) -> tuple[int, str]:
        there = {"GITHUB_TOKEN": token.value, "GITHUB_REPOSITORY": self.repository.full_name}
        there |= {"GITHUB_API_URL": self.hub.api_url, "GITHUB_SERVER_URL": self.hub.server_url}
        os.environ |= there
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = main(["--root", str(self.clone), "--now", DAY, *words])
        gc.enable()
        return code, printed.getvalue()

    def seen(self) -> tuple[str, set[str]]:
        """The status, and the logins that the comment calls signers."""
        (text,) = [one.body for one in self.pull.comments if one.body.startswith(MARKER)]
        statuses = {one.context: one.state for one in self.repository.latest_statuses(self.pull.head_sha)}
        return statuses["peerpact/signatures"], self.signers(text)

    @staticmethod
    def signers(text: str) -> set[str]:
        """The logins that a comment calls signers."""
        return set(re.findall(r"^- ✅ (\S+) signed on ", text, re.MULTILINE))

    def merge(self, way: str) -> None:
        """Merge, whatever the statuses say."""
        self.hub.wait(minutes=1)
        self.pull.merge(method=way)

    def recorded(self) -> set[str]:
        """`peerpact record`; the logins in the one record, or nobody."""
        subprocess.run(["git", "fetch", "-q", "origin"], cwd=self.clone, check=True, timeout=60)
        code, said = self._run(self.hub.token(RECORD, repository=self.repository), "record")
        store = Store(self.clone, str(self.repository.git.folder))
        signers = [signer.id for record in unwind(store.read(store.bring())).records for signer in record.signers]
        assert (code == 0) == bool(signers), said
        return {f"demo-{PEOPLE[number - 1001]}" for number in signers}

    @property
    def crossed(self) -> bool:
        """Whether there isn't exactly one merge base: then nobody can say what will land, and the bot waits."""
        words = ("merge-base", "--all", self.repository.head, self.pull.head_sha)
        return len(self.repository.git.text(*words).split()) != 1

    def uncross(self) -> None:
        """Update the branch where it has to be before a merge."""
        if self.crossed:
            self.play(("merge-base", "ana", 0))

    def expected(self) -> tuple[bool, set[str]]:
        """Whether all have signed, and who has."""
        if self.crossed:
            return False, set()
        # A login in the comment is the profile's; a renamed account stays the same person.
        signed = {f"demo-{name}" for name in ("ana", "bo") if self._has_signed(name)}
        return len(signed) == 2, signed

    def _has_signed(self, name: str) -> bool:
        acts = [act for act in self.said[name] if act.kind != "nothing"]
        acts = [act for act in acts if act.kind == "withdraw" or act.counted or act.variant == self.variant]
        if self.variant == BROKEN:
            return False
        return bool(acts) and acts[-1].kind == "sign" and acts[-1].variant == self.variant

    def _count(self) -> None:
        """What the bot has seen to count, it will miss when it is gone."""
        for acts in self.said.values():
            for act in acts:
                # While nobody can read the file nobody knows that it has to be signed, and so nothing is counted.
                # What was edited before it counted never will be.
                stands = act.kind != "nothing"
                fits = act.variant == self.variant or act.kind == "withdraw" or isinstance(act.source, Review)
                act.counted |= stands and fits

    def _approve(self, name: str, _: int) -> None:
        if name != "ana":  # GitHub lets nobody approve their own pull request
            # Of a commit with two merge bases nobody can say what was reviewed there: approving it signs nothing.
            kind = "nothing" if self.crossed else "sign"
            self.said[name].append(Said(kind, self.variant, self.pull.approve(self.users[name]), not self.crossed))

    def _request(self, name: str, _: int) -> None:
        if name != "ana":
            review = self.pull.request_changes(self.users[name])
            self.said[name].append(Said("withdraw", self.variant, review, True))

    def _dismiss(self, name: str, _: int) -> None:
        for act in reversed(self.said[name]):
            if isinstance(act.source, Review) and act.source.state != "DISMISSED":
                self.pull.dismiss(act.source)
                act.kind = "withdraw"
                return

    def _sign(self, name: str, _: int) -> None:
        comment = self.pull.comment(self.users[name], f"/sign {digest(VARIANTS[self.variant])}")
        self.said[name].append(Said("sign", self.variant, comment))

    def _sign_old(self, name: str, variant: int) -> None:
        comment = self.pull.comment(self.users[name], f"I agree.\n\n/sign {digest(VARIANTS[variant])}")
        self.said[name].append(Said("sign", variant, comment))

    def _unsign(self, name: str, _: int) -> None:
        self.said[name].append(Said("withdraw", self.variant, self.pull.comment(self.users[name], "/unsign")))

    def _chat(self, name: str, variant: int) -> None:
        words = ("Hello!", f"> /sign {digest(VARIANTS[self.variant])}", f"`/sign {digest(VARIANTS[self.variant])}`")
        self.pull.comment(self.users[name], words[variant])

    def _last_comment(self, name: str) -> Said | None:
        alive = [a for a in self.said[name] if isinstance(a.source, Comment) and a.source in self.pull.comments]
        return alive[-1] if alive else None

    def _edit(self, name: str, _: int) -> None:
        act = self._last_comment(name)
        if act and isinstance(act.source, Comment):
            act.source.edit(f"/sign {digest(VARIANTS[self.variant])}")
            act.kind = "withdraw" if act.counted else "nothing"

    def _delete(self, name: str, _: int) -> None:
        act = self._last_comment(name)
        if act and isinstance(act.source, Comment):
            act.source.delete()
            act.kind = "withdraw" if act.counted else "nothing"

    def _push(self, _: str, variant: int) -> None:
        if variant != self.variant:
            self.pull.push({PATH: VARIANTS[variant]})
            self.variant = variant

    def _force(self, _: str, variant: int) -> None:
        self.pull.force_push({PATH: VARIANTS[variant]}, message=f"Start again {self.moves}")
        self.merged_by_hand = False
        self.variant = variant

    def _spoil(self, _: str, __: int) -> None:
        self._push("", BROKEN)

    def _rebase(self, _: str, __: int) -> None:
        if not self.merged_by_hand:  # a rebase would drop that merge, and what it made of the file
            self.pull.rebase()

    def _merge_base(self, _: str, __: int) -> None:
        if self.pull.merge_base != self.repository.head:
            self.pull.merge_base_into_head()

    def _base(self, _: str, __: int) -> None:
        self.repository.push({"README.md": f"Move {self.moves}\n"})

    def _rename(self, name: str, _: int) -> None:
        self.hub.rename_user(self.users[name], f"demo-{name}-{self.moves}")

    def _remove(self, name: str, _: int) -> None:
        """A maintainer deletes someone's comment."""
        self._taken(name, lambda comment: comment.delete(by=self.repository.owner))

    def _mar(self, name: str, _: int) -> None:
        """A maintainer edits someone's comment."""
        text = f"/sign {digest(VARIANTS[self.variant])}"
        self._taken(name, lambda comment: comment.edit(text, by=self.repository.owner))

    def _taken(self, name: str, how: Callable[[Comment], None]) -> None:
        act = self._last_comment(name)
        if act and isinstance(act.source, Comment):
            how(act.source)
            act.kind = "withdraw" if act.counted else "nothing"

    def _forget(self, _: str, __: int) -> None:
        """A maintainer deletes the bot's comment: everything so far is void."""
        self._ours().delete(by=self.repository.owner)
        self._void()

    def _blur(self, _: str, __: int) -> None:
        """A maintainer edits the bot's comment, to the same effect."""
        self._ours().edit("Nothing to see here.", by=self.repository.owner)
        self._void()

    def _retarget(self, _: str, __: int) -> None:
        """The base branch is chosen once more: acts before that don't count."""
        self.pull.retarget("main", self.repository.owner)
        self._void()

    def _ours(self) -> Comment:
        return next(one for one in self.pull.comments if one.body.startswith(MARKER))

    def _void(self) -> None:
        for acts in self.said.values():
            acts.clear()

    def _others(self, _: str, __: int) -> None:
        """Someone else's change of their own profile comes to the base by a merge commit."""
        files = {"profiles/demo-eve.yml": profile("demo-eve", 1003) + f"# {self.moves}\n"}
        other = self.hub.pull_request(self.repository, self.users["eve"], files, branch=f"other-{self.moves}")
        other.merge(method="merge")

    def _cross(self, _: str, variant: int) -> None:
        """The branch gets two parents between which another merge into the base lies: two merge bases."""
        files = {"profiles/demo-eve.yml": profile("demo-eve", 1003) + f"# {self.moves}\n"}
        other = self.hub.pull_request(self.repository, self.users["eve"], files, branch=f"other-{self.moves}")
        self.repository.push({"README.md": f"Meanwhile {self.moves}\n"})
        before, branch = self.repository.head, other.head_sha
        other.merge(method="merge")
        self.merged_by_hand = True
        self.pull.cross(self.repository.head, {PATH: VARIANTS[variant]}, before, branch)
        self.variant = variant

    def _typo(self, name: str, _: int) -> None:
        """An approval in another pull request, which holds the agreement as the base does: none."""
        other = self.hub.pull_request(
            self.repository, self.users["eve"], {"README.md": f"Typo {self.moves}\n"}, branch=f"typo-{self.moves}"
        )
        if name != "eve":
            self.pull.review(self.users[name], "APPROVED" if name != "ana" else "COMMENTED", "", other.head_sha)
        other.close()

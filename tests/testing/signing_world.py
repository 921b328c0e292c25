"""A pull request with files to be signed on the stand-in, and a small model of who has signed which of them.

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
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from peerpact.cli.main import main
from peerpact.signing.ledger.branch import Store
from peerpact.signing.ledger.chain import unwind
from testing.fake_github import Comment, PullRequest, Review, StandIn, Token, User
from testing.github_scene import COMMUNITY, DAY, FILES, MARKER, VERDICT, agreement, profile

PATH = "agreements/2026-demo-ana--demo-bo.yml"
SECOND = "agreements/2026-demo-bo--demo-eve.yml"
PROFILE = "profiles/demo-bo.yml"
BO = profile("demo-bo", 1002, "public-speaking", "kubernetes") + "capacity: 2\n"
WORDS = ("Give a talk", "Give two talks", "Hold a talk")
VARIANTS = (*(agreement().replace("Give a talk", words) for words in WORDS), "partners: [\n")
UNKNOWN = -1  # the variant of a text that nobody can tell
BROKEN = 3  # the variant that nobody can read, and so nobody sign
TEXTS: dict[str, tuple[str | None, ...]] = {
    PATH: VARIANTS,
    SECOND: (None, *(text.replace("demo-ana", "demo-eve").replace("1001", "1003") for text in VARIANTS[:2])),
    PROFILE: (BO, f"{BO}about: Speaks in public\n", f"{BO}about: Speaks\n"),
}
"""By path what a file can say. The first variants of the last two are the base's: then nobody has to sign them."""
SIGNERS = {PATH: ("ana", "bo"), SECOND: ("bo", "eve"), PROFILE: ("bo",)}
PEOPLE = ("ana", "bo", "eve")
VERBS = (
    "approve request dismiss sign sign-one sign-old unsign edit delete push push-second push-profile force spoil "
    "rebase merge-base base rename chat remove mar forget blur retarget others typo cross"
).split()
TAKING_BACK = "dismiss unsign edit delete request".split()  # what nobody can undo a merged signature with
WAYS = ("merge", "squash", "rebase")
RECORD = {"contents": "write", "pull-requests": "read", "issues": "write"}
Step = tuple[str, str, int]  # verb, person, variant of the text


Signed = set[tuple[str, str]]  # paths and logins


def digest(text: str | None, path: str = PATH) -> str:
    """What a comment has to name, worked out from the guide's words alone."""
    return sha256(b"v1\0" + path.encode() + b"\0" + (text or "").encode()).hexdigest()


@dataclass
class Said:
    """One act in the model: `kind` is sign, withdraw or nothing; `about` the texts by path, `counted` those that the
    bot has seen it count for. `seen` is a withdrawal that the bot has seen."""

    kind: str
    about: dict[str, int]
    source: Review | Comment
    counted: set[str] = field(default_factory=set)
    seen: bool = False


class World:
    """The stand-in and the model side by side."""

    def __init__(self, hub: StandIn, folder: Path) -> None:
        self.hub, self.moves = hub, 0
        self.users: dict[str, User] = {name: hub.user(f"demo-{name}", id=1001 + n) for n, name in enumerate(PEOPLE)}
        self.said: dict[str, list[Said]] = {name: [] for name in PEOPLE}
        people = {f"profiles/demo-{name}.yml": profile(f"demo-{name}", 1001 + n) for n, name in enumerate(PEOPLE)}
        maintainer = COMMUNITY.replace("demo-mo", "demo-ana").replace("1009", "1001")  # who may touch others' files
        files = FILES | people | {PROFILE: BO, "community.yml": maintainer}
        self.repository = hub.repository("example/mentoring", files)
        self.pull = self.begin()
        self.prepare(folder)
        self.ring()

    def begin(self) -> PullRequest:
        """Open the pull request."""
        self.merged_by_hand = False
        self.variants, self.kept = dict.fromkeys(TEXTS, 0), dict[tuple[str, str], Said]()
        return self.hub.pull_request(self.repository, self.users["ana"], {PATH: VARIANTS[0]})

    def prepare(self, folder: Path) -> None:
        """Clone the repository, as Actions does."""
        subprocess.run(["git", "clone", "-q", self.repository.clone_url, "clone"], cwd=folder, check=True, timeout=60)
        self.clone, self.token = folder / "clone", self.hub.token(VERDICT, repository=self.repository)

    def play(self, step: Step) -> None:
        """Do one act on both sides, and let the verdict follow."""
        self.do(step)
        self.ring()
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

    def seen(self) -> tuple[str, Signed]:
        """The status, and whom the comment calls signers of which file."""
        (text,) = [one.body for one in self.pull.comments if one.body.startswith(MARKER)]
        statuses = {one.context: one.state for one in self.repository.latest_statuses(self.pull.head_sha)}
        return statuses["peerpact/signatures"], self.signers(text)

    @staticmethod
    def signers(text: str) -> Signed:
        """Whom a comment calls signers of which file."""
        parts = (re.match(r"`([^`]+)`", part) for part in text.split("**Signatures** for "))
        return {
            (part[1], login)
            for part in parts
            if part
            for login in re.findall(r"^- ✅ (\S+) signed on ", part.string, re.MULTILINE)
        }

    def merge(self, way: str) -> None:
        """Merge, whatever the statuses say; a rebase drops merges that were made by hand, with what they brought."""
        self.hub.wait(minutes=1)
        self.pull.merge(method="squash" if self.merged_by_hand and way == "rebase" else way)

    def recorded(self) -> Signed:
        """`peerpact record`; the logins in the records of all files."""
        subprocess.run(["git", "fetch", "-q", "origin"], cwd=self.clone, check=True, timeout=60)
        code, said = self._run(self.hub.token(RECORD, repository=self.repository), "record")
        store = Store(self.clone, str(self.repository.git.folder))
        records = unwind(store.read(store.bring())).records
        assert (code == 0) == (len(records) == len(self.present)), said
        return {(one.path, f"demo-{PEOPLE[signer.id - 1001]}") for one in records for signer in one.signers}

    @property
    def crossed(self) -> bool:
        """Whether there isn't exactly one merge base: then nobody can say what will land, and the bot waits."""
        words = ("merge-base", "--all", self.repository.head, self.pull.head_sha)
        return len(self.repository.git.text(*words).split()) != 1

    def uncross(self) -> None:
        """Update the branch where it has to be before a merge."""
        if self.crossed:
            self.play(("merge-base", "ana", 0))

    @property
    def present(self) -> dict[str, int]:
        """The files of the pull request that someone has to sign, and what they say."""
        return {path: variant for path, variant in self.variants.items() if variant or path == PATH}

    @property
    def broken(self) -> bool:
        """Whether nobody can read the agreement; then the bot first asks for that to be put right."""
        return self.variants[PATH] == BROKEN

    def expected(self) -> tuple[bool, Signed]:
        """Whether all have signed, and who has signed what."""
        if self.crossed or self.broken:
            return False, set()
        signed = self.signed()
        return signed == self._needed(self.present), signed

    def signed(self) -> Signed:
        """Who has signed what as it is now."""
        # A login in the comment is the profile's; a renamed account stays the same person.
        return {
            (path, f"demo-{name}") for path in self.present for name in SIGNERS[path] if self._has_signed(name, path)
        }

    def to_record(self) -> Signed:
        """What has to be recorded after a merge: each file that is signed by all who must."""
        signed = self.signed()
        return {pair for path in self.present if self._needed([path]) <= signed for pair in self._needed([path])}

    @staticmethod
    def _needed(paths: Iterable[str]) -> Signed:
        return {(path, f"demo-{name}") for path in paths for name in SIGNERS[path]}

    def _has_signed(self, name: str, path: str) -> bool:
        now = self.variants[path]
        acts = [act for act in self.said[name] if act.kind == "withdraw" or self._is_about(act, path)]
        return now != BROKEN and bool(acts) and acts[-1].kind == "sign" and acts[-1].about[path] == now

    def _is_about(self, act: Said, path: str) -> bool:
        """Whether the bot takes it for consent to a file, as it is or as it was when the bot last looked."""
        fits = act.about.get(path) == self.variants[path] or isinstance(act.source, Review) or path in act.counted
        return act.kind == "sign" and path in act.about and fits

    def _count(self) -> None:
        """What the bot has seen to count, it will miss when it is gone: the newest act of everyone about each file.

        While nobody can tell what a merge would bring, or read a file, nothing new counts; withdrawals always do.
        """
        for name, acts in self.said.items():
            for act in acts:
                act.seen |= act.kind == "withdraw"
            for path, now in self.present.items() if not self.crossed else ():
                if now != BROKEN and name in SIGNERS[path]:
                    self._keep(name, path, now)

    def _keep(self, name: str, path: str, now: int) -> None:
        last = max((n for n, act in enumerate(self.said[name]) if act.kind == "withdraw"), default=-1)
        since = [act for act in self.said[name][last + 1 :] if act.kind == "sign"]
        known = self.kept.pop((name, path), None)
        other = known if known and isinstance(known.source, Comment) else None  # it may be about other bytes by now
        fitting = [act for act in since if act.about.get(path) == now or act is other]
        for act in fitting:
            act.counted.add(path)
        if fitting:
            self.kept[name, path] = fitting[-1]

    def _gone(self, act: Said) -> None:
        """An act that was deleted or edited: if it was the newest about some file, all until then is void."""
        missed = act.seen or any(kept is act for kept in self.kept.values())
        act.kind = "withdraw" if missed else "nothing"

    def _approve(self, name: str, _: int) -> None:
        if name != "ana":  # GitHub lets nobody approve their own pull request
            # Of a commit with two merge bases nobody can say what was reviewed there: it's consent to something else.
            about = dict.fromkeys(TEXTS, UNKNOWN) if self.crossed else self.present
            self.said[name].append(Said("sign", about, self.pull.approve(self.users[name])))

    def _request(self, name: str, _: int) -> None:
        if name != "ana":
            review = self.pull.request_changes(self.users[name])
            self.said[name].append(Said("withdraw", {}, review))

    def _dismiss(self, name: str, _: int) -> None:
        for act in reversed(self.said[name]):
            if isinstance(act.source, Review) and act.source.state != "DISMISSED":
                self.pull.dismiss(act.source)
                act.kind = "withdraw"
                return

    def _sign(self, name: str, _: int) -> None:
        """Sign all that there is to sign, in one comment."""
        self._say(name, dict(self.present))

    def _sign_one(self, name: str, number: int) -> None:
        path = list(TEXTS)[number]
        if path in self.present:
            self._say(name, {path: self.variants[path]})

    def _say(self, name: str, about: dict[str, int]) -> None:
        lines = [f"/sign {digest(TEXTS[path][variant], path)}" for path, variant in about.items()]
        self.said[name].append(Said("sign", about, self.pull.comment(self.users[name], "\n".join(lines))))

    def _sign_old(self, name: str, variant: int) -> None:
        comment = self.pull.comment(self.users[name], f"I agree.\n\n/sign {digest(VARIANTS[variant])}")
        self.said[name].append(Said("sign", {PATH: variant}, comment))

    def _unsign(self, name: str, _: int) -> None:
        self.said[name].append(Said("withdraw", {}, self.pull.comment(self.users[name], "/unsign")))

    def _chat(self, name: str, variant: int) -> None:
        line = f"/sign {digest(VARIANTS[self.variants[PATH]])}"
        words = ("Hello!", f"> {line}", f"`{line}`")
        self.pull.comment(self.users[name], words[variant])

    def _last_comment(self, name: str) -> Said | None:
        alive = [a for a in self.said[name] if isinstance(a.source, Comment) and a.source in self.pull.comments]
        return alive[-1] if alive else None

    def _edit(self, name: str, _: int) -> None:
        self._taken(name, lambda comment: comment.edit(f"/sign {digest(VARIANTS[self.variants[PATH]])}"))

    def _delete(self, name: str, _: int) -> None:
        self._taken(name, lambda comment: comment.delete())

    def _push(self, _: str, variant: int) -> None:
        self._write(PATH, variant)

    def _push_second(self, _: str, variant: int) -> None:
        """Bring a second agreement, change it, or take it out again."""
        self._write(SECOND, variant)

    def _push_profile(self, _: str, variant: int) -> None:
        """The same with someone else's profile."""
        self._write(PROFILE, variant)

    def _write(self, path: str, variant: int) -> None:
        if variant != self.variants[path]:
            self.pull.push({path: TEXTS[path][variant]})
            self.variants[path] = variant

    def _force(self, _: str, variant: int) -> None:
        self.pull.force_push({PATH: VARIANTS[variant]}, message=f"Start again {self.moves}")
        self.merged_by_hand = False
        self.variants = {**dict.fromkeys(TEXTS, 0), PATH: variant}

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
        text = f"/sign {digest(VARIANTS[self.variants[PATH]])}"
        self._taken(name, lambda comment: comment.edit(text, by=self.repository.owner))

    def _taken(self, name: str, how: Callable[[Comment], None]) -> None:
        act = self._last_comment(name)
        if act and isinstance(act.source, Comment):
            how(act.source)
            self._gone(act)

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
        self.kept.clear()
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
        self.variants = {**dict.fromkeys(TEXTS, 0), PATH: variant}

    def _typo(self, name: str, _: int) -> None:
        """An approval in another pull request, which holds the agreement as the base does: none."""
        other = self.hub.pull_request(
            self.repository, self.users["eve"], {"README.md": f"Typo {self.moves}\n"}, branch=f"typo-{self.moves}"
        )
        if name != "eve":
            self.pull.review(self.users[name], "APPROVED" if name != "ana" else "COMMENTED", "", other.head_sha)
        other.close()

"""A community on the stand-in whose pull requests are signed, merged and recorded, and clones of it to be attacked.

For: what the tests of this folder hold in their hands. Must not: hold a test.
"""

from __future__ import annotations

import gc
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from peerpact.cli.main import main
from peerpact.signing import digest
from peerpact.signing.ledger.branch import KNOWN, Store
from peerpact.signing.ledger.chain import MARK, unwind
from peerpact.signing.ledger.record import Record, canonical, name
from testing.fake_github import PullRequest, Repository, StandIn, Token, User
from testing.two_people import Done

RIGHTS = {"contents": "write", "pull-requests": "read", "issues": "write"}
VERDICT = {"contents": "read", "pull-requests": "write", "issues": "write", "statuses": "write"}
DAY = "2026-12-01"
SKILLS = """\
built_in: false
skills:
  - {id: kubernetes, name: Kubernetes}
  - {id: public-speaking, name: Public speaking}
"""
FILES = {
    "community.yml": "name: Example\nmaintainers: [{github: demo-mo, github_id: 1009}]\n",
    "skills.yml": SKILLS,
    "guides/terms/1.md": "# Terms\n",
}
FIRST, SECOND = "agreements/2026-demo-ana--demo-bo.yml", "agreements/2026-demo-bo--demo-cy.yml"
PEOPLE = {"demo-ana": 1001, "demo-bo": 1002, "demo-cy": 1003}


def profile(login: str, number: int) -> str:
    """A sound profile."""
    return (
        f"github: {login}\ngithub_id: {number}\nname: Somebody\ntimezone: UTC\nlanguages: [en]\n"
        "offers: [{skill: kubernetes, level: advanced}]\nseeks: [{skill: public-speaking, level: beginner}]\n"
    )


def agreement(one: str = "demo-ana", other: str = "demo-bo", more: str = "", ends: str = "2027-05-31") -> str:
    """An agreement between two people; `more` is put at its end."""
    partner = (
        "  - github: {}\n    github_id: {}\n    offers: [{}]\n    goals:\n"
        "      - {{learn: {}, goal: Give a talk at a meetup, evidence: The slides}}\n"
    )
    return (
        "partners:\n"
        + partner.format(one, PEOPLE[one], "kubernetes", "public-speaking")
        + partner.format(other, PEOPLE[other], "public-speaking", "kubernetes")
        + f"starts: 2026-12-10\nends: {ends}\n"
        f"sessions: {{every: 2 weeks, minutes: 60, first_to_learn: {other}}}\ncheck_ins: [2027-01-12]\n"
        "commitments: {equal_contribution: true, confidentiality: true, accountability: true, code_of_conduct: true}\n"
        "terms: 1\n" + more
    )


@dataclass
class World:
    """A repository on the stand-in, its people, and a clone; `run` is the command line in this process."""

    hub: StandIn
    folder: Path
    repository: Repository = field(init=False)
    token: Token = field(init=False)
    people: dict[str, User] = field(init=False)
    clone: Path = field(init=False)

    def __post_init__(self) -> None:
        """Begin with three profiles and the terms."""
        self.people = {login: self.hub.user(login, id=number) for login, number in PEOPLE.items()}
        self.people["demo-mo"] = self.hub.user("demo-mo", id=1009)
        profiles = {f"profiles/{login}.yml": profile(login, number) for login, number in PEOPLE.items()}
        self.repository = self.hub.repository("example/mentoring", {**FILES, **profiles})
        self.token = self.hub.token(RIGHTS, repository=self.repository)
        self.clone = self.clone_again("clone")

    def clone_again(self, folder: str) -> Path:
        """Another clone of all branches."""
        git("clone", "--quiet", self.repository.clone_url, folder, at=self.folder)
        return self.folder / folder

    def pull(self, by: str, files: Mapping[str, str | None], sign: str = "", method: str = "") -> PullRequest:
        """A pull request by someone; `sign` names who signs (the author by comment), `method` merges it."""
        made = self.hub.pull_request(self.repository, self.people[by], dict(files))
        for login in sign.split():
            self.sign(made, login, files)
        if method:
            self.merge(made, method)
        return made

    def sign(self, pull: PullRequest, login: str, files: Mapping[str, str | None]) -> None:
        """By an approving review, or by a comment where it is the author's own."""
        self.hub.wait(minutes=1)
        if self.people[login] is not pull.author:
            pull.approve(self.people[login])
            return
        for path, text in files.items():
            pull.comment(pull.author, f"Gladly.\n\n/sign {digest(path, (text or '').encode())}\n")

    def merge(self, pull: PullRequest, method: str) -> str:
        """Merge, a minute later."""
        self.hub.wait(minutes=1)
        return pull.merge(self.people["demo-mo"], method)

    def fetch(self) -> None:
        """What a new checkout in Actions would hold."""
        git("fetch", "--quiet", "--prune", "origin", at=self.clone)

    def record(self, *words: str, fetch: bool = True, **environment: str) -> Done:
        """`peerpact record` with the rights of its workflow."""
        if fetch:
            self.fetch()
        return self.run("record", *words, **environment)

    def run(self, *words: str, root: Path | None = None, **environment: str) -> Done:
        """Any command, in the clone."""
        told = {
            "GITHUB_TOKEN": self.token.value,
            "GITHUB_REPOSITORY": self.repository.full_name,
            "GITHUB_API_URL": self.hub.api_url,
            "GITHUB_SERVER_URL": self.hub.server_url,
        }
        return run(root or self.clone, *words, **(told | environment))

    def verdict(self) -> None:
        """`peerpact plan --all --post` with the rights of its workflow, after whatever rang the bell."""
        done = self.run(
            "plan", "--all", "--post", GITHUB_TOKEN=self.hub.token(VERDICT, repository=self.repository).value
        )
        assert done.code == 0, done

    @property
    def store(self) -> Store:
        """The ledger on the stand-in."""
        return Store(self.clone, str(self.repository.git.folder))

    def records(self) -> tuple[Record, ...]:
        """All records that lie on the stand-in, in the order of their chain."""
        chain = unwind(self.store.read(self.store.bring()))
        assert not chain.faults
        return chain.records

    def forget(self) -> None:
        """As if nothing had ever been recorded or cried out."""
        self.repository.git.point("refs/heads/ledger", None)
        git("update-ref", "-d", KNOWN, at=self.clone)
        for issue in [issue for issue in self.repository.issues.values() if issue.author is self.hub.bot]:
            del self.repository.issues[issue.number]

    def alarms(self) -> list[str]:
        """The texts of our issues, each with its comments."""
        ours = [issue for issue in self.repository.issues.values() if issue.author is self.hub.bot]
        return ["\n".join([issue.body or "", *(one.body for one in issue.comments)]) for issue in ours]


def run(root: Path, *words: str, now: str = DAY, **environment: str) -> Done:
    """A command in this process, with what it printed."""
    import contextlib
    import io

    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        for key in ("GITHUB_ACTIONS", "GITHUB_TOKEN", "GITHUB_REPOSITORY", "PEERPACT_BOT"):
            patch.delenv(key, raising=False)
        for key, value in environment.items():
            patch.setenv(key, value)
        code = main(["--root", str(root), "--now", now, *words])
    gc.enable()
    return Done(code, out.getvalue(), err.getvalue())


def git(*words: str, at: Path, stdin: bytes = b"") -> str:
    """A git command that has to succeed, without anybody's settings."""
    env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1"}
    env |= {f"GIT_{role}_{what}": "demo@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(["git", *words], cwd=at, capture_output=True, input=stdin, check=True, timeout=60, env=env)
    return done.stdout.decode().strip()


def files_of(clone: Path) -> dict[str, bytes]:
    """What lies on the ledger of a clone."""
    store = Store(clone)
    return dict(store.read(store.here()).files)


def forge(clone: Path, files: Mapping[str, bytes], *, onto: bool = True) -> str:
    """Put other files on the ledger of a clone, by a commit over its tip or as a branch of its own."""
    parents = ["-p", git("rev-parse", KNOWN, at=clone)] if onto else []
    index = {"GIT_INDEX_FILE": str(clone / ".git" / "forged-index")}
    (clone / ".git" / "forged-index").unlink(missing_ok=True)
    rows = b""
    for path, content in files.items():
        sha = git("hash-object", "-w", "--stdin", at=clone, stdin=content)
        rows += f"100644 {sha}\t{path}\0".encode()
    env = ["env", *(f"{key}={value}" for key, value in index.items()), "git"]
    subprocess.run([*env, "update-index", "-z", "--index-info"], cwd=clone, input=rows, check=True)
    tree = subprocess.run([*env, "write-tree"], cwd=clone, capture_output=True, check=True, text=True).stdout.strip()
    made = git("commit-tree", tree, *parents, "-m", "Forged", at=clone)
    git("update-ref", KNOWN, made, at=clone)
    return made


def chained(*records: Record) -> dict[str, bytes]:
    """A ledger with just these records, chained again: what someone with write access could make up."""
    from peerpact.signing.ledger.branch import _chained
    from peerpact.signing.ledger.chain import MARK_BYTES, Chain
    from peerpact.signing.ledger.record import GENESIS

    whole = map(canonical, _chained(records, Chain((), GENESIS, ())))
    return {MARK: MARK_BYTES, **{name(content): content for content in whole}}

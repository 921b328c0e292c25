"""The stand-in: accounts, repositories, tokens, time and faults in one place.

For: what a test holds in its hand. Must not: know how answers look.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .accounts import Accounts
from .dispatch import PREFIX, Logged, Response
from .errors import not_found
from .faults import Fault, Faults
from .git import Changes, Git
from .issues import Comment
from .people import BOT_ID, BOT_LOGIN, Token, User
from .pulls import PullRequest
from .repository import Repository
from .server import Server
from .workflow_rights import token_rights

if TYPE_CHECKING:
    from typing import Self

    from github import Github


class StandIn(Accounts):
    """A small GitHub over real Git. Use it as a context manager: leaving asserts that every answer was right.

    `now` is the only clock. `strict_reads` asks for the read right even of a public repository, so that a
    workflow must name every right that it uses. `mergeable_lag` is how many requests show `mergeable: null`
    after a push.
    """

    def __init__(self, folder: Path, *, strict_reads: bool = True, lifetime: float = 3600) -> None:
        super().__init__()
        self.folder = folder
        self.now = datetime(2026, 12, 1, 12, tzinfo=UTC)
        self.strict_reads, self.mergeable_lag, self.most_entries = strict_reads, 0, 100_000
        self.lock = threading.RLock()
        self.repositories: list[Repository] = []
        self.tokens: dict[str, Token] = {}
        self.faults = Faults()
        self.requests: list[Logged] = []
        self.violations: list[str] = []
        self.answered: dict[tuple[str, int], Any] = {}
        self.last_answers: dict[tuple[str, str], Response] = {}
        self._clients: list[Github] = []
        self.bot = self.user(BOT_LOGIN, id=BOT_ID, type="Bot")
        self.server = Server(self, lifetime)
        self.server.start()

    # -- life ---------------------------------------------------------------------------------

    @property
    def server_url(self) -> str:
        """The site, as `GITHUB_SERVER_URL`."""
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def api_url(self) -> str:
        """The API, as `GITHUB_API_URL`."""
        return self.server_url + PREFIX

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()
        if exception[0] is None:
            self.assert_faithful()

    def stop(self) -> None:
        """Stop serving."""
        for client in self._clients:
            client.close()
        self.server.stop()

    def assert_faithful(self) -> None:
        """Fail when any answer was one that GitHub could not have given."""
        assert not self.violations, "\n".join(self.violations)

    def wait(self, **duration: float) -> datetime:
        """Let time pass, such as `wait(days=3)`."""
        self.now += timedelta(**duration)
        return self.now

    # -- accounts -----------------------------------------------------------------------------

    def delete_user(self, user: User) -> None:
        """Delete an account with its forks: what it wrote stays, with `user: null`."""
        user.deleted = True
        for fork in [r for r in self.repositories if r.owner is user and r.parent]:
            self.delete_fork(fork)

    # -- repositories -------------------------------------------------------------------------

    def repository(self, full_name: str, files: Changes | None = None, *, private: bool = False) -> Repository:
        """A repository with one commit on `main`; its owner is made where they are new."""
        owner, _, name = full_name.partition("/")
        number = self.next_id("repository")
        git = Git(self.folder / f"{number}.git")
        made = Repository(self, number, self.user(owner), name, git, self.now, private)
        self.repositories.append(made)
        made.push(files or {"README.md": "# Here\n"}, message="Begin")
        return made

    def fork(self, repository: Repository, by: User) -> Repository:
        """The fork of someone: the one that is there, or a new one with the default branch as it is now."""
        for found in self.repositories:
            if found.owner is by and found.parent is repository and not found.deleted:
                return found
        number = self.next_id("repository")
        git = Git(self.folder / f"{number}.git", shares=repository.git)
        git.point(f"refs/heads/{repository.default_branch}", repository.head)
        made = Repository(self, number, by, repository.name, git, self.now, repository.private, repository)
        self.repositories.append(made)
        return made

    def delete_fork(self, fork: Repository) -> None:
        """Delete a fork: its pull requests stay, with `head.repo: null`."""
        fork.deleted = True
        self.repositories.remove(fork)
        for pull in self.pull_requests():
            if pull.head_repository is fork:
                pull.head_repository = None
        fork.git.delete()

    def find_repository(self, owner: str, name: str) -> Repository:
        """The repository of this name in any letter case. Raises 404."""
        for found in self.repositories:
            if found.full_name.casefold() == f"{owner}/{name}".casefold():
                return found
        raise not_found()

    def find_comment(self, repository: Repository, number: int) -> Comment:
        """A comment by its id. Raises 404."""
        for issue in repository.issues.values():
            for comment in issue.comments:
                if comment.id == number:
                    return comment
        raise not_found()

    # -- pull requests ------------------------------------------------------------------------

    def pull_requests(self) -> list[PullRequest]:
        """Every pull request of every repository."""
        return [pull for repository in self.repositories for pull in repository.pull_requests()]

    def pull_request(
        self,
        repository: Repository,
        by: User,
        files: Changes,
        *,
        title: str = "Add my profile",
        body: str = "",
        base: str = "main",
        branch: str | None = None,
        fork: bool = True,
        draft: bool = False,
    ) -> PullRequest:
        """A pull request with one commit; from the author's fork, or with `fork=False` from a branch of the same."""
        source = self.fork(repository, by) if fork else repository
        name = branch or f"change-{repository.numbers + 1}"
        source.push(files, branch=name, by=by, message=title, onto=repository.git.branch(base))
        made = self.open_pull(repository, source, name, by, title, body, base)
        made.is_draft = draft
        return made

    def open_pull(
        self, repository: Repository, source: Repository, ref: str, by: User, title: str, body: str | None, base: str
    ) -> PullRequest:
        """Open a pull request for a branch that exists."""
        number = repository.next_number()
        made = PullRequest(
            repository,
            self.next_id("pull"),
            number,
            by,
            title,
            body,
            self.now,
            self.now,
            base_ref=base,
            head_repository=source,
            head_ref=ref,
            head_owner=source.owner,
        )
        repository.issues[number] = made
        made.follow_head()
        return made

    # -- tokens, clients, faults ----------------------------------------------------------------

    def token(
        self,
        permissions: Mapping[str, str] | None = None,
        actor: User | None = None,
        repository: Repository | None = None,
    ) -> Token:
        """A token. With `permissions` and no actor it is a workflow's; without permissions a person's own."""
        value = f"stand-in-token-{len(self.tokens) + 1}"
        person = permissions is None
        if person and actor is None:
            raise ValueError("a personal token needs its person")
        made = Token(value, actor or self.bot, permissions, repository, limit=5000 if person else 1000)
        self.tokens[value] = made
        return made

    def workflow_token(
        self, repository: Repository, workflow: str, job: str, event: str, pull: PullRequest | None = None
    ) -> Token:
        """The token that Actions would give to one job of a workflow (its text) for an event."""
        from_fork = pull is not None and pull.head_repository is not repository
        default = repository.settings.default_workflow_permissions
        rights = token_rights(workflow, job, event, from_fork=from_fork, default=default)
        return self.token(rights, repository=repository)

    def github(self, token: Token | None = None, **options: object) -> Github:
        """PyGithub for this hub, without its waiting; closed when the hub stops."""
        from github import Auth, Github

        usual: dict[str, Any] = {
            "seconds_between_requests": 0,
            "seconds_between_writes": 0,
            "per_page": 100,
            "lazy": True,
            "retry": None,
        }
        client = Github(base_url=self.api_url, auth=Auth.Token(token.value) if token else None, **(usual | options))
        self._clients.append(client)
        return client

    def fault(self, fault: Fault, *, at: int = 1, method: str = "*", path: str = "*", times: int = 1) -> None:
        """Let the `at`-th matching request from now go wrong; see `faults.py`."""
        self.faults.plan(fault, at=at, method=method, path=path, times=times)

    def rate(self, token: Token | None) -> dict[str, int]:
        """What is left of a token's hour."""
        limit, used = (token.limit, token.used) if token else (60, 0)
        reset = int((self.now + timedelta(hours=1)).timestamp())
        return {"limit": limit, "remaining": max(0, limit - used), "reset": reset, "used": used}

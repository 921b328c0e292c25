"""A repository: Git beneath, issues, labels, statuses and settings above.

For: the state of one repository and the verbs that set a scene in it. Must not: know HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .git import Changes, Git, Signer
from .issues import Issue, Label
from .protection import Rules
from .pulls import PullRequest

if TYPE_CHECKING:
    from .hub import StandIn
    from .people import User


@dataclass(eq=False)
class Status:
    """One commit status; the newest of a context counts."""

    id: int
    sha: str
    state: str
    context: str
    description: str | None
    target_url: str | None
    creator: User
    created: datetime


@dataclass(eq=False)
class Run:
    """One run of a workflow."""

    id: int
    workflow: str
    event: str
    branch: str
    sha: str
    status: str
    conclusion: str | None
    actor: User
    created: datetime
    head: Repository
    number: int


@dataclass(eq=False)
class Push:
    """One push to a branch, as GitHub's list of activities keeps it; 40 zeros where there was no branch, or is none."""

    id: int
    before: str
    after: str
    ref: str
    kind: str
    actor: User
    at: datetime


@dataclass(eq=False)
class Settings:
    """What an administrator sets by clicking, each with GitHub's own value for a new repository."""

    actions_enabled: bool = True
    allowed_actions: str = "all"
    sha_pinning_required: bool = False
    default_workflow_permissions: str = "read"
    can_approve_pull_request_reviews: bool = False
    fork_approval_policy: str = "first_time_contributors"
    github_owned_allowed: bool = True
    patterns_allowed: tuple[str, ...] = ()
    interaction_limit: str | None = None
    private_vulnerability_reporting: bool = False
    pages: dict[str, Any] | None = None
    has_issues: bool = True
    has_pull_requests: bool = True
    pull_request_creation_policy: str = "all"
    allow_forking: bool = True
    archived: bool = False
    allow_merge_commit: bool = True
    allow_squash_merge: bool = True
    allow_rebase_merge: bool = True
    sleeping_workflows: set[str] = field(default_factory=set)
    disabled_workflows: set[str] = field(default_factory=set)


@dataclass(eq=False, repr=False)
class Repository:
    """One repository of the stand-in; `git` is real."""

    hub: StandIn
    id: int
    owner: User
    name: str
    git: Git
    created: datetime
    private: bool = False
    parent: Repository | None = None
    default_branch: str = "main"
    roles: dict[int, str] = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)
    issues: dict[int, Issue] = field(default_factory=dict)
    statuses: dict[str, list[Status]] = field(default_factory=dict)
    pushes: list[Push] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    dispatches: list[dict[str, Any]] = field(default_factory=list)
    settings: Settings = field(default_factory=Settings)
    rules: Rules = field(default_factory=Rules)
    numbers: int = 0
    deleted: bool = False

    @property
    def full_name(self) -> str:
        """`owner/name` as it is now."""
        return f"{self.owner.login}/{self.name}"

    @property
    def clone_url(self) -> str:
        """Where git can fetch from, over HTTP."""
        return f"{self.hub.server_url}/{self.full_name}.git"

    @property
    def head(self) -> str:
        """The head commit of the default branch."""
        return self.git.branch(self.default_branch) or ""

    def role(self, user: User) -> str:
        """`admin`, `maintain`, `write`, `triage`, `read` or `none`."""
        if user is self.owner:
            return "admin"
        return self.roles.get(user.id, "none" if self.private else "read")

    def may_write(self, user: User) -> bool:
        """Whether this person may push."""
        return self.role(user) in ("admin", "maintain", "write")

    def collaborator(self, user: User, role: str = "write") -> None:
        """Give someone a role."""
        self.roles[user.id] = role

    def push(
        self,
        files: Changes,
        *,
        branch: str | None = None,
        by: User | None = None,
        message: str = "Change files",
        signer: Signer | None = None,
        onto: str | None = None,
    ) -> str:
        """Commit changes on a branch, made where it is new; `onto` forces it elsewhere first. Returns the commit."""
        name = branch or self.default_branch
        parent = onto or self.git.branch(name) or self.git.branch(self.default_branch)
        who = signer or (by or self.owner).signer
        sha = self.git.commit(name, parent, files, who, self.hub.now, message)
        self.pushed(name)
        return sha

    def pushed(self, branch: str | None = None) -> None:
        """Let the open pull requests from here see where their heads are now."""
        for pull in self.hub.pull_requests():
            if pull.head_repository is self and branch in (None, pull.head_ref) and pull.state == "open":
                pull.follow_head()

    def keep_push(self, ref: str, before: str, after: str, actor: User) -> None:
        """Remember who pushed what over HTTP."""
        nothing = "0" * 40
        kind = "branch_creation" if before == nothing else "branch_deletion" if after == nothing else "push"
        if kind == "push" and self.git.merge_base(before, after) != before:
            kind = "force_push"
        self.pushes.append(Push(self.hub.next_id("push"), before, after, ref, kind, actor, self.hub.now))

    def issue(self, by: User, title: str, body: str = "", labels: list[str] | None = None) -> Issue:
        """Open an issue."""
        made = Issue(self, self.hub.next_id("issue"), self.next_number(), by, title, body, self.hub.now, self.hub.now)
        self.issues[made.number] = made
        for name in labels or []:
            made.label(name)
        return made

    def next_number(self) -> int:
        """The next number; issues and pull requests share them."""
        self.numbers += 1
        return self.numbers

    def label(self, name: str, color: str = "ededed", description: str | None = None) -> Label:
        """The label of this name in any letter case, created where it is new."""
        for found in self.labels:
            if found.name.casefold() == name.casefold():
                return found
        made = Label(self.hub.next_id("label"), name, color, description)
        self.labels.append(made)
        return made

    def pull_requests(self) -> list[PullRequest]:
        """The pull requests into this repository, oldest first."""
        return [issue for issue in self.issues.values() if isinstance(issue, PullRequest)]

    def status(
        self,
        sha: str,
        context: str,
        state: str,
        by: User | None = None,
        description: str | None = None,
        target_url: str | None = None,
    ) -> Status:
        """Post a commit status."""
        made = Status(
            self.hub.next_id("status"), sha, state, context, description, target_url, by or self.owner, self.hub.now
        )
        self.statuses.setdefault(sha, []).append(made)
        return made

    def latest_statuses(self, sha: str) -> list[Status]:
        """The newest status of each context on a commit, newest first."""
        newest: dict[str, Status] = {}
        for found in reversed(self.statuses.get(sha, [])):
            newest.setdefault(found.context, found)
        return list(newest.values())

    def workflow_run(
        self,
        path: str,
        *,
        event: str,
        pull: PullRequest | None = None,
        status: str = "completed",
        conclusion: str | None = "success",
        by: User | None = None,
    ) -> Run:
        """Write down that a workflow ran (or waits, with `conclusion="action_required"`)."""
        head = (pull.head_repository if pull else None) or self
        branch, sha = (pull.head_ref, pull.head_sha) if pull else (self.default_branch, self.head)
        number, who = len(self.runs) + 1, by or self.owner
        made = Run(
            self.hub.next_id("run"), path, event, branch, sha, status, conclusion, who, self.hub.now, head, number
        )
        self.runs.append(made)
        return made

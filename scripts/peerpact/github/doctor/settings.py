"""What a repository's settings say, as one frozen value.

For: the words between reading and judging. Must not: ask anybody, judge, or know how GitHub spells its answers.
Every value that needed a question of its own may be `Unknown`: nobody answered, or the token may not know.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from peerpact.domain.settings import Settings


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why a value is not known, and the right that a token needs for it (empty where no right would help)."""

    why: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class RequiredStatus:
    """A status without whose success nobody merges; `app` is the numeric id of the one app that may post it."""

    context: str
    app: int | None = None


@dataclass(frozen=True, slots=True)
class Protection:
    """Classic protection of one branch. `passes` says that someone is named who need not open a pull request."""

    pull_requests: bool = False
    statuses: tuple[RequiredStatus, ...] = ()
    dismisses_approvals: bool = False
    force_pushes: bool = False
    deletions: bool = False
    binds_administrators: bool = False
    passes: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a ruleset that is in force on a branch, by GitHub's own name for its kind."""

    kind: str
    ruleset: int
    statuses: tuple[RequiredStatus, ...] = ()
    dismisses_approvals: bool = False
    merge_methods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guard:
    """All that protects one branch. `classic` is None where the branch has no classic protection."""

    classic: Protection | Unknown | None = None
    rules: tuple[Rule, ...] | Unknown = ()


@dataclass(frozen=True, slots=True)
class ActionsPolicy:
    """Whether Actions run, and which. `allowed` is `all`, `local_only` or `selected`; the last two fields are for it.

    `pinned` None: this GitHub does not know the setting.
    """

    enabled: bool
    allowed: str = "all"
    pinned: bool | None = None
    from_github: bool | Unknown = False
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExecutionPolicy:
    """One of GitHub's Actions policies that is in force: what may start the workflow files that it's about.

    `events` None: any event. `actors` says that only those on a list may start anything. Files are paths or patterns,
    `~ALL` for every one; an empty `include` means every one that isn't in `exclude`.
    """

    name: str
    events: frozenset[str] | None = None
    actors: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TokenPolicy:
    """What a workflow's token may do where the workflow does not say, and whether it may open pull requests."""

    default: str
    may_open_pulls: bool


@dataclass(frozen=True, slots=True)
class Workflow:
    """A workflow as GitHub knows it: file name, state, and the day of its last run by schedule (None: never)."""

    file: str
    state: str
    last_scheduled: date | Unknown | None = None


@dataclass(frozen=True, slots=True)
class MaintainerSeen:
    """A maintainer of `community.yml` as GitHub knows the numeric id; `login` None: there is no such account."""

    github: str
    github_id: int
    login: str | Unknown | None
    permission: str | Unknown = "none"


@dataclass(frozen=True, slots=True)
class RepositorySettings:
    """Everything that the doctor looks at. `asked` is the name that was asked for, `name` the one that answered.

    `rebase` says whether pull requests may be merged by rebase, None where GitHub doesn't tell. `contact_links` are the
    addresses beside the forms for a new issue; None where no file names them.
    """

    asked: str
    name: str
    default_branch: str
    community: Settings
    by_organization: bool = False
    archived: bool = False
    issues: bool = True
    forking: bool = True
    pulls_by: str = "all"
    rebase: bool | None = None
    default: Guard = field(default_factory=Guard)
    ledger: Guard = field(default_factory=Guard)
    passes: tuple[str, ...] | Unknown = ()
    actions_app: int | Unknown = 0
    interaction_limit: str | Unknown = ""
    actions: ActionsPolicy | Unknown = Unknown("not asked")
    tokens: TokenPolicy | Unknown = Unknown("not asked")
    fork_approval: str | Unknown = Unknown("not asked")
    policies: tuple[ExecutionPolicy, ...] | Unknown = Unknown("not asked")
    pages: str | Unknown | None = None
    files: frozenset[str] | Unknown = frozenset()
    workflows: tuple[Workflow, ...] | Unknown = ()
    maintainers: tuple[MaintainerSeen, ...] = ()
    labels: frozenset[str] | Unknown = frozenset()
    private_reporting: bool | Unknown = Unknown("not asked")
    contact_links: tuple[str, ...] | Unknown | None = None

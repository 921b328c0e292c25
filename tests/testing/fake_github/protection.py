"""Branch protection and rulesets: what is set, and what it asks of a merge.

For: `doctor`'s questions and `mergeable_state`. Must not: know HTTP or Git.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(eq=False)
class Protection:
    """Classic protection of one branch."""

    required_statuses: tuple[str, ...] = ()
    strict: bool = False
    pull_request_required: bool = False
    approvals: int = 0
    dismiss_stale: bool = False
    enforce_admins: bool = False
    force_pushes: bool = False
    deletions: bool = False
    status_app: int | None = None


@dataclass(eq=False)
class Ruleset:
    """One ruleset; each rule is GitHub's `{"type": ..., "parameters": {...}}`."""

    id: int
    name: str
    branches: tuple[str, ...]
    rules: tuple[dict[str, Any], ...]
    enforcement: str = "active"
    bypass: tuple[dict[str, Any], ...] = ()


@dataclass(eq=False)
class Policy:
    """One Actions policy: GitHub's rules about who and what may start the workflow files that it's about."""

    id: int
    name: str
    rules: tuple[dict[str, Any], ...]
    include: tuple[str, ...] = ("~ALL",)
    exclude: tuple[str, ...] = ()
    enforcement: str = "active"


@dataclass(eq=False)
class Rules:
    """All that protects a repository's branches, and what may start its workflows."""

    branches: dict[str, Protection] = field(default_factory=dict)
    rulesets: list[Ruleset] = field(default_factory=list)
    policies: list[Policy] = field(default_factory=list)

    def protect(self, branch: str, protection: Protection) -> Protection:
        """Set classic protection for a branch."""
        self.branches[branch] = protection
        return protection

    def ruleset(self, name: str, branch: str, *rules: str | dict[str, Any], enforcement: str = "active") -> Ruleset:
        """Add a ruleset; a rule without parameters is just its type, such as `non_fast_forward`."""
        full = tuple({"type": rule} if isinstance(rule, str) else rule for rule in rules)
        made = Ruleset(len(self.rulesets) + 1, name, (branch,), full, enforcement)
        self.rulesets.append(made)
        return made

    def policy(self, name: str, *rules: dict[str, Any], **more: Any) -> Policy:
        """Add an Actions policy."""
        made = Policy(len(self.policies) + 1, name, rules, **more)
        self.policies.append(made)
        return made

    def on_branch(self, branch: str) -> list[tuple[Ruleset, dict[str, Any]]]:
        """The rules that are in force on a branch, each with its ruleset."""
        return [
            (ruleset, rule)
            for ruleset in self.rulesets
            if ruleset.enforcement == "active" and branch in ruleset.branches
            for rule in ruleset.rules
        ]

    def required_statuses(self, branch: str) -> set[str]:
        """The contexts without whose success nobody merges."""
        found = set(self.branches[branch].required_statuses) if branch in self.branches else set()
        for _, rule in self.on_branch(branch):
            if rule["type"] == "required_status_checks":
                found |= {check["context"] for check in rule["parameters"]["required_status_checks"]}
        return found

    def forbids(self, branch: str, kind: str) -> bool:
        """Whether `non_fast_forward` or `deletion` is refused on a branch."""
        classic = self.branches.get(branch)
        if classic and not (classic.force_pushes if kind == "non_fast_forward" else classic.deletions):
            return True
        return any(rule["type"] == kind for _, rule in self.on_branch(branch))

    def protected(self, branch: str) -> bool:
        """Whether anything protects the branch."""
        return branch in self.branches or bool(self.on_branch(branch))

"""The repository's settings, read from GitHub: answers in, one RepositorySettings out.

For: `read`, the doctor's rim; it asks through what `client.py` gives it. Must not: judge. What is refused, or is not
shaped as GitHub describes it, becomes `Unknown`, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from urllib.parse import quote

from peerpact.domain.errors import OperatorError
from peerpact.domain.findings import clip
from peerpact.domain.settings import Settings
from peerpact.github.doctor import parse_settings
from peerpact.github.doctor.ask import Ask, Refused
from peerpact.github.doctor.check import LEDGER
from peerpact.github.doctor.reporting import CONFIG
from peerpact.github.doctor.settings import (
    ActionsPolicy,
    ExecutionPolicy,
    Guard,
    MaintainerSeen,
    Protection,
    RepositorySettings,
    Unknown,
    Workflow,
)
from peerpact.github.doctor.workflows import NEEDED, SCHEDULED, WANTED

ADMINISTRATION, ACTIONS, CONTENTS = "Administration: read", "Actions: read", "Contents: read"
EDITING = "Administration: write"
METADATA, PAGES, ISSUES = "Metadata: read", "Pages: read", "Issues: read"
_APPROVAL = "/actions/permissions/fork-pr-contributor-approval"
_PAGE, _MOST_PAGES = 100, 20
_UNPROTECTED = ("Branch not protected", "Branch not found")  # any other 404 hides something
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reader:
    """Asks about one repository; `base` is its path."""

    ask: Ask
    base: str

    def one(self, tail: str, right: str, shape: Callable[[Any], T]) -> T | Unknown:
        """The answer to one question, in the shape that is wanted."""
        return shaped(self.ask(self.base + tail), right, shape)

    def many(self, tail: str, right: str, shape: Callable[[list[Any]], T], key: str = "") -> T | Unknown:
        """All pages of a list; `key` names it where GitHub wraps it."""
        entries: list[Any] = []
        sign = "&" if "?" in tail else "?"
        for number in range(1, _MOST_PAGES + 1):
            answer = self.ask(f"{self.base}{tail}{sign}per_page={_PAGE}&page={number}")
            page = shaped(answer, right, lambda data: list(data[key] if key else data))
            if isinstance(page, Unknown):
                return page
            entries += page
            if len(page) < _PAGE:
                return shaped(entries, right, shape)
        return Unknown(f"there are more than {_PAGE * _MOST_PAGES} entries")


def shaped(answer: Any, right: str, shape: Callable[[Any], T]) -> T | Unknown:
    """What was said, in the wanted shape; Unknown with its reason for a refusal or an answer of another shape."""
    if isinstance(answer, Refused):
        return refused(answer, right)
    try:
        return shape(answer)
    except (KeyError, TypeError, ValueError, AttributeError):
        return Unknown("GitHub's answer has another shape than it describes")


def refused(answer: Refused, right: str) -> Unknown:
    """Why there is no answer. Only 401, 403 and 404 are a matter of rights; GitHub hides with 404."""
    why = f"GitHub answered {answer.status}" if answer.status else "no answer"
    message = f" ({clip(answer.message, 100)})" if answer.message else ""
    return Unknown(why + message, right if answer.status in (401, 403, 404) else "")


def read(ask: Ask, name: str, community: Settings) -> RepositorySettings:
    """Ask about everything. Raises OperatorError when the repository itself cannot be read."""
    answer = ask(f"/repos/{name}")
    if isinstance(answer, Refused):
        raise _no_repository(answer, name)
    home = shaped(answer, METADATA, parse_settings.home)
    if isinstance(home, Unknown):
        raise OperatorError(f"GitHub's answer about {name} is strange.", "Is GITHUB_API_URL the address of its API?")
    reader = Reader(ask, f"/repos/{home.name}")
    there = files(reader, home.default_branch)
    default, ledger = guard(reader, home.default_branch), guard(reader, LEDGER)
    return RepositorySettings(
        asked=name,
        name=home.name,
        default_branch=home.default_branch,
        community=community,
        by_organization=home.by_organization,
        archived=home.archived,
        issues=home.issues,
        forking=home.forking,
        pulls_by=home.pulls_by,
        rebase=home.rebase,
        default=default,
        ledger=ledger,
        passes=passing(reader, default, ledger),
        actions_app=shaped(ask("/apps/github-actions"), "", lambda data: int(data["id"])),
        interaction_limit=reader.one("/interaction-limits", ADMINISTRATION, parse_settings.interaction_limit),
        actions=_actions(reader),
        tokens=reader.one("/actions/permissions/workflow", ADMINISTRATION, parse_settings.tokens),
        fork_approval=reader.one(_APPROVAL, ADMINISTRATION, lambda data: str(data["approval_policy"])),
        policies=_policies(reader),
        pages=reader.one("/pages", PAGES, parse_settings.pages) if home.pages else None,
        files=there,
        workflows=_workflows(reader),
        maintainers=tuple(_maintainer(reader, item.github, item.github_id) for item in community.maintainers),
        labels=reader.many("/labels", ISSUES, lambda data: frozenset(str(item["name"]) for item in data)),
        private_reporting=reader.one("/private-vulnerability-reporting", ADMINISTRATION, parse_settings.enabled),
        contact_links=contact_links(reader, home.default_branch, there),
    )


def _no_repository(answer: Refused, name: str) -> OperatorError:
    if answer.status == 401:
        return OperatorError("GitHub doesn't accept this GITHUB_TOKEN.", "Has it run out? Make a new one.")
    if answer.status in (403, 404):
        return OperatorError(
            f"There's no repository {name}, or this token may not see it.",
            "Is the name right? A fine-grained token must be made for this very repository.",
        )
    reason = refused(answer, "").why
    return OperatorError(
        f"The repository {name} could not be read: {reason}.", "Try again later; check GITHUB_API_URL."
    )


def guard(reader: Reader, branch: str) -> Guard:
    """What protects a branch. A branch that does not exist has no classic protection, but rules may wait for it."""
    where = quote(branch, safe="")
    answer = reader.ask(f"{reader.base}/branches/{where}/protection")
    classic: Protection | Unknown | None
    if isinstance(answer, Refused) and answer.status == 404 and answer.message in _UNPROTECTED:
        classic = None
    else:
        classic = shaped(answer, ADMINISTRATION, parse_settings.protection)
    return Guard(classic, reader.many(f"/rules/branches/{where}", METADATA, parse_settings.rules))


def passing(reader: Reader, *guards: Guard) -> tuple[str, ...] | Unknown:
    """Who may pass by the rulesets that protect these branches; only those who may edit a ruleset are told."""
    actors: list[str] = []
    for guard in guards:
        if isinstance(guard.rules, Unknown):
            return guard.rules
    numbers = {rule.ruleset for guard in guards if not isinstance(guard.rules, Unknown) for rule in guard.rules}
    for number in sorted(numbers):
        named = reader.one(f"/rulesets/{number}", EDITING, parse_settings.bypass)
        if isinstance(named, Unknown):
            return named
        if named is None:
            return Unknown("GitHub doesn't tell this token", EDITING)
        actors += named
    return tuple(dict.fromkeys(actors))


def _none_of(data: Any) -> frozenset[str]:
    list(data)  # raises where the answer is no folder
    return frozenset()


def files(reader: Reader, branch: str) -> frozenset[str] | Unknown:
    """The workflow files of a branch. Where the folder is missed, another question tells whether files can be read."""
    where = f"?ref={quote(branch, safe='')}"
    answer = reader.ask(f"{reader.base}/contents/.github/workflows{where}")
    if isinstance(answer, Refused) and answer.status == 404:
        return reader.one(f"/contents{where}", CONTENTS, _none_of)
    return shaped(answer, CONTENTS, parse_settings.files)


def contact_links(reader: Reader, branch: str, there: frozenset[str] | Unknown) -> tuple[str, ...] | Unknown | None:
    """The addresses beside the forms for issues. Only where files can be read does a 404 say that there is none."""
    answer = reader.ask(f"{reader.base}/contents/{CONFIG}?ref={quote(branch, safe='')}")
    if isinstance(answer, Refused) and answer.status == 404:
        return there if isinstance(there, Unknown) else None
    return shaped(answer, CONTENTS, parse_settings.contact_links)


def _actions(reader: Reader) -> ActionsPolicy | Unknown:
    policy = reader.one("/actions/permissions", ADMINISTRATION, parse_settings.actions)
    if isinstance(policy, Unknown) or policy.allowed != "selected":
        return policy
    chosen = reader.one("/actions/permissions/selected-actions", ADMINISTRATION, parse_settings.selected)
    from_github, patterns = (chosen, ()) if isinstance(chosen, Unknown) else chosen
    return ActionsPolicy(policy.enabled, policy.allowed, policy.pinned, from_github, patterns)


def _policies(reader: Reader) -> tuple[ExecutionPolicy, ...] | Unknown:
    """The Actions policies in force, the organization's among them."""
    numbers = reader.many("/actions/policies", EDITING, parse_settings.policies_in_force, key="policies")
    if isinstance(numbers, Unknown):
        return numbers
    policies: list[ExecutionPolicy] = []
    for number in numbers:
        policy = reader.one(f"/actions/policies/{number}", EDITING, parse_settings.execution_policy)
        if isinstance(policy, Unknown):
            return policy
        policies.append(policy)
    return tuple(policies)


def _workflows(reader: Reader) -> tuple[Workflow, ...] | Unknown:
    listed = reader.many("/actions/workflows", ACTIONS, parse_settings.workflows, key="workflows")
    if isinstance(listed, Unknown):
        return listed
    ours = [pair for pair in listed if pair[0] in (*NEEDED, *WANTED)]
    return tuple(Workflow(file, state, _last_run(reader, file)) for file, state in ours)


def _last_run(reader: Reader, file: str) -> date | Unknown | None:
    if file not in SCHEDULED:
        return None
    return reader.one(f"/actions/workflows/{file}/runs?event=schedule&per_page=1", ACTIONS, parse_settings.last_run)


def _maintainer(reader: Reader, login: str, number: int) -> MaintainerSeen:
    answer = reader.ask(f"/user/{number}")
    if isinstance(answer, Refused) and answer.status == 404:
        return MaintainerSeen(login, number, None)
    now = shaped(answer, METADATA, lambda data: str(data["login"]))
    if isinstance(now, Unknown):
        return MaintainerSeen(login, number, now, now)
    tail = f"/collaborators/{quote(now, safe='')}/permission"
    return MaintainerSeen(login, number, now, reader.one(tail, METADATA, lambda data: str(data["permission"])))

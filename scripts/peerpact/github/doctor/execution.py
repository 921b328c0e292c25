"""The check about GitHub's Actions policies: whether they let Peerpact's workflows start at all.

For: saying so before the bot is silent. Must not: ask anybody.
Source: https://docs.github.com/en/rest/actions/policies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fnmatch import fnmatchcase
from functools import cache

import yaml

from peerpact.community.bundle import bundled_text
from peerpact.github.doctor.check import WARNING, Check, Verdict, fail, ok, unknown
from peerpact.github.doctor.settings import ExecutionPolicy, RepositorySettings, Unknown
from peerpact.github.doctor.workflows import FOLDER, NEEDED, WANTED
from peerpact.text.wording import join_words

_EVERY = "~ALL"


def workflows_start(settings: RepositorySettings, _: date) -> Verdict:
    """Whether all that should start Peerpact's workflows may."""
    if isinstance(settings.policies, Unknown):
        return unknown(settings.policies)
    if isinstance(settings.files, Unknown):
        return unknown(settings.files)
    ours = [name for name in (*NEEDED, *WANTED) if name in settings.files]
    wrongs = [wrong for policy in settings.policies for wrong in _wrongs(policy, ours)]
    if wrongs:
        return fail("; ".join(wrongs))
    names = [policy.name for policy in settings.policies]
    return ok(f"these let them start: {join_words(names)}" if names else "there's none")


def _wrongs(policy: ExecutionPolicy, ours: Sequence[str]) -> Iterator[str]:
    files = [name for name in ours if _is_about(policy, FOLDER + name)]
    if files and policy.actors:
        yield f"“{policy.name}” lets only those on its list start {join_words(files)}"
    if policy.events is not None:
        events = sorted({event for name in files for event in _events(name)} - policy.events)
        if events:
            yield f"“{policy.name}” doesn't let {join_words(events)} start anything"


def _is_about(policy: ExecutionPolicy, path: str) -> bool:
    included = not policy.include or any(one == _EVERY or fnmatchcase(path, one) for one in policy.include)
    return included and not any(fnmatchcase(path, one) for one in policy.exclude)


@cache
def _events(name: str) -> frozenset[str]:
    """The events that start a workflow of Peerpact's."""
    return frozenset(yaml.load(bundled_text("workflows", name), yaml.CBaseLoader)["on"])  # noqa: S506 (texts only)


CHECKS = (
    Check(
        "actions-policies",
        WARNING,
        "No Actions policy keeps Peerpact's workflows from starting",
        "A comment, a form or a review that a policy keeps out starts nothing, and the bot is silent.",
        "Settings → Actions → Policies",
        "",
        workflows_start,
    ),
)

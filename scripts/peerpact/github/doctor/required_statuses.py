"""The checks about the two statuses that must be green before a merge.

For: whether they are required on the default branch, and only GitHub Actions may post them. Must not: ask anyone.
"""

from __future__ import annotations

from datetime import date

from peerpact.github.doctor.check import REQUIRED, STATUSES, WARNING, Check, Verdict, fail, ok, unknown
from peerpact.github.doctor.guards import RULES, RULESET, listed_statuses, unknown_part
from peerpact.github.doctor.settings import RepositorySettings, Unknown


def required_statuses(settings: RepositorySettings, _: date) -> Verdict:
    """Whether both statuses of Peerpact must be green."""
    there = {status.context for status in listed_statuses(settings.default)}
    missing = [context for context in STATUSES if context not in there]
    if not missing:
        return ok(" and ".join(STATUSES))
    gap = unknown_part(settings.default)
    return unknown(gap) if gap else fail(f"not required: {', '.join(missing)}")


def statuses_from_actions(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the two statuses count only when GitHub Actions posts them."""
    listed = listed_statuses(settings.default)
    apps = {name: {status.app for status in listed if status.context == name} - {None} for name in STATUSES}
    loose = [name for name, bound in apps.items() if not bound]
    if loose:
        gap = unknown_part(settings.default)
        return unknown(gap) if gap else fail(f"accepted from every app and person: {', '.join(loose)}")
    if isinstance(settings.actions_app, Unknown):
        return unknown(settings.actions_app)
    strange = [name for name, bound in apps.items() if bound != {settings.actions_app}]
    return (
        fail(f"bound to another app: {', '.join(strange)}") if strange else ok(f"bound to app {settings.actions_app}")
    )


CHECKS = (
    Check(
        "required-statuses",
        REQUIRED,
        f"{' and '.join(STATUSES)} must be green before a merge",
        "Only these two are posted by trusted code; any other green tick may come from the pull request itself.",
        f"{RULES} → the default branch's → Require status checks to pass",
        RULESET,
        required_statuses,
    ),
    Check(
        "statuses-from-actions",
        WARNING,
        "The two statuses count only when GitHub Actions posts them",
        "Otherwise everyone with write access, and every other app, can post a green one.",
        f"{RULES} → the default branch's → Require status checks → the app beside each name",
        RULESET,
        statuses_from_actions,
    ),
)

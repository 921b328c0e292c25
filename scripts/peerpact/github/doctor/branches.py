"""The checks about branches: pull requests, statuses, force-pushes, the ledger.

For: what protects the default branch and the ledger, by classic protection, rulesets or both. Must not: ask anybody.
A branch is safe as soon as one of the two protects it, and in danger as soon as one of the two does harm; where one
of them is unknown, the other may still decide.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from peerpact.github.doctor.check import (
    LEDGER,
    MANUAL,
    REQUIRED,
    STATUSES,
    UNKNOWN,
    WARNING,
    Check,
    Verdict,
    fail,
    ok,
    unknown,
)
from peerpact.github.doctor.settings import Guard, Protection, RepositorySettings, RequiredStatus, Rule, Unknown

RULES = "Settings → Rules → Rulesets"
BRANCHES = "Settings → Branches → Branch protection rules"
_MAIN = "gh api -X POST repos/{repo}/rulesets --input <(peerpact doctor --ruleset default-branch)"
_LEDGER = "gh api -X POST repos/{repo}/rulesets --input <(peerpact doctor --ruleset ledger)"
# What would keep Peerpact itself from adding a record to the ledger.
_IN_THE_WAY = ("pull_request", "required_status_checks", "update", "creation", "required_deployments", "workflows")


def _rules(guard: Guard) -> tuple[Rule, ...]:
    return () if isinstance(guard.rules, Unknown) else guard.rules


def _classic(guard: Guard) -> Protection | None:
    return None if isinstance(guard.classic, Unknown) else guard.classic


def _gap(guard: Guard) -> Unknown | None:
    """The first part of a guard that is not known."""
    return next((part for part in (guard.classic, guard.rules) if isinstance(part, Unknown)), None)


def _has(guard: Guard, kind: str, classic: Callable[[Protection], bool]) -> bool:
    """Whether a rule of this kind, or classic protection, is known to be there."""
    protection = _classic(guard)
    return (protection is not None and classic(protection)) or any(rule.kind == kind for rule in _rules(guard))


def _statuses(guard: Guard) -> list[RequiredStatus]:
    protection = _classic(guard)
    named = [status for rule in _rules(guard) for status in rule.statuses]
    return [*(protection.statuses if protection else ()), *named]


def pull_requests(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the default branch changes by pull request only."""
    if _has(settings.default, "pull_request", lambda classic: classic.pull_requests):
        return ok(f"{settings.default_branch} asks for pull requests")
    gap = _gap(settings.default)
    return unknown(gap) if gap else fail(f"{settings.default_branch} can be pushed to without a pull request")


def required_statuses(settings: RepositorySettings, _: date) -> Verdict:
    """Whether both statuses of Peerpact must be green."""
    there = {status.context for status in _statuses(settings.default)}
    missing = [context for context in STATUSES if context not in there]
    if not missing:
        return ok(" and ".join(STATUSES))
    gap = _gap(settings.default)
    return unknown(gap) if gap else fail(f"not required: {', '.join(missing)}")


def statuses_from_actions(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the two statuses count only when GitHub Actions posts them."""
    listed = _statuses(settings.default)
    apps = {name: {status.app for status in listed if status.context == name} - {None} for name in STATUSES}
    loose = [name for name, bound in apps.items() if not bound]
    if loose:
        gap = _gap(settings.default)
        return unknown(gap) if gap else fail(f"accepted from every app and person: {', '.join(loose)}")
    if isinstance(settings.actions_app, Unknown):
        return unknown(settings.actions_app)
    strange = [name for name, bound in apps.items() if bound != {settings.actions_app}]
    return (
        fail(f"bound to another app: {', '.join(strange)}") if strange else ok(f"bound to app {settings.actions_app}")
    )


def no_rewriting(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the default branch can be neither rewritten nor deleted."""
    return _kept(settings.default, settings.default_branch)


def _kept(guard: Guard, branch: str) -> Verdict:
    safe = {
        "force-pushes": _has(guard, "non_fast_forward", lambda classic: not classic.force_pushes),
        "deletion": _has(guard, "deletion", lambda classic: not classic.deletions),
    }
    open_to = [danger for danger, stopped in safe.items() if not stopped]
    if not open_to:
        return ok(f"{branch} refuses force-pushes and deletion")
    gap = _gap(guard)
    return unknown(gap) if gap else fail(f"{branch} allows {' and '.join(open_to)}")


def stale_approvals(settings: RepositorySettings, _: date) -> Verdict:
    """Whether approvals survive a new commit on the base."""
    where = []
    classic = _classic(settings.default)
    if classic and classic.dismisses_approvals:
        where.append("classic protection")
    where += [f"ruleset {rule.ruleset}" for rule in _rules(settings.default) if rule.dismisses_approvals]
    if where:
        return fail(f"switched on in {' and '.join(dict.fromkeys(where))}")
    gap = _gap(settings.default)
    return unknown(gap) if gap else ok("off")


def review_limits(_: RepositorySettings, __: date) -> Verdict:
    """Code review limits: no operation of GitHub's API tells them."""
    return Verdict(UNKNOWN, "GitHub's API doesn't tell; look at the page yourself")


def passing_by(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the rules bind everyone."""
    classic = _classic(settings.default)
    named = [] if isinstance(settings.passes, Unknown) else list(settings.passes)
    if classic and classic.passes:
        named.append("people named in classic protection")
    if classic and not classic.binds_administrators:
        named.append("administrators (classic protection)")
    if named:
        return fail(f"may pass by: {', '.join(named)}")
    gap = _gap(settings.default) or (settings.passes if isinstance(settings.passes, Unknown) else None)
    return unknown(gap) if gap else ok("nobody may pass by the rules")


def merge_queue(settings: RepositorySettings, _: date) -> Verdict:
    """Whether a merge queue is used; REST shows it in rulesets only, and people's own repositories have none."""
    if any(rule.kind == "merge_queue" for rule in _rules(settings.default)):
        return fail("a ruleset asks for a merge queue")
    gap = _gap(settings.default)
    if gap and settings.by_organization:
        return unknown(gap)
    if settings.by_organization and _classic(settings.default):
        return unknown(Unknown("classic protection doesn't tell over REST: use a ruleset in its place, or look"))
    return ok("none")


def ledger(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the ledger can be neither rewritten nor deleted, and Peerpact can still add to it."""
    if settings.community.demo:
        return ok("a demo keeps no ledger")
    kinds = [rule.kind for rule in _rules(settings.ledger) if rule.kind in _IN_THE_WAY]
    classic = _classic(settings.ledger)
    if classic and (classic.pull_requests or classic.statuses or classic.locked):
        kinds.append("classic protection")
    if kinds:
        return fail(f"Peerpact can't add records: {', '.join(dict.fromkeys(kinds))} on {LEDGER}")
    return _kept(settings.ledger, LEDGER)


CHECKS = (
    Check(
        "pull-requests-required",
        REQUIRED,
        "The default branch changes by pull request only",
        "A direct push meets no check and no signature.",
        f"{RULES} → New branch ruleset, or {BRANCHES}",
        _MAIN,
        pull_requests,
    ),
    Check(
        "required-statuses",
        REQUIRED,
        f"{' and '.join(STATUSES)} must be green before a merge",
        "Only these two are posted by trusted code; any other green tick may come from the pull request itself.",
        f"{RULES} → the default branch's → Require status checks to pass",
        _MAIN,
        required_statuses,
    ),
    Check(
        "statuses-from-actions",
        WARNING,
        "The two statuses count only when GitHub Actions posts them",
        "Otherwise everyone with write access, and every other app, can post a green one.",
        f"{RULES} → the default branch's → Require status checks → the app beside each name",
        _MAIN,
        statuses_from_actions,
    ),
    Check(
        "no-rewriting",
        REQUIRED,
        "The default branch can be neither force-pushed nor deleted",
        "Signatures name commits; a rewritten branch loses them.",
        f"{RULES} → the default branch's → Restrict deletions, Block force pushes",
        _MAIN,
        no_rewriting,
    ),
    Check(
        "stale-approvals",
        REQUIRED,
        "“Dismiss stale approvals” is off",
        "It dismisses signatures whenever the base moves. Peerpact compares the bytes itself.",
        f"{RULES} → the default branch's → Require a pull request → Dismiss stale approvals; "
        f"and the same in {BRANCHES}",
        "",
        stale_approvals,
    ),
    Check(
        "review-limits",
        MANUAL,
        "“Code review limits” are off",
        "They keep partners, who are outsiders to the repository, from approving their agreement.",
        "Settings → Moderation options → Code review limits (and the same page of the organization)",
        "",
        review_limits,
    ),
    Check(
        "nobody-passes-by",
        WARNING,
        "The rules bind administrators too",
        "One hurried click past the rules merges what nobody has signed.",
        f"{RULES} → each ruleset → Bypass list; {BRANCHES} → Don't allow bypassing",
        "",
        passing_by,
    ),
    Check(
        "no-merge-queue",
        REQUIRED,
        "There's no merge queue",
        "A queue merges a commit that never had a status of Peerpact, so it would wait forever.",
        f"{RULES} → the default branch's → Require merge queue",
        "",
        merge_queue,
    ),
    Check(
        "ledger-kept",
        REQUIRED,
        "The ledger branch can be neither force-pushed nor deleted, and only grows",
        "The signature records are worth as much as the promise that nobody rewrites them.",
        f"{RULES} → New branch ruleset for `{LEDGER}` → Restrict deletions, Block force pushes, nothing else",
        _LEDGER,
        ledger,
    ),
)

"""The checks about branches: pull requests, force-pushes, the ledger.

For: what protects the default branch and the ledger, by classic protection, rulesets or both. Must not: ask anybody.
A branch is safe as soon as one of the two protects it, and in danger as soon as one of the two does harm; where one
of them is unknown, the other may still decide.
"""

from __future__ import annotations

from datetime import date

from peerpact.github.doctor import required_statuses
from peerpact.github.doctor.check import LEDGER, MANUAL, REQUIRED, UNKNOWN, WARNING, Check, Verdict, fail, ok, unknown
from peerpact.github.doctor.guards import RULES, RULESET, has_rule, known_classic, known_rules, unknown_part
from peerpact.github.doctor.settings import Guard, RepositorySettings, Unknown

BRANCHES = "Settings → Branches → Branch protection rules"
_LEDGER = "gh api -X POST repos/{repo}/rulesets --input <(peerpact doctor --ruleset ledger)"
# What would keep Peerpact itself from adding a record to the ledger.
_IN_THE_WAY = ("pull_request", "required_status_checks", "update", "creation", "required_deployments", "workflows")


def pull_requests(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the default branch changes by pull request only."""
    if has_rule(settings.default, "pull_request", lambda classic: classic.pull_requests):
        return ok(f"{settings.default_branch} asks for pull requests")
    gap = unknown_part(settings.default)
    return unknown(gap) if gap else fail(f"{settings.default_branch} can be pushed to without a pull request")


def no_rewriting(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the default branch can be neither rewritten nor deleted."""
    return _kept(settings.default, settings.default_branch)


def _kept(guard: Guard, branch: str) -> Verdict:
    safe = {
        "force-pushes": has_rule(guard, "non_fast_forward", lambda classic: not classic.force_pushes),
        "deletion": has_rule(guard, "deletion", lambda classic: not classic.deletions),
    }
    open_to = [danger for danger, stopped in safe.items() if not stopped]
    if not open_to:
        return ok(f"{branch} refuses force-pushes and deletion")
    gap = unknown_part(guard)
    return unknown(gap) if gap else fail(f"{branch} allows {' and '.join(open_to)}")


def stale_approvals(settings: RepositorySettings, _: date) -> Verdict:
    """Whether approvals survive a new commit on the base."""
    where = []
    classic = known_classic(settings.default)
    if classic and classic.dismisses_approvals:
        where.append("classic protection")
    where += [f"ruleset {rule.ruleset}" for rule in known_rules(settings.default) if rule.dismisses_approvals]
    if where:
        return fail(f"switched on in {' and '.join(dict.fromkeys(where))}")
    gap = unknown_part(settings.default)
    return unknown(gap) if gap else ok("off")


def review_limits(_: RepositorySettings, __: date) -> Verdict:
    """Code review limits: no operation of GitHub's API tells them."""
    return Verdict(UNKNOWN, "GitHub's API doesn't tell; look at the page yourself")


def passing_by(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the rules bind everyone."""
    classic = known_classic(settings.default)
    named = [] if isinstance(settings.passes, Unknown) else list(settings.passes)
    if classic and classic.passes:
        named.append("people named in classic protection")
    if classic and not classic.binds_administrators:
        named.append("administrators (classic protection)")
    if named:
        return fail(f"may pass by: {', '.join(named)}")
    gap = unknown_part(settings.default) or (settings.passes if isinstance(settings.passes, Unknown) else None)
    return unknown(gap) if gap else ok("nobody may pass by the rules")


def merge_queue(settings: RepositorySettings, _: date) -> Verdict:
    """Whether a merge queue is used; REST shows it in rulesets only, and people's own repositories have none."""
    if any(rule.kind == "merge_queue" for rule in known_rules(settings.default)):
        return fail("a ruleset asks for a merge queue")
    gap = unknown_part(settings.default)
    if gap and settings.by_organization:
        return unknown(gap)
    if settings.by_organization and known_classic(settings.default):
        return unknown(Unknown("classic protection doesn't tell over REST: use a ruleset in its place, or look"))
    return ok("none")


def ledger(settings: RepositorySettings, _: date) -> Verdict:
    """Whether the ledger can be neither rewritten nor deleted, and Peerpact can still add to it."""
    if settings.community.demo:
        return ok("a demo keeps no ledger")
    kinds = [rule.kind for rule in known_rules(settings.ledger) if rule.kind in _IN_THE_WAY]
    classic = known_classic(settings.ledger)
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
        RULESET,
        pull_requests,
    ),
    *required_statuses.CHECKS,
    Check(
        "no-rewriting",
        REQUIRED,
        "The default branch can be neither force-pushed nor deleted",
        "Signatures name commits; a rewritten branch loses them.",
        f"{RULES} → the default branch's → Restrict deletions, Block force pushes",
        RULESET,
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

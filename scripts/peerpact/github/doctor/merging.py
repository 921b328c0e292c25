"""The check about how pull requests are merged.

For: `CHECKS`. Must not: ask anybody.
"""

from __future__ import annotations

from datetime import date

from peerpact.github.doctor.check import REQUIRED, Check, Verdict, fail, ok, unknown
from peerpact.github.doctor.settings import RepositorySettings, Unknown

_WHERE = "Settings → Rules → Rulesets"


def no_rebase(settings: RepositorySettings, _: date) -> Verdict:
    """Whether pull requests can't be merged by rebase."""
    known_rules = settings.default.rules
    rules = () if isinstance(known_rules, Unknown) else known_rules
    limited = [rule.merge_methods for rule in rules if rule.merge_methods]
    if any("rebase" not in methods for methods in limited):
        return ok("the ruleset allows " + " and ".join(next(m for m in limited if "rebase" not in m)))
    if settings.rebase is False:
        return ok("switched off for the whole repository")
    gap = next((unread for unread in (settings.default.classic, known_rules) if isinstance(unread, Unknown)), None)
    if settings.rebase is None or gap:
        return unknown(gap or Unknown("GitHub doesn't tell it to this token"))
    return fail("pull requests can be merged by rebase")


CHECKS = (
    Check(
        "no-rebase",
        REQUIRED,
        "Pull requests are merged or squashed, never rebased",
        "A rebase replays each commit: two that cancel each other take back what the main branch did meanwhile, and "
        "no diff shows it.",
        f"{_WHERE} → the default branch's → Require a pull request → Allowed merge methods: merge and squash; or "
        "Settings → General → Pull Requests → Allow rebase merging: off",
        "gh api -X PATCH repos/{repo} -F allow_rebase_merge=false",
        no_rebase,
    ),
)

"""What is known of a branch's protection, by classic protection, rulesets or both.

For: questions that several checks ask of a Guard. Must not: judge.
"""

from __future__ import annotations

from collections.abc import Callable

from peerpact.github.doctor.settings import Guard, Protection, RequiredStatus, Rule, Unknown

RULES = "Settings → Rules → Rulesets"
RULESET = "gh api -X POST repos/{repo}/rulesets --input <(peerpact doctor --ruleset default-branch)"


def known_rules(guard: Guard) -> tuple[Rule, ...]:
    """The rules in force on a branch; none where they couldn't be read."""
    return () if isinstance(guard.rules, Unknown) else guard.rules


def known_classic(guard: Guard) -> Protection | None:
    """Classic protection; None where there is none, or where it couldn't be read."""
    return None if isinstance(guard.classic, Unknown) else guard.classic


def unknown_part(guard: Guard) -> Unknown | None:
    """The first part of a guard that is not known."""
    return next((part for part in (guard.classic, guard.rules) if isinstance(part, Unknown)), None)


def has_rule(guard: Guard, kind: str, classic: Callable[[Protection], bool]) -> bool:
    """Whether a rule of this kind, or classic protection, is known to be there."""
    protection = known_classic(guard)
    return (protection is not None and classic(protection)) or any(rule.kind == kind for rule in known_rules(guard))


def listed_statuses(guard: Guard) -> list[RequiredStatus]:
    """Every status that classic protection or a ruleset requires."""
    protection = known_classic(guard)
    named = [status for rule in known_rules(guard) for status in rule.statuses]
    return [*(protection.statuses if protection else ()), *named]

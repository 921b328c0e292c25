"""What a rule is: an id, its documentation and its check, in one record.

For: `@rule`, the table RULES and the parsing of a rule's docstring. Must not: hold a rule.
A rule is a function; its docstring is the rule's page:

    @rule("capacity", ERROR)
    def capacity(checkup):
        '''A participant is in more partnerships than their capacity allows.

        Why: what it protects.

        Fix: what to do.

        Wrong:
            capacity: 1

        Right:
            capacity: 2
        '''
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Check = Callable[..., Iterator[Any]]
_SECTION = re.compile(r"^(Why|Fix|Wrong|Right): *\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check. `stage` says what the check is handed: `text`, `shape`, `community` or `change`."""

    id: str
    severity: str
    stage: str
    check: Check

    def docs(self) -> dict[str, str]:
        """The docstring's parts: `what`, `why`, `fix`, `wrong`, `right`."""
        parts = _SECTION.split(inspect.cleandoc(self.check.__doc__ or ""))
        sections = {"what": " ".join(parts[0].split())}
        for name, body in zip(parts[1::2], parts[2::2], strict=True):
            code = name in ("Wrong", "Right")
            sections[name.lower()] = inspect.cleandoc("\n" + body) if code else " ".join(body.split())
        return sections


RULES: dict[str, Rule] = {}


def rule(rule_id: str, severity: str, stage: str = "community") -> Callable[[Check], Check]:
    """Enter a check into RULES; an id may be taken once only."""

    def enter(check: Check) -> Check:
        if rule_id in RULES:
            raise ValueError(f"two rules are called {rule_id}")
        RULES[rule_id] = Rule(rule_id, severity, stage, check)
        return check

    return enter

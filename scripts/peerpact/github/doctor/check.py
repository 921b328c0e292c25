"""The two records of the doctor: a check, and what it says about one repository.

For: the shape of the table. Must not: hold any check.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from peerpact.github.doctor.settings import RepositorySettings, Unknown

OK, FAIL, UNKNOWN = "ok", "fail", "unknown"
REQUIRED, WARNING, MANUAL = "required", "warning", "manual"
LEDGER = "ledger"  # the branch that keeps the signature records
STATUSES = ("peerpact/checks", "peerpact/signatures")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`ok`, `fail` or `unknown`, and what was found. `right` is what the token lacks.

    `command` replaces the check's own where the fix depends on what was found.
    """

    state: str
    found: str
    right: str = ""
    command: str = ""


Judge = Callable[[RepositorySettings, date], Verdict]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at: what should be, why, how to get there.

    `severity` is `required`, `warning`, or `manual` for what GitHub tells no program, so that a person has to look.
    `click` is the way through GitHub's pages; `command` may hold `{repo}`, which is put in quoted for a shell.
    """

    id: str
    severity: str
    means: str
    why: str
    click: str
    command: str
    judge: Judge


def ok(text: str) -> Verdict:
    """All is well; `text` says what there is."""
    return Verdict(OK, text)


def fail(text: str, command: str = "") -> Verdict:
    """It has to be changed."""
    return Verdict(FAIL, text, command=command)


def unknown(value: Unknown) -> Verdict:
    """Nobody can say: never the same as `ok`."""
    return Verdict(UNKNOWN, value.why, value.right)


def without_join_form(settings: RepositorySettings) -> Verdict | None:
    """The verdict where nothing of the join form has to be set up, or nobody can tell; else None."""
    if isinstance(settings.files, Unknown):
        return unknown(settings.files)
    return None if "join.yml" in settings.files else ok("not needed: there's no join.yml")

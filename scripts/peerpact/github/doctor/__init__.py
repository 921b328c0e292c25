"""The doctor: what a repository's settings must be for Peerpact to be safe and to work.

For: `examine`, a pure decision from a frozen snapshot. Must not: ask GitHub (that is `read.py` and `client.py`, which
only the command imports), or change any setting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerpact.github.doctor import branches, execution, merging, people, policies, reporting, workflows
from peerpact.github.doctor.check import FAIL, MANUAL, OK, REQUIRED, UNKNOWN, WARNING, Check, Verdict
from peerpact.github.doctor.settings import RepositorySettings, Unknown

__all__ = [
    "CHECKS",
    "FAIL",
    "MANUAL",
    "OK",
    "REQUIRED",
    "UNKNOWN",
    "WARNING",
    "Check",
    "Diagnosis",
    "RepositorySettings",
    "Result",
    "Unknown",
    "Verdict",
    "examine",
]

# In the order in which a new repository is set up: the rules come last, for they stop direct pushes.
CHECKS: tuple[Check, ...] = (
    *people.CHECKS,
    *reporting.CHECKS,
    *policies.CHECKS,
    *execution.CHECKS,
    *workflows.CHECKS,
    *branches.CHECKS,
    *merging.CHECKS,
)


@dataclass(frozen=True, slots=True)
class Result:
    """What one check says."""

    check: Check
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What all checks say about one repository, in the order of the table."""

    settings: RepositorySettings
    results: tuple[Result, ...]

    @property
    def healthy(self) -> bool:
        """Whether every required check is `ok`; what could not be read is not."""
        return all(r.verdict.state == OK for r in self.results if r.check.severity == REQUIRED)


def examine(settings: RepositorySettings, now: date) -> Diagnosis:
    """Judge the settings as they were read; `now` tells how long ago a schedule ran."""
    return Diagnosis(settings, tuple(Result(check, check.judge(settings, now)) for check in CHECKS))

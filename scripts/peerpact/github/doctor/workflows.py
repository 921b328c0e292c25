"""The checks about Peerpact's workflow files: there, switched on, awake, and run lately.

For: whether Peerpact runs at all. Must not: ask anybody.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date

from peerpact.github.doctor.check import REQUIRED, WARNING, Check, Verdict, fail, ok, unknown
from peerpact.github.doctor.settings import RepositorySettings, Unknown, Workflow

FOLDER = ".github/workflows/"
# The files without which Peerpact does not work, and those that are looked at where they are there.
NEEDED = ("check.yml", "review.yml", "bot.yml", "signatures.yml", "reminders.yml", "site.yml")
WANTED = ("join.yml",)
SCHEDULED = ("bot.yml", "site.yml", "signatures.yml", "reminders.yml")
STALE_DAYS = 3


def files_present(settings: RepositorySettings, _: date) -> Verdict:
    """Whether Peerpact's workflow files are on the default branch."""
    if isinstance(settings.files, Unknown):
        return unknown(settings.files)
    missing = [name for name in NEEDED if name not in settings.files]
    if missing:
        return fail(f"missing on {settings.default_branch}: {', '.join(missing)}")
    return ok(", ".join(name for name in (*NEEDED, *WANTED) if name in settings.files))


def branch_name(settings: RepositorySettings, _: date) -> Verdict:
    """Whether a push to the default branch starts the workflows, which name it."""
    called = settings.default_branch
    named = settings.community.workflows.branch
    return ok(called) if called == named else fail(f"the default branch is {called}, the workflows name {named}")


def _enable(settings: RepositorySettings, names: Sequence[str]) -> str:
    return " && ".join(f"gh workflow enable {shlex.quote(name)} -R {shlex.quote(settings.name)}" for name in names)


def _ours(settings: RepositorySettings) -> tuple[Workflow, ...] | Unknown:
    """Peerpact's workflows that are on the default branch; GitHub also lists those of other branches."""
    if isinstance(settings.workflows, Unknown):
        return settings.workflows
    if isinstance(settings.files, Unknown):
        return settings.files
    return tuple(w for w in settings.workflows if w.file in (*NEEDED, *WANTED) and w.file in settings.files)


def active(settings: RepositorySettings, _: date) -> Verdict:
    """Whether someone has switched a workflow off."""
    ours = _ours(settings)
    if isinstance(ours, Unknown):
        return unknown(ours)
    off = [w.file for w in ours if w.state not in ("active", "disabled_inactivity")]
    if off:
        return fail(f"switched off: {', '.join(off)}", _enable(settings, off))
    unseen = [name for name in NEEDED if name not in {w.file for w in ours}]
    return fail(f"GitHub doesn't list {', '.join(unseen)} as workflows") if unseen else ok("all active")


def awake(settings: RepositorySettings, _: date) -> Verdict:
    """Whether GitHub has put schedules to sleep."""
    ours = _ours(settings)
    if isinstance(ours, Unknown):
        return unknown(ours)
    asleep = [w.file for w in ours if w.state == "disabled_inactivity"]
    return fail(f"asleep: {', '.join(asleep)}", _enable(settings, asleep)) if asleep else ok("none is asleep")


def ran_lately(settings: RepositorySettings, now: date) -> Verdict:
    """When the schedules last ran."""
    ours = _ours(settings)
    if isinstance(ours, Unknown):
        return unknown(ours)
    timed = [w for w in ours if w.file in SCHEDULED]
    gaps = [w.last_scheduled for w in timed if isinstance(w.last_scheduled, Unknown)]
    days = {w.file: w.last_scheduled for w in timed if not isinstance(w.last_scheduled, Unknown)}
    last_runs = ", ".join(f"{name} {day or 'never'}" for name, day in days.items())
    if any(day is None or (now - day).days > STALE_DAYS for day in days.values()):
        return fail(f"last runs by schedule: {last_runs}")
    if gaps:
        return unknown(gaps[0])
    return ok(f"last runs by schedule: {last_runs}") if last_runs else fail("no schedule is there")


CHECKS = (
    Check(
        "workflow-files",
        REQUIRED,
        "Peerpact's workflow files are on the default branch",
        "Trusted runs take their code from there.",
        f"Code → {FOLDER}",
        "",
        files_present,
    ),
    Check(
        "default-branch-name",
        WARNING,
        "The default branch is the one that the workflows name",
        "bot.yml, signatures.yml and site.yml name it; under another a merge starts none, only their schedules do.",
        "Settings → General → Default branch, or `branches` in the three files",
        "",
        branch_name,
    ),
    Check(
        "workflows-active",
        REQUIRED,
        "Peerpact's workflows are switched on",
        "A workflow that is switched off answers nobody.",
        "Actions → the workflow → Enable workflow",
        "",
        active,
    ),
    Check(
        "schedules-awake",
        REQUIRED,
        "No schedule is asleep",
        "GitHub stops schedules after 60 days without activity; the sweep is what reaches held runs.",
        "Actions → the workflow → Enable workflow",
        "",
        awake,
    ),
    Check(
        "schedules-ran",
        WARNING,
        f"Every schedule ran in the last {STALE_DAYS} days",
        "A schedule that is on but never runs helps nobody.",
        "Actions → the workflow → Event: schedule",
        "",
        ran_lately,
    ),
)

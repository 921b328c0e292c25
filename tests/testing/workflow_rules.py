"""The rules that every workflow file keeps: one function each, and its docstring is the rule.

For: `test_rules.py`. Must not: read a file; a rule takes a text and yields what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from testing.workflow_table import COMMANDS, DEFAULT_BRANCH, INSTALLS, TABLE, Row

Json = dict[str, Any]
_PIN = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}")
_PIN_LINE = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
_PLAIN = re.compile(r'(?:[\w./ =-]|"\$[A-Z]+")+')
_TOP = {"name", "on", "permissions", "concurrency", "jobs"}
_JOB = {"name", "if", "needs", "runs-on", "timeout-minutes", "permissions", "environment", "steps"}
_STEP = {"name", "id", "if", "uses", "with", "run", "env"}
_LONGEST = 15


@dataclass(frozen=True)
class Workflow:
    """One workflow file: its row of the table, its text, and its contents, every value as text."""

    row: Row
    text: str
    data: Json

    @property
    def jobs(self) -> dict[str, Json]:
        """The jobs by their id."""
        return self.data.get("jobs") or {}

    def steps(self) -> Iterator[tuple[str, Json]]:
        """Each step with the id of its job."""
        for job, body in self.jobs.items():
            for step in body.get("steps") or []:
                yield job, step


def read(name: str, text: str) -> Workflow:
    """The workflow of this file name. Raises KeyError for a file that has no row in the table."""
    return Workflow(TABLE[name], text, yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - makes only text


def known_keys(flow: Workflow) -> Iterator[str]:
    """Only keys that these rules judge: no container, no default shell, no job-wide environment, no foreign job."""
    for where, have, may in (
        ("the file", flow.data, _TOP),
        *((f"job {name}", job, _JOB) for name, job in flow.jobs.items()),
        *((f"a step of {name}", step, _STEP) for name, step in flow.steps()),
    ):
        for key in sorted(set(have) - may):
            yield f"{where} has the key {key}"


def events(flow: Workflow) -> Iterator[str]:
    """The events of the table and no other; `*` stands for any detail. Never `pull_request_target`."""
    found = flow.data.get("on")
    found = found if isinstance(found, dict) else {str(found): None}
    for name in sorted({*found, *flow.row.events}):
        wanted = flow.row.events.get(name)
        if wanted is None:
            yield f"the event {name} is not in the table"
        elif name not in found or (wanted != "*" and found[name] != wanted):
            yield f"the event {name} must be {wanted}"


def names(flow: Workflow) -> Iterator[str]:
    """The name of the table: `workflow_run` finds workflows by name."""
    if flow.data.get("name") != flow.row.name:
        yield f"the name must be {flow.row.name}"


def rights(flow: Workflow) -> Iterator[str]:
    """`permissions: {}` at the top, and for each job exactly the rights of the table."""
    if flow.data.get("permissions") != {}:
        yield "the top must say permissions: {}"
    found = {name: job.get("permissions") for name, job in flow.jobs.items()}
    if found != flow.row.rights:
        yield f"the rights must be {flow.row.rights}"


def pins(flow: Workflow) -> Iterator[str]:
    """Actions of the table, pinned by 40 digits with the version beside them; no action of the repository's own."""
    yield from _pins(flow.text, (step for _, step in flow.steps()), flow.row.actions)


def artifacts(flow: Workflow) -> Iterator[str]:
    """Nothing crosses from one run to another: no artifact is fetched, no cache is kept."""
    for word in ("download-artifact", "actions/upload-artifact", "actions/cache", "cache:", "gh run download"):
        if word in flow.text:
            yield f"{word} carries something from one run to another"


def checkouts(flow: Workflow) -> Iterator[str]:
    """No credentials stay; where the token may write, nothing but the default branch is checked out."""
    for job, step in flow.steps():
        if not str(step.get("uses", "")).startswith("actions/checkout@"):
            continue
        asked = step.get("with") or {}
        if asked.get("persist-credentials") != "false":
            yield "a checkout keeps its credentials"
        if set(asked) - {"ref", "fetch-depth", "persist-credentials"}:
            yield "a checkout asks for more than a ref and a depth"
        writes = "write" in (flow.jobs[job].get("permissions") or {}).values()
        if asked.get("ref") != (DEFAULT_BRANCH if writes else None):
            yield f"the checkout of {job} must {'be of the default branch' if writes else 'name no ref'}"


def commands(flow: Workflow) -> Iterator[str]:
    """Each `run:` is one command of Peerpact: one line, no expression, no other word of the shell."""
    for _, step in flow.steps():
        if "run" in step:
            yield from _command(step["run"], (*COMMANDS, *INSTALLS["check"], *INSTALLS["site"]))


def installs(flow: Workflow) -> Iterator[str]:
    """What is installed is pinned with its hashes, or is Peerpact itself; with write rights, nothing of the site."""
    found = tuple(step["run"] for _, step in flow.steps() if "pip" in step.get("run", ""))
    wanted = INSTALLS.get(flow.row.name.casefold(), INSTALLS["bot"]) if flow.row.actions else ()
    if found != wanted:
        yield f"it must install {wanted}"


def token(flow: Workflow) -> Iterator[str]:
    """The token reaches only the command that posts; no secret is used at all."""
    if "secrets" in flow.text:
        yield "a secret is used"
    holders = [step.get("run", "an action") for _, step in flow.steps() if "github.token" in str(step)]
    if holders != [flow.row.holder] * bool(flow.row.holder):
        yield f"the token goes to {holders}"


def queues(flow: Workflow) -> Iterator[str]:
    """The concurrency of the table: who waits for whom, and who is cancelled."""
    wanted = {"group": flow.row.group, "cancel-in-progress": str(flow.row.cancel).lower()}
    if flow.data.get("concurrency") != wanted:
        yield f"concurrency must be {wanted}"


def timeouts(flow: Workflow) -> Iterator[str]:
    """Each job ends by itself within a quarter of an hour."""
    for name, job in flow.jobs.items():
        minutes = str(job.get("timeout-minutes", ""))
        if not minutes.isdigit() or int(minutes) > _LONGEST:
            yield f"job {name} needs timeout-minutes of at most {_LONGEST}"


def conditions(flow: Workflow) -> Iterator[str]:
    """A job runs always, or when the table says."""
    found = {name: job["if"] for name, job in flow.jobs.items() if "if" in job}
    if found != flow.row.only_if:
        yield f"the conditions of the jobs must be {flow.row.only_if}"


def machines(flow: Workflow) -> Iterator[str]:
    """GitHub's own fresh machines: a machine that is kept could carry something from one run to another."""
    for name, job in flow.jobs.items():
        if job.get("runs-on") != "ubuntu-latest":
            yield f"job {name} must run on ubuntu-latest"


RULES: tuple[Callable[[Workflow], Iterator[str]], ...] = (
    known_keys, events, names, rights, pins, artifacts, checkouts, commands, installs, token, queues, timeouts,
    conditions, machines,
)  # fmt: skip


def broken(name: str, text: str) -> dict[str, list[str]]:
    """What a workflow file does wrong, by the name of the rule; empty when it keeps all rules."""
    flow = read(name, text)
    return {rule.__name__: found for rule in RULES if (found := list(rule(flow)))}


def _pins(text: str, steps: Iterator[Json] | list[Json], allowed: frozenset[str]) -> Iterator[str]:
    lines = [line.partition("uses:")[2].strip() for line in text.splitlines()]
    for used in (step["uses"] for step in steps if "uses" in step):
        if used.partition("@")[0] not in allowed:
            yield f"{used} is not in the table"
        if not _PIN.fullmatch(used):
            yield f"{used} is not pinned by 40 digits"
        elif not any(_PIN_LINE.fullmatch(line) for line in lines if line.startswith(used)):
            yield f"{used} does not say its version"


def _command(command: str, allowed: tuple[str, ...]) -> Iterator[str]:
    if "${{" in command:
        yield f"an expression in {command!r}"
    if not any(command == one or command.startswith(one + " ") for one in allowed):
        yield f"{command!r} is no command of the kit"
    elif not _PLAIN.fullmatch(command):
        yield f"{command!r} is more than one plain command"

"""A repository in which nothing is wrong: as a value, and in the stand-in.

For: tests that spoil one thing of it. Must not: assert.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from peerpact.cli.main import main
from peerpact.domain.settings import Maintainer, Settings
from peerpact.github.doctor.settings import (
    ActionsPolicy,
    ExecutionPolicy,
    Guard,
    MaintainerSeen,
    RepositorySettings,
    RequiredStatus,
    Rule,
    TokenPolicy,
    Workflow,
)
from testing import ROOT
from testing.fake_github import Repository, StandIn, Token, User

NOW = date(2026, 12, 1)
APP = 15368
PROJECT = ROOT
RULESETS = PROJECT / "docs" / "rulesets"
COMMUNITY = """name: Open mentors
repository: example/mentoring
maintainers: [{github: demo-mia, github_id: 3001}]
report_to: https://example.org/report
"""
CONFIG = ".github/ISSUE_TEMPLATE/config.yml"
LINKS = """blank_issues_enabled: true
contact_links:
- {name: Report something in private, url: "https://example.org/report", about: What should not be public.}
"""
STATUSES = tuple(RequiredStatus(name, APP) for name in ("peerpact/checks", "peerpact/signatures"))
RULES = (
    Rule("deletion", 1),
    Rule("non_fast_forward", 1),
    Rule("pull_request", 1, merge_methods=("merge", "squash")),
    Rule("required_status_checks", 1, STATUSES),
)
FILES = ("check.yml", "review.yml", "bot.yml", "signatures.yml", "reminders.yml", "site.yml")
SLEEPLESS = frozenset(FILES[2:])  # those with a schedule
WORKFLOWS = tuple(Workflow(name, "active", NOW if name in SLEEPLESS else None) for name in FILES)
EVENTS = frozenset(
    json.loads((RULESETS / "actions-policy.json").read_text())["rules"][0]["parameters"]["allowed_events"]
)
_POLICY = json.loads((RULESETS / "actions-policy.json").read_text())
EVENTS = frozenset(_POLICY["rules"][0]["parameters"]["allowed_events"])
HEALTHY = RepositorySettings(
    asked="example/mentoring",
    name="example/mentoring",
    default_branch="main",
    community=Settings(
        repository="example/mentoring",
        maintainers=(Maintainer("demo-mia", 3001),),
        report_to="https://example.org/report",
    ),
    rebase=False,
    default=Guard(None, RULES),
    ledger=Guard(None, RULES[:2]),
    actions_app=APP,
    actions=ActionsPolicy(True, "all", True),
    tokens=TokenPolicy("read", False),
    fork_approval="first_time_contributors",
    policies=(ExecutionPolicy("Events that Peerpact needs", EVENTS),),
    pages="workflow",
    files=frozenset(FILES),
    workflows=WORKFLOWS,
    maintainers=(MaintainerSeen("demo-mia", 3001, "demo-mia", "write"),),
    labels=frozenset(("profile", "agreement", "needs-maintainer", "needs-fix")),
    private_reporting=True,
    contact_links=("https://example.org/chat", "https://example.org/report"),
)


def shipped_rules(name: str) -> list[dict[str, Any]]:
    """The rules of a file in `docs/rulesets`, which maintainers are told to send to GitHub."""
    rules: list[dict[str, Any]] = json.loads((RULESETS / f"{name}.json").read_text())["rules"]
    return rules


@dataclass
class Place:
    """A safe repository in the stand-in, a folder with its `community.yml`, and its administrator's token."""

    hub: StandIn
    repository: Repository
    maintainer: User
    folder: Path
    token: Token

    def doctor(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the real command in a process of its own."""
        command = [sys.executable, "-m", "peerpact", "doctor", "--now", NOW.isoformat(), *options]
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment() | environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    def states(self, code: int, **environment: str) -> dict[str, dict[str, str]]:
        """What each check says, by its id; `code` is the exit code to expect. Runs in this process."""
        out, err = io.StringIO(), io.StringIO()
        words = ["doctor", "--now", NOW.isoformat(), "--root", str(self.folder), "--format", "json"]
        surroundings = patch.dict(os.environ, self._environment() | environment, clear=True)
        with surroundings, redirect_stdout(out), redirect_stderr(err):
            ended = main(words)
        assert (ended, err.getvalue()) == (code, ""), out.getvalue()
        return {row["id"]: row for row in json.loads(out.getvalue())["checks"]}

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "GITHUB_TOKEN": self.token.value,
            "GITHUB_API_URL": self.hub.api_url,
            "GITHUB_REPOSITORY": "example/mentoring",
        }


def place(hub: StandIn, folder: Path) -> Place:
    """The safe repository, set up with the very rulesets that the project ships."""
    triggers = "{schedule: [{cron: '7 * * * *'}], workflow_dispatch: {}}"
    flows = {f".github/workflows/{name}": f"name: {name}\non: {triggers}\njobs: {{}}\n" for name in FILES}
    repository = hub.repository("example/mentoring", {"community.yml": COMMUNITY, CONFIG: LINKS, **flows})
    mia = hub.user("demo-mia", id=3001)
    repository.collaborator(mia, "write")
    repository.rules.ruleset("Default branch", "main", *shipped_rules("default-branch"))
    repository.rules.ruleset("Ledger", "ledger", *shipped_rules("ledger"))
    repository.rules.policy("Events that Peerpact needs", *shipped_rules("actions-policy"))
    chosen = repository.settings
    chosen.allow_rebase_merge = False  # a second fence: the ruleset's is spoilt in some tests
    chosen.sha_pinning_required, chosen.private_vulnerability_reporting = True, True
    chosen.pages = {"build_type": "workflow"}
    for label in ("profile", "agreement", "needs-maintainer", "needs-fix"):
        repository.label(label)
    for name in sorted(SLEEPLESS):
        repository.workflow_run(f".github/workflows/{name}", event="schedule")
    folder.mkdir()
    (folder / "community.yml").write_text(COMMUNITY)
    return Place(hub, repository, mia, folder, hub.token(actor=repository.owner))

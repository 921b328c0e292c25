"""Workflow files with one thing wrong each, made from the real ones: every one must be refused.

For: `test_rules.py`. Each row: the file, the rule that must speak, what is taken out and what is put in its place.
"""

from __future__ import annotations

from typing import NamedTuple

SHA = "3d3c42e5aac5ba805825da76410c181273ba90b1"
PYTHON = "5fda3b95a4ea91299a34e894583c3862153e4b97"
HEAD_SHA = "${{ github.event.workflow_run.head_sha }}"


class Bad(NamedTuple):
    """One flaw: `old` is in the real file, `new` in the bad one."""

    file: str
    rule: str
    old: str
    new: str


_STEPS = "    steps:\n"
_REF = "ref: ${{ github.event.repository.default_branch }}"

BAD = (
    Bad("check.yml", "known_keys", _STEPS, "    container: alpine\n" + _STEPS),
    Bad("check.yml", "known_keys", _STEPS, "    env: {BASE: x}\n" + _STEPS),
    Bad("check.yml", "known_keys", _STEPS, "    continue-on-error: true\n" + _STEPS),
    Bad("check.yml", "known_keys", _STEPS, "    defaults: {run: {shell: sh}}\n" + _STEPS),
    Bad("check.yml", "known_keys", "        run: peerpact check", "        shell: python\n        run: peerpact check"),
    Bad("bot.yml", "known_keys", "jobs:\n", "env: {GITHUB_TOKEN: x}\njobs:\n"),
    Bad("check.yml", "events", "  pull_request:", "  pull_request_target:"),
    Bad("check.yml", "events", "on:\n  pull_request:", "on:\n  pull_request_target: {}\n  pull_request:"),
    Bad("check.yml", "events", ", edited", ""),
    Bad("review.yml", "events", ", dismissed", ""),
    Bad("review.yml", "events", "on:\n", "on:\n  push: {}\n"),
    Bad("bot.yml", "events", "  push:\n", "  pull_request: {}\n  push:\n"),
    Bad("bot.yml", "events", "branches: [main]", "branches: ['**']"),
    Bad("bot.yml", "events", "[Check, Review, Join]", "[Check, Join]"),
    Bad("bot.yml", "queues", " || github.event.workflow_run.conclusion == 'skipped'", ""),
    Bad("join.yml", "events", ", closed", ""),
    Bad("join.yml", "events", ", reopened]", ", reopened, labeled]"),
    Bad("join.yml", "rights", "      issues: write #", "      statuses: write\n      issues: write #"),
    Bad("join.yml", "rights", "      issues: write #", "      actions: write\n      issues: write #"),
    Bad("join.yml", "conditions", "    if: contains(github.event.issue.labels.*.name, 'join')\n", ""),
    Bad("join.yml", "queues", "join-${{ github.event.issue.user.id }}", "join"),
    Bad("join.yml", "commands", '"$ISSUE"', "${{ github.event.issue.number }}"),
    Bad("join.yml", "commands", '"$ISSUE"', '"$(cat body)"'),
    Bad("join.yml", "checkouts", _REF, "ref: join/1"),
    Bad("bot.yml", "events", ", deleted", ""),
    Bad("site.yml", "events", "  workflow_dispatch:\n", ""),
    Bad("check.yml", "names", "name: Check\n", "name: Checks\n"),
    Bad("review.yml", "names", "name: Review\n", ""),
    Bad("check.yml", "rights", "permissions: {}\n", ""),
    Bad("check.yml", "rights", "permissions: {}\n", "permissions: read-all\n"),
    Bad("check.yml", "rights", "      contents: read #", "      contents: write #"),
    Bad("check.yml", "rights", "      contents: read #", "      statuses: write\n      contents: read #"),
    Bad("review.yml", "rights", "    permissions: {}\n", ""),
    Bad("review.yml", "rights", "    permissions: {}\n", "    permissions: {contents: read}\n"),
    Bad("bot.yml", "rights", "      contents: read #", "      contents: write #"),
    Bad("bot.yml", "rights", "      statuses: write #", "      actions: write #"),
    Bad("signatures.yml", "rights", "      pull-requests: read #", "      pull-requests: write #"),
    Bad("signatures.yml", "events", "  schedule:\n", "  workflow_dispatch:\n  schedule:\n"),
    Bad("signatures.yml", "queues", "cancel-in-progress: false", "cancel-in-progress: true"),
    Bad("signatures.yml", "checkouts", "persist-credentials: false", "persist-credentials: true"),
    Bad("reminders.yml", "rights", "      contents: read #", "      contents: write #"),
    Bad("reminders.yml", "events", "  schedule:\n", "  issues: {types: [opened]}\n  schedule:\n"),
    Bad("reminders.yml", "queues", "cancel-in-progress: false", "cancel-in-progress: true"),
    Bad("site.yml", "rights", "permissions: {}\n", "permissions: {pages: write}\n"),
    Bad("check.yml", "pins", f"checkout@{SHA} # v7.0.1", "checkout@v7"),
    Bad("check.yml", "pins", f"checkout@{SHA}", f"checkout@{SHA[:39]}"),
    Bad("check.yml", "pins", " # v7.0.1", ""),
    Bad("check.yml", "pins", " # v7.0.1", " # the newest"),
    Bad("check.yml", "pins", "actions/checkout@", "somebody/checkout@"),
    Bad("check.yml", "pins", f"actions/setup-python@{PYTHON} # v7.0.0", "./.github/actions/other"),
    Bad("check.yml", "pins", f"actions/setup-python@{PYTHON} # v7.0.0", "docker://alpine:3"),
    Bad("bot.yml", "pins", f"setup-python@{PYTHON} # v7.0.0", "setup-python@v7"),
    Bad("bot.yml", "pins", "actions/setup-python", "somebody/setup-python"),
    Bad("bot.yml", "installs", "--require-hashes ", ""),
    Bad("bot.yml", "installs", "--no-deps ", ""),
    Bad("bot.yml", "installs", "requirements/bot.txt", "requirements/site.txt"),
    Bad("join.yml", "installs", "requirements/bot.txt", "${{ github.event.issue.title }}"),
    Bad("join.yml", "commands", "requirements/bot.txt", "requirements/bot.txt && ./more.sh"),
    Bad("review.yml", "installs", 'run: "true"', "run: python -m pip install more"),
    Bad("site.yml", "conditions", "    if: github.event.repository.has_pages", "    if: always()"),
    Bad("bot.yml", "artifacts", _STEPS, f"{_STEPS}      - uses: actions/download-artifact@{SHA} # v1.0.0\n"),
    Bad("check.yml", "artifacts", _STEPS, f"{_STEPS}      - uses: actions/upload-artifact@{SHA} # v1.0.0\n"),
    Bad("check.yml", "artifacts", _STEPS, f"{_STEPS}      - uses: actions/cache@{SHA} # v1.0.0\n"),
    Bad("check.yml", "checkouts", "          persist-credentials: false\n", ""),
    Bad("check.yml", "checkouts", "persist-credentials: false", "persist-credentials: true"),
    Bad("check.yml", "checkouts", "          fetch-depth: 0", "          submodules: true\n          fetch-depth: 0"),
    Bad("bot.yml", "checkouts", "          fetch-depth: 0", "          repository: a/b\n          fetch-depth: 0"),
    Bad("bot.yml", "checkouts", f"          {_REF} # never a pull request's\n", ""),
    Bad("bot.yml", "checkouts", _REF, "ref: refs/pull/1/head"),
    Bad("bot.yml", "checkouts", _REF, f"ref: {HEAD_SHA}"),
    Bad("bot.yml", "checkouts", "          fetch-depth: 0", "          allow-unsafe-pr-checkout: true"),
    Bad("check.yml", "commands", '"$BASE"', "${{ github.event.pull_request.base.sha }}"),
    Bad("check.yml", "commands", "run: peerpact check", "run: ./scripts/check.sh; peerpact check"),
    Bad("check.yml", "commands", "--format github", "--format github && make test"),
    Bad("check.yml", "commands", "--format github", "--format github || true"),
    Bad("check.yml", "commands", "--format github", "--root $(pwd)"),
    Bad("check.yml", "commands", "--format github", "--root $HOME"),
    Bad("check.yml", "commands", "--summary", ">> $GITHUB_STEP_SUMMARY"),
    Bad("check.yml", "commands", "run: peerpact check", "run: peerpact-check"),
    Bad("bot.yml", "commands", "run: peerpact", "run: |\n          git fetch origin\n          peerpact"),
    Bad("bot.yml", "commands", "run: peerpact plan", "run: make test"),
    Bad("review.yml", "commands", 'run: "true"', "run: curl example.org"),
    Bad("bot.yml", "token", "github.token", "secrets.GITHUB_TOKEN"),
    Bad("check.yml", "token", "        env:\n", "        env:\n          GITHUB_TOKEN: ${{ github.token }}\n"),
    Bad("bot.yml", "token", "          GITHUB_TOKEN: ${{ github.token }}\n", "          A: b\n"),
    Bad("bot.yml", "token", "          fetch-depth: 0", "          token: ${{ github.token }}"),
    Bad("bot.yml", "queues", "cancel-in-progress: false", "cancel-in-progress: true"),
    Bad("bot.yml", "queues", "group: bot${{", "group: bot-${{ github.ref }}${{"),
    Bad("bot.yml", "queues", "!github.event.issue.pull_request", "github.event.issue.pull_request"),
    Bad("check.yml", "queues", "cancel-in-progress: true", "cancel-in-progress: false"),
    Bad("check.yml", "queues", "${{ github.ref }}", "all"),
    Bad("site.yml", "queues", "concurrency:\n  group: site\n  cancel-in-progress: false\n", ""),
    Bad("check.yml", "timeouts", "    timeout-minutes: 10\n", ""),
    Bad("site.yml", "timeouts", "timeout-minutes: 10", "timeout-minutes: 360"),
    Bad("bot.yml", "timeouts", "timeout-minutes: 15", "timeout-minutes: ${{ inputs.number }}"),
    Bad("bot.yml", "conditions", "    if: (github.event_name", "    if: always() || (github.event_name"),
    Bad("check.yml", "conditions", _STEPS, "    if: github.event.pull_request.title != ''\n" + _STEPS),
    Bad("check.yml", "machines", "ubuntu-latest", "self-hosted"),
    Bad("bot.yml", "machines", "ubuntu-latest", "[self-hosted, linux]"),
)

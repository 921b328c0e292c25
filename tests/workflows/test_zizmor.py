"""zizmor, as strict as it can be: no finding but those that carry their reason."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from testing.workflow_tools import GITHUB, find, run

IGNORED = re.compile(r"zizmor: ignore\[([\w-]+)\](.*)")
BAD = (
    ("check.yml", "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"),
    ("check.yml", 'base "$BASE"', "base ${{ github.event.pull_request.title }}", "template-injection"),
    ("bot.yml", "persist-credentials: false", "persist-credentials: true", "artipacked"),
    ("review.yml", "permissions: {}\n\nconcurrency", "permissions: write-all\n\nconcurrency", "excessive-permissions"),
    ("review.yml", "pull_request_review:", "pull_request_target:", "dangerous-triggers"),
)


def findings(folder: Path, *options: str) -> list[str]:
    command = find("zizmor")
    assert command, "zizmor is in requirements/test.txt"
    strict = ("--offline", "--strict-collection", "--persona=auditor", "--no-exit-codes", "--format=json")
    done = run(command, *strict, *options, folder)
    assert done.returncode == 0, done.stderr
    return [one["ident"] for one in json.loads(done.stdout)]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GITHUB, tmp_path / ".github"))


def test_zizmor_finds_nothing_without_a_reason() -> None:
    assert findings(GITHUB) == []


def test_every_ignored_finding_has_its_reason_beside_it() -> None:
    text = "\n".join(path.read_text("utf-8") for path in GITHUB.rglob("*.yml"))
    reasons = IGNORED.findall(text)
    assert {rule for rule, _ in reasons} == set(findings(GITHUB, "--no-ignores"))
    assert all(len(reason.split()) >= 4 for _, reason in reasons)


def test_nothing_is_ignored_but_the_doorbell() -> None:
    # `workflow_run` and `issue_comment` start runs without carrying data into them.
    assert Counter(findings(GITHUB, "--no-ignores")) == {"dangerous-triggers": 3}


@pytest.mark.parametrize(("name", "old", "new", "rule"), BAD)
def test_zizmor_sees_what_is_planted(copied: Path, name: str, old: str, new: str, rule: str) -> None:
    path = copied / "workflows" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert rule in findings(copied)


def test_broken_file_is_never_passed_over(copied: Path) -> None:
    (copied / "workflows" / "review.yml").write_text("on: push\njobs: [", "utf-8")
    command = find("zizmor")
    assert command
    assert run(command, "--offline", "--strict-collection", copied).returncode != 0

"""Without a token, the doctor says what the files alone show, and prints the rulesets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from testing import ROOT
from testing.new_community import begin, commit, peerpact


@pytest.fixture(scope="module")
def orbit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begin(tmp_path_factory.mktemp("doctor"))


def test_a_new_community_is_right_as_far_as_its_files_show(orbit: Path) -> None:
    done = peerpact(orbit, "doctor")
    assert done.returncode == 2
    assert "There's no GITHUB_TOKEN" in done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith(("ok ", "fail "))]
    assert len(lines) == 8
    assert all(line.startswith("ok ") for line in lines)


@pytest.mark.parametrize(
    ("path", "old", "new", "check"),
    [
        (".github/ISSUE_TEMPLATE/config.yml", "example.org/orbit", "example.org/elsewhere", "same-report-address"),
        (".github/workflows/bot.yml", "timeout-minutes: 15", "timeout-minutes: 14", "own-files"),
        (".peerpact/bot.txt", "sha256:", "sha256:0", "own-files"),
        ("community.yml", "  - {github: demo-ana, github_id: 990000000901}\n", "  []\n", "maintainers-named"),
        ("community.yml", 'report_to: "https://example.org/orbit/report"\n', "", "report-to"),
        ("community.yml", "repository: demo-orbit/orbit\n", "", "repository-named"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, path: str, old: str, new: str, check: str) -> None:
    root = begin(tmp_path)
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")
    assert f"fail     {check}:" in peerpact(root, "doctor").stdout


def test_a_package_that_the_lock_does_not_name_is_found(tmp_path: Path) -> None:
    root = begin(tmp_path)
    [wheel] = (root / ".peerpact").glob("*.whl")
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    assert "fail     package-kept:" in peerpact(root, "doctor").stdout
    wheel.unlink()
    assert "fail     package-kept:" in peerpact(root, "doctor").stdout


@pytest.mark.parametrize("name", ["default-branch", "ledger"])
def test_rulesets_are_printed_to_be_imported(orbit: Path, name: str) -> None:
    printed = peerpact(orbit, "doctor", "--ruleset", name)
    assert printed.returncode == 0
    assert json.loads(printed.stdout) == json.loads((ROOT / "docs" / "rulesets" / f"{name}.json").read_text("utf-8"))


AGREEMENT = """\
partners:
  - github: demo-ana
    github_id: 990000000901
    offers: [git]
    goals: [{learn: python, goal: Write a script, evidence: The script}]
  - github: demo-bo
    github_id: 990000000902
    offers: [python]
    goals: [{learn: git, goal: Rebase, evidence: A branch}]
starts: 2026-10-01
ends: 2027-03-31
sessions: {every: 2 weeks, minutes: 60, first_to_learn: demo-ana}
check_ins: [2026-11-20]
commitments: {equal_contribution: true, confidentiality: true, accountability: true, code_of_conduct: true}
terms: 1
"""


def test_reminders_work_from_dates_alone(tmp_path: Path) -> None:
    root = begin(tmp_path)
    for login, number, skill in (("demo-ana", 990000000901, "git"), ("demo-bo", 990000000902, "python")):
        person = f"github: {login}\ngithub_id: {number}\nname: X\ntimezone: UTC\nlanguages: [en]\n"
        text = f"{person}offers: [{{skill: {skill}, level: expert}}]\n"
        (root / "profiles" / f"{login}.yml").write_text(text)
    (root / "agreements" / "2026-demo-ana--demo-bo.yml").write_text(AGREEMENT)
    commit(root)
    done = peerpact(root, "--now", "2026-11-21", "remind", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Without GitHub: what the dates alone ask for")
    assert "check-in" in done.stdout.casefold()
    assert json.loads(peerpact(root, "--now", "2026-11-21", "remind", "--format", "json").stdout)
    assert peerpact(root, "remind", "--post").returncode == 2

"""What else stands in `.github/`: update rules, the way to issues, and the words above a new pull request."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from peerpact.bot.reminders.actions import INTRODUCTION
from peerpact.bot.reminders.introductions import QUESTION
from peerpact.text.forge_links import Places
from testing.workflow_tools import GITHUB, ROOT, find, run

SCHEMAS = {
    "dependabot.yml": "vendor.dependabot",
    "ISSUE_TEMPLATE/config.yml": "vendor.github-issue-config",
    "ISSUE_TEMPLATE/introduction.yml": "vendor.github-issue-forms",
    "ISSUE_TEMPLATE/join.yml": "vendor.github-issue-forms",
    "workflows/check.yml": "vendor.github-workflows",
    "workflows/review.yml": "vendor.github-workflows",
    "workflows/bot.yml": "vendor.github-workflows",
    "workflows/site.yml": "vendor.github-workflows",
    "workflows/reminders.yml": "vendor.github-workflows",
    "workflows/signatures.yml": "vendor.github-workflows",
    "workflows/join.yml": "vendor.github-workflows",
}


def fits(schema: str, path: Path) -> bool:
    return run(str(find("check-jsonschema")), "--builtin-schema", schema, path).returncode == 0


def test_every_file_has_its_schema() -> None:
    assert {path.relative_to(GITHUB).as_posix() for path in GITHUB.rglob("*.yml")} == set(SCHEMAS)


@pytest.mark.parametrize(("name", "schema"), SCHEMAS.items())
def test_file_has_the_shape_that_github_wants(tmp_path: Path, name: str, schema: str) -> None:
    text = (GITHUB / name).read_text("utf-8")
    assert fits(schema, GITHUB / name)
    (tmp_path / "bad.yml").write_text(f"{text}\nsurprise: [1]\nversion: x\nruns: 1\n", "utf-8")
    assert not fits(schema, tmp_path / "bad.yml")


def test_updates_reach_every_folder_with_pins_and_wait_a_week() -> None:
    updates = yaml.safe_load((GITHUB / "dependabot.yml").read_text("utf-8"))["updates"]
    folders = {one["package-ecosystem"]: one.get("directories", [one.get("directory")]) for one in updates}
    assert folders == {"github-actions": ["/"], "pip": ["/requirements"]}
    assert all(one["cooldown"]["default-days"] >= 7 for one in updates)


def test_private_way_to_report_is_the_one_of_the_community() -> None:
    links = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "config.yml").read_text("utf-8"))["contact_links"]
    assert links[0]["url"] == yaml.safe_load((ROOT / "community.yml").read_text("utf-8"))["report_to"]


def test_introduction_form_asks_the_question_that_care_reads_and_bears_its_label() -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "introduction.yml").read_text("utf-8"))
    fields = {part["id"]: part["attributes"]["label"] for part in form["body"] if "id" in part}
    assert fields["to"] == QUESTION
    assert form["labels"] == [INTRODUCTION]
    assert "to=demo-bo%2C%20demo-cy" in str(Places("example/mentoring").hello(["demo-bo", "demo-cy"]))
    assert "public permanently" in form["body"][0]["attributes"]["value"].partition("\n")[0]


def test_pull_request_template_says_first_that_everything_stays_public() -> None:
    first = (GITHUB / "pull_request_template.md").read_text("utf-8").partition(":")[0]
    assert first == "Everything in this pull request is public permanently"

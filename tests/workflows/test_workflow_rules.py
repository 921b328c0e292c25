"""The workflow files keep the rules, and every rule refuses a file that breaks it."""

from __future__ import annotations

import json

import pytest
import yaml

from peerpact.community.bundle import bundled_text
from testing import ROOT
from testing.bad_workflows import BAD, Bad
from testing.workflow_rules import RULES, broken
from testing.workflow_table import TABLE

FLOWS = ROOT / ".github" / "workflows"


def test_every_workflow_has_its_row_in_the_table() -> None:
    assert {path.name for path in FLOWS.iterdir()} == set(TABLE)
    assert not (ROOT / ".github" / "actions").exists()


def test_the_actions_policy_allows_exactly_the_events_that_start_our_workflows() -> None:
    policy = json.loads(bundled_text("rulesets", "actions-policy.json"))
    flows = [yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)["on"] for path in FLOWS.iterdir()]  # noqa: S506
    [rule] = policy["rules"]
    assert rule["parameters"]["allowed_events"] == sorted({event for events in flows for event in events})
    assert rule["type"] == "restrict_action_events"


@pytest.mark.parametrize("name", TABLE)
def test_workflow_keeps_every_rule(name: str) -> None:
    assert broken(name, (FLOWS / name).read_text("utf-8")) == {}


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.file}-{bad.rule}")
def test_bad_workflow_is_refused(bad: Bad) -> None:
    text = (FLOWS / bad.file).read_text("utf-8")
    assert bad.old in text, "the real file has changed: this row must follow"
    assert bad.rule in broken(bad.file, text.replace(bad.old, bad.new, 1))


def test_every_rule_has_a_bad_workflow() -> None:
    assert {bad.rule for bad in BAD} == {rule.__name__ for rule in RULES}


def test_sweep_runs_every_ten_minutes_and_never_at_the_full_hour() -> None:
    minutes, *rest = _cron("bot.yml").split()
    at = [int(minute) for minute in minutes.split(",")]
    assert rest == ["*"] * 4
    assert all(minute % 2 for minute in at)
    assert {(after - before) % 60 for before, after in zip(at, [*at[1:], at[0]], strict=True)} == {10}


def test_site_is_built_once_a_day() -> None:
    minute, hour, *rest = _cron("site.yml").split()
    assert rest == ["*"] * 3
    assert minute.isdigit()
    assert hour.isdigit()


def _cron(name: str) -> str:
    data = yaml.load((FLOWS / name).read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes only text
    [entry] = data["on"]["schedule"]
    return str(entry["cron"])

"""A community's workflows are Peerpact's own: the same text, less what a community chooses and how it installs."""

from __future__ import annotations

import difflib
from dataclasses import replace

import pytest
import yaml

from peerpact.adoption.manifest import WORKFLOWS
from peerpact.adoption.workflow import NOTICE, cron, workflow_text
from peerpact.community.bundle import bundled, bundled_text
from peerpact.domain.settings import WorkflowSettings

USUAL = WorkflowSettings()


def own(name: str) -> str:
    return bundled_text("workflows", f"{name}.yml")


def changed(name: str, settings: WorkflowSettings) -> list[str]:
    """The lines that differ between Peerpact's own workflow and the community's."""
    lines = difflib.ndiff(own(name).splitlines(), workflow_text(own(name), settings).splitlines())
    return [line for line in lines if line[0] in "+-" and line[2:] != NOTICE.strip()]


def test_every_workflow_is_named() -> None:
    assert {path.stem for path in bundled("workflows").iterdir()} == set(WORKFLOWS)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_only_the_install_lines_differ(name: str) -> None:
    lines = changed(name, USUAL)
    assert all("pip install" in line or "name: Install" in line for line in lines), lines
    text = workflow_text(own(name), USUAL)
    assert "requirements/" not in text
    assert text.startswith(NOTICE)
    for run in [step["run"] for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"] if "run" in step]:
        if "pip" in run:
            assert run.split(" -r ")[0].endswith("--require-hashes")
            lock = "site" if name == "site" or "site.txt" in run else "bot"
            assert run.split(" -r ")[1] == f".peerpact/{lock}.txt"


def test_the_bot_never_installs_the_site_where_it_may_write() -> None:
    for name in ("bot", "join", "reminders", "signatures"):
        assert "site.txt" not in workflow_text(own(name), USUAL)


def test_what_a_community_chooses_is_in_its_workflows() -> None:
    settings = WorkflowSettings("trunk/1", ("self-hosted", "linux"), 60, "it's joining")
    texts = {name: workflow_text(own(name), settings) for name in WORKFLOWS}
    for name in ("bot", "signatures", "site"):
        assert "branches: [trunk/1]" in texts[name]
    for text in texts.values():
        flow = yaml.safe_load(text)
        assert all(job["runs-on"] == ["self-hosted", "linux"] for job in flow["jobs"].values())
        assert "branches: [main]" not in text
    assert yaml.safe_load(texts["bot"])[True]["schedule"] == [{"cron": "3 * * * *"}]
    assert "'it''s joining'" in yaml.safe_load(texts["join"])["jobs"]["join"]["if"]


@pytest.mark.parametrize("word", ["no", "null", "1", "x: y"])
def test_a_branch_stays_a_text(word: str) -> None:
    text = workflow_text(own("bot"), replace(USUAL, branch=word))
    assert yaml.safe_load(text)[True]["push"]["branches"] == [word]


@pytest.mark.parametrize(
    ("minutes", "when"),
    [
        (5, ",".join(map(str, range(3, 60, 5))) + " * * * *"),
        (10, "3,13,23,33,43,53 * * * *"),
        (45, "3,48 * * * *"),
        (60, "3 * * * *"),
        (90, "3 * * * *"),
        (120, "3 */2 * * *"),
        (1440, "3 0 * * *"),
    ],
)
def test_the_bot_looks_as_often_as_it_is_asked(minutes: int, when: str) -> None:
    assert cron(minutes) == when


def test_a_workflow_that_installs_in_another_way_is_not_passed_on() -> None:
    with pytest.raises(ValueError, match="isn't known"):
        workflow_text("        run: pip install -r requirements/bot.txt\n", USUAL)

"""The training is wired in: findings, the bot's comment and the site lead to the very module.

For: the checks of `training:` and what is made of them. Must not: read a guide's prose.
"""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import yaml

from peerpact.domain.findings import ERROR, WARNING, Finding
from peerpact.domain.settings import MODULES, Settings, TrainingRules
from peerpact.domain.training import TRAINING
from peerpact.site.index import survey
from peerpact.site.training import asked
from peerpact.text.escape import prose
from peerpact.text.forge_links import Places
from testing.guide_reading import GUIDES
from testing.sample_files import ANN, BO, OTHER, PACT, PROFILE, found
from testing.site_profiles import NOW as DAY
from testing.site_profiles import person, together

ASKING = "demo: true\nreport_to: https://example.org/r\ntraining: {{modules: [{}], enforce: {}}}\n"
HERE = Places("demo-org/circle", site="https://demo-org.github.io/circle/")


def warnings(modules: str, done: str = "", enforce: str = "false") -> list[Finding]:
    """What is said about Bo's training in a community that asks for some modules, and Ann has finished all."""
    finished = "training:\n" + "".join(f"  - {{guide: {name}, completed: 2026-01-01}}\n" for name in MODULES)
    settings = ASKING.format(modules, enforce)
    changed = {"community.yml": settings, ANN: PROFILE + finished, BO: OTHER + done}
    return [finding for finding in found(changed) if finding.rule == "training-done"]


@pytest.mark.parametrize("module", MODULES)
def test_hint_for_a_missing_module_leads_to_its_page(module: str) -> None:
    (warning,) = warnings(module)
    page = f"guides/training/{module}.md"
    assert (warning.path, warning.severity) == (PACT, WARNING)
    assert f"`{page}`" in warning.fix
    assert (GUIDES.parent / page).is_file()


def test_line_that_the_hint_proposes_records_the_modules_and_silences_it() -> None:
    (warning,) = warnings("listening, feedback")
    line = warning.fix.split("`")[-2]
    assert [entry["guide"] for entry in yaml.safe_load(line)["training"]] == ["listening", "feedback"]
    assert warnings("listening, feedback", f"{line}\n") == []


def test_hint_for_somebody_with_other_modules_proposes_entries_below_them() -> None:
    begun = "training:\n  - {guide: teaching, completed: 2026-01-01}\n"
    (warning,) = warnings("listening", begun)
    assert "below `training`" in warning.fix
    assert warnings("listening", f"{begun}  {warning.fix.split('`')[-2]}\n") == []


def test_missing_module_blocks_only_where_the_community_enforces_it() -> None:
    assert [warning.severity for warning in warnings("foundation", enforce="true")] == [ERROR]
    assert warnings("") == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [("listenning", "listening"), ("common framework", "common-framework"), ("change-goals", "changing-goals")],
)
def test_misspelt_module_is_answered_with_the_nearest_one(written: str, meant: str) -> None:
    entry = f'training: [{{guide: "{written}", completed: 2026-01-01}}]\n'
    (finding,) = [each for each in found({BO: OTHER + entry}) if each.path == BO]
    assert finding.rule == "not-a-choice"
    assert f"Did you mean `{meant}`?" in finding.fix
    assert all(module in finding.fix for module in MODULES)


def test_comment_links_a_guide_and_nothing_else_that_looks_like_one() -> None:
    address = "https://demo-org.github.io/circle/training/listening/"
    said = prose("Work through `guides/training/listening.md`, then go on.")
    assert HERE.link_guides(said) == f"Work through [`guides/training/listening.md`]({address}), then go on."
    for other in ("`guides/../secrets.md`", "`profiles/guides/x.md`", "``guides/safety.md``", "guides/safety.md"):
        assert HERE.link_guides(other) == other


def test_demonstration_links_no_guide() -> None:
    said = "Read `guides/safety.md#boundaries`."
    assert replace(HERE, live=False).link_guides(said) == said
    assert "safety/#boundaries)" in HERE.link_guides(said)


@pytest.mark.parametrize("enforce", [True, False])
def test_site_says_which_modules_are_asked_for_in_the_order_of_the_training(enforce: bool) -> None:
    rules = TrainingRules(("teaching", "common-framework"), enforce)
    community = replace(together(person(1)), settings=Settings(training=rules))
    uri, said = asked(survey(community, DAY))
    assert uri == "training/asked.json"
    assert json.loads(said) == {"modules": ["common-framework", "teaching"], "enforce": enforce}


def test_module_s_page_is_where_the_guides_have_it() -> None:
    assert {module.page for module in TRAINING} == {f"training/{name}.md" for name in MODULES}

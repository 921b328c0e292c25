"""The form that people see is the one that is read."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from peerpact.bot.join_form import LABEL, QUESTIONS, profile_from_form
from peerpact.bot.join_form.questions import CONFIRMED
from peerpact.community.loader import load
from peerpact.domain.model import FORMATS
from testing import ROOT
from testing.join_forms import form

FILE = ROOT / ".github" / "ISSUE_TEMPLATE" / "join.yml"
FORM: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
FIELDS = {part["id"]: part for part in FORM["body"] if "id" in part}


def test_the_form_asks_what_is_read_in_the_same_order_and_bears_the_label() -> None:
    assert [(name, part["attributes"]["label"]) for name, part in FIELDS.items()] == [
        (question.id, question.heading) for question in QUESTIONS
    ]
    assert FORM["labels"] == [LABEL]


def test_it_says_first_what_becomes_public_permanently() -> None:
    first = FORM["body"][0]
    assert first["type"] == "markdown"
    assert "public permanently" in first["attributes"]["value"].partition(":")[0]
    boxes = FIELDS["public"]["attributes"]["options"]
    assert tuple(box["label"] for box in boxes) == CONFIRMED
    assert all(box["required"] for box in boxes)


@pytest.mark.parametrize("name", [name for name, part in FIELDS.items() if part["type"] == "dropdown"])
def test_every_choice_of_the_form_is_possible(name: str) -> None:
    for choice in FIELDS[name]["attributes"]["options"]:
        assert isinstance(choice, str)  # YAML would take a bare No for a boolean
        assert profile_from_form(form(**{name: choice}), load({})).complaints == ()


def test_all_ways_of_working_can_be_chosen_at_once() -> None:
    assert tuple(FIELDS["formats"]["attributes"]["options"]) == FORMATS
    assert profile_from_form(form(formats=", ".join(FORMATS)), load({})).complaints == ()


@pytest.mark.parametrize("name", [name for name, part in FIELDS.items() if "placeholder" in part["attributes"]])
def test_every_example_in_the_form_can_be_read(name: str) -> None:
    assert profile_from_form(form(**{name: FIELDS[name]["attributes"]["placeholder"]}), load({})).complaints == ()


def test_all_boxes_as_github_writes_them_are_consent_and_none_may_be_missing() -> None:
    ticked = [f"- [X] {box}" for box in CONFIRMED]
    assert profile_from_form(form(public="\n".join(ticked)), load({})).complaints == ()
    for number, line in enumerate(ticked):
        others = ticked[:number] + ticked[number + 1 :]
        for wrong in (others, [*others, line.replace("[X]", "[ ]")], [*others, f"{line} Not."]):
            assert profile_from_form(form(public="\n".join(wrong)), load({})).complaints
    assert profile_from_form(form(public=""), load({})).complaints


def test_single_lines_are_asked_for_where_a_profile_holds_one() -> None:
    several = {"offers", "seeks", "windows", "about"}
    assert {name for name, part in FIELDS.items() if part["type"] == "textarea"} == several

"""`peerpact suggest LOGIN` on files."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from peerpact.cli.commands import suggest as command
from peerpact.domain.errors import CLEAN, WRONG_USE, OperatorError
from testing.matching_people import NOW

PROFILE = """\
github: {login}
github_id: {github_id}
name: {login}
timezone: Europe/Berlin
languages: [en]
offers:
  - {{skill: {offers}, level: expert}}
seeks:
  - {{skill: {seeks}, level: intermediate}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A community of two people who can teach each other."""
    (tmp_path / "community.yml").write_text("name: Demo\nrepository: example/demo\ndemo: true\n", encoding="utf-8")
    (tmp_path / "skills.yml").write_text("skills: [{id: python, aliases: [py3]}]\n", encoding="utf-8")
    (tmp_path / "profiles").mkdir()
    for login, github_id, offers, seeks in (
        ("demo-Ana", 900000001, "py3", "git"),
        ("demo-ben", 900000002, "git", "python"),
    ):
        text = PROFILE.format(login=login, github_id=github_id, offers=offers, seeks=seeks)
        (tmp_path / "profiles" / f"{login}.yml").write_text(text, encoding="utf-8")
    return tmp_path


def arguments(root: Path, *given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    parser.set_defaults(root=root, now=NOW)
    return parser.parse_args(given)


@pytest.mark.parametrize("login", ["demo-ana", "DEMO-ANA", "@demo-Ana"])
def test_login_is_found_in_any_letter_case(root: Path, capsys: pytest.CaptureFixture[str], login: str) -> None:
    assert command.run(arguments(root, login, "--format", "json")) == CLEAN
    found = json.loads(capsys.readouterr().out)
    assert found["participant"] == "demo-Ana"
    assert [(s["kind"], s.get("partners")) for s in found["suggestions"]] == [("pair", ["demo-ben"]), ("advice", None)]
    assert (
        "You teach demo-ben Python: expert, two levels above their intermediate." in found["suggestions"][0]["reasons"]
    )


@pytest.mark.parametrize(
    ("form", "start"), [("text", "Partners for demo-Ana"), ("markdown", "## Partners for demo-Ana")]
)
def test_format_is_chosen(root: Path, capsys: pytest.CaptureFixture[str], form: str, start: str) -> None:
    command.run(arguments(root, "demo-ana", "--format", form, "--count", "1"))
    assert capsys.readouterr().out.startswith(start)


def test_unknown_login_names_the_nearest(root: Path) -> None:
    with pytest.raises(OperatorError) as caught:
        command.run(arguments(root, "Demo-Anna"))
    assert caught.value.code == WRONG_USE
    assert caught.value.problem == "No participant is called Demo-Anna."
    assert caught.value.advice.startswith("Did you mean demo-Ana")


def test_login_like_nobodys_is_answered_without_control_characters(root: Path) -> None:
    with pytest.raises(OperatorError) as caught:
        command.run(arguments(root, "\x1b[2J" * 10_000))
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 1000
    assert "peerpact check" in caught.value.advice


@pytest.mark.parametrize("count", ["0", "-1", "x", "1e3", "²", "9999999"])
def test_count_that_is_no_count_is_refused(root: Path, capsys: pytest.CaptureFixture[str], count: str) -> None:
    with pytest.raises(SystemExit):
        arguments(root, "demo-ana", f"--count={count}")
    assert "whole number" in capsys.readouterr().err


def test_why_not_names_every_closed_gate_in_each_form(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = root / "profiles" / "demo-ben.yml"
    profile.write_text(
        profile.read_text(encoding="utf-8").replace("[en]", "[fi]") + "status: paused\n", encoding="utf-8"
    )
    said = {}
    for form in ("text", "markdown", "json"):
        assert command.run(arguments(root, "demo-ana", "--why-not", "demo-ben", "--format", form)) == CLEAN
        said[form] = capsys.readouterr().out
    assert list(json.loads(said["json"])["closed"]) == ["status-open", "shared-language"]
    assert json.loads(said["json"])["note"] == "demo-Ana and demo-ben could teach each other."
    for form in ("text", "markdown"):
        assert "demo-Ana speaks English; demo-ben speaks Finnish" in " ".join(said[form].split()).replace("\\", "")


def test_why_not_says_when_only_the_skills_keep_people_apart(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.run(arguments(root, "demo-ana", "--why-not", "demo-ben"))
    assert "Nothing rules it out" in capsys.readouterr().out

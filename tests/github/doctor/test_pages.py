"""What `docs/set-up.md` and `docs/threat-model.md` name is really there."""

from __future__ import annotations

import re

from peerpact.cli.main import VERBS
from peerpact.github.doctor import CHECKS
from testing.healthy_repository import PROJECT

SET_UP = (PROJECT / "docs" / "set-up.md").read_text("utf-8")
THREATS = (PROJECT / "docs" / "threat-model.md").read_text("utf-8")
FOLDERS = ("scripts/", "tests/", ".github/", "docs/")


def test_every_check_has_its_step_and_every_step_its_check() -> None:
    named = re.findall(r"\(`([a-z-]+)`\)", SET_UP)
    assert sorted(named) == sorted(check.id for check in CHECKS)


def test_places_that_the_pages_name_exist() -> None:
    for page in (SET_UP, THREATS):
        places = [name for name in re.findall(r"`([^`\s]+)`", page) if name.startswith(FOLDERS)]
        assert places
        for name in [*places, *re.findall(r"--input (\S+\.json)", page)]:
            assert (PROJECT / name.partition("::")[0]).exists(), name
        for link in re.findall(r"\]\(([a-z-]+\.md)\)", page):
            assert (PROJECT / "docs" / link).is_file(), link


def test_commands_that_the_pages_name_exist() -> None:
    coming = {"verify"}  # named in the page as something that is not there yet
    for page in (SET_UP, THREATS):
        assert set(re.findall(r"peerpact ([a-z]+)", page)) <= {*VERBS, *coming}


def test_commands_of_the_page_are_those_of_the_doctor() -> None:
    told = {check.command.replace("{repo}", "OWNER/NAME") for check in CHECKS if "rulesets" in check.command}
    assert told
    assert all(f"\n{command}\n" in SET_UP for command in told)

"""What nobody should publish is one list: forms, templates and the guide to safety say the same."""

from __future__ import annotations

import re
from datetime import date

import pytest

from peerpact.cli.commands.new import PUBLIC
from peerpact.community.loader import read_community
from peerpact.site.forms.page import join_page
from peerpact.site.index import survey
from peerpact.text.never_public import CONFIRMED, LEAVE_OUT, NEVER_PUBLIC, NO_LICENCE
from testing import ROOT

TEMPLATES = (
    ".github/ISSUE_TEMPLATE/join.yml",
    ".github/ISSUE_TEMPLATE/introduction.yml",
    ".github/pull_request_template.md",
    "scripts/peerpact/formats/templates/profile.yml",
    "scripts/peerpact/formats/templates/agreement.yml",
)


def plain(text: str) -> str:
    """A text on one line, without the marks of comments."""
    return " ".join(re.sub(r"^\s*#", " ", text, flags=re.MULTILINE).split())


@pytest.mark.parametrize("path", TEMPLATES)
def test_every_form_and_template_has_the_whole_list(path: str) -> None:
    assert LEAVE_OUT in plain((ROOT / path).read_text("utf-8"))


def test_command_that_writes_files_has_it_too() -> None:
    assert LEAVE_OUT in plain(PUBLIC)


def test_every_way_to_join_says_that_there_is_no_licence() -> None:
    site = survey(read_community(ROOT).community, date(2026, 11, 30))
    form = (ROOT / ".github/ISSUE_TEMPLATE/join.yml").read_text("utf-8")
    for text in (form, join_page(site)[1], PUBLIC):
        assert NO_LICENCE in plain(text)


def test_sentence_and_list_name_the_same_things_and_the_guide_has_each() -> None:
    guide = (ROOT / "guides/safety.md").read_text("utf-8").partition("## What never to put")[2].partition("\n### ")[0]
    for item in NEVER_PUBLIC:
        words = item.removeprefix("your ")
        assert words in LEAVE_OUT
        assert all(word in guide for word in re.findall(r"[a-z]{4,}", words)), item


def test_site_s_form_writes_what_people_confirm() -> None:
    script = (ROOT / "scripts/peerpact/site/assets/forms/join.js").read_text("utf-8")
    assert f'"# {CONFIRMED}\\n"' in script
    assert f"# {CONFIRMED}\n" in (ROOT / "scripts/peerpact/formats/templates/profile.yml").read_text("utf-8")

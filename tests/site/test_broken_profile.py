"""One broken profile on the default branch stops nothing: the rest is shown, and the site says what is missing."""

from __future__ import annotations

from pathlib import Path

from peerpact.cli.prepare_site import prepare
from peerpact.site import build
from peerpact.site.context import Known
from testing.check_command import write
from testing.sample_files import ANN, NOW, PROFILE
from testing.site_profiles import NOW as TODAY
from testing.site_profiles import person, together
from testing.site_reading import rendered


def home(*paths: str) -> str:
    return rendered(build(together(person(1)), TODAY, Known(left_out=paths))["index.md"]).text


def test_the_first_page_names_what_it_cannot_show() -> None:
    assert "1 file can't be shown here, because of an error in it: profiles/x.yml." in home("profiles/x.yml")
    text = home(*(f"profiles/{number}.yml" for number in range(7)))
    assert "7 files can't be shown here, because of an error in them" in text
    assert "profiles/4.yml and 2 more." in text


def test_nothing_is_said_where_nothing_is_missing() -> None:
    assert "can't be shown" not in home()


def test_a_hostile_path_is_text() -> None:
    assert "<script>" not in build(together(person(1)), TODAY, Known(left_out=("profiles/<script>.yml",)))["index.md"]


def test_a_site_with_a_broken_profile_has_everybody_else(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {ANN: PROFILE.replace("name:", "name")})
    pages = prepare(root, NOW).pages()
    assert f"<code>{ANN}</code>" in str(pages["index.md"])
    assert "people/demo-bo.md" in pages
    assert "people/demo-ann.md" not in pages

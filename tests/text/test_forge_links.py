"""Addresses on GitHub: none in an example, none without a repository, and none of what has no number."""

from __future__ import annotations

import io
import re
import tokenize
from dataclasses import replace

import pytest

from peerpact import __version__
from peerpact.domain.settings import Settings, SiteSettings, WorkflowSettings
from peerpact.text.forge_links import Places
from testing.site_server import ROOT

PLACES = Places("demo-org/circle", "https://github.example.org")
DARK = [Places("demo-org/circle", live=False), Places("")]


def _all(places: Places) -> list[str | None]:
    return [
        places.files(7),
        places.act(7, "review", 8),
        places.act(7, "comment", 9),
        places.pull_request(7),
        places.edit_file("profiles/a b.yml", "a/b"),
        places.delete_file("profiles/demo-bo.yml"),
        places.guide("safety.md#at once"),
        places.hello(["demo-bo", "demo-ana"]),
        places.new_file("main", "agreements/x.yml", "a: 1\n"),
    ]


def test_every_address_leads_into_the_repository_and_is_quoted() -> None:
    start = "https://github.example.org/demo-org/circle/"
    assert _all(PLACES) == [
        f"{start}pull/7/files",
        f"{start}pull/7#pullrequestreview-8",
        f"{start}pull/7#issuecomment-9",
        f"{start}pull/7",
        f"{start}edit/a%2Fb/profiles/a%20b.yml",
        f"{start}delete/main/profiles/demo-bo.yml",
        "https://github.com/peerpact/peerpact/blob/v0.1.0/guides/safety.md#at%20once",
        f"{start}issues/new?template=introduction.yml&title=Hello%20demo-bo%20and%20demo-ana&to=demo-bo%2C%20demo-ana",
        f"{start}new/main?filename=agreements%2Fx.yml&value=a%3A%201%0A",
    ]
    assert PLACES.line("c0ffee", "profiles/demo-bo.yml", 3).endswith(f"({start}blob/c0ffee/profiles/demo-bo.yml#L3)")


@pytest.mark.parametrize("places", DARK)
def test_an_example_and_a_community_without_a_repository_link_to_nothing(places: Places) -> None:
    assert set(_all(places)) == {None}
    assert places.line("c0ffee", "profiles/demo-bo.yml", 3) == "`profiles/demo-bo.yml`, line 3"


def test_guides_are_on_the_site_else_among_peerpacts_own() -> None:
    settings = Settings(repository="Demo-org/circle", site=SiteSettings(without=("self-audit.md",)))
    places = Places.of(settings)
    assert places.guide("safety.md#boundaries") == "https://demo-org.github.io/circle/safety/#boundaries"
    assert places.guide("how-to/index.md") == "https://demo-org.github.io/circle/how-to/"
    assert (
        places.guide("self-audit.md")
        == f"https://github.com/peerpact/peerpact/blob/v{__version__}/guides/self-audit.md"
    )
    elsewhere = Places.of(replace(settings, site=SiteSettings(address="https://mentors.example.org")))
    assert elsewhere.guide("welcome.md") == "https://mentors.example.org/welcome/"
    without = Places.of(replace(settings, site=SiteSettings(published=False)))
    assert "/blob/v" in str(without.guide("welcome.md"))


def test_links_to_the_editor_know_the_branch() -> None:
    places = Places.of(Settings(repository="a/b", workflows=WorkflowSettings(branch="trunk")))
    assert places.edit_file("x.yml") == "https://github.com/a/b/edit/trunk/x.yml"
    assert places.delete_file("x.yml") == "https://github.com/a/b/delete/trunk/x.yml"


def test_pull_request_without_a_number_has_no_page() -> None:
    assert (PLACES.pull_request(0), PLACES.files(0), PLACES.act(0, "review", 1)) == (None, None, None)


def test_text_that_is_too_long_for_an_address_is_left_out() -> None:
    assert PLACES.new_file("main", "x.yml", "a" * 9_000) == (
        "https://github.example.org/demo-org/circle/new/main?filename=x.yml"
    )


def test_no_other_module_knows_where_the_forge_is() -> None:
    """Pages of rules, which are docstrings, and two settings pages that only GitHub has may name it."""
    allowed = {"forge_links.py", "left_from_example.py", "people.py", "doctor.py", "logins.py"}
    knowing = []
    for file in (ROOT / "scripts" / "peerpact").rglob("*.py"):
        code = "".join(
            token.string
            for token in tokenize.generate_tokens(io.StringIO(file.read_text("utf-8")).readline)
            if token.type != tokenize.COMMENT and not token.string.startswith(('"""', '    """'))
        )
        if re.search(r"https://(api\.)?github\.com", code) and file.name not in allowed:
            knowing.append(file.name)
    assert knowing == []

"""The forms as they are published, and their rooms one by one, each served once for all tests of this folder.

For: the rooms as they are written; the sites that all tests share. Must not: replace any part of the build.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from peerpact.community.loader import read_community
from peerpact.domain.model import Community
from peerpact.site.directory import data
from peerpact.site.forms.data import files
from peerpact.site.index import survey
from peerpact.site.minify import minified
from testing.form_inputs import NOW
from testing.site_server import ROOT, served

ASSETS = ROOT / "scripts" / "peerpact" / "site" / "assets"


@pytest.fixture(scope="session")
def people() -> Community:
    """This repository's own community."""
    return read_community(ROOT).community


@pytest.fixture(scope="session")
def rooms(tmp_path_factory: pytest.TempPathFactory, people: Community) -> Iterator[str]:
    """The address of a folder with the script's modules, minified, and the data that the site gives them."""
    folder = tmp_path_factory.mktemp("rooms")
    site = survey(people, NOW)
    written = {f"assets/{file.relative_to(ASSETS)}": file.read_text("utf-8") for file in ASSETS.rglob("*.js")}
    texts = {name: minified(text) for name, text in written.items()} | files(site) | {data.URI: data.columns(site)}
    for name, text in (texts | {"index.html": "<!doctype html><title>Rooms</title>"}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def room(browser: Browser, rooms: str) -> Iterator[Page]:
    """A page in which the rooms can be imported."""
    context = browser.new_context(timezone_id="UTC")
    page = context.new_page()
    page.goto(rooms)
    yield page
    context.close()


@pytest.fixture(scope="session")
def base(real: str) -> str:
    """The address of the site of a community that is no demonstration."""
    return real

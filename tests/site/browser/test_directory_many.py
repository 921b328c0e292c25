"""Ten thousand people: small data, few elements, and a filter that answers before the eye notices."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from statistics import median

import pytest
from playwright.sync_api import Page, expect

from peerpact.community.loader import read_community
from peerpact.site.directory import data, listing
from peerpact.site.index import Site, survey
from testing.site_people import Published
from testing.site_server import ROOT, served

PEOPLE = 10_000
NOW = date(2026, 11, 22)
_WRITE = "import sys, pathlib, community; community.write(pathlib.Path(sys.argv[1]), int(sys.argv[2]), 'long')"
FILTER = (ROOT / "tests" / "benchmarks" / "filter_times.js").read_text("utf-8")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The people of the benchmarks, loaded."""
    folder = tmp_path_factory.mktemp("many") / "community"
    words = [sys.executable, "-c", _WRITE, str(folder), str(PEOPLE)]
    subprocess.run(words, cwd=ROOT / "tests" / "benchmarks", check=True, timeout=120)
    return survey(read_community(folder).community, NOW)


@pytest.fixture(scope="module")
def many(crowd: Site, published: Published, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The published site with everyone's data in the place of its own."""
    site = tmp_path_factory.mktemp("many") / "site"
    shutil.copytree(published.site, site)
    (site / data.URI).write_text(data.columns(crowd), "utf-8")
    with served(site) as address:
        yield address


def test_each_person_costs_less_than_thirty_bytes(crowd: Site) -> None:
    assert len(gzip.compress(data.columns(crowd).encode(), 9)) / PEOPLE <= 30


def test_ten_thousand_people_are_filtered_fluidly_with_few_elements(page: Page, many: str) -> None:
    page.goto(f"{many}directory/")
    page.wait_for_selector(".pp-directory--live")
    expect(page.locator(".pp-count")).to_have_text("10,000 participants")
    found = page.evaluate(FILTER, 20)
    assert found["elements"] <= 1000
    # The benchmark holds the goal of 30 ms on a quiet machine; a test may run on a busy one.
    assert median(found["times"]) <= 250


def test_show_more_goes_on_where_the_list_ended(page: Page, many: str, crowd: Site) -> None:
    page.goto(f"{many}directory/")
    page.wait_for_selector(".pp-directory--live")
    more = page.get_by_role("button", name="Show more of 10,000 participants")
    more.click()
    cards = page.locator(".pp-person")
    expect(cards).to_have_count(120)
    expect(cards.nth(60).locator("a")).to_be_focused()
    links = [link.rsplit("/", 2)[-2] for link in cards.locator("a").evaluate_all("all => all.map((a) => a.href)")]
    assert links == [person.github for person in crowd.people[:120]]
    page.reload()
    page.wait_for_selector(".pp-directory--live")
    expect(cards).to_have_count(120)


def test_a_number_beside_an_option_is_the_number_that_comes(page: Page, many: str, crowd: Site) -> None:
    page.goto(f"{many}directory/?language=fr&language=de")
    page.wait_for_selector(".pp-directory--live")
    row = page.locator(".pp-option").first
    told = row.locator(".pp-number").inner_text()
    row.locator("input").check()
    expect(page.locator(".pp-count")).to_have_text(f"{told} of 10,000 participants")
    page.wait_for_url(re.compile("offers="))
    skill = re.search(r"offers=([^&]+)", page.url)
    assert skill
    expected = sum(
        bool({"fr", "de"} & set(p.languages)) and skill[1] in {o.skill for o in p.offers} for p in crowd.people
    )
    assert int(told.replace(",", "")) == expected > 0


def test_without_scripts_everybody_is_on_one_page_of_the_list(crowd: Site) -> None:
    pages = dict(listing.everybody(crowd))
    assert len(pages) == -(-PEOPLE // 60)
    links = [link for page in pages.values() for link in re.findall(r'class="pp-name"[^>]*href="([^"]+)"', page)]
    assert len(links) == len(set(links)) == PEOPLE


def test_the_columns_are_as_long_as_there_are_people(crowd: Site) -> None:
    found = json.loads(data.columns(crowd))
    each = ("name", "login", "pronoun", "zone", "offers", "seeks", "language", "hour", "format", "asynchronous", "free")
    assert {len(found[name]) for name in each} == {PEOPLE}

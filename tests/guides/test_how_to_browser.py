"""The how-tos for the site, followed in a real browser, and translated pages as a browser gets them.

For: every label that a how-to names on a page of this site. Must not: follow a step on GitHub itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from test_guides import text
from testing.form_steps import choose, go_on, step
from testing.widths import STILL, too_wide

NewContext = Callable[..., BrowserContext]
FORM, FORM_ES = "guides/how-to/join.md", "guides/es/how-to/join.md"
ANSWER = '{"login": "demo-juno", "id": 990000000901}'


def label(name: str, *pages: str) -> str:
    """A label, after all pages that must name it were looked through."""
    for page in pages:
        assert f"*{name}*" in text(page), (page, name)
    return name


def answer(route: Route) -> None:
    """What GitHub says of an account."""
    route.fulfill(body=ANSWER, content_type="application/json")


def next_step(page: Page) -> None:
    go_on(page, label("Continue", FORM, FORM_ES))


def test_join_form_is_followed_step_by_step(new_context: NewContext, live: str) -> None:
    context = new_context(timezone_id="Europe/Lisbon", locale="pt-PT")
    context.route("https://api.github.com/users/demo-juno", answer)
    page = context.new_page()
    page.goto(f"{live}how-to/join/")
    page.get_by_role("link", name="the form", exact=True).click()
    page.get_by_role("button", name=label("Start", FORM, FORM_ES)).click()
    page.get_by_label("GitHub username").fill("demo-juno")
    page.get_by_role("button", name=label("Look up my GitHub ID", FORM, FORM_ES)).click()
    expect(page.get_by_text("Found: 990000000901.")).to_be_visible()
    next_step(page)
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Fill in the name")
    page.get_by_label("Name", exact=True).fill("Juno Quill")
    next_step(page)
    next_step(page)
    step(page).get_by_label("Skill").fill("rust")
    page.keyboard.press("Tab")
    choose(step(page), "Level", "advanced")
    for _ in range(5):
        next_step(page)
    expect(page.get_by_role("heading", name=label("Check and send", FORM, FORM_ES))).to_be_visible()
    for promise in ("I'm 18 or over", "I'll follow the code of conduct"):
        page.get_by_label(label(promise, FORM, FORM_ES)).check()
    expect(page.get_by_role("button", name=label("Forget this draft", FORM, FORM_ES))).to_be_visible()
    address = urlsplit(
        str(page.get_by_role("link", name=label("Open it on GitHub", FORM, FORM_ES)).get_attribute("href"))
    )
    assert address.netloc == "github.com"
    assert parse_qs(address.query)["filename"] == ["profiles/demo-juno.yml"]


def test_own_page_has_the_ways_that_the_how_tos_name(new_context: NewContext, live: str) -> None:
    page = new_context().new_page()
    leave, choose = "guides/how-to/leave.md", "guides/choose-a-partner.md"
    page.goto(f"{live}people/demo-nia/")
    expect(page.get_by_text("Is this you?")).to_be_visible()
    expect(page.get_by_role("link", name=label("Leave the community", leave))).to_be_visible()
    expect(page.get_by_role("heading", name=label("Partners to choose from", choose))).to_be_visible()
    hello = page.locator(".pp-card--choice").get_by_role("link", name=label("Say hello", choose)).first
    assert "introduction.yml" in str(hello.get_attribute("href"))
    page.get_by_role("link", name=label("Change your profile", leave)).click()
    expect(page.get_by_label("GitHub username")).to_have_value("demo-nia")


def test_demonstration_says_that_nothing_is_sent(new_context: NewContext, shown: str) -> None:
    page = new_context().new_page()
    page.goto(f"{shown}join/")
    expect(page.get_by_text("This is a demo").first).to_be_visible()
    page.goto(f"{shown}people/demo-nia/")
    expect(page.get_by_role("heading", name="Partners to choose from")).to_be_visible()
    assert page.get_by_text("Is this you?").count() == 0


@pytest.mark.parametrize("address", ["es/welcome/", "es/training/foundation/"])
def test_translated_page_is_spoken_in_its_language_and_leads_back(
    new_context: NewContext, live: str, address: str
) -> None:
    page = new_context().new_page()
    page.goto(live + address)
    spoken = "(element) => element.closest('[lang]').lang"
    assert page.locator("article h1").evaluate(spoken) == "es"
    headings = page.locator("nav.md-nav--secondary a[href^='#']").all()
    assert len(headings) >= 5
    assert {heading.evaluate(spoken) for heading in headings} == {"es"}
    assert page.locator("nav.md-nav--primary > .md-nav__title").first.evaluate(spoken) == "en"
    assert page.locator("article .pp-note").count() == 0
    page.locator("article").get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(live + address.removeprefix("es/"))
    assert page.locator("article h1").evaluate(spoken) == "en"
    page.locator("article").get_by_role("link", name="Español", exact=True).click()
    expect(page).to_have_url(live + address)


def test_anchors_of_translated_pages_are_there(new_context: NewContext, live: str) -> None:
    page = new_context().new_page()
    page.goto(f"{live}es/training/foundation/")
    for target in page.locator("article table a").all():
        name = re.sub(r".*#", "", str(target.get_attribute("href")))
        assert page.locator(f"[id='{name}']").count() == 1, name


def test_no_how_to_scrolls_sideways(new_context: NewContext, live: str) -> None:
    page = new_context(**STILL).new_page()
    pages = ("how-to/", "how-to/answer-the-bot/", "how-to/join/", "organisations/", "es/write-an-agreement/")
    for address in pages:
        page.goto(live + address)
        assert too_wide(page) == {}, address

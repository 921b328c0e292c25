"""Before anything is sent, people see in words what will be public, who fits, and what to look at."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from testing.form_steps import choose, step, visit
from testing.hands import press, write
from testing.journeys import PHONE

pytestmark = pytest.mark.xdist_group("forms")
NewContext = Callable[..., BrowserContext]


def at(page: Page, base: str, where: str) -> None:
    visit(page, f"{base}join/#{where}")
    step(page).wait_for()


def skill(page: Page, base: str, where: str, name: str, level: str) -> None:
    at(page, base, where)
    step(page).get_by_label("Skill").fill(name)
    page.keyboard.press("Tab")
    choose(step(page), "Level", level)


def test_the_last_step_says_in_words_what_will_be_public(new_context: NewContext, base: str) -> None:
    page = new_context(timezone_id="Europe/Lisbon", locale="en-GB").new_page()
    at(page, base, "you")
    page.get_by_label("GitHub username").fill("demo-juno")
    page.get_by_label("Name", exact=True).fill("Juno Quill")
    skill(page, base, "teach", "k8s", "expert")
    at(page, base, "way")
    step(page).get_by_label("pairing").check()
    at(page, base, "send")
    told = page.locator(".ppf-review")
    for words in ("Juno Quill", "Europe/Lisbon", "English", "Kubernetes, expert", "pairing"):
        expect(told).to_contain_text(words)
    expect(page.locator(".ppf-own")).to_contain_text("Juno Quill")
    expect(page.locator(".ppf-own")).to_contain_text("Offers Kubernetes")
    expect(page.locator(".ppf-warnings")).to_contain_text("your GitHub user ID")
    expect(page.locator(".ppf-file")).to_be_hidden()  # folded away
    order = page.evaluate("[...document.querySelectorAll('.ppf-send h3')].map((each) => each.textContent)")
    assert order == [
        "Who would match you",
        "What will be public",
        "Worth a look before you send it",
        "Send it",
    ]
    press(page, told.get_by_role("link", name="Change: Name"))
    expect(step(page).get_by_role("heading", level=2)).to_have_text("Who are you?")


def test_nobody_fits_has_its_reason_and_what_would_open_the_way(new_context: NewContext, base: str) -> None:
    page = new_context(timezone_id="America/Los_Angeles", locale="en-US").new_page()
    skill(page, base, "teach", "GIS", "expert")
    skill(page, base, "learn", "grant proposals", "beginner")
    at(page, base, "time")
    press(page, page.get_by_role("columnheader", name="Sunday"))
    press(page, page.get_by_role("columnheader", name="Sunday"))
    press(page, page.get_by_label("Sunday 01:00 to 02:00"))
    at(page, base, "send")
    expect(step(page)).to_contain_text(re.compile("shares? no hour with you"))
    ways = page.locator(".ppf-openings li")
    expect(ways.first).to_contain_text("person")
    press(page, ways.first.get_by_role("link"))
    expect(step(page).get_by_role("heading", level=2)).to_have_text("When do you have time?")


def test_who_has_paused_is_told_so_and_not_that_nobody_fits(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    visit(page, f"{base}join/?edit=demo-nia&pause#send")
    expect(step(page)).to_contain_text("You're paused, so you get no suggestions")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Change your profile")
    assert page.title().startswith("Change your profile")
    visit(page, f"{base}join/?edit=demo-ines#send")  # her only place is taken by a live partnership
    expect(step(page)).to_contain_text("You're at capacity at the moment, so there are no suggestions.")
    expect(step(page)).not_to_contain_text("Nobody")


def test_an_empty_profile_is_not_copied_without_a_word(new_context: NewContext, example: str) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    at(page, example, "send")
    press(page, page.get_by_role("button", name="Copy the text"))
    expect(page.get_by_role("alert")).to_contain_text("Fill in the name")
    expect(page.get_by_text("Copied.")).to_have_count(0)


def test_promises_lead_to_what_is_promised(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    visit(page, f"{base}agree/#promises")
    code = step(page).get_by_role("link", name="Read the code of conduct")
    terms = step(page).get_by_role("link", name="Read version 1 of the terms")
    for link in (code, terms):
        assert page.request.get(link.evaluate("(each) => each.href")).ok


def test_the_question_of_a_step_is_on_the_first_screen_of_a_phone(new_context: NewContext, base: str) -> None:
    page = new_context(**PHONE).new_page()
    visit(page, f"{base}join/#you")
    write(page, page.get_by_label("GitHub username"), "demo-juno")
    page.get_by_label("Name", exact=True).fill("Juno")
    step(page).get_by_role("button", name="Continue").tap()
    heading = step(page).get_by_role("heading", level=2)
    expect(heading).to_have_text("Where are you, and what do you speak?")
    expect(page.locator(".ppf-count")).to_have_text("Step 3 of 9")
    box = heading.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 260  # 446 before
    expect(page.locator(".md-top")).to_be_hidden()

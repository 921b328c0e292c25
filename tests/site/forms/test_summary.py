"""The list of problems shrinks as they are fixed, says whose goal it means, and choices have titles."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Locator, Page, expect

from peerpact.community.loader import read_community
from peerpact.domain.training import TRAINING
from peerpact.site.names import FORMAT_NAMES
from testing.form_steps import step, visit
from testing.site_server import ROOT

NewContext = Callable[..., BrowserContext]
LOGIN = re.compile("Use the GitHub username alone")


def complain(page: Page) -> Locator:
    """The points of the summary, after Continue was pressed."""
    step(page).get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_focused()
    return page.get_by_role("alert").get_by_role("listitem")


def told(page: Page) -> Locator:
    return page.locator(".ppf-main > [role=status]")


def test_a_point_goes_when_its_field_is_mended_and_left_and_not_at_a_key(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    visit(page, f"{base}join/#you")
    login, name = page.get_by_label("GitHub username"), page.get_by_label("Name", exact=True)
    points = complain(page)
    expect(points).to_have_count(2)
    login.press_sequentially("demo-juno")
    expect(login).to_have_attribute("aria-invalid", "false")
    expect(points).to_have_count(2)
    expect(told(page)).to_have_text("")
    login.press("Tab")
    expect(points).to_have_text(["Fill in the name others will see, for example “Octo Cat”."])
    expect(told(page)).to_have_text("Fixed. 1 to go.")
    name.fill("Juno")
    name.press("Tab")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(told(page)).to_have_text("Fixed. That was the last one.")


def test_a_point_says_what_is_wrong_now_and_a_new_mistake_adds_none(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    visit(page, f"{base}join/#you")
    points = complain(page)
    page.get_by_label("GitHub username").fill("-ab")
    page.get_by_label("Pronouns").fill("x" * 99)
    page.get_by_label("Pronouns").press("Tab")
    expect(page.get_by_label("Pronouns")).to_have_attribute("aria-invalid", "true")
    expect(points).to_have_count(2)
    expect(points.first).to_have_text(LOGIN)
    expect(told(page)).to_have_text("")


def test_a_button_that_is_pressed_right_after_mending_stays_under_the_pointer(
    new_context: NewContext, base: str
) -> None:
    page = new_context(viewport={"width": 1280, "height": 1600}).new_page()
    visit(page, f"{base}join/#you")
    complain(page)
    page.get_by_label("GitHub username").fill("demo-juno")
    page.get_by_label("Name", exact=True).fill("Juno")
    step(page).get_by_role("button", name="Continue").hover()
    page.mouse.down()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(page.get_by_role("alert")).to_be_visible()
    page.mouse.up()
    expect(step(page)).to_have_attribute("aria-label", "Where and in which languages")


def test_whoever_goes_back_to_the_last_point_keeps_the_focus(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    visit(page, f"{base}join/#you")
    page.get_by_label("GitHub username").fill("demo-juno")
    points = complain(page)
    expect(points).to_have_count(1)
    page.get_by_label("Name", exact=True).fill("Juno")
    points.get_by_role("link").focus()
    expect(page.get_by_role("alert")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('.ppf-step') !== null")


def test_a_point_about_a_goal_says_whose_goal_it_is(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    visit(page, f"{base}agree/?partners=demo-nia,demo-zoltan#goals")
    names = {p.github: p.name for p in read_community(ROOT).community.profiles}
    one, other = names["demo-nia"], names["demo-zoltan"]
    for name in (one, other):
        expect(step(page)).to_contain_text(f"What {name} wants to be able to do in the end.")
    learn = step(page).get_by_label("Learn", exact=True)
    expect(learn.first).to_be_visible()
    for box in step(page).locator(".ppf-row").locator("input, textarea").all():
        box.fill("")
    points = complain(page)
    expect(points.first).to_have_text(f"Fill in what {one} wants to be able to do in the end.")
    expect(points.last).to_have_text(f"Fill in what {other} wants to be able to do in the end.")
    for box in step(page).get_by_label("Goal", exact=True).all():
        box.fill("See it")
    points = complain(page)
    for name in (one, other):
        expect(
            points.filter(has_text=f"{name}: Fill in the skill to learn, for example kubernetes.")
        ).not_to_have_count(0)
    expect(page.locator(".ppf")).not_to_contain_text(re.compile(r"this partner\b"))


def test_choices_are_called_as_on_the_pages_and_written_by_their_keys(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    visit(page, f"{base}join/#way")
    assert step(page).get_by_role("group", name="Ways of working").locator("label").all_inner_texts() == list(
        FORMAT_NAMES.values()
    )
    step(page).get_by_label("code review").check()
    step(page).get_by_label("a project together").check()
    expect(page.locator(".ppf-file")).to_contain_text("formats: [code-review, project]")
    visit(page, f"{base}join/#more")
    module = step(page).get_by_label("Module")
    assert module.locator("option").all_inner_texts() == ["Choose", *(each.title for each in TRAINING)]
    module.select_option(label="A common framework")
    expect(page.locator(".ppf-file")).to_contain_text("guide: common-framework")
    visit(page, f"{base}agree/#promises")
    expect(step(page)).not_to_contain_text("Whether")
    step(page).get_by_label("Sessions may be recorded").check()
    expect(page.locator(".ppf-file")).to_contain_text("recording: true")

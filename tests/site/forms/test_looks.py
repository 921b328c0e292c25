"""The forms can be read and used by everyone: no rule of axe is broken, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from testing.accessibility import LOOKS
from testing.form_steps import choose, go_on, step, visit
from testing.widths import STILL, too_wide

NewContext = Callable[..., BrowserContext]
JOIN = ("start", "you", "place", "teach", "learn", "time", "way", "more", "send")
AGREE = ("start", "who", "goals", "when", "promises", "send")


def every_step(page: Page, base: str) -> list[str]:
    """The addresses of all steps; the forms are filled in so far that each part of them shows."""
    visit(page, f"{base}join/#teach")
    step(page).get_by_label("Skill").fill("GIS")
    choose(step(page), "Level", "expert")
    return [f"{base}join/#{step}" for step in JOIN] + [f"{base}agree/?partners=demo-nia,demo-uma#{s}" for s in AGREE]


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_no_step_breaks_a_rule_of_accessibility(new_context: NewContext, base: str, width: int, scheme: str) -> None:
    size = {"width": width, "height": 900}  # without motion: half-way through a fade no colour is what it will be
    page = new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce").new_page()
    axe, found = Axe(), []
    for address in every_step(page, base):
        visit(page, address)
        if step(page).get_by_role("button", name="Continue").count():
            go_on(page)
            if page.get_by_role("alert").is_hidden():  # with a mistake the step stays, and shows it
                visit(page, address)
        found += [(address, v["id"], [n["html"] for n in v["nodes"]][:3]) for v in axe.run(page).response["violations"]]
    assert found == []


def test_no_step_scrolls_sideways(new_context: NewContext, base: str) -> None:
    page = new_context(**STILL).new_page()
    for address in every_step(page, base):
        visit(page, address)
        assert too_wide(page) == {}, address


def test_without_scripts_the_page_says_what_is_public_and_shows_another_way(new_context: NewContext, base: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    for name, guide in (("join", "how-to/join/"), ("agree", "write-an-agreement/")):
        page.goto(f"{base}{name}/")
        expect(page.get_by_text("Git history keeps it permanently")).to_be_visible()
        expect(page.get_by_text("It needs JavaScript")).to_be_visible()
        page.locator(f'article a[href="../{guide}"]').click()
        expect(page).to_have_url(f"{base}{guide}")


def test_the_summary_is_not_hidden_by_the_page_s_head(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 390, "height": 700}).new_page()
    visit(page, f"{base}join/#you")
    step(page).get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_focused()
    top = page.evaluate("document.querySelector('.ppf-summary').getBoundingClientRect().top")
    head = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
    assert top >= head


def test_a_finger_marks_hours_without_marking_while_it_scrolls(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 390, "height": 800}, has_touch=True).new_page()
    visit(page, f"{base}join/#time")
    page.get_by_role("gridcell", name="Monday 09:00 to 10:00").tap()
    expect(page.locator(".ppf-file")).to_contain_text('windows: ["Mo 09:00-10:00"]')
    page.get_by_role("gridcell", name="Tuesday 09:00 to 10:00").dispatch_event("pointerdown", {"pointerType": "touch"})
    page.get_by_role("gridcell", name="Tuesday 09:00 to 10:00").dispatch_event("pointercancel")
    expect(page.get_by_role("gridcell", name="Tuesday 09:00 to 10:00")).to_have_attribute("aria-selected", "false")


def test_a_mouse_paints_over_many_hours(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 1280, "height": 1800}).new_page()
    visit(page, f"{base}join/#time")
    page.get_by_role("gridcell", name="Wednesday 18:00 to 19:00").hover()
    page.mouse.down()
    page.get_by_role("gridcell", name="Wednesday 19:00 to 20:00").hover()
    page.get_by_role("gridcell", name="Thursday 19:00 to 20:00").hover()
    page.mouse.up()
    page.get_by_role("gridcell", name="Sunday 19:00 to 20:00").hover()
    expect(page.locator(".ppf-file")).to_contain_text('windows: ["We 18:00-20:00", "Th 19:00-20:00"]')


def test_no_button_fades_through_colours_that_cannot_be_read(new_context: NewContext, base: str) -> None:
    """Half-way between a button's two pairs of colours its words nearly vanish (1.1 : 1), so it changes at once."""
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    visit(page, f"{base}join/#send")
    button = page.get_by_role("button", name="Copy the text").first
    button.hover()
    assert button.evaluate("(element) => getComputedStyle(element).transitionDuration") == "0s"


@pytest.mark.parametrize("width", [390, 1280])
def test_the_name_of_a_day_stands_over_the_middle_of_its_column(new_context: NewContext, base: str, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    visit(page, f"{base}join/#time")
    page.locator(".ppf-grid").wait_for()
    away = page.evaluate(
        """() => [...document.querySelectorAll(".ppf-grid thead th")].map((head, day) => {
          const text = document.createRange(), below = document.querySelector(`[data-place="${day} 0"]`);
          text.selectNodeContents(head);
          const [one, other] = [text, below].map((each) => each.getBoundingClientRect());
          return Math.abs(one.left + one.width / 2 - other.left - other.width / 2);
        })"""
    )
    assert len(away) == 7
    assert max(away) <= 1


def test_a_finger_leaves_no_button_filled_behind(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True).new_page()
    visit(page, f"{base}join/#teach")
    button = page.get_by_role("button", name="Add another skill to teach")
    before = button.evaluate("(each) => getComputedStyle(each).backgroundColor")
    button.tap()
    expect(step(page).get_by_role("combobox")).to_have_count(2)
    button.hover()  # as a finger does that has just been there
    button.focus()
    assert button.evaluate("(each) => getComputedStyle(each).backgroundColor") == before

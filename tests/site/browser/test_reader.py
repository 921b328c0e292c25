"""Who reads is asked for where it matters, and nothing on the pages is out of reach of keys, eyes or colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from testing.form_steps import step, visit
from testing.hands import press

pytestmark = pytest.mark.xdist_group("site")
NewContext = Callable[..., BrowserContext]


def directory(new_context: NewContext, base: str, query: str = "", **more: object) -> Page:
    page = new_context(**more).new_page()
    page.goto(f"{base}directory/{query}")
    page.wait_for_selector(".pp-directory--live")
    page.wait_for_selector("ul.pp-people:not([aria-busy])", state="attached")
    return page


@pytest.mark.parametrize("typed", ["Chidi Okoro-Bello", "chidi okoro-bello", "Okoro", "demo-chidi"])
def test_an_exact_name_or_the_only_one_that_fits_says_who_i_am(new_context: NewContext, base: str, typed: str) -> None:
    page = directory(new_context, base)
    press(page, page.locator("#pp-me"))
    page.keyboard.type(typed)
    page.keyboard.press("Tab")
    expect(page.locator("#pp-sort")).to_have_value("best")
    assert page.evaluate("localStorage.getItem('peerpact.me')") == "demo-chidi"
    expect(page.locator("#pp-unknown")).to_have_text("")


def test_who_was_chosen_before_is_not_the_reader_of_another_name(new_context: NewContext, base: str) -> None:
    page = directory(new_context, base)
    page.locator("#pp-me").fill("demo-nia")
    expect(page.locator("#pp-sort")).to_have_value("best")
    page.locator("#pp-me").fill("Somebody Else")
    page.keyboard.press("Tab")
    expect(page.locator("#pp-unknown")).to_contain_text("Nobody here has that name")
    expect(page.locator("#pp-sort")).to_have_value("name")
    assert page.evaluate("localStorage.getItem('peerpact.me')") is None


def test_a_shared_address_with_common_hours_asks_who_is_reading(new_context: NewContext, base: str) -> None:
    page = directory(new_context, base, "?hours=60&sort=best")
    expect(page.locator(".pp-who")).to_be_visible()
    everybody = page.locator(".pp-person").count()
    assert everybody > 10
    press(page, page.get_by_role("button", name="Say who you are"))
    expect(page.locator("#pp-me")).to_be_focused()
    page.keyboard.type("demo-nia")
    expect(page.locator(".pp-who")).to_be_hidden()
    expect(page.locator("#pp-sort")).to_have_value("best")
    page.wait_for_selector("ul.pp-people:not([aria-busy])", state="attached")
    assert 0 < page.locator(".pp-person").count() < everybody


def test_a_newcomer_finds_who_is_free_in_their_own_evenings(new_context: NewContext, base: str) -> None:
    found = {}
    for zone in ("Europe/Berlin", "Pacific/Auckland"):
        page = directory(new_context, base, "?free=2", timezone_id=zone)
        found[zone] = set(page.locator(".pp-person .pp-name").all_text_contents())
        expect(page.locator(".pp-active")).to_contain_text("Free in my: weekday evenings")
    assert all(found.values())
    assert found["Europe/Berlin"] != found["Pacific/Auckland"]


def test_filters_are_targets_of_24_pixels(new_context: NewContext, base: str) -> None:
    page = directory(new_context, base, viewport={"width": 390, "height": 844})
    press(page, page.locator(".pp-filters > summary"))
    boxes = page.locator(".pp-option input:visible")
    sizes = [box.bounding_box() for box in boxes.all()]
    assert sizes
    assert all(size and min(size["width"], size["height"]) >= 24 for size in sizes)


@pytest.mark.parametrize("address", ["", "people/demo-nia/", "skills/"])
def test_the_closed_menu_takes_no_tab_stop_out_of_sight(new_context: NewContext, base: str, address: str) -> None:
    page = new_context(viewport={"width": 640, "height": 480}, reduced_motion="reduce").new_page()
    page.goto(base + address)
    page.wait_for_load_state("networkidle")
    for _ in range(14):
        page.keyboard.press("Tab")
        inside = page.evaluate("Boolean(document.activeElement.closest('.md-sidebar--primary'))")
        assert not inside, page.evaluate("document.activeElement.outerHTML")
    page.locator(".md-header label[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary a").first).to_be_visible()


@pytest.mark.parametrize(
    ("address", "tab"), [("directory/", "Directory"), ("people/demo-nia/", "Directory"), ("join/", "Join")]
)
def test_the_menu_says_where_the_reader_is(new_context: NewContext, base: str, address: str, tab: str) -> None:
    page = new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(base + address)
    current = page.locator(".md-tabs [aria-current=page]")
    expect(current).to_have_text(tab)
    other = page.locator(".md-tabs__link:not([aria-current])").first
    weight = "(each) => getComputedStyle(each).fontWeight"
    assert current.evaluate(weight) != other.evaluate(weight)


def test_the_week_of_somebody_is_whole_in_another_zone(new_context: NewContext, base: str) -> None:
    """Mallory has Mondays 22:00 to 02:00 in Kathmandu: one stretch a day wherever it is read."""
    page = new_context(timezone_id="Pacific/Auckland").new_page()
    page.goto(f"{base}people/demo-mallory/")
    spans = page.evaluate(
        """async (root) => {
          const {localSpans} = await import(new URL("assets/common_hours.js", root));
          return localSpans("9960-10080,0-120", 780);
        }""",
        base,
    )
    assert spans == [[660, 900]]


def test_a_partnership_names_each_person_in_their_own_direction(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    page.goto(f"{base}partnerships/2026-demo-samir--demo-tove/")
    names = page.locator("h1 bdi")
    expect(names).to_have_count(2)
    left, right = (names.nth(n).bounding_box() for n in (0, 1))
    assert left is not None
    assert right is not None
    assert (left["y"], left["x"]) < (right["y"], right["x"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_chosen_can_be_seen_in_forced_colours(new_context: NewContext, base: str, scheme: str) -> None:
    page = new_context(forced_colors="active", color_scheme=scheme).new_page()
    visit(page, f"{base}join/#time")
    press(page, page.get_by_role("button", name="Weekday evenings"))
    expect(page.get_by_label("Monday 18:00 to 19:00")).to_have_attribute("aria-selected", "true")
    colour = "(each) => getComputedStyle(each).backgroundColor"
    chosen = page.get_by_label("Monday 18:00 to 19:00").evaluate(colour)
    assert chosen != page.get_by_label("Monday 12:00 to 13:00").evaluate(colour)
    visit(page, f"{base}join/#teach")
    step(page).get_by_label("Skill").press_sequentially("re")
    page.keyboard.press("ArrowDown")
    options = page.get_by_role("option")
    assert options.nth(0).evaluate(colour) != options.nth(1).evaluate(colour)
    page.goto(f"{base}people/demo-mallory/")
    bar = page.locator(".pp-track > i").first
    assert bar.evaluate(colour) != bar.locator("..").evaluate(colour)


def test_forms_work_at_400_percent_without_sideways_scroll(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 320, "height": 256}).new_page()
    for where in ("you", "place", "teach", "time", "send"):
        visit(page, f"{base}join/#{where}")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, where


def test_what_has_the_focus_is_not_under_the_header(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 640, "height": 400}).new_page()
    visit(page, f"{base}join/#teach")
    page.locator(".ppf-moves a:visible").focus()
    for _ in range(6):
        page.keyboard.press("Shift+Tab")
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        head = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
        inside = page.evaluate("Boolean(document.activeElement.closest('.ppf'))")
        assert not inside or top >= head

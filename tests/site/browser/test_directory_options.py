"""What a filter offers, in which order, and cards that have shown someone else before."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Locator, Page, expect

from peerpact.site.names import FORMAT_NAMES

NewContext = Callable[..., BrowserContext]

# A card as readers see it, part by part.
CARDS = """() => [...document.querySelectorAll(".pp-person")].map((card) => card.outerHTML)"""
SETTLED = "ul.pp-people:not([aria-busy])"


def opened(page: Page, base: str, query: str = "") -> Page:
    """The directory at some state, when its script has started."""
    page.goto(f"{base}directory/{query}")
    page.wait_for_selector(".pp-directory--live")
    page.wait_for_selector(SETTLED, state="attached")
    return page


def facet(page: Page, title: str) -> Locator:
    return page.locator("details.pp-facet").filter(has=page.locator("summary", has_text=title))


def numbers(view: Locator) -> list[int]:
    return [int(text.replace(",", "")) for text in view.locator(".pp-number").all_text_contents()]


def test_options_that_find_nobody_come_last_after_a_search(page: Page, base: str) -> None:
    opened(page, base)
    page.locator("#pp-search").fill("demo-nia")
    expect(page.locator(".pp-person")).to_have_count(1)
    page.wait_for_selector(SETTLED, state="attached")
    for title in ("They teach", "They want to learn", "Language", "Time zone"):
        found = numbers(facet(page, title))
        assert found == sorted(found, reverse=True), title
        assert found[0] == 1, title


def test_what_is_chosen_comes_first_even_where_it_finds_nobody(page: Page, base: str) -> None:
    opened(page, base)
    first = facet(page, "They teach").locator("input[type=checkbox]").nth(4).get_attribute("value")
    opened(page, base, f"?offers={first}&find=qqqq")
    row = facet(page, "They teach").locator(".pp-option").first
    expect(row.locator("input")).to_be_checked()
    expect(row.locator(".pp-number")).to_have_text("0")


def test_a_click_moves_no_option_of_its_own_list(page: Page, base: str) -> None:
    opened(page, base)
    rows = facet(page, "They teach").locator(".pp-option")
    before = rows.all_text_contents()
    rows.nth(3).locator("input").check()
    page.wait_for_selector(SETTLED, state="attached")
    assert rows.all_text_contents() == before
    expect(rows.nth(3).locator("input")).to_be_checked()


def test_values_with_an_order_of_their_own_keep_it(page: Page, base: str) -> None:
    opened(page, base, "?find=qqqq&status=paused")
    told = facet(page, "Status").locator(".pp-option").all_text_contents()
    assert [text.rstrip("0123456789") for text in told] == [
        "open for a partnership",
        "at capacity",
        "paused",
    ]


def test_a_card_that_showed_others_before_says_the_same_as_a_new_one(page: Page, base: str) -> None:
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")
    words = ("a", "demo-mallory", "demo-eero", "demo-long", "o")
    new = [opened(page, base, f"?find={word}").evaluate(CARDS) for word in words]
    opened(page, base)
    page.evaluate("for (const [at, li] of document.querySelectorAll('.pp-person').entries()) li.ppAt = at")
    for word, cards in zip(words, new, strict=True):
        for text in ("qqqq", word):
            page.locator("#pp-search").fill(text)
            page.wait_for_selector(SETTLED, state="attached")
        assert page.evaluate(CARDS) == cards, word
    kept = page.evaluate("[...document.querySelectorAll('.pp-person')].map((li) => li.ppAt)")
    assert kept == list(range(len(new[-1]))), "the same elements"


def test_formats_are_called_as_on_everybody_s_page(page: Page, base: str) -> None:
    opened(page, base)
    assert set(facet(page, "Format").locator(".pp-option bdi").all_text_contents()) == set(FORMAT_NAMES.values())


def test_on_a_phone_a_button_below_the_open_filters_leads_to_the_people(new_context: NewContext, base: str) -> None:
    page = opened(new_context(viewport={"width": 390, "height": 700}).new_page(), base)
    go = page.locator(".pp-go button")
    expect(go).to_be_hidden()
    page.locator(".pp-filters > summary").click()
    expect(go).to_be_in_viewport(ratio=1)  # though the filters go on far below
    assert page.evaluate("document.querySelector('.pp-filters').getBoundingClientRect().bottom > innerHeight")
    facet(page, "They teach").locator("input[type=checkbox]").first.check()
    page.wait_for_selector(SETTLED, state="attached")
    number = page.locator(".pp-person").count()
    expect(go).to_have_text(f"Show {number} {'person' if number == 1 else 'people'}")
    go.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pp-count")).to_be_focused()
    expect(page.locator(".pp-person").first).to_be_in_viewport()
    expect(go).to_be_hidden()


def test_on_a_phone_the_button_says_that_help_is_below_when_nobody_is_found(new_context: NewContext, base: str) -> None:
    page = opened(new_context(viewport={"width": 390, "height": 700}).new_page(), base, "?find=accessibilty")
    page.locator(".pp-filters > summary").click()
    page.get_by_role("button", name="No matches: show what helps").click()
    expect(page.get_by_role("button", name="Search for Accessibility")).to_be_in_viewport()


def test_beside_the_people_the_filters_need_no_button(new_context: NewContext, base: str) -> None:
    page = opened(new_context(viewport={"width": 1280, "height": 900}).new_page(), base)
    expect(facet(page, "They teach")).to_be_visible()
    expect(page.locator(".pp-go button")).to_be_hidden()

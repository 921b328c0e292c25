"""Everyone reaches everyone: by keyboard alone, without scripts, and without a word to anybody else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from playwright.sync_api import Browser, BrowserContext, Page, expect

from testing.site_people import Published

NewContext = Callable[..., BrowserContext]
FOCUS = """() => {
  const e = document.activeElement, after = getComputedStyle(e, "::after"), own = getComputedStyle(e);
  const ring = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const box = e.getBoundingClientRect();
  return {tag: e.tagName, type: e.type ?? "", text: (e.labels?.[0] ?? e).textContent, ring: ring(own) || ring(after),
          seen: box.bottom > 0 && box.top < innerHeight};
}"""


def tab_to(page: Page, wanted: Callable[[dict[str, str]], bool], most: int = 60) -> dict[str, str]:
    """Press the tab key until something has the focus; every stop on the way must be seen to have it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if wanted(here):
            assert here["ring"], f"nobody sees that {here} has the focus"
            assert here["seen"], f"{here} is out of sight"
            return dict(here)
    raise AssertionError("the tab key never got there")


def test_somebody_is_filtered_and_opened_by_keyboard_alone(page: Page, base: str) -> None:
    page.goto(f"{base}directory/")
    page.wait_for_selector(".pp-directory--live")
    tab_to(page, lambda here: "Look for" in here["text"])
    page.keyboard.type("demo-nia")
    page.keyboard.press("Enter")
    expect(page.locator(".pp-person")).to_have_count(1)
    tab_to(page, lambda here: here["tag"] == "SUMMARY" and "They teach" in here["text"])
    box = tab_to(page, lambda here: here["type"] == "checkbox")
    page.keyboard.press("Space")
    assert page.locator(".pp-option input:checked").count() == 1, box
    page.keyboard.press("Space")
    tab_to(page, lambda here: "Nia Castellane" in here["text"] and here["tag"] == "A")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}people/demo-nia/")


def test_what_vanishes_under_the_focus_hands_it_on(page: Page, base: str) -> None:
    page.goto(f"{base}directory/?status=open&format=pairing")
    page.wait_for_selector(".pp-directory--live")
    page.locator(".pp-drop").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pp-drop").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#pp-search")).to_be_focused()


def test_without_scripts_every_person_is_found_by_language_and_by_zone(
    new_context: NewContext, base: str, published: Published
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    everybody = {path.parent.name for path in (published.site / "people").glob("*/index.html")}
    for way in ("by language", "by time zone"):
        page.goto(f"{base}directory/")
        page.get_by_role("link", name=way).click()
        page.wait_for_selector(".pp-groups a")
        found = set()
        for link in [each.get_attribute("href") for each in page.locator(".pp-groups a").all()]:
            answer = page.request.get(page.evaluate("(link) => new URL(link, location).href", link))
            found |= {name for name in everybody if f"people/{name}/" in answer.text()}
        assert found == everybody, way


def test_reading_filtering_and_picking_oneself_tells_nobody(new_context: NewContext, base: str) -> None:
    page, asked = new_context().new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}directory/?find=nia")
    page.wait_for_selector(".pp-directory--live")
    page.wait_for_load_state("networkidle")
    before = len(asked)
    page.locator("#pp-me").fill("demo-nia")
    page.locator("#pp-search").fill("css")
    page.locator("#pp-search").press("Enter")
    page.wait_for_timeout(300)
    assert [url for url in asked[before:] if not url.endswith("favicon.svg")] == []
    assert [url for url in asked if not url.startswith((base, "data:"))] == []


def test_hostile_people_are_only_text_in_cards_filters_and_help(page: Page, base: str) -> None:
    page.goto(f"{base}directory/?find=mallory")
    page.wait_for_selector(".pp-directory--live")
    card = page.locator(".pp-person")
    expect(card.locator(".pp-name")).to_have_text("<script>document.title='owned'</script> & \"co\" {{ x }}")
    expect(card.locator(".pp-where")).to_contain_text("<b>bold</b>")
    finder = page.get_by_label("Find a skill (they teach)")
    finder.fill("<img")
    page.locator(".pp-option", has_text="<img").locator("input").check()
    expect(page.locator(".pp-drop", has_text="<img")).to_be_visible()
    page.locator("#pp-search").fill("<script>document.title='owned'</script>zz")
    page.locator("#pp-search").press("Enter")
    expect(page.locator(".pp-empty")).to_contain_text("<script>document.title='owned'</script>zz")
    assert page.locator("#pp-directory script, #pp-directory img, #pp-directory b").count() == 0
    assert page.title().startswith("Directory")


def test_an_address_made_up_by_somebody_else_does_no_harm(page: Page, base: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(
        f"{base}directory/?find=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&offers=__proto__&zone=nowhere&sort=evil&language="
    )
    page.wait_for_selector(".pp-directory--live")
    expect(page.locator(".pp-empty__title")).to_be_visible()
    assert page.locator("#pp-directory img").count() == 0
    assert errors == []


def test_a_browser_that_keeps_nothing_still_filters(browser: Browser, base: str) -> None:
    with closing(browser.new_context()) as context:  # the theme's own scripts fail here, which no test can prevent
        context.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
        )
        page = context.new_page()
        page.goto(f"{base}directory/?status=paused")
        page.wait_for_selector(".pp-directory--live")
        expect(page.locator(".pp-count")).to_contain_text(" of ")


def test_when_the_data_does_not_come_the_cards_stay(page: Page, base: str) -> None:
    page.route("**/people.json", lambda route: route.fulfill(status=503))
    page.goto(f"{base}directory/")
    page.wait_for_timeout(300)
    assert page.locator(".pp-person").count() > 20

"""What a page looks like at work: folded filters, drawn dates, narrow windows, and paper."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from testing.hands import press

NewContext = Callable[..., BrowserContext]
CIRCLE = "partnerships/2026-demo-eero--demo-farida--demo-kaede/"

# The titles of filters whose words run under their arrow, when they are so narrow that they wrap.
UNDER_THE_ARROW = """
() => [...document.querySelectorAll(".pp-facet > summary")].filter((summary) => {
  summary.style.width = "7rem";
  const arrow = getComputedStyle(summary, "::after"), box = summary.getBoundingClientRect();
  const text = document.createRange();
  text.selectNodeContents(summary);
  const left = box.right - parseFloat(arrow.right) - parseFloat(arrow.width);
  return [...text.getClientRects()].some((line) => line.right > left);
}).map((summary) => summary.textContent)
"""
# What has the focus and glows in Material's blue.
GLOWING = """
() => [...document.querySelectorAll("details:focus-within")].map((each) => getComputedStyle(each))
  .filter((style) => style.boxShadow !== "none" || style.borderColor.includes("68, 138, 255")).length
"""
# What has the focus, and how large that is; the switch of colours is drawn by the label after it.
STOP = """
() => {
  const here = document.activeElement, box = here.matches(".md-option") ? here.nextElementSibling : here;
  const {width, height} = box.getBoundingClientRect();
  return [`${here.tagName} ${here.className} ${here.textContent.trim().slice(0, 30)} ${here.id}`, width, height];
}
"""
POINTS = """
() => [...document.querySelectorAll(".pp-timeline > li:not(:last-child)")]
  .map((each) => [Number(each.style.getPropertyValue("--pp-days")), each.getBoundingClientRect().width])
"""


def test_a_filter_keeps_its_words_from_the_arrow_and_does_not_glow(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 1000, "height": 800}).new_page()
    page.goto(f"{base}directory/")
    page.wait_for_selector(".pp-directory--live")
    press(page, page.locator(".pp-facet > summary").first)
    assert page.locator("details:focus-within").count() > 1
    assert page.evaluate(GLOWING) == 0
    assert page.locator(".pp-facet > summary", has_text="Hours shared with me").count() == 1
    assert page.evaluate(UNDER_THE_ARROW) == []
    page.goto(f"{base}skills/")
    press(page, page.locator(".pp-details summary").first)
    assert page.locator("details:focus-within").count() == 1
    assert page.evaluate(GLOWING) == 0


def test_every_stop_of_the_tab_key_can_be_seen(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce").new_page()
    page.goto(base, wait_until="networkidle")
    stops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
    assert len({name for name, _, _ in stops}) == 12
    assert [name for name, width, height in stops if min(width, height) < 4] == []
    page.keyboard.press("s")  # the search opens, and shows what it finds
    page.keyboard.type("git")
    expect(page.locator(".md-search__output a").first).to_be_visible()


def test_points_of_a_timeline_are_apart_as_their_days_are(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{base}{CIRCLE}")
    points = sorted(page.evaluate(POINTS))
    assert len({days for days, _ in points}) > 3
    widths = [width for _, width in points]
    assert widths == sorted(widths)
    assert widths[-1] > 1.5 * widths[0]


def test_the_longest_table_is_not_one_pixel_too_wide_for_a_small_phone(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 320, "height": 800}).new_page()
    page.goto(f"{base}self-audit/")
    assert page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_on_paper_an_agreement_has_its_promises_and_a_line_for_each_to_sign(page: Page, base: str) -> None:
    page.goto(f"{base}{CIRCLE}")
    lines = page.locator(".pp-signing p")
    expect(lines).to_have_count(3)
    expect(lines.first).to_be_hidden()
    page.emulate_media(media="print")
    for line in lines.all():
        expect(line).to_be_visible()
    promises = page.locator("h2", has_text="Commitments").locator("xpath=following-sibling::*[1]")
    expect(promises.get_by_role("listitem")).to_have_count(4)
    expect(page.locator(".md-header")).to_be_hidden()
    broken = "(each) => getComputedStyle(each).breakInside"
    for box in (".pp-side", ".pp-rows > li", ".pp-facts", ".pp-minutes"):
        assert page.locator(box).first.evaluate(broken) == "avoid", box

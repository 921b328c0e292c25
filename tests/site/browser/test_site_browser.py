"""What a reader meets in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from testing.site_people import Published
from testing.widths import STILL, too_wide

NewContext = Callable[..., BrowserContext]
KINDS = (
    "",
    "directory/",
    "directory/?find=qqqq",
    "languages/",
    "languages/en/",
    "zones/",
    "skills/",
    "skills/git/",
    "partnerships/",
    "partnerships/2026-demo-nia--demo-uma/",
    "people/demo-nia/",
    "people/demo-mallory/",
    "people/demo-long/",
    "how-it-works/",
)


NAMED = ("directory/", "people/demo-nia/", "skills/git/", "partnerships/2026-demo-nia--demo-uma/")
"""Pages whose name stands in HTML of our own."""


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass(frozen=True)
class Visit:
    """What was seen on one page: whether it came, text that is weak, and by how much it is too wide at which width."""

    kind: str
    came: bool
    weak: list[object]
    too_wide: dict[int, int]


@dataclass(frozen=True)
class Walk:
    """One reader on every kind of page: what the browser asked for meanwhile, its errors, the colour behind it all."""

    visits: list[Visit]
    asked: list[str]
    errors: list[str]
    behind: str


@pytest.fixture(scope="module")
def walks(browser: Browser, base: str) -> dict[str, Walk]:
    """Each page is opened once in each colour scheme, for all tests that look at every kind."""
    return {scheme: _walk(browser, base, scheme) for scheme in SCHEMES}


def _walk(browser: Browser, base: str, scheme: Literal["light", "dark"]) -> Walk:
    with closing(browser.new_context(color_scheme=scheme, **STILL)) as context:
        page, asked, errors = context.new_page(), list[str](), list[str]()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        visits = [_visit(page, base, kind) for kind in KINDS]
        page.wait_for_load_state("networkidle")
        return Walk(visits, asked, errors, page.evaluate("getComputedStyle(document.body).backgroundColor"))


def _visit(page: Page, base: str, kind: str) -> Visit:
    answer = page.goto(base + kind)
    return Visit(kind, bool(answer and answer.ok), page.evaluate(WEAK), too_wide(page))


def test_no_page_scrolls_sideways(walks: dict[str, Walk]) -> None:
    assert {visit.kind: visit.too_wide for visit in walks["light"].visits if visit.too_wide} == {}


def test_heading_that_fills_its_line_leaves_no_gap_below(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 390, "height": 800}).new_page()
    for kind in ("people/demo-nia/", "how-to/sign/", "partnerships/2026-demo-nia--demo-uma/"):
        page.goto(base + kind)
        assert page.evaluate(GAPS) == [], kind


def test_no_name_of_a_file_or_key_is_broken_in_a_guides_table_on_a_phone(new_context: NewContext, base: str) -> None:
    page = new_context(viewport={"width": 390, "height": 800}).new_page()
    for kind in ("how-to/start-your-community/", "ending/", "format/"):
        page.goto(base + kind)
        page.wait_for_selector("td code")
        assert page.evaluate(BROKEN) == [], kind


@pytest.mark.parametrize("kind", [KINDS[0], *NAMED])
def test_skipping_to_the_content_skips_none_of_it(page: Page, base: str, kind: str) -> None:
    page.goto(base + kind)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.locator("article :is(a, input, button, select):visible").first
    expect(first).to_be_focused()


def test_address_that_is_not_there_names_ways_on(page: Page, base: str) -> None:
    for name, leads in (("The directory", "directory/"), ("Skills", "skills/"), ("The first page", "")):
        page.goto(base + "404.html")
        expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
        page.get_by_role("article").get_by_role("link", name=name).click()
        expect(page).to_have_url(base + leads)


def test_no_request_leaves_the_site(walks: dict[str, Walk], base: str) -> None:
    asked = walks["light"].asked
    assert len(asked) > 3 * len(KINDS)
    assert [url for url in asked if not url.startswith((base, "data:"))] == []


def test_pages_load_without_an_error_in_the_console(walks: dict[str, Walk]) -> None:
    assert [visit.kind for visit in walks["light"].visits if not visit.came] == []
    assert walks["light"].errors == []


def test_hostile_text_is_shown_as_it_was_written(page: Page, base: str) -> None:
    page.goto(base + "people/demo-mallory/")
    expect(page.locator("h1")).to_contain_text("<script>document.title='owned'</script> & \"co\" {{ x }}")
    expect(page.locator(".pp-about")).to_contain_text("--- # Heading <style>body{display:none}</style> @octocat")
    assert page.title().startswith("<script>document.title='owned'</script> & \"co\" {{ x }}")
    own = "article script:not([src]):not([type='application/ld+json'])"  # neither a file of ours nor the linked data
    assert page.locator(f"article iframe, article img, {own}, article style, article b").count() == 0
    assert page.locator("article a[href^='javascript']").count() == 0


def test_reader_sees_how_far_somebody_is_from_their_own_time(new_context: NewContext, base: str) -> None:
    page = new_context(timezone_id="Asia/Tokyo").new_page()
    page.goto(base + "people/demo-mallory/")
    expect(page.locator(".pp-head .pp-zone")).to_have_text("Asia/Kathmandu (UTC+05:45), 3 h 15 min behind you")


def test_week_is_drawn_once_more_in_the_reader_s_own_zone(new_context: NewContext, base: str) -> None:
    page = new_context(timezone_id="Asia/Tokyo").new_page()
    page.goto(base + "people/demo-mallory/")
    theirs, mine = page.locator(".pp-week").first, page.locator(".pp-week--mine")
    expect(theirs.locator("caption")).to_have_text("Their time: Asia/Kathmandu, UTC+05:45")
    expect(theirs.locator("tr").first).to_contain_text("22:00–24:00")
    expect(mine.locator("caption")).to_have_text("Your time: Asia/Tokyo")
    expect(mine.locator("tr").nth(0)).to_contain_text("–")
    expect(mine.locator("tr").nth(1)).to_contain_text("01:15–05:15")


def test_reader_in_the_same_zone_is_told_so(new_context: NewContext, base: str) -> None:
    page = new_context(timezone_id="Asia/Kathmandu").new_page()
    page.goto(base + "people/demo-mallory/")
    expect(page.locator(".pp-same")).to_contain_text("These are your hours too")
    assert page.locator(".pp-week--mine").count() == 0


def test_without_scripts_people_zones_and_hours_are_there(new_context: NewContext, base: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(base)
    page.get_by_role("link", name="Meet the people").click()
    page.get_by_role("link", name="Nia Castellane").click()
    expect(page).to_have_url(base + "people/demo-nia/")
    expect(page.locator(".pp-head .pp-zone")).to_have_text("America/New York (UTC-05:00)")
    expect(page.locator(".pp-week tr").first).to_contain_text("19:30–22:30")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_reader_and_stay_readable(walks: dict[str, Walk], scheme: str) -> None:
    assert [(visit.kind, visit.weak[:5]) for visit in walks[scheme].visits if visit.weak] == []
    assert (walks[scheme].behind == "rgb(250, 250, 247)") == (scheme == "light")


def test_reader_can_switch_to_the_other_colours(new_context: NewContext, base: str) -> None:
    page = new_context(color_scheme="light").new_page()
    page.goto(base)
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_edges_of_the_name_are_kept_for_names_from_right_to_left(page: Page, base: str, published: Published) -> None:
    del published
    page.goto(base + "directory/")
    assert page.locator(".pp-person .pp-name[dir=auto]").count() == page.locator(".pp-person").count() > 20


# Names without a blank that stand in more than one line.
BROKEN = """
() => [...document.querySelectorAll(":is(th, td) code")]
  .filter((one) => /^[\\w.]+$/.test(one.textContent) && one.getClientRects().length > 1)
  .map((one) => one.textContent)
"""

# The headings that are less high without the mark behind them.
GAPS = """
() => [...document.querySelectorAll("article :is(h2, h3):has(.headerlink)")].filter((heading) => {
  const before = heading.offsetHeight, mark = heading.querySelector(".headerlink");
  mark.style.display = "none";
  return heading.offsetHeight < before;
}).map((heading) => heading.textContent)
"""

# Every piece of text against what lies behind it, by the formula of WCAG 2.2; 4.5, or 3 for large text.
WEAK = """
() => {
  const rgb = (text) => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b];
  };
  const light = (c) => c.map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.backgroundColor !== "rgba(0, 0, 0, 0)") return style.backgroundColor;
    }
    return "white";
  };
  const known = new Map(), weak = [];
  for (const e of document.querySelectorAll("article *, .md-tabs *, .md-footer *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const shown = e.checkVisibility({opacityProperty: true, visibilityProperty: true});
    if (!own || !shown || e.closest(".headerlink")) continue;
    const style = getComputedStyle(e), key = style.color + behind(e);
    if (!known.has(key)) {
      const [a, b] = [light(rgb(style.color)), light(rgb(behind(e)))].sort((x, y) => y - x);
      known.set(key, (a + 0.05) / (b + 0.05));
    }
    const large = parseFloat(style.fontSize) >= 24;
    if (known.get(key) < (large ? 3 : 4.5)) weak.push([e.className, e.textContent.slice(0, 30), known.get(key)]);
  }
  return weak;
}
"""

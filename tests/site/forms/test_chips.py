"""Skills that people here need are asked as chips: taken by hand or by keyboard, and partners appear with each."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from peerpact.domain.model import Community
from testing.accessibility import LOOKS
from testing.form_crowd import crowd
from testing.form_data import with_people
from testing.form_inputs import NOW
from testing.form_steps import followed, step, visit, written
from testing.hands import press
from testing.site_server import ROOT
from testing.widths import STILL, too_wide

pytestmark = pytest.mark.xdist_group("forms")
NewContext = Callable[..., BrowserContext]
TOWN, CITY = crowd(50, 5, 40), crowd(200, 5, 40)
"""People who list up to three of forty skills to teach, and as many to learn."""

SMALLEST = 24
"""CSS pixels: the smallest target that everyone can hit (WCAG 2.5.8)."""

PLACES = """() => Object.fromEntries([...document.querySelectorAll(".ppf-step:not([hidden]) .ppf-chips > li")]
  .map((each) => [each.querySelector("bdi").textContent, Math.round(each.getBoundingClientRect().top)]))"""


def chips(page: Page) -> Locator:
    return step(page).locator(".ppf-chip")


def names(page: Page) -> list[str]:
    return chips(page).locator("bdi").all_inner_texts()


def partners(page: Page) -> int:
    """How many partners the form counts below the chips."""
    told = re.match(r"(\d+) partners?", step(page).locator(".ppf-fit").inner_text())
    return int(told[1]) if told else 0


def fresh(new_context: NewContext, **more: Any) -> Page:
    return new_context(**{"timezone_id": "Europe/Berlin", "locale": "en-GB", **more}).new_page()


def settle_in(page: Page, base: str, town: Community = TOWN) -> None:
    """Someone new in a town who wants to learn one skill and teaches one, on the step about teaching."""
    with_people(page.context, town, NOW)
    for name, skill, level in (("learn", "Skill 4", "beginner"), ("teach", "Skill 9", "advanced")):
        visit(page, f"{base}join/#{name}")
        step(page).get_by_label("Skill", exact=True).fill(skill)
        page.keyboard.press("Tab")
        step(page).get_by_label(level).first.check()
    chips(page).first.wait_for()
    followed(page)  # the chips, the level that was just chosen


def focused(page: Page) -> str:
    found: str = page.evaluate(
        "(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText).split('\\n')[0]"
    )
    return found


def test_three_chips_taken_by_keyboard_alone_bring_partners(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    settle_in(page, base)
    before, asked = partners(page), names(page)
    assert len(asked) == 12
    step(page).get_by_role("button", name="Add another skill to teach").focus()
    page.keyboard.press("Tab")
    seen = [before]
    for place in range(3):
        assert focused(page) == asked[place]
        page.keyboard.press("Space" if place else "Enter")
        seen.append(partners(page))
        assert focused(page) == asked[place + 1]  # the next one, so that nobody has to look for the place
    assert seen == sorted(seen)
    assert seen[3] > seen[0]
    expect(page.locator(".ppf-beside .pp-card").first).to_contain_text("You teach each other")
    said = step(page).locator(".ppf-asked [role=status]")
    expect(said).to_have_text(re.compile(rf"Added {asked[2]} as advanced\. {seen[3]} partners?"))
    text = written(page)
    for name in asked[:3]:
        assert f"  - skill: {name.lower().replace(' ', '-')}\n    level: advanced\n" in text
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == f"Level: {asked[2]}"
    page.keyboard.press("ArrowDown")
    assert "level: expert" in written(page)


def test_all_chips_are_one_stop_of_the_tab_key_and_arrows_lead_through_them(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    settle_in(page, base, CITY)
    asked = names(page)
    bar = step(page).get_by_role("toolbar", name="Which could you teach?")
    step(page).get_by_role("button", name="Add another skill to teach").focus()
    ways = (
        ("Tab", asked[0]), ("ArrowRight", asked[1]), ("ArrowDown", asked[2]), ("ArrowLeft", asked[1]), ("End", "More"),
        ("ArrowRight", asked[0]), ("ArrowUp", "More"), ("Home", asked[0]), ("ArrowRight", asked[1]),
        ("Enter", asked[2]), ("Tab", "Continue"), ("Shift+Tab", asked[2]), ("ArrowLeft", f"Undo: {asked[1]}"),
        ("ArrowLeft", f"Level: {asked[1]}"), ("ArrowLeft", asked[0]), ("Shift+Tab", "Add another skill to teach"),
    )  # fmt: skip
    for key, reached in ways:
        page.keyboard.press(key)
        assert focused(page) == reached, key
    expect(bar.locator("[tabindex='0']")).to_have_count(1)


@pytest.mark.parametrize("size", [(390, 600), (320, 480)])
def test_the_chip_with_the_focus_is_never_hidden(new_context: NewContext, base: str, size: tuple[int, int]) -> None:
    page = fresh(new_context, viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    settle_in(page, base, CITY)
    chips(page).first.focus()
    for _ in range(10):
        page.keyboard.press("Space")
        assert page.evaluate(
            """() => {
              const {left, top, right, bottom} = document.activeElement.getBoundingClientRect();
              const at = (y) => document.elementFromPoint((left + right) / 2, y);
              return [top + 4, bottom - 4].every((y) => document.activeElement.contains(at(y)));
            }"""
        ), focused(page)


def test_chips_say_how_many_people_they_concern_and_what_they_open(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    settle_in(page, base)
    expect(step(page).locator(".ppf-asked").get_by_role("heading")).to_have_text(
        "People here are looking for these skills. Which could you teach?"
    )
    told = chips(page).locator("small").all_inner_texts()
    assert all(re.fullmatch(r"\d+ (person|people)(, gives you \d+ more partners?)?", text) for text in told), told
    assert any("gives you" in text for text in told)
    opening = chips(page).filter(has_text="gives you").first
    name, gain = opening.locator("bdi").inner_text(), re.search(r"gives you (\d+)", opening.inner_text())
    before = partners(page)
    opening.click()
    assert gain
    assert partners(page) >= before + int(gain[1])
    visit(page, f"{base}join/#learn")
    expect(step(page).locator(".ppf-asked").get_by_role("heading")).to_have_text(
        "People here teach these skills. Which would you like to learn?"
    )
    assert name not in names(page)
    chips(page).first.click()
    assert written(page).count("level: beginner") == 2


def test_no_skill_that_is_listed_is_ever_asked(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    settle_in(page, base, CITY)
    while (more := step(page).get_by_role("button", name="More", exact=True)).is_visible():
        more.click()
    everything = names(page)
    assert len(everything) > 24
    assert not {"Skill 4", "Skill 9"} & set(everything)
    taken = everything[7]
    chips(page).nth(7).click()
    assert taken not in names(page)
    typed = everything[3]
    step(page).get_by_role("button", name="Add another skill to teach").click()
    page.keyboard.type(typed)
    expect(chips(page).filter(has=page.get_by_text(typed, exact=True))).to_have_count(0)  # before it has a level
    visit(page, f"{base}join/#learn")
    assert not {taken, typed} & set(names(page))


def test_more_shows_twelve_more_and_leads_to_the_first_of_them(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    settle_in(page, base, CITY)
    first = names(page)
    more = step(page).get_by_role("button", name="More", exact=True)
    more.focus()
    page.keyboard.press("Enter")
    assert names(page)[:12] == first
    assert len(names(page)) == 24
    assert focused(page) == names(page)[12]


def test_what_is_asked_follows_what_is_written(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    settle_in(page, base)
    shown = step(page).locator(".ppf-chips")
    before = shown.inner_text()
    step(page).get_by_label("Skill", exact=True).fill("Skill 1")
    expect(shown).not_to_have_text(before, use_inner_text=True)
    expect(shown).not_to_contain_text(re.compile(r"Skill 1\b"))
    visit(page, f"{base}join/#way")
    step(page).get_by_label("not now").check()
    visit(page, f"{base}join/#teach")
    expect(step(page).locator(".ppf-asked")).to_be_hidden()  # someone who has paused isn't asked


@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_nothing_moves_under_the_finger(new_context: NewContext, base: str, size: tuple[int, int]) -> None:
    page = fresh(new_context, viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    settle_in(page, base)
    chips(page).nth(3).scroll_into_view_if_needed()
    for place in (3, 5, 2):  # the first of them makes a row, for the list has one already
        before = page.evaluate(PLACES)
        name = names(page)[place]
        chips(page).nth(place).click()
        followed(page)
        after = page.evaluate(PLACES)
        assert after.keys() == before.keys()
        assert max(abs(after[each] - before[each]) for each in after) <= 1, name


def test_a_double_press_takes_one_skill_and_undo_gives_it_back(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    settle_in(page, base)
    source, name = written(page), names(page)[2]
    chips(page).nth(2).dblclick()
    assert written(page).count("- skill:") == source.count("- skill:") + 1
    undo = step(page).get_by_role("button", name=f"Undo: {name}")
    press(page, undo)
    assert written(page) == source
    assert names(page)[2] == focused(page) == name


def test_skills_from_a_link_come_first_and_are_not_taken(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, viewport={"width": 390, "height": 844})
    page.goto(f"{base}join/?edit=demo-nia&offer=rust,no-such-skill&offer=grant-writing&seek=css&offer=%3Cb%3E")
    expect(step(page).get_by_role("heading", level=2)).to_have_text("What can you teach?")
    chips(page).first.wait_for()
    assert names(page)[0] == "Rust"
    expect(chips(page).first).to_contain_text("suggested")
    expect(chips(page).first).to_be_focused()
    expect(chips(page).first).to_be_in_viewport(ratio=1)  # though the list above is long
    assert chips(page).filter(has_text="suggested").count() == 1  # one is listed already, two don't exist
    source = (ROOT / "profiles" / "demo-nia.yml").read_text("utf-8")
    assert written(page) == source
    visit(page, f"{base}join/?edit=demo-nia&offer=rust&seek=css#learn")
    expect(chips(page).first).to_contain_text("suggested")
    assert names(page)[0] == "CSS"


def test_the_edit_form_adds_one_entry_and_changes_no_other_byte(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    visit(page, f"{base}join/?edit=demo-nia&offer=rust#teach")
    chips(page).first.click()
    source = (ROOT / "profiles" / "demo-nia.yml").read_text("utf-8")
    budgeting = "  - skill: budgeting\n    level: advanced\n"
    assert source.count(budgeting) == 1
    assert written(page) == source.replace(budgeting, f"{budgeting}  - skill: rust\n    level: advanced\n")
    press(page, step(page).get_by_role("button", name="Undo: Rust"))
    assert written(page) == source


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_chips_break_no_rule_of_accessibility(new_context: NewContext, base: str, scheme: str, width: int) -> None:
    size = {"width": width, "height": 900}
    page = fresh(new_context, viewport=size, color_scheme=scheme, reduced_motion="reduce")
    settle_in(page, base)
    chips(page).nth(1).click()
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in Axe().run(page).response["violations"]] == []


def test_a_level_that_is_chosen_before_its_skill_breaks_nothing(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    visit(page, f"{base}join/#teach")
    chips(page).first.wait_for()
    step(page).get_by_label("expert").check()
    step(page).get_by_role("button", name="Add another skill to teach").click()
    chips(page).first.click()
    assert "level: advanced" in written(page)


def test_chips_are_large_enough_and_fit_a_narrow_screen(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, **STILL)
    settle_in(page, base)
    chips(page).nth(1).click()
    assert too_wide(page) == {}
    page.set_viewport_size({"width": 320, "height": 700})
    for target in step(page).locator(".ppf-asked :is(button, select):visible").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= SMALLEST, target.inner_text()

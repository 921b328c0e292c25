"""Recording a finished module, in a real browser: from the module's page to one's own profile.

For: what training.js promises. Must not: leave the loopback.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from testing.widths import STILL, too_wide

NewContext = Callable[..., BrowserContext]
NOON = "2026-11-22T12:00:00"
EDITOR = "https://github.com/example/mentoring/edit/main/profiles/"
MODULE = "training/listening/"
FIRST = "demo-amara"  # has recorded nothing yet


def opened(context: BrowserContext, address: str, login: str = "") -> Page:
    """A page as a reader meets it who has picked a login in the directory, or nobody."""
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    if login:
        page.add_init_script(f"localStorage.setItem('peerpact.me', {login!r})")
    page.goto(address)
    return page


def test_reader_known_from_the_directory_is_led_to_their_own_file(new_context: NewContext, live: str) -> None:
    page = opened(new_context(), live + MODULE, "demo-nia")
    panel = page.locator(".pp-record")
    expect(panel.get_by_role("link")).to_have_attribute("href", f"{EDITOR}demo-nia.yml")
    expect(panel.locator("pre")).to_have_text("  - {guide: listening, completed: 2026-11-22}", use_inner_text=False)
    expect(panel).to_contain_text("below the last entry")


def test_first_module_of_a_reader_comes_with_its_key(new_context: NewContext, live: str) -> None:
    page = opened(new_context(), live + MODULE)
    page.get_by_label("Your GitHub username").fill(FIRST)
    page.get_by_role("button", name="Find my profile").click()
    text = "training:\n  - {guide: listening, completed: 2026-11-22}"
    expect(page.locator(".pp-record pre")).to_have_text(text, use_inner_text=False)
    assert page.evaluate("localStorage.getItem('peerpact.me')") == FIRST


def test_module_that_is_recorded_is_not_asked_for_again(new_context: NewContext, live: str) -> None:
    page = opened(new_context(), live + "training/feedback/", "demo-nia")
    expect(page.locator(".pp-record [role=status]")).to_have_text(
        "Your profile has this module, with the day 3 May 2026."
    )
    assert page.locator(".pp-record pre, .pp-record a").count() == 0


def test_what_is_no_login_is_never_looked_up(new_context: NewContext, live: str) -> None:
    page = opened(new_context(), live + MODULE)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for login in ("../../etc", "a" * 40, "<b>x</b>", "x y", ""):
        page.get_by_label("Your GitHub username").evaluate("(field, text) => { field.value = text; }", login)
        page.get_by_role("button", name="Find my profile").click()
        expect(page.locator(".pp-record [role=status]")).to_contain_text("A username has letters")
        page.locator(".pp-record [role=status]").evaluate("(status) => { status.textContent = ''; }")
        # the page itself may still load; what matters is that nobody was looked for
        assert [url for url in requests if "/people/" in url or not url.startswith(live)] == []
        assert page.locator(".pp-record b").count() == 0


def test_login_without_a_profile_is_told_and_not_remembered(new_context: NewContext, live: str) -> None:
    page = opened(new_context(), live + MODULE)
    page.get_by_label("Your GitHub username").fill("demo-nobody")
    page.get_by_role("button", name="Find my profile").click()
    expect(page.locator(".pp-record [role=status]")).to_contain_text("No profile was found")
    assert page.evaluate("localStorage.getItem('peerpact.me')") is None


def test_copy_puts_exactly_the_line_on_the_clipboard(new_context: NewContext, live: str) -> None:
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context, live + MODULE, "demo-nia")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "  - {guide: listening, completed: 2026-11-22}"


def test_overview_marks_what_is_asked_for_and_what_is_recorded(new_context: NewContext, live: str) -> None:
    page = opened(new_context(), live + "training/", "demo-nia")
    rows = page.locator("article tbody tr")
    expect(rows.nth(0)).to_contain_text("recorded")
    expect(rows.nth(0)).to_contain_text("asked for")
    expect(rows.nth(4)).to_contain_text("recorded")
    assert "recorded" not in rows.nth(3).inner_text()
    assert "asked for" not in rows.nth(4).inner_text()
    assert page.locator("article tbody .pp-badge").count() == 5


def test_module_that_is_asked_for_says_so_at_its_head(new_context: NewContext, live: str) -> None:
    page = opened(new_context(), live + "training/foundation/")
    expect(page.locator("article h1 + .pp-badge")).to_have_text("asked for before you sign")
    page.goto(live + MODULE)
    expect(page.locator(".pp-record")).to_be_visible()
    assert page.locator("article h1 + .pp-badge").count() == 0


def test_demonstration_shows_the_line_and_no_editor(new_context: NewContext, shown: str) -> None:
    page = opened(new_context(), shown + MODULE, "demo-nia")
    expect(page.locator(".pp-record pre")).to_contain_text("guide: listening")
    assert page.locator(".pp-record a").count() == 0


def test_without_scripts_the_steps_and_the_line_are_there(new_context: NewContext, live: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(live + MODULE)
    expect(page.locator("article")).to_contain_text("- {guide: listening, completed: 2026-11-01}")
    expect(page.locator("article")).to_contain_text("how to record a module")
    assert page.locator(".pp-record").count() == 0


def test_no_page_of_the_training_scrolls_sideways(new_context: NewContext, live: str) -> None:
    context = new_context(**STILL)
    for address in ("training/", MODULE, "training/foundation/", "maintainers/reports/", "self-audit/", "safety/"):
        page = opened(context, live + address, "demo-nia")
        assert too_wide(page) == {}, address
        page.close()

"""Who came without Git ends, changes and describes a partnership without YAML, and what stays keeps its bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from peerpact.community.loader import load
from peerpact.domain.model import Agreement
from peerpact.signing.additions import only_adds
from testing.form_steps import choose, go_on, here, step, visit, written
from testing.hands import press, write
from testing.site_server import ROOT

pytestmark = pytest.mark.xdist_group("forms")
NewContext = Callable[..., BrowserContext]
SLUG = "2026-demo-eero--demo-farida--demo-kaede"
PATH = f"agreements/{SLUG}.yml"
TEXT = (ROOT / PATH).read_text("utf-8")

SLOWLY = """
const write = navigator.clipboard.writeText.bind(navigator.clipboard);
navigator.clipboard.writeText = (text) => new Promise((done) => setTimeout(() => write(text).then(done), 300));
"""


def form(new_context: NewContext, base: str, act: str) -> Page:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.clock.set_fixed_time("2026-11-22T10:00:00Z")
    page.goto(f"{base}agree/?edit={SLUG}&do={act}")
    step(page).wait_for()
    return page


def agreement(text: str) -> Agreement:
    texts = {path: (ROOT / path).read_bytes() for path in ("skills.yml", "community.yml")}
    texts |= {str(each.relative_to(ROOT)): each.read_bytes() for each in (ROOT / "profiles").rglob("*.yml")}
    loaded = load({**texts, PATH: text.encode()})
    assert [f for f in loaded.findings if f.path == PATH and f.severity == "error"] == []
    return loaded.community.agreements[0]  # of one


def test_an_ending_is_the_signed_bytes_and_one_line(new_context: NewContext, base: str) -> None:
    page = form(new_context, base, "end")
    expect(page.get_by_role("heading", level=1)).to_contain_text("End a partnership")
    assert written(page) == f"{TEXT}ended: 2026-11-22\n"
    go_on(page, "Start")
    page.context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    link = page.get_by_role("link", name="Copy the new text and open GitHub")
    assert link.get_attribute("href") == f"https://github.com/example/mentoring/edit/main/{PATH}"
    press(page, link)
    page.wait_for_url("https://github.com/**")
    after = agreement(f"{TEXT}ended: 2026-11-22\n")
    assert only_adds(TEXT.encode(), f"{TEXT}ended: 2026-11-22\n".encode(), after.ended, outcome=False)


def test_a_day_that_one_alone_may_not_write_is_refused(new_context: NewContext, base: str) -> None:
    page = form(new_context, base, "end")
    page.get_by_label("Last day").fill("2026-10-01")
    go_on(page, "Start")
    expect(page.get_by_role("alert")).to_contain_text("up to 30 days back")


def test_an_outcome_is_one_more_entry_of_one_s_own(new_context: NewContext, base: str) -> None:
    page = form(new_context, base, "outcome")
    choose(step(page), "Who are you?", "demo-farida")
    choose(step(page), "How far did you get?", "mostly")
    step(page).get_by_label("What did you learn?").fill("Ask: then listen")
    text = written(page)
    assert text.startswith(TEXT)
    after = agreement(text)
    assert only_adds(TEXT.encode(), text.encode(), None, outcome=True)
    assert after.outcome[-1].github == "demo-farida"
    assert after.outcome[-1].learned == "Ask: then listen"


def test_a_change_needs_a_sentence_and_touches_nothing_else(new_context: NewContext, base: str) -> None:
    page = form(new_context, base, "change")
    go_on(page, "Start")
    expect(page.get_by_role("alert")).to_be_focused()
    step(page).get_by_label("What you change").fill("Less often")
    go_on(page, "Start")
    page.get_by_role("link", name="When you meet").click()
    here(page, "when")
    step(page).get_by_label("Every").fill("3")
    text = written(page)
    before, after = agreement(TEXT), agreement(text)
    assert (after.sessions.count, after.amendments[-1].what) == (3, "Less often")
    assert [line for line in TEXT.splitlines() if line not in text.splitlines() and "every" not in line] == []
    assert (after.partners, after.check_ins, after.terms) == (before.partners, before.check_ins, before.terms)


def sent(page: Page, base: str) -> tuple[str, str]:
    """Press the last button; what is in the clipboard then, and the address that was opened."""
    page.context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    press(page, page.get_by_role("link", name="Copy the new text and open GitHub"))
    page.wait_for_url("https://github.com/**")
    address = page.url
    page.goto(base)
    return page.evaluate("navigator.clipboard.readText()"), address


def test_the_page_is_left_when_the_text_is_copied_and_not_before(new_context: NewContext, base: str) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.add_init_script(SLOWLY)
    page.goto(f"{base}join/?edit=demo-nia&pause#send")
    text, _ = sent(page, base)
    assert "status: paused\n" in text


def test_who_has_to_copy_by_hand_stays_and_is_let_go_at_the_next_press(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    page.context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    page.goto(f"{base}join/?edit=demo-nia&pause#send")
    link = page.get_by_role("link", name="Copy the new text and open GitHub")
    press(page, link)
    expect(page.get_by_text("Your browser didn't allow it")).to_be_visible()
    press(page, link)
    page.wait_for_url("https://github.com/**")


def test_from_the_partnership_s_page_each_step_ends_on_github_with_the_new_text(
    new_context: NewContext, base: str
) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.clock.set_fixed_time("2026-11-22T10:00:00Z")
    edit = f"https://github.com/example/mentoring/edit/main/{PATH}"

    def begun(label: str) -> None:
        page.goto(f"{base}partnerships/{SLUG}/")
        press(page, page.get_by_role("link", name=label, exact=True))
        step(page).wait_for()

    begun("End it")
    go_on(page, "Start")
    assert sent(page, base) == (f"{TEXT}ended: 2026-11-22\n", edit)

    begun("Write the outcome")
    choose(step(page), "Who are you?", "demo-kaede")
    choose(step(page), "How far did you get?", "fully")
    write(page, step(page).get_by_label("What did you learn?"), "To ask: first")
    go_on(page, "Start")
    expect(page.locator(".ppf-review")).to_contain_text("To ask: first")
    text, address = sent(page, base)
    assert address == edit
    assert text.startswith(TEXT)
    assert [(entry.github, entry.learned) for entry in agreement(text).outcome] == [("demo-kaede", "To ask: first")]

    begun("Change it")
    write(page, step(page).get_by_label("What you change"), "Longer sessions")
    press(page, page.get_by_role("link", name="When you meet"))
    here(page, "when")
    press(page, step(page).get_by_label("Minutes"))
    page.keyboard.press("Control+A")
    page.keyboard.type("120")
    press(page, page.get_by_role("link", name="Check and send"))
    here(page, "send")
    text, address = sent(page, base)
    assert address == edit
    lines = TEXT.replace("minutes: 90", "minutes: 120").splitlines()
    assert [line for line in text.splitlines() if line not in lines] == [
        "amendments:", '  - on: "2026-11-22"', "    what: Longer sessions",
    ]  # fmt: skip
    assert agreement(text).sessions.minutes == 120


def test_from_one_s_own_page_a_profile_is_paused_and_taken_up_again(new_context: NewContext, base: str) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(f"{base}people/demo-nia/")
    press(page, page.get_by_role("link", name="Pause", exact=True))
    text, address = sent(page, base)
    source = (ROOT / "profiles/demo-nia.yml").read_text("utf-8")
    assert address == "https://github.com/example/mentoring/edit/main/profiles/demo-nia.yml"
    assert [line for line in text.splitlines() if line not in source.splitlines()] == ["status: paused"]
    assert [line for line in source.splitlines() if line not in text.splitlines()] == []
    page.goto(f"{base}people/demo-wren/")
    expect(page.get_by_role("link", name="Change your profile")).to_be_visible()
    expect(page.get_by_role("link", name="Pause", exact=True)).to_have_count(0)
    press(page, page.get_by_role("link", name="Change your profile"))
    press(page, page.get_by_role("link", name="How you like to work"))
    here(page, "way")
    press(page, step(page).get_by_label("yes", exact=True))
    press(page, page.get_by_role("link", name="Check and send"))
    here(page, "send")
    expect(step(page)).not_to_contain_text("You're paused")
    source = (ROOT / "profiles/demo-wren.yml").read_text("utf-8").splitlines()
    again, _ = sent(page, base)
    assert [(a, b) for a, b in zip(source, again.splitlines(), strict=True) if a != b] == [
        (next(line for line in source if line.startswith("status: paused")), "status: open"),
    ]


def test_a_name_that_is_no_agreement_is_answered(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    page.goto(f"{base}agree/?edit=../../etc&do=end")
    expect(page.get_by_role("alert")).to_contain_text("There's no agreement with this name here")


def test_check_ins_and_the_end_follow_the_start_until_somebody_changes_them(new_context: NewContext, base: str) -> None:
    page = new_context().new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 22, 10, tzinfo=UTC))
    visit(page, f"{base}agree/#when")
    page.get_by_label("Starts").fill("2027-01-04")
    page.get_by_label("Starts").press("Tab")
    expect(page.locator(".ppf-file")).to_contain_text('ends: "2027-07-03"')
    expect(page.locator(".ppf-file")).to_contain_text('check_ins: ["2027-02-15"')
    page.get_by_label("Ends").fill("2027-06-30")
    page.get_by_label("Starts").fill("2027-02-01")
    page.get_by_label("Starts").press("Tab")
    expect(page.locator(".ppf-file")).to_contain_text('ends: "2027-06-30"')

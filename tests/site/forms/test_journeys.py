"""Joining and agreeing as people do it, in a real browser: by keyboard alone, with mistakes, twice, and without Git."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from peerpact.community.examine import examine
from peerpact.community.loader import load
from peerpact.domain.findings import ERROR, Finding
from testing.form_inputs import NOW
from testing.form_steps import choose, go_on, here, step, visit, written
from testing.site_server import ROOT

NewContext = Callable[..., BrowserContext]
LOGIN = re.compile("Use the GitHub username alone")
WANTED = {"teach": "What can you teach?", "learn": "What do you want to learn?"}
API = "https://api.github.com/**"


def checked(path: str, text: str) -> list[Finding]:
    """What `peerpact check` says of a file in this repository's community."""
    texts = {name: (ROOT / name).read_bytes() for name in ("community.yml", "skills.yml")}
    texts |= {str(each.relative_to(ROOT)): each.read_bytes() for each in (ROOT / "profiles").rglob("*.yml")}
    return [f for f in examine(load({**texts, path: text.encode()}), NOW) if f.path == path]


def fresh(new_context: NewContext, **more: Any) -> Page:
    return new_context(**{"timezone_id": "Europe/Lisbon", "locale": "pt-PT", **more}).new_page()


def fill_in(page: Page, base: str) -> None:
    """A short but whole profile."""
    visit(page, f"{base}join/#you")
    page.get_by_label("GitHub username").fill("demo-juno")
    page.get_by_label("GitHub user ID").fill("990000000901")
    page.get_by_label("Name", exact=True).fill("Juno Quill")
    visit(page, f"{base}join/#learn")
    step(page).get_by_label("Skill").fill("k8s")
    choose(step(page), "Level", "beginner")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of this name has the focus, as someone without a pointer does."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if (
            page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.innerText")
            == name
        ):
            return
        label = "[...(document.activeElement.labels || [])].map((label) => label.innerText).join()"
        if page.evaluate(label).startswith(name):
            return
    raise AssertionError(name)


def test_newcomer_joins_with_the_keyboard_alone(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, reduced_motion="reduce")
    keys = page.keyboard
    page.goto(f"{base}join/")
    expect(page.locator(".ppf-first")).to_contain_text("Git history keeps it permanently")
    tab_to(page, "Start")
    keys.press("Enter")
    here(page, "you")
    for name, text in (("GitHub username", "demo-juno"), ("GitHub user ID", "990000000901"), ("Name", "Juno: Quill")):
        tab_to(page, name)
        keys.type(text)
    tab_to(page, "Continue")
    keys.press("Enter")
    here(page, "place")
    expect(step(page).get_by_role("heading", level=2)).to_be_focused()
    tab_to(page, "Continue")
    keys.press("Enter")
    here(page, "teach")
    tab_to(page, "Skill")
    keys.type("k8s")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(step(page).get_by_label("Skill")).to_have_value("Kubernetes")
    tab_to(page, "beginner")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    tab_to(page, "Continue")
    keys.press("Enter")
    here(page, "learn")
    tab_to(page, "Skill")
    keys.type("public speaking")
    keys.press("Escape")
    tab_to(page, "beginner")
    keys.press("Space")
    tab_to(page, "Continue")
    keys.press("Enter")
    here(page, "time")
    tab_to(page, "Monday 18:00 to 19:00")
    keys.press("Space")
    keys.press("Shift+ArrowDown")
    keys.press("ArrowRight")
    keys.press("Space")
    for name in ("way", "more", "send"):
        tab_to(page, "Continue")
        keys.press("Enter")
        here(page, name)
    expect(page.get_by_role("link", name="Open it on GitHub")).to_be_visible()
    tab_to(page, "Open it on GitHub")
    address = urlsplit(page.evaluate("document.activeElement.href"))
    sent = parse_qs(address.query)
    assert (address.netloc, address.path) == ("github.com", "/example/mentoring/new/main")
    assert sent["filename"] == ["profiles/demo-juno.yml"]
    assert sent["value"][0] == written(page)
    assert 'windows: ["Mo 18:00-20:00", "Tu 19:00-20:00"]' in sent["value"][0]
    assert "timezone: Europe/Lisbon\nlanguages: [pt]\n" in sent["value"][0]
    assert [f for f in checked("profiles/demo-juno.yml", sent["value"][0]) if f.severity == ERROR] == []


def test_mistakes_are_named_at_the_top_and_beside_their_fields(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    visit(page, f"{base}join/#you")
    page.get_by_label("GitHub username").fill("-octo")
    go_on(page)
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("listitem")).to_have_text(
        [
            LOGIN,
            "Fill in the name others will see, for example “Octo Cat”.",
        ]
    )
    login = page.get_by_label("GitHub username")
    expect(login).to_have_attribute("aria-invalid", "true")
    described = str(login.get_attribute("aria-describedby")).split()[-1]
    expect(page.locator(f"#{described}")).to_contain_text(LOGIN)
    expect(page.locator(".ppf-wrong").first).to_contain_text("letters, digits, hyphens and underscores")
    summary.get_by_role("link").first.click()
    expect(login).to_be_focused()
    login.fill("octo")
    expect(login).to_have_attribute("aria-invalid", "false")


def test_nothing_is_complained_about_before_somebody_has_been_there(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    visit(page, f"{base}join/#you")
    expect(page.locator(".ppf-error:visible")).to_have_count(0)
    page.get_by_label("GitHub username").press_sequentially("-ab")
    expect(page.locator(".ppf-error:visible")).to_have_count(0)
    page.get_by_label("Name", exact=True).focus()
    expect(page.locator(".ppf-error:visible")).to_have_count(1)


def test_the_number_is_asked_of_github_only_when_the_button_is_pressed(new_context: NewContext, base: str) -> None:
    page, asked = fresh(new_context), []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        body = json.dumps({"login": "demo-juno", "id": 990000000901})
        route.fulfill(status=200, body=body, headers={"access-control-allow-origin": "*"})

    page.route(API, answer)
    visit(page, f"{base}join/#you")
    page.get_by_label("GitHub username").fill("demo-juno")
    page.get_by_label("Name", exact=True).fill("Juno")
    assert asked == []
    page.get_by_role("button", name="Look up my GitHub ID").click()
    expect(page.get_by_label("GitHub user ID")).to_have_value("990000000901")
    assert asked == ["https://api.github.com/users/demo-juno"]
    assert "github_id: 990000000901\n" in written(page)


def test_a_login_may_be_written_as_it_is_seen_elsewhere(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    visit(page, f"{base}join/#you")
    login = page.get_by_label("GitHub username")
    page.get_by_label("Name", exact=True).fill("Juno")  # so that only the username can be wrong
    for typed in ("@demo-juno", "https://github.com/demo-juno/", "github.com/demo-juno", " demo-juno "):
        login.fill(typed)
        page.get_by_label("Name", exact=True).focus()
        expect(login).to_have_value("demo-juno")
        expect(page.locator(".ppf-error:visible")).to_have_count(0)
        assert "github: demo-juno\n" in written(page)


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Enter your username first"), ("juno quill", "isn't a valid username")]
)
def test_a_number_is_asked_for_no_login_that_cannot_be(
    new_context: NewContext, base: str, typed: str, said: str
) -> None:
    page, asked = fresh(new_context), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    visit(page, f"{base}join/#you")
    page.get_by_label("GitHub username").fill(typed)
    page.get_by_role("button", name="Look up my GitHub ID").click()
    expect(step(page)).to_contain_text(said)
    assert [url for url in asked if not url.startswith(base)] == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "No GitHub account has this username."),
        (500, "GitHub didn't answer."),
        (403, "GitHub limits requests per hour"),
    ],
)
def test_without_an_answer_of_github_there_is_another_way(
    new_context: NewContext, base: str, status: int, said: str
) -> None:
    page = fresh(new_context)
    page.route(API, lambda route: route.fulfill(status=status, body="{}", headers={"access-control-allow-origin": "*"}))
    visit(page, f"{base}join/#you")
    page.get_by_label("GitHub username").fill("demo-juno")
    page.get_by_role("button", name="Look up my GitHub ID").click()
    expect(step(page)).to_contain_text(said)
    page.get_by_text("How to look it up by hand").click()
    expect(step(page)).to_contain_text("https://api.github.com/users/YOUR-USERNAME")


def test_no_request_leaves_the_site_while_a_profile_is_written(new_context: NewContext, base: str) -> None:
    page, asked = fresh(new_context), []
    page.on("request", lambda request: asked.append(request.url))
    fill_in(page, base)
    visit(page, f"{base}join/#send")
    expect(page.get_by_role("link", name="Open it on GitHub")).to_be_visible()
    page.goto(f"{base}agree/?partners=demo-nia,demo-uma")
    expect(page.locator(".ppf-people li")).to_have_count(2)
    assert len(asked) > 8
    assert [url for url in asked if not url.startswith(base)] == []


def test_a_draft_survives_and_can_be_forgotten(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    fill_in(page, base)
    before = written(page)
    page.reload()
    assert written(page) == before
    expect(page.locator(".ppf-side")).to_contain_text("Your draft from last time is here again.")
    page.get_by_role("button", name="Forget this draft").click()
    page.wait_for_load_state()
    expect(page.locator(".ppf-file")).not_to_contain_text("Juno")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('peerpact-form')).length") == 0


def test_partners_are_shown_before_joining(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, timezone_id="America/New_York", locale="en-US")
    visit(page, f"{base}join/#teach")
    step(page).get_by_label("Skill").fill("GIS")
    choose(step(page), "Level", "expert")
    visit(page, f"{base}join/#learn")
    step(page).get_by_label("Skill").fill("grant proposals")
    choose(step(page), "Level", "beginner")
    visit(page, f"{base}join/#send")
    cards = page.locator(".ppf .pp-card")
    expect(cards.first).to_contain_text("You teach")
    expect(cards.first).to_contain_text(re.compile(r"Match score 0\.\d\d of 1$"))
    assert cards.count() >= 1


def test_a_circle_of_three_is_shown_before_joining(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, timezone_id="Europe/Berlin", locale="en-GB")
    for where, skill, level in (("teach", "self-confidence", "expert"), ("learn", "statistics", "beginner")):
        visit(page, f"{base}join/#{where}")
        expect(step(page).get_by_role("heading", level=2)).to_have_text(WANTED[where])
        step(page).get_by_label("Skill", exact=True).fill(skill)
        choose(step(page), "Level", level)
    visit(page, f"{base}join/#send")
    circle = page.locator(".pp-card").filter(has_text="Circle of three").first
    expect(circle).to_contain_text("Chidi Okoro-Bello")
    expect(page.locator(".pp-card").nth(1)).to_contain_text("One way only")  # a circle comes before it
    ways = circle.get_by_role("listitem")
    expect(ways).to_have_count(3)
    expect(ways.nth(0)).to_contain_text("You teach ")
    expect(ways.nth(1)).to_contain_text(" teaches ")
    expect(ways.nth(2)).to_contain_text(" teaches you Statistics")


def test_a_long_profile_is_copied_and_pasted(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, permissions=["clipboard-read", "clipboard-write"])
    fill_in(page, base)
    visit(page, f"{base}join/#more")
    page.get_by_label("About").fill("山" * 590)
    visit(page, f"{base}join/#learn")
    step(page).get_by_label("Goal").fill("語" * 290)
    visit(page, f"{base}join/#send")
    link = page.get_by_role("link", name="Open an empty file on GitHub")
    assert link.get_attribute("href") == (
        "https://github.com/example/mentoring/new/main?filename=profiles%2Fdemo-juno.yml"
    )
    for promise in page.get_by_role("group", name="Before you send it").get_by_role("checkbox").all():
        promise.check()
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == written(page)


def test_a_profile_with_a_mistake_is_not_sent(new_context: NewContext, base: str) -> None:
    page, asked = fresh(new_context), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    visit(page, f"{base}join/#send")
    page.get_by_role("link", name="Open it on GitHub").click()
    expect(page.get_by_role("alert")).to_contain_text("Fill in the name others will see")
    page.get_by_role("alert").get_by_role("link", name="Fill in the name").click()
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    assert [url for url in asked if not url.startswith(base)] == []


def test_editing_starts_from_the_profile_and_keeps_all_of_it(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    visit(page, f"{base}join/?edit=demo-nia#more")
    expect(page.get_by_text("You are changing profiles/demo-nia.yml.")).to_be_visible()
    source = (ROOT / "profiles" / "demo-nia.yml").read_text("utf-8")
    page.get_by_label("About").fill("Something new")
    text = written(page)
    loaded = [
        load({"skills.yml": (ROOT / "skills.yml").read_bytes(), "profiles/demo-nia.yml": each.encode()})
        for each in (source, text)
    ]
    before, after = (each.community.profiles[0] for each in loaded)
    assert after.about == "Something new"
    for name in (
        "github_id",
        "name",
        "pronouns",
        "languages",
        "offers",
        "seeks",
        "availability",
        "formats",
        "training",
    ):
        assert getattr(after, name) == getattr(before, name), name
    visit(page, f"{base}join/?edit=demo-nia#send")
    link = page.get_by_role("link", name="Copy the new text and open GitHub")
    assert link.get_attribute("href") == "https://github.com/example/mentoring/edit/main/profiles/demo-nia.yml"


def test_somebody_who_is_there_already_is_told_so(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    visit(page, f"{base}join/#you")
    page.get_by_label("GitHub username").fill("Demo-Nia")
    go_on(page)
    expect(page.locator(".ppf-wrong").first).to_contain_text("Demo-Nia has a profile here already.")


def test_markup_stays_text(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    nasty = "<img src=x onerror=\"document.title='owned'\">"
    visit(page, f"{base}join/#you")
    page.get_by_label("Name", exact=True).fill(nasty)
    page.get_by_label("GitHub username").fill(nasty)
    go_on(page)
    visit(page, f"{base}join/#learn")
    step(page).get_by_label("Skill").fill(nasty)
    choose(step(page), "Level", "beginner")
    go_on(page)
    visit(page, f"{base}join/#send")
    expect(page.locator(".ppf-file")).to_contain_text("onerror")
    assert page.locator(".ppf img").count() == 0
    assert "owned" not in page.title()


def test_an_example_sends_nothing(new_context: NewContext, example: str) -> None:
    page = fresh(new_context)
    fill_in(page, example)
    visit(page, f"{example}join/#send")
    expect(step(page)).to_contain_text("This is a demo, so nothing is sent to GitHub.")
    assert step(page).locator("a[href*='github.com']").count() == 0


def test_two_people_write_an_agreement_that_passes(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    page.clock.set_fixed_time("2026-11-22T10:00:00Z")
    visit(page, f"{base}agree/?partners=demo-nia,demo-zoltan#goals")
    goals = page.locator(".ppf-step:visible .ppf-row")
    expect(goals.first).to_be_visible()
    for n, (skill, goal) in enumerate((("git", "Undo a commit: twice"), ("grant writing", "Write one no"))):
        goals.nth(n).get_by_label("Learn").fill(skill)
        goals.nth(n).get_by_label("Goal", exact=True).fill(goal)
        goals.nth(n).get_by_label("How will you see it?").fill("We both see it")
    while (remove := page.get_by_role("button", name="Remove learning goal 2")).count():
        remove.first.click()
    go_on(page)
    go_on(page)
    boxes = page.locator(".ppf-step:visible fieldset").first.get_by_role("checkbox")
    expect(boxes).to_have_count(4)
    for box in boxes.all():
        box.check()
    go_on(page)
    expect(step(page)).to_contain_text("You all sign there")
    link = page.get_by_role("link", name="Open it on GitHub")
    sent = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    path, text = sent["filename"][0], sent["value"][0]
    assert path == "agreements/2026-demo-nia--demo-zoltan.yml"
    assert [f for f in checked(path, text) if f.severity == ERROR] == [], text
    assert "offers: [grant-writing]" in text
    assert 'starts: "2026-11-30"\nends: "2027-05-29"\n' in text


@pytest.mark.parametrize(
    ("where", "draft"),
    [
        ("join", '{"name": {"toString": 1}}'),
        ("join", '{"offers": [null, 5]}'),
        ("join", "5"),
        ("agree", '{"partners": 5}'),
        ("agree", '{"partners": [{"github": 5}]}'),
    ],
)
def test_a_draft_of_another_shape_is_left_out(new_context: NewContext, base: str, where: str, draft: str) -> None:
    page = fresh(new_context)
    page.goto(f"{base}{where}/")
    page.evaluate(f"(draft) => localStorage.setItem('peerpact-form:/{where}', draft)", draft)
    page.reload()
    expect(page.locator(".ppf-steps")).to_be_visible()
    expect(page.get_by_text("couldn't be loaded")).to_have_count(0)


def test_a_link_puts_no_long_or_turned_words_onto_the_page(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    page.goto(f"{base}join/?edit=%E2%80%AEgnp{'x%20' * 500}")
    told = page.locator(".ppf-note").first
    expect(told).to_contain_text("Nobody here is called gnpx")
    assert len(told.inner_text()) < 150
    page.goto(f"{base}agree/?partners=demo-nia,{'x' * 9000}")
    expect(page.locator(".ppf-steps")).to_be_visible()
    assert max(page.evaluate("Object.keys(localStorage).map((key) => key.length)")) < 500


def test_a_second_agreement_of_the_year_gets_a_number(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    page.clock.set_fixed_time("2026-11-22T10:00:00Z")
    page.goto(f"{base}agree/?partners=demo-uma,demo-nia")
    expect(page.locator(".ppf-where")).to_have_text("agreements/2026-demo-nia--demo-uma-3.yml")


def test_a_link_to_other_people_does_not_bring_back_the_draft_for_these(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    page.goto(f"{base}agree/?partners=demo-uma,demo-nia")
    expect(page.locator(".ppf-where")).to_contain_text("demo-nia--demo-uma")
    page.goto(f"{base}agree/?partners=demo-rosa,demo-nia")
    expect(page.locator(".ppf-where")).to_contain_text("demo-nia--demo-rosa")


def test_people_are_picked_by_name_with_the_keyboard(new_context: NewContext, base: str) -> None:
    page = fresh(new_context)
    visit(page, f"{base}agree/#who")
    tab_to(page, "Add someone by name or username")
    for name in ("castell", "demo-zol"):
        page.keyboard.type(name)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Add someone by name or username")).to_have_value("")
    expect(page.locator(".ppf-people li")).to_have_count(2)
    expect(page.locator(".ppf-file")).to_contain_text("github: demo-zoltan")

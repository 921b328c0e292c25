"""What hands and keys do is what happens: nothing moves under a press, and what is typed is understood."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from testing.form_steps import choose, step, visit
from testing.hands import press, write

pytestmark = pytest.mark.xdist_group("forms")
NewContext = Callable[..., BrowserContext]
API = "https://api.github.com/**"
FIRST_SKILLS = (
    ("r", "R"), ("c", "C"), ("go", "Go"), ("git", "Git"), ("python", "Python"), ("test", "Testing"),
    ("k8s", "Kubernetes"), ("js", "JavaScript"), ("kubern", "Kubernetes"), ("pyhton", "Python"),
    ("kubernets", "Kubernetes"), ("speaking", "Public speaking"), ("c++", "C++"), ("java", "Java"),
)  # fmt: skip
CITIES = (
    ("New York", "America/New York"), ("Berlin", "Europe/Berlin"), ("são paulo", "America/Sao Paulo"),
    ("sao paulo", "America/Sao Paulo"), ("India", "Asia/Kolkata"), ("utc", "UTC"), ("kathmandu", "Asia/Kathmandu"),
    ("Mumbai", "Asia/Kolkata"), ("München", "Europe/Berlin"), ("Beijing", "Asia/Shanghai"), ("Kiev", "Europe/Kyiv"),
    ("San Francisco", "America/Los Angeles"), ("Calcutta", "Asia/Kolkata"), ("Cambridge, MA", "America/New York"),
    ("Kitchener-Waterloo", "America/Toronto"),
)  # fmt: skip
OFFERED = """(field) => {
  field.value = "Mumbai";
  field.dispatchEvent(new Event("input"));
  return document.querySelector(".ppf-options:not([hidden]) li");
}"""
LANGUAGES = (
    ("Mandarin", "zh", "Chinese"), ("Cantonese", "yue", "Cantonese"), ("Farsi", "fa", "Persian"),
    ("Tagalog", "fil", "Filipino"), ("Cebuano", "ceb", "Cebuano"), ("engl", "en", "English"), ("ASL", "ase", ""),
    ("Deutsch", "de", "German"), ("français", "fr", "French"), ("pt-BR", "pt-BR", ""),
    ("Klingon", "tlh", "Klingon"),
)  # fmt: skip


def fresh(new_context: NewContext, address: str) -> Page:
    page = new_context(timezone_id="Europe/Lisbon", locale="en-GB").new_page()
    visit(page, address)
    return page


def places_are_known(field: Locator) -> None:
    """Wait until the table of places is there: it comes by itself when someone is on that step."""
    field.page.wait_for_function(OFFERED, arg=field.element_handle())


def question(page: Page) -> Locator:
    return step(page).get_by_role("heading", level=2)


def test_the_first_press_on_a_step_after_typing_counts(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#you")
    write(page, page.get_by_label("Name", exact=True), "Juno")
    press(page, page.locator(".ppf-steps a", has_text="What you teach"))
    expect(question(page)).to_have_text("What can you teach?")
    visit(page, f"{base}agree/?partners=demo-nia,demo-zoltan#goals")
    expect(step(page).get_by_label("Goal", exact=True)).to_have_count(2)
    write(page, step(page).get_by_label("Goal", exact=True).first, "A talk")
    press(page, page.locator(".ppf-steps a", has_text="When you meet"))
    expect(question(page)).to_have_text("When do you meet?")


@pytest.mark.parametrize(
    ("where", "label", "typed"), [("teach", "Skill", "Donaudampf"), ("you", "GitHub username", "-x")]
)
def test_a_message_that_appears_does_not_move_the_button_under_the_press(
    new_context: NewContext, base: str, where: str, label: str, typed: str
) -> None:
    page = fresh(new_context, f"{base}join/#{where}")
    if where == "teach":
        choose(step(page), "Level", "expert")
    write(page, step(page).get_by_label(label), typed)
    press(page, step(page).get_by_role("button", name="Continue"))
    if where == "teach":
        expect(question(page)).to_have_text("What do you want to learn?")
    else:
        expect(page.get_by_role("alert")).to_be_focused()


def test_tab_leads_from_a_long_list_of_suggestions_to_the_next_field(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#teach")
    for typed in ("a", "re", "s"):
        step(page).get_by_label("Skill").fill("")
        write(page, step(page).get_by_label("Skill"), typed)
        expect(page.get_by_role("option")).to_have_count(8)
        page.keyboard.press("Tab")
        expect(step(page).get_by_label("beginner")).to_be_focused()


def test_the_skill_that_is_meant_comes_first(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#teach")
    for typed, first in FIRST_SKILLS:
        step(page).get_by_label("Skill").fill("")
        write(page, step(page).get_by_label("Skill"), typed)
        expect(page.get_by_role("option").first.locator("bdi")).to_have_text(first)


def test_a_city_is_taken_when_the_field_is_left(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#place")
    field = page.get_by_label("Time zone")
    places_are_known(field)
    for typed, zone in CITIES:
        field.fill("")
        write(page, field, typed)
        page.keyboard.press("Tab")
        expect(page.locator(".ppf-file")).to_contain_text(f"timezone: {zone.replace(' ', '_')}")
        expect(page.locator(".ppf-error:visible")).to_have_count(0)


def test_a_language_is_known_by_the_names_that_people_use(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#place")
    field = step(page).get_by_role("combobox").nth(1)
    for typed, tag, name in LANGUAGES:
        field.fill("")
        write(page, field, typed)
        page.keyboard.press("Tab")
        expect(page.locator(".ppf-file")).to_contain_text(f"languages: [{tag}]")
        assert field.input_value().startswith(name)
        assert field.input_value().endswith(f"({tag})")
        expect(page.locator(".ppf-error:visible")).to_have_count(0)


def test_enter_goes_to_the_next_empty_field_and_then_to_the_next_step(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#you")
    write(page, page.get_by_label("GitHub username"), "demo-juno")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("Juno")
    page.keyboard.press("Enter")
    expect(question(page)).to_have_text("Where are you, and what do you speak?")


def test_a_username_that_has_a_profile_leads_to_changing_it(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#you")
    write(page, page.get_by_label("GitHub username"), "Demo-Nia")
    page.keyboard.press("Tab")
    press(page, step(page).get_by_role("link", name="Change that profile instead"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Change your profile")
    expect(page.locator(".ppf-file")).to_contain_text("name: Nia Castellane")


def answered(route: Route, status: int = 200, **body: object) -> None:
    route.fulfill(status=status, body=json.dumps(body), headers={"access-control-allow-origin": "*"})


def test_a_number_goes_when_the_username_changes(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#you")
    page.route(API, lambda route: answered(route, id=583231, type="User"))
    write(page, page.get_by_label("GitHub username"), "octocat")
    press(page, page.get_by_role("button", name="Look up my GitHub ID"))
    expect(page.get_by_label("GitHub user ID")).to_have_value("583231")
    page.get_by_label("GitHub username").fill("")
    write(page, page.get_by_label("GitHub username"), "hubot")
    page.keyboard.press("Tab")
    expect(page.get_by_label("GitHub user ID")).to_have_value("")
    expect(page.locator(".ppf-file")).not_to_contain_text("583231")


def test_an_organisation_is_no_person(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#you")
    page.route(API, lambda route: answered(route, id=9919, type="Organization"))
    write(page, page.get_by_label("GitHub username"), "github")
    press(page, page.get_by_role("button", name="Look up my GitHub ID"))
    expect(step(page)).to_contain_text("This is an organisation's account")
    expect(page.get_by_label("GitHub user ID")).to_have_value("")


def test_a_look_up_that_hangs_comes_to_an_end(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#you")
    page.route(API, lambda route: None)
    write(page, page.get_by_label("GitHub username"), "octocat")
    press(page, page.get_by_role("button", name="Look up my GitHub ID"))
    expect(step(page)).to_contain_text("Asking GitHub")
    expect(step(page)).to_contain_text("GitHub didn't answer.")


def test_a_decimal_comma_is_a_number(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#time")
    write(page, page.get_by_label("Hours per month"), "4,5")
    page.keyboard.press("Tab")
    expect(page.locator(".ppf-file")).to_contain_text("hours_per_month: 4.5")
    page.get_by_label("Hours per month").fill("many")
    page.keyboard.press("Tab")
    expect(page.locator(".ppf-error:visible")).to_contain_text("Write a number above 0 and up to 200")
    expect(page.locator(".ppf-error:visible")).not_to_contain_text("hours_per_month")


def test_a_field_says_how_much_fits(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#more")
    write(page, page.get_by_label("About"), "Twelve chars")
    expect(step(page)).to_contain_text("588 left of 600")


def test_usual_hours_are_one_press_and_days_and_hours_have_names_to_press(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#time")
    press(page, page.get_by_role("button", name="Weekday evenings"))
    expect(page.locator(".ppf-file")).to_contain_text('windows: ["Mo-Fr 18:00-22:00"]')
    press(page, page.get_by_role("button", name="Weekday evenings"))
    press(page, page.get_by_role("columnheader", name="Saturday"))
    expect(page.locator(".ppf-file")).to_contain_text('windows: ["Sa 08:00-22:00"]')
    press(page, page.get_by_role("columnheader", name="Saturday"))
    press(page, page.get_by_role("rowheader", name="12:00"))
    expect(page.locator(".ppf-file")).to_contain_text('windows: ["Mo-Fr 12:00-13:00"]')


def test_keyboards_and_the_browser_s_answers_fit_the_fields(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#you")
    login = page.get_by_label("GitHub username")
    for name, value in {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}.items():
        expect(login).to_have_attribute(name, value)
    expect(login).to_have_attribute("autocomplete", "username")
    expect(page.get_by_label("Name", exact=True)).to_have_attribute("autocomplete", "name")
    visit(page, f"{base}join/#more")
    expect(page.get_by_label("A page where someone can say hello")).to_have_attribute("type", "url")


def test_a_country_with_several_clocks_stays_a_question(new_context: NewContext, base: str) -> None:
    page = fresh(new_context, f"{base}join/#place")
    field = page.get_by_label("Time zone")
    places_are_known(field)
    field.fill("")
    write(page, field, "Brazil")
    expect(page.get_by_role("option").first).to_contain_text("America/Sao_Paulo")
    page.keyboard.press("Tab")
    expect(page.locator(".ppf-file")).to_contain_text("timezone: Brazil")
    expect(page.locator(".ppf-error:visible")).to_have_count(1)


def test_the_browser_s_old_name_of_a_zone_is_prefilled_with_the_present_one(new_context: NewContext, base: str) -> None:
    page = new_context(timezone_id="Asia/Calcutta", locale="en-IN").new_page()
    visit(page, f"{base}join/#place")
    expect(page.get_by_label("Time zone")).to_have_value("Asia/Kolkata")


def test_a_managed_account_is_a_login_and_a_language_of_no_name_is_asked_for_without_a_registry(
    new_context: NewContext, base: str
) -> None:
    page = fresh(new_context, f"{base}join/#you")
    write(page, page.get_by_label("GitHub username"), "ann_acme")
    page.keyboard.press("Tab")
    expect(page.locator(".ppf-file")).to_contain_text("github: ann_acme")
    expect(page.locator(".ppf-error:visible")).to_have_count(0)
    press(page, page.locator(".ppf-steps a", has_text="Where and in which languages"))
    field = step(page).get_by_role("combobox").nth(1)
    field.fill("")
    write(page, field, "Elvish of Kent")
    page.keyboard.press("Tab")
    told = page.locator(".ppf-error:visible")
    expect(told).to_contain_text("choose it from the list")
    expect(told).not_to_contain_text("iana.org")

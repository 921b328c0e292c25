"""The form for an agreement proposes when people can meet, takes plain numbers, and tells all that is wrong at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from testing.form_steps import here, step, visit
from testing.hands import press, write

pytestmark = pytest.mark.xdist_group("forms")
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def form(new_context: NewContext, base: str) -> Page:
    """Marek (Tuesdays and Thursdays 18:00 to 21:00 in Warsaw) and Quentin (Mondays to Thursdays) fix when they meet."""
    page = new_context(timezone_id="Europe/London", locale="en-GB").new_page()
    page.clock.set_fixed_time("2026-11-22T10:00:00Z")  # a Sunday
    visit(page, f"{base}agree/?partners=demo-marek,demo-quentin#when")
    expect(step(page)).to_contain_text("Hours that all of you have")  # the last that comes
    return page


def rewritten(page: Page, label: str, text: str) -> None:
    """Press into a field, and type over what is there."""
    write(page, step(page).get_by_label(label, exact=True), "")
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_the_first_day_is_one_on_which_both_have_time_and_their_hours_are_named(form: Page) -> None:
    expect(step(form).get_by_label("Starts")).to_have_value("2026-12-01")  # the first Tuesday that is a week ahead
    hours = "Hours that all of you have, in your time: Tuesdays 17:00–20:00, Thursdays 17:00–20:00."
    expect(step(form)).to_contain_text(hours)
    file = form.locator(".ppf-file")
    expect(file).to_contain_text('ends: "2027-05-31"\n')
    step(form).get_by_label("Ends").fill("2027-06-30")
    press(form, form.locator(".ppf-steps a", has_text="Who takes part"))
    here(form, "who")
    press(form, step(form).get_by_role("button", name="Remove demo-marek"))
    write(form, form.get_by_label("Add someone by name or username"), "oleh")
    form.keyboard.press("Tab")  # Oleh and Quentin: Mondays to Thursdays, 17:30 to 20:00 in Brussels
    expect(form.locator(".ppf-people li")).to_have_count(2)
    expect(file).to_contain_text('starts: "2026-11-30"\nends: "2027-06-30"\n')  # the end was someone's own


def test_how_often_is_a_number_and_a_unit_and_every_mistake_is_told_at_once(form: Page) -> None:
    file = form.locator(".ppf-file")
    expect(step(form).get_by_label("Every")).to_have_value("2")
    press(form, step(form).get_by_label("Every"))
    form.keyboard.press("Tab")
    form.keyboard.type("months")
    expect(file).to_contain_text("every: 2 months")
    rewritten(form, "Every", "1")
    expect(file).to_contain_text("every: 1 month\n")
    rewritten(form, "Every", "fortnight")
    rewritten(form, "Minutes", "15")
    press(form, step(form).get_by_role("button", name="Continue"))
    told = form.get_by_role("alert")
    expect(told.get_by_role("listitem")).to_have_count(2)  # neither hides the other
    expect(told).to_contain_text("2 weeks")
    expect(told).to_contain_text("15 minutes isn't between 30 and 120")


def test_the_last_step_warns_of_a_year_that_is_long_past_and_of_training_that_is_missing(form: Page, base: str) -> None:
    visit(form, f"{base}agree/?partners=demo-noor,demo-zoltan#when")  # neither has finished a module
    step(form).get_by_label("Starts").fill("2020-01-01")
    press(form, form.locator(".ppf-steps a", has_text="Commitments"))
    here(form, "promises")
    expect(step(form)).to_contain_text("Terms: version 1.")
    expect(step(form).get_by_label("Terms", exact=False)).to_have_count(0)  # nobody can name other terms
    press(form, form.locator(".ppf-steps a", has_text="Check and send"))
    warnings = form.locator(".ppf-warnings")
    expect(warnings).to_contain_text("2020-01-01, more than a year ago")
    expect(warnings.get_by_role("listitem")).to_have_count(3)
    expect(warnings).to_contain_text("common-framework")

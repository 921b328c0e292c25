"""What readers who have picked themselves see on someone's page: the hours that both have, in the reader's time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

NewContext = Callable[..., BrowserContext]


def reads(new_context: NewContext, base: str, me: str, zone: str = "Asia/Kathmandu") -> Page:
    """The page of Mallory (Monday 22:00 to Tuesday 02:00 in Kathmandu) as someone sees it who was picked."""
    context = new_context(timezone_id=zone)
    context.add_init_script(f"localStorage.setItem('peerpact.me', {me!r})")
    page = context.new_page()
    page.goto(base + "people/demo-mallory/")
    return page


def test_whoever_shares_no_hours_is_told_so(new_context: NewContext, base: str) -> None:
    # Nia is there Mondays 19:30 to 22:30 in New York: 06:15 to 09:15 on Tuesdays in Kathmandu, which Mallory is not.
    expect(reads(new_context, base, "demo-nia").locator(".pp-common")).to_contain_text("share no weekly hours")


def test_whoever_shares_hours_is_told_how_many_and_when(new_context: NewContext, base: str) -> None:
    # Kofi: Mondays 17:00 to 20:00 in Accra, all of it while Mallory is there; no clock changes in any of the three.
    line = reads(new_context, base, "demo-kofi", "Asia/Tokyo").locator(".pp-common")
    expect(line).to_have_text("You share 3 h a week, in your time: Tuesday 02:00–05:00.")


def test_somebody_without_hours_is_told_why_nothing_can_be_said(new_context: NewContext, base: str) -> None:
    expect(reads(new_context, base, "demo-long").locator(".pp-common")).to_contain_text("lists no weekly hours")


@pytest.mark.parametrize("me", ["demo-mallory", "nobody-here", "../../etc", "<b>", ""])
def test_oneself_a_stranger_and_nonsense_are_told_nothing(new_context: NewContext, base: str, me: str) -> None:
    page = reads(new_context, base, me)
    page.wait_for_load_state("networkidle")
    assert page.locator(".pp-common").count() == 0
    expect(page.locator(".pp-week").first).to_contain_text("22:00–24:00")


def test_the_way_to_an_agreement_knows_both(new_context: NewContext, base: str) -> None:
    link = reads(new_context, base, "demo-nia").locator("[data-pp-agree]")
    expect(link).to_have_attribute("href", f"{base}agree/?partners=demo-nia,demo-mallory")

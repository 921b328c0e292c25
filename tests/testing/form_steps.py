"""Going on from step to step in the forms of the site, for every test that fills one in.

For: pressing the button and waiting for what comes of it, which is a moment later. Must not: know fields.
"""

from __future__ import annotations

from playwright.sync_api import Locator, Page

_MOVED_ON = """
(before) => document.querySelector(".ppf-step:not([hidden])").getAttribute("aria-label") !== before
  || !document.querySelector(".ppf-summary").hidden
"""


def go_on(page: Page, button: str = "Continue") -> None:
    """Press the button of the step, and wait until the next one is there or there's something to fix."""
    step = page.locator(".ppf-step:visible")
    before = step.get_attribute("aria-label")
    step.get_by_role("button", name=button).click()
    page.wait_for_function(_MOVED_ON, arg=before)


def choose(where: Locator, label: str, value: str) -> None:
    """Take one of a few choices that are all in sight; of several groups with this name the first."""
    where.get_by_role("radiogroup", name=label).first.get_by_label(value, exact=True).check()

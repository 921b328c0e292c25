"""Going from step to step in the forms of the site, for every test that fills one in.

For: coming to a step, pressing its button, and reading what the form has written, each after waiting for what comes of
it, which is a moment later. Must not: know fields.
"""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

_MOVED_ON = """
(before) => document.querySelector(".ppf-step:not([hidden])").getAttribute("aria-label") !== before
  || !document.querySelector(".ppf-summary").hidden
"""
_DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


def step(page: Page) -> Locator:
    """The step that can be seen, which may be the one before for a moment."""
    return page.locator(".ppf-step:visible")


def visit(page: Page, address: str) -> None:
    """Open a form at the step that the address names, and wait for it.

    Within one page only the end of the address changes, and the browser tells the form a moment later.
    """
    page.goto(address)
    here(page, address.partition("#")[2])


def here(page: Page, name: str) -> None:
    """Wait for the step of this name."""
    expect(page.locator(f'.ppf-steps a[href="#{name}"]')).to_have_attribute("aria-current", "step")


def go_on(page: Page, button: str = "Continue") -> None:
    """Press the button of the step, and wait until the next one is there or there's something to fix."""
    before = step(page).get_attribute("aria-label")
    step(page).get_by_role("button", name=button).click()
    page.wait_for_function(_MOVED_ON, arg=before)


def choose(where: Locator, label: str, value: str) -> None:
    """Take one of a few choices that are all in sight; of several groups with this name the first."""
    where.get_by_role("radiogroup", name=label).first.get_by_label(value, exact=True).check()


def followed(page: Page) -> None:
    """Wait until the form has drawn what follows from the last key or press."""
    page.evaluate(_DRAWN)


def written(page: Page) -> str:
    """The text of the file as the form shows it."""
    followed(page)
    return page.locator(".ppf-file").text_content() or ""

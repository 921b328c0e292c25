"""Pressing and typing as hands do: a button is held for a tenth of a second, and the field before it loses the focus.

For: tests of what happens between press and release, which a click of the driver leaves out. Must not: know pages.
"""

from __future__ import annotations

from playwright.sync_api import Locator, Page

HELD = 100
"""Milliseconds from press to release."""


def press(page: Page, target: Locator) -> None:
    """Press something once it has come to rest, and release the pointer there, wherever the thing is by then."""
    target.hover()
    page.mouse.down()
    page.wait_for_timeout(HELD)
    page.mouse.up()


def write(page: Page, field: Locator, text: str) -> None:
    """Press into a field and type with real keys."""
    press(page, field)
    page.keyboard.type(text)

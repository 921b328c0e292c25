"""Pressing and typing as hands do: a button is held for a tenth of a second, and the field before it loses the focus.

For: tests of what happens between press and release, which a click of the driver leaves out. Must not: know pages.
"""

from __future__ import annotations

from playwright.sync_api import Locator, Page

HELD = 100
"""Milliseconds from press to release."""


def press(page: Page, target: Locator) -> None:
    """Move the pointer to the middle of something, and press and release it there, wherever it is by then."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(HELD)
    page.mouse.up()


def write(page: Page, field: Locator, text: str) -> None:
    """Press into a field and type with real keys."""
    press(page, field)
    page.keyboard.type(text)

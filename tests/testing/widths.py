"""Whether a page can be read without scrolling sideways, from a wide screen to the narrowest phone.

For: every test that looks at widths; a page is opened once and the window made narrower. Must not: open a page.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

WIDTHS = (1280, 390, 320)
STILL: dict[str, Any] = {"viewport": {"width": WIDTHS[0], "height": 800}, "reduced_motion": "reduce"}
"""How a reader looks: as wide as the widest, without motion, so that nothing is measured on its way."""

_OVER = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


def too_wide(page: Page) -> dict[int, int]:
    """By how many pixels the page is too wide at which widths; the window is as wide as before afterwards."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(_OVER)
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    # one pixel is rounding, and depends on the machine's fonts
    return {width: over for width, over in found.items() if over > 1}

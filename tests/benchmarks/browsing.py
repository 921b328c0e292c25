"""The directory of a built site in a real Chromium.

For: the times from a click on a filter to its frame. Must not: judge.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import sync_playwright

from testing.browser_setup import launch_args
from testing.site_server import served

_SCRIPT = Path(__file__).with_name("filter_times.js")
_CLICKS = 60


def filter_times(site: Path) -> dict[str, Any]:
    """`times` in milliseconds, and `elements` of the directory after the last click."""
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_args())
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{base}directory/")
        page.wait_for_selector(".pp-directory--live")
        page.wait_for_timeout(2000)
        found: dict[str, Any] = page.evaluate(_SCRIPT.read_text("utf-8"), _CLICKS)
        browser.close()
    return found

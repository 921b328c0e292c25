"""How many taps and keys people's journeys take, before and today, as a table; and how soon suggestions are there.

For: `.venv/bin/python tests/benchmarks/journeys.py`, which builds this repository's community as a real one and walks
through it. Must not: judge.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, sync_playwright
from suggestion_times import told

from testing.browser_setup import launch_args
from testing.journeys import JOURNEYS, Hand, Journey, number_is_known
from testing.shared_sites import built_once
from testing.site_server import served


def walked(browser: Browser, base: str, journey: Journey) -> Hand:
    """Someone who has come to the end of a journey."""
    context = browser.new_context(**journey.browser)
    page = context.new_page()
    number_is_known(page)
    hand = Hand(page, base, touch=bool(journey.browser.get("has_touch")))
    journey.walk(hand)
    context.close()
    return hand


def main() -> int:
    """Build, walk, type, print."""
    with tempfile.TemporaryDirectory(prefix="peerpact-journeys-") as folder:
        site = built_once(Path(folder), demo=False)
        with served(site) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(**launch_args())
            print("| journey | taps before | now | keys before | now |\n| --- | --: | --: | --: | --: |")
            for journey in JOURNEYS:
                hand = walked(browser, base, journey)
                (taps, keys) = journey.before
                print(f"| {journey.name} | {taps} | {hand.taps} | {keys} | {hand.keys} |")
            print(f"\n{told(browser, base)}")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The directory and the form of a built site in a real Chromium.

For: the times from a click on a filter, and from a press on a chip, to the frame. Must not: judge.

`browsing.py SITE [PEOPLE]` prints the figures of one site. With a number, the form gets so many people of the
benchmarks in the place of the site's own, so that nobody has to build a site of ten thousand.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import BrowserContext, sync_playwright

import community
from peerpact.community.loader import read_community
from testing.browser_setup import launch_args
from testing.form_data import with_people
from testing.site_server import served

_SCRIPT, _CHIPS = (Path(__file__).with_name(name) for name in ("filter_times.js", "chip_times.js"))
_CLICKS = 60
_NOW = date(2026, 11, 22)
_STEPS = (("learn", "beginner"), ("teach", "advanced"))


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


def chip_times(site: Path, skills: tuple[str, str], people: Path | None = None) -> dict[str, Any]:
    """`times` in milliseconds, and how many different `previews` they showed.

    A newcomer seeks the first of two `skills` and teaches the second, and takes chips to teach. `people` is the folder
    of another community for the form.
    """
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_args())
        context = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="UTC", locale="en-GB")
        if people:
            with_people(context, read_community(people).community, _NOW)
        found = _take_chips(context, base, skills)
        browser.close()
    return found


def _take_chips(context: BrowserContext, base: str, skills: tuple[str, str]) -> dict[str, Any]:
    page = context.new_page()
    for (step, level), skill in zip(_STEPS, skills, strict=True):
        page.goto(f"{base}join/#{step}")
        shown = page.locator(".ppf-step:visible")
        shown.get_by_label("Skill", exact=True).first.fill(skill)
        shown.get_by_label(level).first.check()
    page.locator(".ppf-chip:visible").first.wait_for()
    page.wait_for_timeout(2000)
    found: dict[str, Any] = page.evaluate(_CHIPS.read_text("utf-8"), _CLICKS)
    return found


def wanted_skills(people: Path) -> tuple[str, str]:
    """Two skills that many people of a folder list, so that there is much to count."""
    known = read_community(people).community
    often: dict[str, int] = {}
    for person in known.profiles:
        for offer in person.offers:
            often[offer.skill] = often.get(offer.skill, 0) + 1
    first, second, *_ = sorted(often, key=lambda skill: (-often[skill], skill))
    return first, second


def _main(site: Path, count: int) -> None:
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="peerpact-bench-") as temporary:
        for shape in community.SHAPES:
            folder = Path(temporary) / shape
            community.write(folder, count, shape)
            found = chip_times(site, wanted_skills(folder), folder)
            times = sorted(found["times"])
            figures = {"median": round(median(times), 1), "worst": round(times[-1], 1), "previews": found["previews"]}
            print(shape, json.dumps(figures), f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)

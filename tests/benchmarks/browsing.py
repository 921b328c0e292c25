"""The directory and the form of a built site in a real Chromium.

For: the times from a click on a filter, and from a press on a chip, to the frame. Must not: judge.

`browsing.py SITE [PEOPLE]` prints the figures of one site. With a number, the form gets so many people of the
benchmarks in the place of the site's own, so that nobody has to build a site of ten thousand.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import BrowserContext, CDPSession, sync_playwright

import community
from peerpact.community.loader import read_community
from testing.browser_setup import launch_args
from testing.form_data import with_people
from testing.form_steps import step, visit
from testing.site_server import served

_SCRIPT, _CHIPS = (Path(__file__).with_name(name) for name in ("filter_times.js", "chip_times.js"))
_CLICKS = 60
_NOW = date(2026, 11, 22)
_PUT_BACK = "for (const undo of document.querySelectorAll('.ppf-step:not([hidden]) .ppf-taken button')) undo.click()"
_TIMES = ("times", "busy")
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


def chip_times(site: Path, skills: list[tuple[str, str]], people: Path | None = None) -> dict[str, Any]:
    """`times` in milliseconds by the clock, and how many different `previews` they showed.

    `busy` has, for each chip, the milliseconds of CPU time that the page's main thread needed for everything: scripts,
    layout and paint. For each pair of `skills` a newcomer seeks the one and teaches the other, and takes chips to
    teach. `people` is the folder of another community for the form.
    """
    found: dict[str, list[Any]] = {}
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_args())
        for pair in skills:
            context = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="UTC", locale="en-GB")
            if people:
                with_people(context, read_community(people).community, _NOW)
            for name, values in take_chips(context, base, pair, _CLICKS // len(skills)).items():
                found.setdefault(name, []).extend(values)
            context.close()
        browser.close()
    return found | {"previews": len(set(found["previews"]))}


def take_chips(context: BrowserContext, base: str, skills: tuple[str, str], count: int) -> dict[str, list[Any]]:
    """Fill in the two steps and press so many chips; see `chip_times`."""
    page, script = context.new_page(), _CHIPS.read_text("utf-8")
    for (name, level), skill in zip(_STEPS, skills, strict=True):
        visit(page, f"{base}join/#{name}")
        shown = step(page)
        shown.get_by_label("Skill", exact=True).first.fill(skill)
        page.keyboard.press("Tab")
        shown.get_by_label(level).first.check()
    page.locator(".ppf-chip:visible").first.wait_for()
    page.wait_for_timeout(2000)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # CPU time, whatever else the machine does
    presses = []
    for turn in range(count):
        if turn % 3 == 0:
            page.evaluate(_PUT_BACK)
        before = _busy(session)
        presses.append(page.evaluate(script, turn) | {"busy": _busy(session) - before})
    return {
        "times": [press["time"] for press in presses],
        "busy": [press["busy"] for press in presses],
        "previews": [press["preview"] for press in presses],
    }


def _busy(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def wanted_skills(people: Path) -> list[tuple[str, str]]:
    """Pairs of skills by how many people of a folder offer them: the two most wanted, two common and two rarer ones."""
    often = Counter(offer.skill for person in read_community(people).community.profiles for offer in person.offers)
    ranked = sorted(often, key=lambda skill: (-often[skill], skill))
    return [(ranked[place], ranked[place + 1]) for place in (0, 10, 40)]


def _main(site: Path, count: int) -> None:
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="peerpact-bench-") as temporary:
        for shape in community.SHAPES:
            folder = Path(temporary) / shape
            community.write(folder, count, shape)
            found = chip_times(site, wanted_skills(folder), folder)
            told = [f"{name} median {median(found[name]):.1f} ms, worst {max(found[name]):.1f} ms" for name in _TIMES]
            load = f"load {before:.1f} before and {os.getloadavg()[0]:.1f} after"
            print(f"{shape}, {count:,} people: {'; '.join(told)}; {found['previews']} previews; {load}")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)

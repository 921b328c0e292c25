"""From a key in a field for a skill to the frame that shows what it suggests, on a phone of a slow kind.

For: one sentence with the times. Must not: judge, or build a site.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, CDPSession, Page

from testing.form_steps import step
from testing.journeys import PHONE

SLOWER = 4
"""How many times slower than this machine's the processor of the phone is."""
_WORDS = ("pyt", "re", "design", "kub", "public")
_PAUSE = 150  # milliseconds between two keys
# From a key's event until the frame with its suggestions is made, in milliseconds.
_WATCH = """() => {
  window.ppTimes = [];
  document.addEventListener("input", (event) => requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      if (document.querySelector(".ppf-options:not([hidden]) li")) ppTimes.push(performance.now() - event.timeStamp);
    };
    after.port2.postMessage("");
  }), true);
}"""


def told(browser: Browser, base: str) -> str:
    """The times by the clock of a slowed processor, and by the time that the processor itself worked."""
    clock, work = by_the_clock(browser, base), by_the_processor(browser, base)
    return (
        f"Key to suggestions, processor {SLOWER} times slower, {len(clock)} keys: median {median(clock):.0f} ms, worst "
        f"{max(clock):.0f} ms by the clock (load {os.getloadavg()[0]:.0f}); median {median(work):.0f} ms, worst "
        f"{max(work):.0f} ms of processor time."
    )


def by_the_clock(browser: Browser, base: str) -> list[float]:
    """Milliseconds until the frame, with the processor slowed down."""
    page, session = _field(browser, base)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(_WATCH)
    _type(page, session)
    times: list[float] = page.evaluate("ppTimes")
    page.context.close()
    return times


def by_the_processor(browser: Browser, base: str) -> list[float]:
    """Milliseconds that the page's thread worked for each key, all that comes after the frame included, made slower."""
    page, session = _field(browser, base)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    times = _type(page, session)
    page.context.close()
    return times


def _field(browser: Browser, base: str) -> tuple[Page, CDPSession]:
    page = browser.new_context(**PHONE).new_page()
    page.goto(f"{base}join/#teach", wait_until="networkidle")
    step(page).get_by_label("Skill").first.focus()
    page.wait_for_timeout(_PAUSE)
    return page, page.context.new_cdp_session(page)


def _type(page: Page, session: CDPSession) -> list[float]:
    times = []
    for word in _WORDS:
        step(page).get_by_label("Skill").first.fill("")
        for letter in word:
            before = _worked(session)
            page.keyboard.type(letter)
            page.wait_for_timeout(_PAUSE)
            times.append(SLOWER * (_worked(session) - before))
    return times


def _worked(session: CDPSession) -> float:
    """How long the page's thread has worked so far, in milliseconds."""
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return 1000 * float(metrics.get("TaskDuration", 0))

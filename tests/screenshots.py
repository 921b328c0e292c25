"""Pictures of each kind of page, light and dark, wide and narrow, into `screenshots/`.

For: looking at the site before a change is merged: `python tests/screenshots.py [FOLDER]`, where FOLDER
is a community with an `mkdocs.yml` (this repository when left out). Must not: be part of the suite.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from browser_setup import launch_args
from playwright.sync_api import Browser, sync_playwright
from site_server import ROOT, run_mkdocs, served

FOLDER = ROOT / "screenshots"
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")


def kinds(site: Path) -> dict[str, str]:
    """One address of each kind of page, by a short name."""

    def some(folder: str) -> list[str]:
        return sorted(path.name for path in (site / folder).glob("*/") if (path / "index.html").exists())

    found = {"home": "", "directory": "directory/", "skills": "skills/", "partnerships": "partnerships/"}
    found |= {"guide": "how-it-works/"}
    for name, folder in (("person", "people"), ("skill", "skills"), ("partnership", "partnerships")):
        for number, each in enumerate(some(folder)[:: max(1, len(some(folder)) // 3)][:3]):
            found[f"{name}-{number + 1}"] = f"{folder}/{each}/"
    return found


def shoot(browser: Browser, base: str, pages: dict[str, str], target: Path) -> int:
    """Take all pictures; how many there are."""
    taken = 0
    for width in WIDTHS:
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
                timezone_id="Asia/Tokyo",
            )
            tab = context.new_page()
            for name, address in pages.items():
                tab.goto(base + address, wait_until="load")
                tab.screenshot(path=target / f"{name}-{width}-{scheme}.png", full_page=True)
                taken += 1
            context.close()
    return taken


def main(root: Path) -> int:
    """Build, serve and take the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = run_mkdocs(root, Path(folder))
        if built.returncode:
            print(built.stderr)
        with served(Path(folder)) as base:
            browser = playwright.chromium.launch(**launch_args())
            taken = shoot(browser, base, kinds(Path(folder)), FOLDER)
            browser.close()
    print(f"{taken} pictures in {FOLDER}")
    return built.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT))

"""Pictures of each kind of page, light and dark, wide and narrow, into `screenshots/`: run by `make screenshots`.

For: looking at the site before a change is merged. `cd tests && python -m testing.screenshots [FOLDER]` takes those of
another folder with an `mkdocs.yml`. Must not: be part of the suite.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from testing.browser_setup import launch_args
from testing.site_kinds import kinds
from testing.site_server import ROOT, run_mkdocs, served

FOLDER = ROOT / "screenshots"
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")


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
            context.add_init_script("localStorage.setItem('peerpact.me', 'demo-nia')")
            tab = context.new_page()
            for name, address in pages.items():
                tab.goto(base + address, wait_until="networkidle")
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
            taken = shoot(browser, base, kinds(Path(folder), 3), FOLDER)
            browser.close()
    print(f"{taken} pictures in {FOLDER}")
    return built.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT))

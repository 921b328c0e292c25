"""The picture in the README, `docs/site.png`, taken of the demo community's site: run by `make picture`.

For: a picture that shows the site as it is. Must not: be part of the suite, whose tests don't depend on fonts.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from testing.browser_setup import launch_args
from testing.site_server import ROOT, run_mkdocs, served

PICTURE = ROOT / "docs" / "site.png"
PAGE = "people/demo-nia/"
_SIZE = {"width": 1280, "height": 800}


def main() -> int:
    """Build the site, open one page as someone in Berlin sees it, and write the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = run_mkdocs(ROOT, Path(folder))
        if built.returncode:
            print(built.stderr)
            return built.returncode
        with served(Path(folder)) as base:
            browser = playwright.chromium.launch(**launch_args())
            tab = browser.new_page(viewport=_SIZE, color_scheme="light", timezone_id="Europe/Berlin")
            tab.goto(base + PAGE, wait_until="networkidle")
            tab.screenshot(path=PICTURE)
            browser.close()
    print(f"{PICTURE} shows {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

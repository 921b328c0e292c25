"""Finds a Chromium for the tests, or installs one: run by `make browser`.

For: the one place that knows where browsers live and how they are started quietly.
Must not: be needed for anything but the tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "google-chrome", "chromium-browser", "google-chrome-stable")
"""The headless shell first: the same engine without a window's own pages, which cost more than many a test."""
_QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_MINUTES = 15


def installed() -> str | None:
    """The path of a browser of the system; None when there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def launch_args() -> dict[str, object]:
    """How Playwright starts the browser: the system's one if there is one, and without talking to anybody."""
    args = [*_QUIET, *(["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else [])]
    path = installed()
    return {"args": args, **({"executable_path": path} if path else {})}


def _bundled() -> str | None:
    """The browser that Playwright has fetched before; None when there is none."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _run(*command: str) -> bool:
    print("$", " ".join(command), flush=True)
    try:
        return subprocess.run(command, timeout=_MINUTES * 60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired) as problem:
        print(problem)
        return False


def _with_apt() -> bool:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    install = ("apt-get", "install", "-y", "--no-install-recommends")
    return _run("apt-get", "update") and any(_run(*install, package) for package in NAMES[:2])


def main() -> int:
    """Leave with 0 when a browser is there at the end, with 1 and a sentence when not."""
    found = installed() or _bundled()
    if not found and _run(sys.executable, "-m", "playwright", "install", "chromium"):
        found = _bundled()
    if not found and _with_apt():
        found = installed()
    if found:
        print(f"Browser for the tests: {found}")
        return 0
    print(
        "There is no browser for the tests, and none could be installed. Install Chromium or Chrome with your "
        f"system's package manager, so that one of {', '.join(NAMES)} is on the PATH, and run this again."
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())

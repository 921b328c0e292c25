"""Builds the site of a community and serves it on the loopback, for the tests of the site and the screenshots.

For: the one way in which both get a real site. Must not: listen anywhere but on 127.0.0.1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import entry_points
from pathlib import Path

from testing import ROOT

PARTS = ("mkdocs.yml", "community.yml", "skills.yml", "profiles", "agreements", "guides", "scripts")


def copy_community(target: Path) -> Path:
    """A copy of the repository's community, kit and guides that a test may change."""
    target.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)
    return target


def plugin_is_installed() -> bool:
    """Whether this environment knows the plugin; one that was made before the plugin was there doesn't."""
    return bool(entry_points(group="mkdocs.plugins", name="peerpact"))


def run_mkdocs(root: Path, site: Path, now: str = "2026-11-21") -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` of the community at `root`, on the day `now`, into `site`."""
    assert plugin_is_installed(), "run: python -m pip install --no-deps --no-build-isolation --editable ."
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(site)]
    environment = {**os.environ, "PEERPACT_NOW": now, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root / "scripts")}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: a test tells what matters."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no news."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address under which the files of a folder are served until the block ends."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join(timeout=10)

